package analysis_test

import (
	"testing"

	"raakvlak/graph/analysis"
)

// sampleInput is who is looked at in a map of the examples.
type sampleInput struct {
	Map string `json:"map"`
	Who string `json:"who"`
}

// sampleCase answers the five who are nearest, the two who are furthest, and the five best allies.
func sampleCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in sampleInput
	input(&in)
	v := example(tb, in.Map)
	a := align(tb, v, analysis.AlignmentOptions{})
	who := idOf(tb, v, in.Who)
	top := func(n int, order analysis.PairOrder) []any {
		out := []any{}
		for _, p := range must[[]analysis.AlignmentPair](tb)(a.TopOf(who, n, order)) {
			out = append(out, map[string]any{
				"name": p.B.EntityName(), "score": p.Score, "convergence": p.Convergence, "divergence": p.Divergence,
				"shared": len(p.Shared()), "opposed": len(p.Opposed()),
			})
		}
		return out
	}
	return withBasis(tb, v, a.Basis(), map[string]any{
		"nearest": top(5, analysis.PairHighestScore), "furthest": top(2, analysis.PairLowestScore),
		"allies": texts(must[[]analysis.AlignmentPair](tb)(a.Allies(who, 5)), func(p analysis.AlignmentPair) string { return p.B.EntityName() }),
	})
}
