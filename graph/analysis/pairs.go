package analysis

import (
	"math"
	"slices"

	"raakvlak/graph"
)

// MostPairs is how deep pairs are ranked: those after it are not reached by paging.
const MostPairs = 1_000

// PairRequest says which pairs are wanted.
type PairRequest struct {
	With  graph.ID  // only the pairs of this stakeholder, which then is their A; "" means all pairs
	Order PairOrder // "" means [PairMostOpposed]
	// Weights say how heavily subjects count in the orders by cosine; with other orders there are none.
	Weights []SubjectWeight
	After   *PairRef // only those after this pair in the order; nil means from the first
	Limit   int      // 1 … MostPairs
}

// PairRef names a pair by its two ends, in the order in which it was answered.
type PairRef struct{ A, B graph.ID }

// PairPage is some of the pairs that have a subject on which both have a stance, in order.
type PairPage struct {
	Pairs []AlignmentPair
	Total int  // how many pairs there are in all, also beyond MostPairs
	More  bool // some come after these, and can be reached
}

// ranked is a pair of rows with its worth.
type ranked struct {
	key  float64
	a, b int32
}

// ranking is the first pairs in an order, and how many there are in all.
type ranking struct {
	pairs []ranked
	total int
}

// Pairs returns pairs of stakeholders in order. Every pair with a subject on which both have a stance is one. In all
// pairs, the one whose name comes first is A. Unknown orders and limits are [graph.CodeInvalid]; a pair to start after
// of which an end is gone is too, with [graph.ReasonBadCursor]. Errors of weights are those of [AlignmentPair.Cosine];
// weights in an order that does not count them are [graph.CodeInvalid]. The price is [Alignment.PairsPrice] for the first
// page, and with weights that much, and [Alignment.WeightsPrice], for every page.
func (a *Alignment) Pairs(r PairRequest) (PairPage, error) {
	if err := r.check(); err != nil {
		return PairPage{}, err
	}
	by, order, err := a.rankedBy(r.Order, r.Weights)
	if err != nil {
		return PairPage{}, err
	}
	r.Order = order
	all, err := by.ranking(r)
	if err != nil {
		return PairPage{}, err
	}
	rest := all.pairs
	if r.After != nil {
		if rest, err = by.after(r, rest); err != nil {
			return PairPage{}, err
		}
	}
	return PairPage{Pairs: a.pairsOf(rest[:min(len(rest), r.Limit)]), Total: all.total, More: len(rest) > r.Limit}, nil
}

// check fills in what is left open.
func (r *PairRequest) check() error {
	if r.Order == "" {
		r.Order = PairMostOpposed
	}
	if !slices.Contains(pairOrders(), r.Order) {
		return graph.Invalid([]string{"orderBy"}, "no order of pairs is called %q", r.Order)
	}
	if r.Limit < 1 || r.Limit > MostPairs {
		return graph.Invalid([]string{"first"}, "between 1 and %d pairs are answered", MostPairs)
	}
	if len(r.Weights) > 0 && !r.Order.Weighs() {
		return graph.Invalid([]string{"weights"}, "weights count in the orders by cosine only, not in %s", r.Order)
	}
	return nil
}

func pairOrders() []PairOrder {
	return []PairOrder{
		PairHighestScore, PairLowestScore, PairMostAligned, PairMostOpposed, PairMostAmbivalent, PairMostEvidence,
		PairMostConvergent, PairMostDivergent, PairHighestCosine, PairLowestCosine,
	}
}

// PairsPrice is the price of the first page of pairs, of all or of one stakeholder's. That of all by soft cosine, or by cosine
// with weights, is higher by what the spread or weighted stances make with each other.
func (a *Alignment) PairsPrice(with graph.ID) Price {
	if with == "" {
		return a.table.allPrice()
	}
	row, err := a.table.find(with)
	if err != nil {
		return 0
	}
	return a.table.rowPrice(row)
}

// TopOf returns the first n pairs of the stakeholder in the order, n being 1 … MostPairs.
func (a *Alignment) TopOf(stakeholder graph.ID, n int, order PairOrder) ([]AlignmentPair, error) {
	r := PairRequest{With: stakeholder, Order: order, Limit: n}
	if err := r.check(); err != nil {
		return nil, err
	}
	row, err := a.table.find(stakeholder)
	if err != nil {
		return nil, graph.Within(err, "with")
	}
	by, order, err := a.rankedBy(r.Order, nil)
	if err != nil {
		return nil, err
	}
	first, found, err := by.nearest(row, order, n)
	if err != nil {
		return nil, err
	}
	if !found {
		first = by.rankRow(row, order, n).pairs
	}
	return a.pairsOf(first), nil
}

// Allies returns the n stakeholders that the stakeholder aligns with most: those with more convergence than divergence,
// the largest difference first.
func (a *Alignment) Allies(stakeholder graph.ID, n int) ([]AlignmentPair, error) {
	pairs, err := a.TopOf(stakeholder, n, PairMostAligned)
	return slices.DeleteFunc(pairs, func(p AlignmentPair) bool { return p.Convergence <= p.Divergence }), err
}

// Opponents returns the n stakeholders that the stakeholder is most opposed to: those with more divergence than
// convergence, the largest difference first.
func (a *Alignment) Opponents(stakeholder graph.ID, n int) ([]AlignmentPair, error) {
	pairs, err := a.TopOf(stakeholder, n, PairMostOpposed)
	return slices.DeleteFunc(pairs, func(p AlignmentPair) bool { return p.Convergence >= p.Divergence }), err
}

// rankingKey is what the ranking of a whole view's pairs is kept under.
type rankingKey struct {
	of      AlignmentSubject
	measure AlignmentMeasure
	order   PairOrder
}

func (a *Alignment) ranking(r PairRequest) (*ranking, error) {
	if r.With != "" {
		row, err := a.table.find(r.With)
		if err != nil {
			return nil, graph.Within(err, "with")
		}
		depth := MostPairs
		if r.After == nil {
			depth = min(r.Limit+1, MostPairs)
		}
		if first, found, err := a.nearest(row, r.Order, depth); found || err != nil {
			return &ranking{first, a.table.others(row)}, err
		}
		return a.rankRow(row, r.Order, depth), nil
	}
	if !a.whole() || a.options.Measure == measureWeighted {
		return a.rankAll(r.Order)
	}
	key := rankingKey{of: a.options.Of, order: r.Order}
	if r.Order == PairHighestScore || r.Order == PairLowestScore {
		key.measure = a.options.Measure
	}
	return graph.Memo(a.view, key, a.options.Check, func(check Check) (*ranking, error) { return a.under(check).rankAll(r.Order) })
}

// before is the order of pairs: by worth, then by the names of a and of b, then by recording.
func (t *table) before(p, q ranked) bool {
	switch {
	case p.key != q.key:
		return p.key > q.key
	case t.names[p.a] != t.names[q.a]:
		return t.names[p.a] < t.names[q.a]
	case t.names[p.b] != t.names[q.b]:
		return t.names[p.b] < t.names[q.b]
	case p.a != q.a:
		return p.a < q.a
	}
	return p.b < q.b
}

func (a *Alignment) rankRow(row int32, order PairOrder, depth int) *ranking {
	t, l := a.table, lensOf(order, a.options.Measure)
	s := t.scratch()
	defer t.scratches.Put(s)
	best := newTop(depth, t.before)
	total := t.meet(row, false, l, s, func(met []meeting) { offerAll(best, row, met) })
	return &ranking{best.sorted(), total}
}

// offerAll offers the row's pairs. Most are worth too little, which the one comparison finds.
func offerAll(best *top[ranked], row int32, met []meeting) {
	floor := math.Inf(-1)
	if best.full() {
		floor = best.items[0].key
	}
	for i := range met {
		if m := &met[i]; m.worth >= floor {
			best.offer(ranked{m.worth, row, m.other})
			if best.full() {
				floor = best.items[0].key
			}
		}
	}
}

func (a *Alignment) rankAll(order PairOrder) (*ranking, error) {
	t, l := a.table, lensOf(order, a.options.Measure)
	price := l.allPrice(t)
	if err := a.options.Begin(price); err != nil {
		return nil, err
	}
	workers := t.workers(price)
	bests, totals := make([]*top[ranked], workers), make([]int, workers)
	for i := range bests {
		bests[i] = newTop(MostPairs, t.before)
	}
	err := t.eachRow(price, a.options.Check, func(worker int, row int32, s *scratch) {
		totals[worker] += t.meet(row, true, l, s, func(met []meeting) { offerAll(bests[worker], row, met) })
	})
	if err != nil {
		return nil, err
	}
	r, best := &ranking{}, bests[0]
	for i, other := range bests {
		r.total += totals[i]
		if i > 0 {
			for _, p := range other.items {
				best.offer(p)
			}
		}
	}
	r.pairs = best.sorted()
	return r, nil
}

// after returns those of the pairs that come after the one that the request names.
func (a *Alignment) after(r PairRequest, pairs []ranked) ([]ranked, error) {
	x, y, err := a.table.pair(r.After.A, r.After.B)
	if err != nil || r.With != "" && r.With != r.After.A || r.With == "" && x > y {
		return nil, errOtherPairs()
	}
	t, l := a.table, lensOf(r.Order, a.options.Measure)
	last := ranked{t.worth(x, y, l, t.between(x, y, l.add)), x, y}
	at := slices.IndexFunc(pairs, func(p ranked) bool { return t.before(last, p) })
	if at < 0 {
		return nil, nil
	}
	return pairs[at:], nil
}

func errOtherPairs() error {
	return graph.Errorf(graph.CodeInvalid, "the cursor is of another list of pairs").Because(graph.ReasonBadCursor)
}
