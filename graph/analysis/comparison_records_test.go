package analysis_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestComparison_recordsMirrored has what changed the other way round when the days are swapped.
func TestComparison_recordsMirrored(t *testing.T) {
	v, o := compared(t, "comparison/records.json")
	there := comparing(t, v, o)
	o.From, o.To = o.To, o.From
	back := comparing(t, v, o)
	one, err := there.Participations()
	if err != nil {
		t.Fatal(err)
	}
	other, err := back.Participations()
	if err != nil || len(one) != len(other) {
		t.Fatalf("%d participations there and %d back: %v", len(one), len(other), err)
	}
	for i, p := range one {
		if q := other[i]; p.Before != q.After || p.After != q.Before || !cmp.Equal(p.RolesBefore, q.RolesAfter) {
			t.Errorf("%+v there and %+v back", p, q)
		}
	}
	promised, _ := there.Commitments()
	unpromised, _ := back.Commitments()
	needed, _ := there.Dependencies()
	unneeded, _ := back.Dependencies()
	if len(promised) != len(unpromised) || len(needed) != len(unneeded) {
		t.Fatalf("%d commitments and %d dependencies there, %d and %d back", len(promised), len(needed), len(unpromised), len(unneeded))
	}
	for i, c := range promised {
		if d := unpromised[i]; c.Before != d.After || c.After != d.Before {
			t.Errorf("%+v there and %+v back", c, d)
		}
	}
	for i, c := range needed {
		if d := unneeded[i]; c.Before != d.After || c.After != d.Before {
			t.Errorf("%+v there and %+v back", c, d)
		}
	}
}

// TestComparison_recordsShuffled has the order of recording of no account where dates differ.
func TestComparison_recordsShuffled(t *testing.T) {
	v, o := compared(t, "comparison/records.json")
	want := recordsOf(t, comparing(t, v, o))
	slices.Sort(want) // commitments of one stakeholder stand in the order of recording
	for seed := range uint64(10) {
		var in comparisonInput
		caseInput(t, "comparison/records.json", &in)
		entities := in.entities(t)
		rand.New(rand.NewPCG(seed, 3)).Shuffle(len(entities), func(i, j int) { entities[i], entities[j] = entities[j], entities[i] })
		got := recordsOf(t, comparing(t, viewOf(t, entities...), o))
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d (-first +this):\n%s", seed, diff)
		}
	}
}
