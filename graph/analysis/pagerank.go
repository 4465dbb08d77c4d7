package analysis

import (
	"raakvlak/graph"
)

const (
	damping        = 0.85
	mostRankRounds = 1_000
	usualRounds    = 100 // that a rank is paid for
)

// pageRank returns the chance to find somebody at each node who follows links by what they weigh, and now and then, in
// 3 of 20 steps and where no link leads on, begins anew anywhere.
//
//	P(v) = (1-d)/n + d·( Σ over u → v of P(u)·w(u,v)/w(u) + Σ over u without links of P(u)/n ),  d = 0.85
func (n *Network) pageRank() ([]float64, error) {
	// Brin and Page (1998). Each round takes the ranks of the round before, so that all of them can be made at once.
	w := n.net
	return w.rank.get(func() ([]float64, error) {
		if err := n.options.Begin(usualRounds * w.size()); err != nil {
			return nil, err
		}
		r := newPageRanking(w)
		for range mostRankRounds {
			change, err := r.round(n.options.Check)
			if err != nil || change < rankPrecision {
				return r.x, err
			}
		}
		return nil, graph.Errorf(graph.CodeInternal, "the page rank did not come to rest")
	})
}
