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
	w := n.net // Brin and Page (1998)
	return w.rank.Of(n.options.Check, func(check Check) ([]float64, error) {
		n := n.under(check)
		if err := n.options.Begin(usualRounds * w.size()); err != nil {
			return nil, err
		}
		r := newPageRanking(w)
		defer r.crew.leave()
		if err := r.approach(n.options.Check); err != nil {
			return nil, err
		}
		for range mostRankRounds {
			if err := n.options.Check.Err(); err != nil {
				return nil, err
			}
			if r.round((*pageRanking).evenly) < rankPrecision {
				return r.ranks(), nil
			}
		}
		return nil, graph.Errorf(graph.CodeInternal, "the page rank did not come to rest")
	})
}

// approach brings the ranks near to rest in about half as many rounds. It leaves small networks alone, in which they are
// soon there anyway: who are alike in the network then have the same rank, to the last bit.
func (r *pageRanking) approach(check Check) error {
	const small = 2_000
	if len(r.from) < small {
		return nil
	}
	for range mostRankRounds {
		if err := check.Err(); err != nil {
			return err
		}
		if r.round((*pageRanking).inPlace) < rankPrecision {
			break
		}
	}
	return nil
}
