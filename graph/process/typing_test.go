package process_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// TestTyping_choices has every value of every characteristic that the collaboration can be given, each with a label and a
// guidance in both languages.
func TestTyping_choices(t *testing.T) {
	counts := map[process.CharacteristicKey]int{}
	for _, c := range typingOf(t, collaboration(0)...).Characteristics {
		if c.State != process.CharacteristicOpen || c.Value != "" {
			t.Errorf("%s = %s %q, want it open", c.Key, c.State, c.Value)
		}
		for _, o := range append([]process.Choice{{Label: c.Name, Guidance: c.Guidance}}, c.Choices...) {
			for _, text := range []process.Text{o.Label, o.Guidance} {
				if text.Dutch == "" || text.English == "" {
					t.Errorf("%s %q has a text without one of its languages", c.Key, o.Value)
				}
			}
		}
		counts[c.Key] = len(c.Choices)
	}
	want := map[process.CharacteristicKey]int{
		process.CharacteristicOrientation: 2, process.CharacteristicIssueOrder: 3, process.CharacteristicMotive: 3,
		process.CharacteristicNetworkKind: 2, process.CharacteristicFinality: 4, process.CharacteristicForm: 3,
		process.CharacteristicGovernance: 3, process.CharacteristicPartners: 5, process.CharacteristicArrangement: 10,
		process.CharacteristicFormality: 2, process.CharacteristicScale: 5, process.CharacteristicProblemOwner: 0,
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
}

// TestTyping_partners computes the nature of the partners (the slides: overheid, non-profit, profit, … mix).
func TestTyping_partners(t *testing.T) {
	public, citizens, none := ofSector("Pub", graph.SectorPublic), ofSector("Cit", graph.SectorCitizens), ofSector("Non", "")
	tests := []struct {
		name    string
		joining []graph.Entity
		want    string
	}{
		{"nobody", nil, ""},
		{"one without a sector", []graph.Entity{joining("Non", graph.RolePartner, graph.EngagementEngaged)}, ""},
		{"a public one", []graph.Entity{joining("Pub", graph.RolePartner, graph.EngagementEngaged)}, "PUBLIC"},
		{"a candidate", []graph.Entity{joining("Pub", graph.RoleCandidate, graph.EngagementEngaged)}, ""},
		{"two", []graph.Entity{joining("Pub", graph.RolePartner, graph.EngagementEngaged), joining("Cit", graph.RoleInitiator, graph.EngagementEngaged)}, "MIX"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, c := range typingOf(t, with(collaboration(0), append(test.joining, public, citizens, none)...)...).Characteristics {
				if c.Key == process.CharacteristicPartners && (c.Value != test.want || (c.State == process.CharacteristicComputed) != (test.want != "")) {
					t.Errorf("partners = %s %q, want %q", c.State, c.Value, test.want)
				}
			}
		})
	}
}

// TestTyping_steps is de Caluwé and Kaats's order of steps, as the slides have it.
func TestTyping_steps(t *testing.T) {
	for orientation, want := range map[graph.Orientation]int{"": 0, graph.OrientationInstitutional: 3, graph.OrientationChallenge: 4} {
		c := &graph.Collaboration{Record: graph.Record{ID: table}, Name: "Table", Orientation: orientation}
		if got := len(typingOf(t, c).Steps); got != want {
			t.Errorf("%q has %d steps, want %d", orientation, got, want)
		}
	}
}

func TestCompareProfiles(t *testing.T) {
	of := func(c graph.Collaboration) *process.Process {
		c.Record, c.Name = graph.Record{ID: table}, "Table"
		return processOf(t, &c)
	}
	got, err := of(graph.Collaboration{Motive: graph.MotiveProblem, Form: graph.FormIssue, Scale: graph.ScaleLocal}).
		CompareProfiles(of(graph.Collaboration{Motive: graph.MotiveProblem, Form: graph.FormChain}))
	if err != nil {
		t.Fatal(err)
	}
	if got.Same != 1 || got.Different != 1 || got.Open != 10 {
		t.Errorf("same %d, different %d, open %d; want 1, 1, 10", got.Same, got.Different, got.Open)
	}
}

// typingOf types the collaboration Table of the entities.
func typingOf(tb testing.TB, entities ...graph.Entity) *process.Typing {
	tb.Helper()
	typing, err := processOf(tb, entities...).Typing()
	if err != nil {
		tb.Fatal(err)
	}
	return typing
}
