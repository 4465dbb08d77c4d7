package analysis_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// TestSalience_Classes is every class of Mitchell, Agle and Wood (1997), AMR 22(4).
func TestSalience_Classes(t *testing.T) {
	for held, want := range map[string]analysis.SalienceClass{
		"":    analysis.SalienceNonStakeholder,
		"P":   analysis.SalienceDormant,
		"L":   analysis.SalienceDiscretionary,
		"U":   analysis.SalienceDemanding,
		"PL":  analysis.SalienceDominant,
		"PU":  analysis.SalienceDangerous,
		"LU":  analysis.SalienceDependent,
		"PLU": analysis.SalienceDefinitive,
	} {
		level := func(attribute string) *int {
			if strings.Contains(held, attribute) {
				return at(3)
			}
			return at(2)
		}
		s := salienceOf(t, append(collaborating(1),
			assessing("p", "A", 1, graph.Assessment{Power: level("P"), Legitimacy: level("L"), Urgency: level("U")}))...)
		got := s.Stakeholders[0]
		if got.Class != want || *got.Number != (analysis.Spread{Lowest: len(held), Highest: len(held)}) || len(got.Assessments[0].Held) != len(held) {
			t.Errorf("%q: got %+v, want %s with %d attributes", held, got, want, len(held))
		}
	}
}

func TestSalience_Order(t *testing.T) {
	all := func(p, l, u int) graph.Assessment {
		return graph.Assessment{Power: at(p), Legitimacy: at(l), Urgency: at(u)}
	}
	s := salienceOf(t, append(collaborating(5),
		assessing("p", "A", 1, all(1, 1, 1)), assessing("p", "B", 1, all(5, 1, 1)),
		assessing("p", "C", 1, graph.Assessment{Power: at(5), Urgency: at(5)}), // not known to be anything
		assessing("p", "E", 1, all(1, 1, 5)), assessing("q", "E", 1, all(5, 5, 5)),
	)...)
	var got []string
	for _, one := range s.Stakeholders {
		got = append(got, one.Stakeholder.EntityName()+" "+string(one.Class))
	}
	if diff := cmp.Diff([]string{"E ", "B DORMANT", "A NON_STAKEHOLDER", "C ", "D "}, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if e := s.Stakeholders[0]; !e.Disagree || *e.Number != (analysis.Spread{Lowest: 1, Highest: 3}) {
		t.Errorf("got %+v, want authors that disagree, on 1 to 3", e)
	}
	if c := s.Stakeholders[3]; c.Disagree || c.Number != nil || len(c.Assessments[0].Held) != 2 {
		t.Errorf("got %+v, want two attributes held and no number", c)
	}
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
