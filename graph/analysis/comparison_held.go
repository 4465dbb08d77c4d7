package analysis

import (
	"cmp"
	"iter"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// held are the statements about one thing that hold by both days.
type held[T graph.Stated] struct {
	before, after T // nil when none does
	had, has      bool
}

// either returns one of the two; there is one.
func (h *held[T]) either() T {
	if h.has {
		return h.after
	}
	return h.before
}

// heldBy returns, for each thing of which anything is stated by one of the days, the statements that hold
// ([graph.Precedes]): in the order in which it was first stated by either.
func heldBy[T graph.Stated, K comparable](c *Comparison, all iter.Seq[T], keyOf func(T) K, p *pace.Pace) []*held[T] {
	before, after := saidBy(c.From), saidBy(c.To)
	at := map[K]*held[T]{}
	var out []*held[T]
	for s := range pace.Each(p, all) {
		said := s.Said()
		was, is := before(said), after(said)
		if !was && !is {
			continue
		}
		h := at[keyOf(s)]
		if h == nil {
			h = &held[T]{}
			at[keyOf(s)] = h
			out = append(out, h)
		}
		if was && (!h.had || graph.Precedes(said, h.before.Said())) {
			h.before, h.had = s, true
		}
		if is && (!h.has || graph.Precedes(said, h.after.Said())) {
			h.after, h.has = s, true
		}
	}
	return out
}

// sortByNames orders by the names that each gives, one after the other, and then by the recording of what bears them; what
// is left even stays in its order. It ends early with the error of the pace.
func sortByNames[T any](all []T, namesOf func(*T) []graph.Named, p *pace.Pace) error {
	type keyed struct {
		item  T
		keys  []string
		named []graph.Named
	}
	list := make([]keyed, len(all))
	for i := range all {
		if err := p.Step(); err != nil {
			return err
		}
		list[i] = keyed{item: all[i], named: namesOf(&all[i])}
		for _, n := range list[i].named {
			list[i].keys = append(list[i].keys, graph.SortKey(n.EntityName()))
		}
	}
	err := pace.Sort(p, list, func(a, b keyed) int {
		return cmp.Or(slices.Compare(a.keys, b.keys), slices.CompareFunc(a.named, b.named, func(x, y graph.Named) int {
			return cmp.Compare(x.Meta().Sequence, y.Meta().Sequence)
		}))
	})
	if err != nil {
		return err
	}
	for i := range list {
		all[i] = list[i].item
	}
	return nil
}
