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

// TestGovernance_bounds holds each threshold of ours at both of its sides: of how many partners, of how many of their pairs with
// trust, of how many ordered pairs that need each other, and of how many ambitions of which they want the same.
func TestGovernance_bounds(t *testing.T) {
	names := func(n int) []string {
		var out []string
		for i := range n {
			out = append(out, "P"+strconv.Itoa(10+i))
		}
		return out
	}
	paired := func(n, pairs int, link func(a, b string) graph.Entity) []graph.Entity {
		all, out := names(n), collaboration(n, names(n)...)
		for i := range all {
			for j := range i {
				if pairs > 0 {
					out, pairs = append(out, link(all[j], all[i])), pairs-1
				}
			}
		}
		return out
	}
	trust := func(a, b string) graph.Entity { return trusts(a, b) }
	needs := func(a, b string) graph.Entity { return depends(a, b, 2) }
	wanting := func(same, opposite int) []graph.Entity {
		out := collaboration(2, "A", "B")
		for k := range same + opposite {
			name, other := "Goal "+strconv.Itoa(k), 1
			if k >= same {
				other = -1
			}
			out = append(out, ambition(name), position("A", name, 1), position("B", name, other))
		}
		return out
	}
	for _, test := range []struct {
		name        string
		entities    []graph.Entity
		contingency int
		value       float64
		want        string
	}{
		{"six are few", collaboration(6, names(6)...), 1, 6, "FEW"},
		{"seven are moderate", collaboration(7, names(7)...), 1, 7, "MODERATE"},
		{"fifteen are moderate", collaboration(15, names(15)...), 1, 15, "MODERATE"},
		{"sixteen are many", collaboration(16, names(16)...), 1, 16, "MANY"},
		{"trust in half of all pairs is high", paired(4, 3, trust), 0, 1. / 2, "HIGH"},
		{"trust in less than half is moderate", paired(8, 13, trust), 0, 13. / 28, "MODERATE"},
		{"trust in a quarter is moderate", paired(8, 7, trust), 0, 1. / 4, "MODERATE"},
		{"trust in less than a quarter is low", paired(8, 6, trust), 0, 6. / 28, "LOW"},
		{"75 % is high", wanting(3, 1), 2, 75, "HIGH"},
		{"less than 75 % is moderately high", wanting(41, 14), 2, 4100. / 55, "MODERATELY_HIGH"},
		{"60 % is moderately high", wanting(3, 2), 2, 60, "MODERATELY_HIGH"},
		{"less than 60 % is moderately low", wanting(16, 11), 2, 1600. / 27, "MODERATELY_LOW"},
		{"40 % is moderately low", wanting(2, 3), 2, 40, "MODERATELY_LOW"},
		{"less than 40 % is low", wanting(15, 23), 2, 1500. / 38, "LOW"},
		{"half of all ordered pairs that need each other is high", paired(4, 6, needs), 3, 1. / 2, "HIGH"},
		{"less than half is moderate", paired(4, 5, needs), 3, 5. / 12, "MODERATE"},
		{"a quarter is moderate", paired(4, 3, needs), 3, 1. / 4, "MODERATE"},
		{"less than a quarter is low", paired(4, 2, needs), 3, 2. / 12, "LOW"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := processOf(t, test.entities...).Governance()
			if err != nil {
				t.Fatal(err)
			}
			c := a.Contingencies[test.contingency]
			if c.Value == nil || math.Abs(*c.Value-test.value) > 1e-6 || string(c.Magnitude) != test.want {
				t.Errorf("%s is %s, want %s at %v", c.Key, c.Magnitude, test.want, test.value)
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
