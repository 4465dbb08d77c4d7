package graph

import (
	"cmp"
	"iter"
	"slices"

	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

// referrers are the places of the entities that refer to one entity, each with the role in which it does, ordered by
// role and then by recording. Few stand in a slice, many in a tree. A nil *referrers is empty, and none is ever changed.
type referrers struct {
	few  []referrer
	many persist.Tree[referrer]
}

// referrer is a role in the upper 6 bits and a position in the table of the role's kind in the lower 26.
type referrer uint32

const (
	referrerBits = 26
	mostFew      = 24 // above that, copying the slice costs more than a path through the tree
)

func referrerOf(r role, position int) referrer { return referrer(r)<<referrerBits | referrer(position) }

func (r referrer) role() role    { return role(r >> referrerBits) }
func (r referrer) position() int { return int(r & (1<<referrerBits - 1)) }

// newReferrers keeps none of the slice. Once the pace has ended, what it returns is of no use.
func newReferrers(p *pace.Pace, sorted []referrer) *referrers {
	switch {
	case len(sorted) == 0:
		return nil
	case len(sorted) <= mostFew:
		return &referrers{few: slices.Clone(sorted)}
	default:
		return &referrers{many: persist.NewTree(p, sorted)}
	}
}

func (in *referrers) empty() bool { return in == nil || len(in.few) == 0 && in.many.Len() == 0 }

// has reports whether r is among them.
func (in *referrers) has(r referrer) bool {
	for role, position := range in.from(r) {
		return referrerOf(role, position) == r
	}
	return false
}

// with returns them and r, themselves when r is among them.
func (in *referrers) with(r referrer) *referrers {
	switch {
	case in == nil:
		return &referrers{few: []referrer{r}}
	case in.has(r):
		return in
	case in.many.Len() > 0:
		return &referrers{many: in.many.Insert(r, cmp.Compare)}
	}
	at, _ := slices.BinarySearch(in.few, r)
	few := make([]referrer, 0, len(in.few)+1)
	few = append(append(append(few, in.few[:at]...), r), in.few[at:]...)
	if len(few) > mostFew {
		return &referrers{many: persist.NewTree(&pace.Pace{}, few)}
	}
	return &referrers{few: few}
}

// without returns them but for r, themselves when r is not among them.
func (in *referrers) without(r referrer) *referrers {
	switch {
	case !in.has(r):
		return in
	case in.many.Len() > 0:
		out := &referrers{many: in.many.Remove(r, cmp.Compare)}
		if out.empty() {
			return nil
		}
		return out
	}
	at, _ := slices.BinarySearch(in.few, r)
	return newReferrers(&pace.Pace{}, slices.Delete(slices.Clone(in.few), at, at+1))
}

// of yields the positions of those that refer in the role.
func (in *referrers) of(wanted role) iter.Seq[int] {
	return func(yield func(int) bool) {
		for r, position := range in.from(referrerOf(wanted, 0)) {
			if r != wanted || !yield(position) {
				return
			}
		}
	}
}

// all yields everything, by role.
func (in *referrers) all() iter.Seq2[role, int] { return in.from(0) }

func (in *referrers) from(start referrer) iter.Seq2[role, int] {
	return func(yield func(role, int) bool) {
		if in == nil {
			return
		}
		if in.many.Len() > 0 {
			for r := range in.many.From(func(r referrer) bool { return r < start }) {
				if !yield(r.role(), r.position()) {
					return
				}
			}
			return
		}
		at, _ := slices.BinarySearch(in.few, start)
		for _, r := range in.few[at:] {
			if !yield(r.role(), r.position()) {
				return
			}
		}
	}
}
