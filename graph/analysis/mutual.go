package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// MutualDependency is what two stakeholders need from each other (Emerson, 1962).
type MutualDependency struct {
	A, B        graph.Named
	AOnB, BOnA  float64     // how far each depends on the other
	Mutual      float64     // the smaller of the two
	Joint       float64     // their sum
	Imbalance   float64     // the size of their difference
	PowerHolder graph.Named // the less dependent one; nil when both depend alike
	High        bool        // one of the dependencies is HIGH

	AUponB, BUponA []WeighedDependency // what they are made of, the heaviest first
}

// MutualPage is some of the mutual dependencies, in order.
type MutualPage struct {
	Pairs []MutualDependency
	Total int  // how many there are in all
	More  bool // some come after these
}

// mutualPair is the two arcs between two rows, of which a's name comes first.
type mutualPair struct {
	a, b       int32
	aOnB, bOnA int32 // places of arcs
	mutual     float64
}

// Pair returns what two stakeholders need from each other, also when only one needs the other or neither does. It errors
// as [Alignment.Pair] does.
func (d *Dependence) Pair(a, b graph.ID) (MutualDependency, error) {
	ra, rb, err := d.web.pair(a, b)
	if err != nil {
		return MutualDependency{}, err
	}
	return d.web.mutualDependency(ra, rb, d.web.arc(ra, rb), d.web.arc(rb, ra)), nil
}

// Mutual returns those who depend on each other, both more than 0: the largest mutual dependence first, then by name.
// after names the pair to go on after, as it was answered; nil means from the first. limit is at least 1. Of a pair, the
// one whose name comes first is A. A pair to start after that is none any more is [graph.CodeInvalid], with
// [graph.ReasonBadCursor].
func (d *Dependence) Mutual(after *PairRef, limit int) (MutualPage, error) {
	if limit < 1 {
		return MutualPage{}, graph.Invalid([]string{"first"}, "at least 1 pair is asked for")
	}
	w := d.web
	all, err := w.mutualPairs(d.work.Check)
	if err != nil {
		return MutualPage{}, err
	}
	rest := all
	if after != nil {
		a, b, err := w.pair(after.A, after.B)
		if err != nil || a > b {
			return MutualPage{}, graph.Errorf(graph.CodeInvalid, "the cursor is of another list of pairs").Because(graph.ReasonBadCursor)
		}
		last := mutualPair{a: a, b: b, mutual: w.mutualOf(w.arc(a, b), w.arc(b, a))}
		at, found := slices.BinarySearchFunc(all, last, w.compareMutual)
		if found {
			at++
		}
		rest = all[at:]
	}
	page := MutualPage{Total: len(all), More: len(rest) > limit}
	for _, p := range rest[:min(limit, len(rest))] {
		page.Pairs = append(page.Pairs, w.mutualDependency(p.a, p.b, p.aOnB, p.bOnA))
	}
	return page, nil
}

// Reciprocity is the share of all dependence that is mutual: Σ over pairs 2 × mutual / Σ dependence, 0 … 1. It is 0
// when nobody depends on anybody.
func (d *Dependence) Reciprocity() (float64, error) {
	pairs, err := d.web.mutualPairs(d.work.Check)
	if err != nil {
		return 0, err
	}
	var mutual, all float64
	for _, p := range pairs {
		mutual += p.mutual
	}
	for i := range d.web.arcs {
		all += d.web.arcs[i].strength
	}
	if all == 0 {
		return 0, nil
	}
	return min(2*mutual/all, 1), nil
}

// mutualPairs returns the pairs in order. They are made at first use.
func (w *web) mutualPairs(check Check) ([]mutualPair, error) {
	return w.mutual.Of(check, func(check Check) ([]mutualPair, error) {
		var pairs []mutualPair
		p := pace.New(check)
		for i := range w.arcs {
			if err := p.Step(); err != nil {
				return nil, err
			}
			a := &w.arcs[i]
			if a.from > a.to || a.strength == 0 {
				continue
			}
			if back := w.arc(a.to, a.from); back >= 0 && w.arcs[back].strength > 0 {
				pairs = append(pairs, mutualPair{a.from, a.to, int32(i), back, w.mutualOf(int32(i), back)})
			}
		}
		return pairs, pace.SortStable(pairs, w.compareMutual, check)
	})
}

func (w *web) compareMutual(p, q mutualPair) int {
	return cmp.Or(
		cmp.Compare(q.mutual, p.mutual), cmp.Compare(w.names[p.a], w.names[q.a]), cmp.Compare(w.names[p.b], w.names[q.b]),
		cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b),
	)
}

func (w *web) mutualOf(there, back int32) float64 { return min(w.strength(there), w.strength(back)) }

// strength returns the arc's strength, 0 for none.
func (w *web) strength(i int32) float64 {
	if i < 0 {
		return 0
	}
	return w.arcs[i].strength
}

func (w *web) mutualDependency(a, b, there, back int32) MutualDependency {
	m := MutualDependency{A: w.stakeholders[a], B: w.stakeholders[b], AOnB: w.strength(there), BOnA: w.strength(back)}
	m.Mutual, m.Joint = min(m.AOnB, m.BOnA), m.AOnB+m.BOnA
	m.Imbalance = max(m.AOnB, m.BOnA) - m.Mutual
	switch {
	case m.AOnB < m.BOnA:
		m.PowerHolder = m.A
	case m.BOnA < m.AOnB:
		m.PowerHolder = m.B
	}
	if there >= 0 {
		m.AUponB, m.High = w.arcs[there].weighed, w.arcs[there].high
	}
	if back >= 0 {
		m.BUponA, m.High = w.arcs[back].weighed, m.High || w.arcs[back].high
	}
	return m
}
