package neo4j_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

// hostile are texts that would do something if they were taken for Cypher.
var hostile = []string{
	`'}) MATCH (n) DETACH DELETE n //`,
	`" OR 1=1 //`,
	"`]->() DELETE r //",
	`\u0027}) DETACH DELETE n`,
	`$part`, `{{.}}`, `RELATIONSHIP`, `:Head`, `*/ MATCH (n) SET n:Head /*`, `;DROP CONSTRAINT entity_id;`,
}

// TestStore_CypherInTexts stores such texts wherever texts go, and finds them as they are.
func TestStore_CypherInTexts(t *testing.T) {
	w := storetest.NewWorld(t, mustOpen(t, neo4jtest.Shared(t)))
	var entities []graph.Entity
	for _, text := range hostile {
		entities = append(entities, &graph.Organisation{
			Record: graph.Record{Tags: []string{text}, Attributes: graph.Attributes{text: text}},
			Name:   text, Aliases: []string{text}, Description: text,
		})
	}
	before := raw(t, "MATCH (n) RETURN count(n)", nil)[0].Values[0].(int64)
	c := w.Found(t, hostile[0], entities...)
	for _, text := range hostile {
		c.Do(t, graph.CreateFrom(graph.KindTopic, "", graph.Fields{"name": text, "attributes": graph.Attributes{text: text}}))
	}
	loaded, err := storetest.Snapshot(t.Context(), w.Store, c.Map())
	if err != nil {
		t.Fatal(err)
	}
	if diff := storetest.Diff(c.Snapshot(), loaded); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
	// The record, the owner, the head and the first event; then two nodes per Change beside the topic.
	want := before + 4 + int64(len(hostile)) + 3*int64(len(hostile))
	if got := raw(t, "MATCH (n) RETURN count(n)", nil)[0].Values[0].(int64); got != want {
		t.Errorf("there are %d nodes, want %d", got, want)
	}
}

// TestStore_CypherInIDs asks for maps and revisions by such texts.
func TestStore_CypherInIDs(t *testing.T) {
	s := mustOpen(t, neo4jtest.Shared(t))
	for _, text := range hostile {
		id := graph.MapID(text)
		if _, err := s.Revision(t.Context(), id); graph.CodeOf(err) != graph.CodeNotFound {
			t.Errorf("Revision(%q): got %v, want it not found", text, err)
		}
		if _, _, err := s.Load(t.Context(), id); graph.CodeOf(err) != graph.CodeNotFound {
			t.Errorf("Load(%q): got %v, want it not found", text, err)
		}
		if err := s.Delete(t.Context(), id); graph.CodeOf(err) != graph.CodeNotFound {
			t.Errorf("Delete(%q): got %v, want it not found", text, err)
		}
	}
}

// TestAsk_Unregistered asks for texts that are no statements of the store.
func TestAsk_Unregistered(t *testing.T) {
	s := mustOpen(t, neo4jtest.Shared(t))
	for _, name := range []string{"", "RETURN 1", "MATCH (n) DETACH DELETE n", "loadRelationships", "loadRelationshipsHOLDS"} {
		if err := s.Ask(t.Context(), name); graph.CodeOf(err) != graph.CodeInternal {
			t.Errorf("Ask(%q): got %v, want it refused", name, err)
		}
	}
}

// TestLoad_ChangedByHand changes a map by Cypher behind the store's back: what no store can have written does not come
// out, and Check tells what it is.
func TestLoad_ChangedByHand(t *testing.T) {
	for name, test := range map[string]struct{ cypher, flaw string }{
		"UnknownEnumeration": {`MATCH (n:Organisation {map: $map, name: "City"}) SET n.sector = "NONSENSE"`, `unknown sector "NONSENSE"`},
		"UnknownInStruct":    {`MATCH (n:Interest {map: $map}) SET n.consents = '[{"audience":"NONSENSE"}]'`, "unknown consents"},
		"WrongType":          {`MATCH (n:Interest {map: $map}) SET n.confidence = "much"`, "a string stands where a number is due"},
		"WrongTypeOnArrow":   {`MATCH (:Interest {map: $map})-[r:CONCERNS]->() SET r.stance = 1.5`, "a float64 stands where a whole number is due"},
		"NoJSON":             {`MATCH (n:Individual {map: $map}) SET n.attributes = "{"`, "it is no JSON text"},
		"OrderBroken":        {`MATCH (:Interest {map: $map})-[r:CONCERNS]->() SET r.position = 7`, "the order of topics is broken"},
		"TwoHolders": {
			`MATCH (i:Interest {map: $map}), (o:Organisation {map: $map, name: "City"}) CREATE (o)-[:HOLDS]->(i)`, "two for holder instead of one",
		},
		"LinkGone":      {`MATCH (:Interest {map: $map})<-[r:HOLDS]-() DELETE r`, "its holder is missing"},
		"NodeGone":      {`MATCH (i:Interest {map: $map}) DETACH DELETE i`, "nodes and relationships, and should have"},
		"NodeAdded":     {`CREATE (:Entity:Organisation {map: $map, name: "Intruder"})`, "none of the map's entities"},
		"LinkAdded":     {`MATCH (a:Organisation {map: $map, name: "City"}), (b:Individual {map: $map}) CREATE (a)-[:LIKES]->(b)`, "are no links of any entity"},
		"LabelGone":     {`MATCH (n:Organisation {map: $map, name: "City"}) REMOVE n:Stakeholder`, "should be labelled"},
		"EventGone":     {`MATCH (e:Event {map: $map, number: 2}) DELETE e`, "event 3 stands where 2 is due"},
		"RevisionMoved": {`MATCH (h:Head {map: $map}) SET h.number = 5`, "the map is at revision 5"},
		"FromTheFuture": {`MATCH (n:Organisation {map: $map, name: "City"}) SET n.number = 9`, "it is of revision 9"},
		"KeyStray":      {`MATCH (m:Mutation {map: $map}) SET m.number = 9`, "revisions that the map has not"},
		"TieChanged":    {`MATCH ()-[r:TIED {map: $map}]->() SET r.kind = "LOVES"`, `unknown kind "LOVES"`},
	} {
		t.Run(name, func(t *testing.T) {
			w := storetest.NewWorld(t, mustOpen(t, neo4jtest.Shared(t)))
			c := w.Found(t, t.Name(), storetest.Town()...)
			c.Do(t, organisation("Police"))
			c.Do(t, organisation("School"))
			raw(t, test.cypher, map[string]any{"map": string(c.Map())})
			var flaws []string
			for flaw, err := range w.Store.Check(t.Context(), c.Map()) {
				if err != nil {
					t.Fatalf("Check: %v", err)
				}
				flaws = append(flaws, flaw.Message)
			}
			if !containsText(flaws, test.flaw) {
				t.Errorf("Check found %q, want %q among it", flaws, test.flaw)
			}
			loaded, err := storetest.Snapshot(t.Context(), w.Store, c.Map())
			if err != nil {
				if got := graph.CodeOf(err); got != graph.CodeInternal {
					t.Errorf("Load: got %v, want it internal", err)
				}
				return
			}
			// What it did not touch is as it was.
			if diff := cmp.Diff(c.Snapshot().Size(), loaded.Size()); diff != "" {
				t.Errorf("Load (-want +got):\n%s", diff)
			}
		})
	}
}
