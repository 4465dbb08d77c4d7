package analysis

import "math"

// hole is what a node's place between others allows it (Burt, 1992).
type hole struct {
	constraint float64
	size       float64 // effective
}

// holes returns them for all nodes; those of nodes that nothing joins mean nothing.
//
//	p(u,v) = m(u,v) / Σ over w of m(u,w),  m(u,v) = links from u to v and from v to u
//	constraint(u) = Σ over neighbours v of ( p(u,v) + Σ over neighbours w of p(u,w)·p(w,v) )²
//	effective size(u) = Σ over neighbours v of ( 1 - Σ over neighbours w of p(u,w)·m(v,w)/max m(v,·) )
func (n *Network) holes() ([]hole, error) {
	w := n.net
	return w.hole.Of(n.options.Check, func(check Check) ([]hole, error) {
		n := n.under(check)
		price := w.holesPrice()
		if err := n.options.Begin(price); err != nil {
			return nil, err
		}
		out := make([]hole, w.len())
		parts := min(mostParts, w.len())
		scratches := make([]*holeScratch, partWorkers(parts, price))
		err := eachPart(parts, price, n.options.Check, func(worker, part int) error {
			if scratches[worker] == nil {
				scratches[worker] = newHoleScratch(w)
			}
			for row := part; row < w.len(); row += parts {
				out[row] = scratches[worker].hole(int32(row))
				if err := n.options.Check.Err(); err != nil {
					return err
				}
			}
			return nil
		})
		return out, err
	})
}

// mostHoleSteps is up to what price all are made when one is asked for.
const mostHoleSteps = 200_000_000

// holeOf returns the node's, from all when those are worth making.
func (n *Network) holeOf(row int32) (hole, error) {
	if w := n.net; w.holesPrice() > mostHoleSteps {
		price := w.size()
		for _, v := range w.both.of(row) {
			price += Price(w.both.degree(v))
		}
		if err := n.options.Begin(price); err != nil {
			return hole{}, err
		}
		return newHoleScratch(w).hole(row), nil
	}
	all, err := n.holes()
	if err != nil {
		return hole{}, err
	}
	return all[row], nil
}

func (n *mesh) holesPrice() Price {
	price := n.size()
	for _, v := range n.both.to {
		price += Price(n.both.degree(v))
	}
	return price
}

// holeScratch is one worker's.
type holeScratch struct {
	*mesh
	sums  []float64 // by node: of m
	most  []float64 // by node: the largest m
	share []float64 // by node: p of the node at hand
	over  []float64 // by node: Σ p(u,w)·p(w,v)
}

func newHoleScratch(n *mesh) *holeScratch {
	s := &holeScratch{
		mesh: n, sums: make([]float64, n.len()), most: make([]float64, n.len()), share: make([]float64, n.len()), over: make([]float64, n.len()),
	}
	for row := range s.sums {
		for _, m := range n.mutualOf(int32(row)) {
			s.sums[row] += m
			s.most[row] = math.Max(s.most[row], m)
		}
	}
	return s
}

func (n *mesh) mutualOf(row int32) []float64 {
	return n.mutual[n.both.starts[row]:n.both.starts[row+1]]
}

func (s *holeScratch) hole(u int32) hole {
	neighbours, mutual := s.both.of(u), s.mutualOf(u)
	for i, v := range neighbours {
		s.share[v] = mutual[i] / s.sums[u]
	}
	var h hole
	for _, w := range neighbours {
		redundant, ms := 0.0, s.mutualOf(w)
		for i, v := range s.both.of(w) {
			s.over[v] += s.share[w] * (ms[i] / s.sums[w])
			redundant += s.share[v] * (ms[i] / s.most[w])
		}
		h.size += 1 - redundant
	}
	for _, v := range neighbours {
		part := s.share[v] + s.over[v]
		h.constraint += part * part
	}
	for _, w := range neighbours {
		for _, v := range s.both.of(w) {
			s.over[v] = 0
		}
	}
	for _, v := range neighbours {
		s.share[v] = 0
	}
	return h
}
