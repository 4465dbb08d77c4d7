package analysis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func grid(six string) graph.Assessment {
	w := map[byte]graph.Weight{'1': graph.WeightLow, '2': graph.WeightMedium, '3': graph.WeightHigh, '-': ""}
	return graph.Assessment{Ethics: &graph.EthicalGrid{
		Dependency: w[six[0]], Vulnerability: w[six[1]], Gravity: w[six[2]], RemedyLacking: w[six[3]], FundamentalValue: w[six[4]], PolicyImpact: w[six[5]],
	}}
}

// TestEthics holds the sums of the grid (Bryson, 2004, after Lewis, 1991), 3, 2 and 1 for high, medium and low, and the
// convention that 15 or more is a duty of care.
func TestEthics(t *testing.T) {
	v := viewOf(t, append(collaborating(7),
		assessing("p", "A", 1, grid("111111")), assessing("p", "B", 1, grid("333333")), assessing("p", "C", 1, grid("222233")),
		assessing("p", "D", 1, grid("322233")), assessing("p", "E", 1, grid("33333-")),
		assessing("p", "F", 1, grid("222222")), assessing("q", "F", 1, grid("333322")),
	)...)
	e, err := analysis.EthicsOf(v, bridgeOf(t, v), analysis.Work{})
	if err != nil {
		t.Fatal(err)
	}
	type scored struct {
		Who             string
		Lowest, Highest int
		Care            bool
	}
	want := []scored{{"B", 18, 18, true}, {"F", 12, 16, true}, {"D", 15, 15, true}, {"C", 14, 14, false}, {"A", 6, 6, false}, {"E", 0, 0, false}, {"G", 0, 0, false}}
	var got []scored
	for _, s := range e.Stakeholders {
		one := scored{Who: s.Stakeholder.EntityName(), Care: s.DutyOfCare}
		if s.Score != nil {
			one.Lowest, one.Highest = s.Score.Lowest, s.Score.Highest
		}
		got = append(got, one)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("scores (-want +got):\n%s", diff)
	}
}
