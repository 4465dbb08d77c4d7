package analysis

import (
	"cmp"
	"math"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// MostInfluence is the top of the scale of influence, 0 … 4.
const MostInfluence = 4

// InfluenceKnowledge says how the direct influence of one stakeholder on another is known.
type InfluenceKnowledge string

// The ways in which an influence is known.
const (
	InfluenceAssessed InfluenceKnowledge = "ASSESSED" // somebody stated it, a 0 too
	InfluenceDerived  InfluenceKnowledge = "DERIVED"  // nobody did; it follows from what the influenced one needs
	InfluenceUnknown  InfluenceKnowledge = "UNKNOWN"  // neither; it counts as 0
	InfluenceOnSelf   InfluenceKnowledge = "SELF"     // of one on itself, 0 by definition
)

// influences is the direct influence of stakeholders on each other as a network: arcs by influencer, in the order of
// rows.
type influences struct {
	*roll
	starts []int32 // where the arcs of an influencer begin; one more at the end
	arcs   []influenceArc
	basis  Basis
}

type influenceArc struct {
	from, to int32
	strength int8 // 0 … MostInfluence
	derived  bool
}

// newInfluences gathers who influences whom, among those in the roll. Of several statements about the same two one
// holds, by [graph.Precedes].
//
// What nobody assessed is derived, if wanted, from dependence: one influences another as far as the other depends on it
// ([DependenceOf]), importance × (1 - replaceability), rounded to the scale's whole numbers, halves up.
func newInfluences(v *graph.View, r *roll, derive bool, work Work) (*influences, error) {
	in := &influences{roll: r, basis: Basis{Revision: v.Revision()}}
	best, err := in.gather(v, work.Check)
	if err != nil {
		return nil, err
	}
	in.arcs = make([]influenceArc, 0, best.count)
	best.each(func(from, to int32, strength int8) {
		in.arcs = append(in.arcs, influenceArc{from: from, to: to, strength: strength})
	})
	if derive {
		if err := in.derive(v, best, work); err != nil {
			return nil, err
		}
	}
	return in, in.index(work.Check)
}

// heldInfluences are the statements that hold, one for each two: dense among few stakeholders, else sparse.
type heldInfluences struct {
	n      int32
	count  int
	dense  []heldInfluence
	sparse map[uint64]heldInfluence // the influencer's row in the upper half of the key
}

// heldInfluence has what is asked of every statement beside it, where it is found sooner.
type heldInfluence struct {
	*graph.Influence
	strength int8
}

func newHeldInfluences(n int) *heldInfluences {
	if n <= MostMatrixRows {
		return &heldInfluences{n: int32(n), dense: make([]heldInfluence, n*n)}
	}
	return &heldInfluences{n: int32(n), sparse: map[uint64]heldInfluence{}}
}

func (h *heldInfluences) of(from, to int32) *graph.Influence {
	if h.dense != nil {
		return h.dense[from*h.n+to].Influence
	}
	return h.sparse[uint64(from)<<32|uint64(to)].Influence
}

func (h *heldInfluences) hear(from, to int32, i *graph.Influence) {
	held := h.of(from, to)
	if held == nil {
		h.count++
	} else if !graph.Precedes(&i.Statement, &held.Statement) {
		return
	}
	if h.dense != nil {
		h.dense[from*h.n+to] = heldInfluence{i, int8(i.Strength)}
	} else {
		h.sparse[uint64(from)<<32|uint64(to)] = heldInfluence{i, int8(i.Strength)}
	}
}

// each yields them, in no order among many stakeholders.
func (h *heldInfluences) each(yield func(from, to int32, strength int8)) {
	for at, i := range h.dense {
		if i.Influence != nil {
			yield(int32(at)/h.n, int32(at)%h.n, i.strength)
		}
	}
	for key, i := range h.sparse {
		yield(int32(key>>32), int32(key&math.MaxUint32), i.strength)
	}
}

// gather returns the statement that holds for each two.
func (in *influences) gather(v *graph.View, check Check) (*heldInfluences, error) {
	best := newHeldInfluences(in.len())
	p, last, from, known := pace.New(check), graph.ID(""), int32(0), false
	for i := range graph.Every[*graph.Influence](v.Snapshot) {
		if err := p.Step(); err != nil {
			return nil, err
		}
		if i.Influencer != last { // what one is said to influence is often recorded together
			last = i.Influencer
			from, known = in.rowOf[last]
		}
		to, also := in.rowOf[i.Influenced]
		if !known || !also {
			continue
		}
		in.basis.Add(i)
		best.hear(from, to, i)
	}
	return best, nil
}

// derive adds what dependence says about those of whom nobody assessed the influence.
func (in *influences) derive(v *graph.View, assessed *heldInfluences, work Work) error {
	d, err := DependenceOf(v, DependenceOptions{
		Among: func(e graph.Entity) bool { _, is := in.rowOf[e.Meta().ID]; return is }, Work: work,
	})
	if err != nil {
		return err
	}
	p := pace.New(work.Check)
	h := newHolders(v, nil)
	for i := range d.web.arcs {
		if err := p.Step(); err != nil {
			return err
		}
		a := &d.web.arcs[i]
		from, to := a.to, a.from // the rows are those of the same roll, in the same order
		if assessed.of(from, to) != nil {
			continue
		}
		in.arcs = append(in.arcs, influenceArc{from: from, to: to, strength: int8(math.Floor(a.strength + 0.5)), derived: true})
		for _, w := range a.weighed {
			in.basis.Add(w.Dependency)
			if !w.Assessed {
				h.count(w.Dependency.Resource)
			}
		}
	}
	in.basis = in.basis.With(h.basis)
	return nil
}

func (in *influences) index(check Check) error {
	order := func(a, b influenceArc) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) }
	if !slices.IsSortedFunc(in.arcs, order) {
		if err := pace.SortStable(in.arcs, order, check); err != nil {
			return err
		}
	}
	in.starts = make([]int32, in.len()+1)
	for _, a := range in.arcs {
		in.starts[a.from+1]++
	}
	for row := range in.len() {
		in.starts[row+1] += in.starts[row]
	}
	return nil
}

// back returns the direct influence the other way round, 0 when there is none. It is asked for arc by arc in their order;
// next has, by row, the first arc that was not passed yet.
func (in *influences) back(a influenceArc, next []int32) int8 {
	at, end := next[a.to], in.starts[a.to+1]
	for at < end && in.arcs[at].to < a.from {
		at++
	}
	if next[a.to] = at; at == end || in.arcs[at].to != a.from {
		return 0
	}
	return in.arcs[at].strength
}

// influencesPrice is the price of gathering them.
func influencesPrice(v *graph.View, derive bool) Price {
	const perStatement = 50
	p := Price(perStatement * v.Count(graph.KindInfluence))
	if derive {
		p += DependencePrice(v)
	}
	return p
}
