package analysis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func gridOf(tb testing.TB, threshold int, entities ...graph.Entity) *analysis.PowerInterestGrid {
	tb.Helper()
	v := viewOf(tb, entities...)
	g, err := analysis.PowerInterestOf(v, bridgeOf(tb, v), threshold, analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

// TestPowerInterest_Properties holds, over random collaborations, that the order of recording decides nothing and that a
// higher threshold never raises anybody.
func TestPowerInterest_Properties(t *testing.T) {
	high := func(q analysis.PowerInterestQuadrant) [2]int {
		return map[analysis.PowerInterestQuadrant][2]int{
			analysis.QuadrantKeyPlayer: {1, 1}, analysis.QuadrantContextSetter: {1, 0}, analysis.QuadrantSubject: {0, 1},
		}[q]
	}
	for seed := range uint64(40) {
		g := gridOf(t, 3, crowd(seed)...)
		if diff := cmp.Diff(outline(g), outline(gridOf(t, 3, shuffled(crowd(seed), seed)...))); diff != "" {
			t.Fatalf("seed %d: recorded in another order (-want +got):\n%s", seed, diff)
		}
		higher := gridOf(t, 4, crowd(seed)...)
		for i, p := range g.Placements {
			for j, a := range p.Assessments {
				was, is := high(a.Quadrant), high(higher.Placements[i].Assessments[j].Quadrant)
				if is[0] > was[0] || is[1] > was[1] {
					t.Errorf("seed %d: %s became %s at a higher threshold", seed, a.Quadrant, higher.Placements[i].Assessments[j].Quadrant)
				}
			}
		}
	}
}

// outline is what a grid says, without ids.
func outline(g *analysis.PowerInterestGrid) []string {
	var out []string
	for _, p := range g.Placements {
		line := p.Stakeholder.EntityName() + " " + string(p.Quadrant)
		for _, a := range p.Assessments {
			line += " " + string(a.Assessment.Author) + a.Assessment.StatedAt.String() + string(a.Quadrant)
		}
		out = append(out, line)
	}
	return out
}
