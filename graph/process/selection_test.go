package process_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

func selectionOf(tb testing.TB, entities ...graph.Entity) *process.Selection {
	tb.Helper()
	s, err := processOf(tb, entities...).Selection()
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestSelection_questions has PRONET's four questions about one candidate.
func TestSelection_questions(t *testing.T) {
	entities := append(collaboration(1, "A", "B"), needing("geld")...)
	entities = append(entities, offering("B", "geld")...)
	entities = append(entities, ofSector("C", graph.SectorProfit))
	entities = append(entities, offering("C", "geld")...)
	first, second := assessed("B", 4, 4, "anna"), assessed("B", 4, 4, "bert")
	low, high := 2, 5
	first.Impact, second.Impact = &low, &high
	first.AttitudeNow, first.Touches, second.Alternatives = graph.AttitudeFollower, "de helpdesk", "een fonds"
	s := selectionOf(t, append(entities, first, second)...)
	b := s.Candidates[1]
	if diff := cmp.Diff(&analysis.Spread{Lowest: 2, Highest: 5}, b.Impact); diff != "" {
		t.Errorf("impact (-want +got):\n%s", diff)
	}
	if len(b.Resources) != 1 || b.Resources[0].Resource.Name != "geld" || len(b.Resources[0].Others(2)) != 1 {
		t.Errorf("resources = %v, want geld, which C brings too", b.Resources)
	}
	if len(b.Alternatives) != 1 || b.Alternatives[0].Author != "bert" || len(b.Touches) != 1 || b.Touches[0].Author != "anna" {
		t.Errorf("alternatives %v and touches %v, want those of bert and of anna", b.Alternatives, b.Touches)
	}
	if b.Attitude.Lowest != graph.AttitudeFollower || b.Placement.Quadrant != analysis.QuadrantKeyPlayer {
		t.Errorf("attitude %s in %s, want FOLLOWER and KEY_PLAYER", b.Attitude.Lowest, b.Placement.Quadrant)
	}
}

// TestSelection_missing is the rule table of what is missing: our convention, after DiSalvo (2009) and the seed's "dwars
// door grenzen, sectoren en niveaus heen".
func TestSelection_missing(t *testing.T) {
	topic := &graph.Topic{Record: record("Geluid"), Name: "Geluid"}
	a := ambition("Stil")
	a.Topics = []graph.TopicStance{{Topic: topic.ID, Stance: 2}}
	a.Needs = []graph.Need{{Resource: "_:geld"}}
	outsider := &graph.Organisation{
		Record: record("Ver"), Name: "Ver", Sector: graph.SectorCitizens, Scale: graph.ScaleEuropean, Domains: []string{"muziek"},
	}
	base := append(collaboration(1, "A"), topic, &graph.Resource{Record: record("geld"), Name: "geld"}, a, outsider)
	concerned := interest("_:Ver", "rust")
	concerned.Topics = []graph.TopicStance{{Topic: topic.ID, Stance: 1}}
	tests := []struct {
		name string
		more []graph.Entity
		gone string // the gap that this fills
	}{
		{"nothing", nil, ""},
		{"an offer at the table", offering("A", "geld"), "NEED geld"},
		{"an interest of the network", []graph.Entity{interest(table, "samen")}, "LEVEL NETWORK"},
		{"an interest of an organisation", []graph.Entity{interest("_:A", "omzet")}, "LEVEL ORGANISATION"},
		{"an interest elsewhere", []graph.Entity{concerned}, ""},
		{"it joins", []graph.Entity{concerned, joining("Ver", graph.RoleCandidate, graph.EngagementContacted)}, "TOPIC Geluid"},
		{"it declined", []graph.Entity{concerned, joining("Ver", graph.RoleCandidate, graph.EngagementDeclined)}, ""},
	}
	all := gaps(t, selectionOf(t, base...))
	want := []string{
		"NEED geld", "SECTOR PUBLIC", "SECTOR NON_PROFIT", "SECTOR PROFIT", "SECTOR CITIZENS", "SCALE EUROPEAN", "DOMAIN muziek",
		"LEVEL NETWORK", "LEVEL ORGANISATION", "LEVEL INDIVIDUAL", "TOPIC Geluid",
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := map[string]bool{}
			for _, g := range gaps(t, selectionOf(t, with(base, test.more...)...)) {
				got[g] = true
			}
			if test.gone != "" && got[test.gone] {
				t.Errorf("%s is still missing", test.gone)
			}
			if test.gone == "" && len(got) != len(all) {
				t.Errorf("missing = %v, want all", got)
			}
		})
	}
}

func gaps(tb testing.TB, s *process.Selection) []string {
	tb.Helper()
	all, err := s.Missing()
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, g := range all {
		what := g.Value
		if g.Subject != nil {
			what = g.Subject.EntityName()
		}
		out = append(out, string(g.Kind)+" "+what)
	}
	return out
}
