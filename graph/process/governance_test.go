package process_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
)

// TestGovernance holds the table of Provan and Kenis with our thresholds, ties as ties, and unknown as unknown.
func TestGovernance(t *testing.T) {
	three := collaboration(3, "A", "B", "C")
	var seven []string
	for i := range 7 {
		seven = append(seven, "P"+strconv.Itoa(i))
	}
	for _, test := range []struct {
		name     string
		entities []graph.Entity
		want     []string // magnitude of each contingency
		best     []graph.Governance
	}{
		{"nobody", collaboration(0), []string{"", "", "", ""}, nil},
		{"few", three, []string{"", "FEW", "", ""}, []graph.Governance{graph.GovernanceSelfRegulating}},
		{"a tie between two", collaboration(7, seven...), []string{"", "MODERATE", "", ""}, []graph.Governance{graph.GovernanceLead, graph.GovernanceAdministrative}},
		{
			"one pair of three trusts", with(three, trusts("A", "B"), trusts("B", "A")),
			[]string{"MODERATE", "FEW", "", ""},
			[]graph.Governance{graph.GovernanceSelfRegulating, graph.GovernanceAdministrative},
		},
		{
			"shared governance", with(three, trusts("A", "B"), trusts("B", "C"), ambition("Goal"), position("A", "Goal", 2), position("B", "Goal", 4),
				depends("A", "B", 1)), []string{"HIGH", "FEW", "HIGH", "LOW"}, []graph.Governance{graph.GovernanceSelfRegulating},
		},
		{
			// Converging (3 + 1)/2 = 2, diverging (3 + 2)/2 + (1 + 2)/2 = 4: 33.3 %.
			"low consensus matches nobody", with(three, ambition("Goal"), position("A", "Goal", 3), position("B", "Goal", 1), position("C", "Goal", -2)),
			[]string{"", "FEW", "LOW", ""},
			[]graph.Governance{graph.GovernanceSelfRegulating},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := processOf(t, test.entities...).Governance()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range a.Contingencies {
				got = append(got, string(c.Magnitude))
				if (c.Value == nil) != (c.Magnitude == "") || c.Finding.Dutch == "" {
					t.Errorf("%s is %v and %q: %+v", c.Key, c.Value, c.Magnitude, c.Finding)
				}
				if c.Value != nil && (math.IsNaN(*c.Value) || math.IsInf(*c.Value, 0)) {
					t.Errorf("%s is %v", c.Key, *c.Value)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("contingencies (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.best, a.Best); diff != "" {
				t.Errorf("best (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGovernance_numbers(t *testing.T) {
	entities := with(collaboration(3, "A", "B", "C"), trusts("A", "B"), trusts("A", "C"), ambition("Goal"), position("A", "Goal", 3),
		position("B", "Goal", 1), position("C", "Goal", -2), depends("A", "B", 1), depends("A", "B", 4), depends("C", "B", 1))
	a, err := processOf(t, entities...).Governance()
	if err != nil {
		t.Fatal(err)
	}
	want := []float64{2. / 3, 3, 100. / 3, 2. / 6}
	for i, c := range a.Contingencies {
		if c.Value == nil || math.Abs(*c.Value-want[i]) > 1e-6 {
			t.Errorf("%s = %v, want %v", c.Key, c.Value, want[i])
		}
	}
	// Degrees 2, 1, 1: (0 + 1 + 1) / (2 × 1).
	if a.Centralisation == nil || *a.Centralisation != 1 {
		t.Errorf("centralisation = %v, want 1", a.Centralisation)
	}
}
