package neo4j_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

// everyNoun returns a map in which each noun occurs.
func everyNoun() []graph.Entity {
	record := func(id graph.ID) graph.Record { return graph.Record{ID: id} }
	said := graph.Statement{
		Audience: graph.AudienceStewards, Origin: graph.OriginDocumented, Confidence: 0.5, Collaboration: "together",
		Source: &graph.Source{Document: "Minutes"},
	}
	four := 4
	now := time.Date(2026, time.March, 31, 9, 0, 0, 0, time.UTC)
	return append(
		storetest.Town(),
		&graph.Offer{Statement: said, Stakeholder: "city", Resource: "money"},
		&graph.Commitment{Statement: said, Stakeholder: "city", Ambition: "roof", Resource: "money"},
		&graph.Participation{Record: record("joins"), Statement: said, Stakeholder: "city"},
		&graph.Assessment{Statement: said, Participation: "joins", Power: &four, Ethics: &graph.EthicalGrid{Gravity: graph.WeightHigh}},
		&graph.Contact{Statement: said, With: []graph.ID{"city", "ann"}, At: now},
		&graph.Scan{Statement: said, Instrument: "quickscan", Answers: []graph.Answer{{Question: "q", Value: "v"}}},
		&graph.Term{Collaboration: "together", Name: "Home", Meanings: []graph.Meaning{{Stakeholder: "city", Text: "A house"}}},
		&graph.Action{Collaboration: "together", Name: "Meet", Leader: "ann", Partners: []graph.ID{"city"}, Ambition: "roof", Due: &now},
		&graph.Agreement{Collaboration: "together", Document: graph.DocumentStartNote, Name: "Note", Parties: []graph.ID{"city", "care"}},
		&graph.Passage{Collaboration: "together", From: graph.PhasePreliminary, To: graph.PhaseExploring, At: now},
		&graph.Member{Principal: "bound", Name: "Bound", Role: graph.MemberPartner, Stakeholders: []graph.ID{"care"}},
	)
}

// TestShape looks for the labels, relationships and properties under which people look for things in Neo4j Browser.
func TestShape(t *testing.T) {
	w := storetest.NewWorld(t, mustOpen(t, neo4jtest.Shared(t)))
	c := w.Found(t, t.Name(), everyNoun()...)
	for pattern, want := range map[string]int64{
		`(:Map:Entity {id: $map, map: $map, name: "TestShape"})`:                                                                    1,
		`(:Stakeholder {map: $map})`:                                                                                                3,
		`(:Stakeholder:Organisation {map: $map, name: "Care"})-[:PART_OF]->(:Organisation {name: "City"})`:                          1,
		`(:Stakeholder:Individual {map: $map})-[:MAKES]->(:Representation {mandate: "NONE"})-[:OF]->(:Organisation {name: "Care"})`: 1,
		`(:Topic {map: $map, name: "Rent"})-[:NARROWER_THAN]->(:Topic {name: "Homes"})`:                                             1,
		`(:Organisation {map: $map})-[:HOLDS]->(:Interest)-[:CONCERNS {stance: 3, position: 0}]->(:Topic {name: "Homes"})`:          1,
		`(:Organisation {map: $map})-[:HOLDS]->(:Interest)-[:CONCERNS {stance: 0, position: 1}]->(:Topic {name: "Rent"})`:           1,
		`(:Ambition {map: $map})-[:CONCERNS {stance: 4}]->(:Topic {name: "Homes"})`:                                                 1,
		`(:Ambition {map: $map})-[:OF]->(:Collaboration)`:                                                                           1,
		`(:Individual {map: $map})-[:VOICES {position: 1}]->(:Ambition)`:                                                            1,
		`(:Organisation {map: $map, name: "Care"})-[:VOICES {position: 0}]->(:Ambition)`:                                            1,
		`(:Ambition {map: $map})-[:NEEDS]->(:Resource {name: "Money", kind: "MONEY"})`:                                              1,
		`(:Individual {map: $map})-[:TAKES]->(:Position {stance: 3})-[:ON]->(:Ambition)`:                                            1,
		`(:Organisation {map: $map})-[:HAS]->(:Offer {sourceDocument: "Minutes"})-[:OF]->(:Resource)`:                               1,
		`(:Organisation {map: $map})-[:PROMISES]->(:Commitment {status: "PROPOSED"})-[:TO]->(:Collaboration)`:                       1,
		`(:Commitment {map: $map})-[:FOR]->(:Ambition)`:                                                                             1,
		`(:Organisation {map: $map})-[:DEPENDS]->(:Dependency {importance: 4})-[:UPON]->(:Organisation {name: "City"})`:             1,
		`(:Dependency {map: $map})-[:FOR]->(:Resource)`:                                                                             1,
		`(:Stakeholder {map: $map})-[:INFLUENCES {map: $map, strength: 0, origin: "OBSERVED"}]->(:Stakeholder)`:                     1,
		`(:Stakeholder {map: $map})-[:TIED {map: $map, kind: "TRUSTS", strength: 2}]-(:Stakeholder)`:                                2,
		`(:Collaboration {map: $map})-[:OWNED_BY]->(:Organisation {name: "City"})`:                                                  1,
		`(:Organisation {map: $map})-[:JOINS]->(:Participation {role: "CANDIDATE"})-[:IN]->(:Collaboration)`:                        1,
		`(:Assessment {map: $map, power: 4, ethicsGravity: "HIGH"})-[:ASSESSES]->(:Participation)`:                                  1,
		`(:Contact {map: $map, at: datetime("2026-03-31T09:00:00Z")})-[:WITH]->(:Stakeholder)`:                                      2,
		`(:Scan {map: $map, instrument: "quickscan"})-[:CONTEXT]->(:Collaboration)`:                                                 1,
		`(:Term {map: $map})-[:MEANT_BY {text: "A house"}]->(:Organisation)`:                                                        1,
		`(:Term {map: $map})-[:IN]->(:Collaboration)`:                                                                               1,
		`(:Action {map: $map, status: "PLANNED"})-[:LED_BY]->(:Individual)`:                                                         1,
		`(:Agreement {map: $map})-[:WITH]->(:Organisation)`:                                                                         2,
		`(:Passage {map: $map, from: "PRELIMINARY"})-[:IN]->(:Collaboration)`:                                                       1,
		`(:Member {map: $map, role: "PARTNER"})-[:BOUND_TO]->(:Organisation)`:                                                       1,
		`(:Head {map: $map, number: 1})`:                                                                                            1,
		`(:Event {map: $map, number: 1, principal: "owner"})`:                                                                       1,
		`(:Organisation {map: $map, name: "City", tags: ["lead"]})`:                                                                 1,
	} {
		got := raw(t, "MATCH "+pattern+" RETURN count(*)", map[string]any{"map": string(c.Map())})[0].Values[0]
		if got != want {
			t.Errorf("there are %v of %s, want %d", got, pattern, want)
		}
	}
	kinds := map[string]bool{}
	for _, row := range raw(t, "MATCH (n:Entity {map: $map}) UNWIND labels(n) AS label RETURN DISTINCT label", map[string]any{"map": string(c.Map())}) {
		kinds[row.Values[0].(string)] = true
	}
	want := map[string]bool{"Entity": true, "Stakeholder": true}
	for _, k := range graph.Kinds() {
		if k != graph.KindInfluence && k != graph.KindTie {
			want[k.String()] = true
		}
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
}
