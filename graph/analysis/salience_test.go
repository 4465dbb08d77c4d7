package analysis_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func salienceOf(tb testing.TB, entities ...graph.Entity) *analysis.Salience {
	tb.Helper()
	v := viewOf(tb, entities...)
	s, err := analysis.SalienceOf(v, bridgeOf(tb, v), 3, analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestSalience_Properties holds that the class says how many attributes are held, and that none is held that is not assessed.
func TestSalience_Properties(t *testing.T) {
	for seed := range uint64(40) {
		s, again := salienceOf(t, crowd(seed)...), salienceOf(t, shuffled(crowd(seed), seed)...)
		for i, one := range s.Stakeholders {
			if other := again.Stakeholders[i]; other.Stakeholder.EntityName() != one.Stakeholder.EntityName() || other.Class != one.Class {
				t.Errorf("seed %d: recorded in another order, %s became %s", seed, one.Stakeholder.EntityName(), other.Stakeholder.EntityName())
			}
			for _, a := range one.Assessments {
				if (a.Class == "") != (a.Number == nil) || a.Number != nil && *a.Number != len(a.Held) {
					t.Errorf("seed %d: %+v", seed, a)
				}
			}
		}
	}
}
