package graph

import (
	"cmp"
	"iter"
	"slices"

	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

// referrers are the places of the entities that refer to one entity, each with the role in which it does, ordered by
// role and then by recording. Few stand in a slice. More stand in a tree, and few that came since in the slice: a path
// through the tree is copied once for all of them. A nil *referrers is empty, and none is ever changed.
type referrers struct {
	few  []referrer // none of them in many
	many persist.Tree[referrer]
}

// referrer is a role in the upper 6 bits and a position in the table of the role's kind in the lower 26.
type referrer uint32

const (
	referrerBits = 26
	mostFew      = 24
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

func compareReferrers(a, b referrer) int { return cmp.Compare(a, b) }

// has reports whether r is among them.
func (in *referrers) has(r referrer) bool {
	if in == nil {
		return false
	}
	_, is := slices.BinarySearch(in.few, r)
	return is || in.many.Has(r, compareReferrers)
}

func (in *referrers) len() int {
	if in == nil {
		return 0
	}
	return len(in.few) + in.many.Len()
}

// with returns them and more, which are sorted and distinct: themselves when all are among them.
func (in *referrers) with(more []referrer) *referrers {
	out := referrers{}
	if in != nil {
		out = *in
	}
	few := make([]referrer, 0, len(out.few)+len(more))
	few = append(few, out.few...)
	for _, r := range more {
		if !in.has(r) {
			few = append(few, r)
		}
	}
	if len(few) == len(out.few) {
		return in
	}
	slices.Sort(few)
	if out.few = few; len(few) > mostFew {
		out = referrers{many: out.many.InsertAll(few, compareReferrers)}
	}
	return &out
}

// without returns them but for less, which are sorted and distinct: themselves when none is among them.
func (in *referrers) without(less []referrer) *referrers {
	if in == nil {
		return nil
	}
	few := make([]referrer, 0, len(in.few))
	many := in.many
	for _, r := range in.few {
		if _, is := slices.BinarySearch(less, r); !is {
			few = append(few, r)
		}
	}
	for _, r := range less {
		if many.Has(r, compareReferrers) {
			many = many.Remove(r, compareReferrers)
		}
	}
	switch len(few) + many.Len() {
	case in.len():
		return in
	case 0:
		return nil
	}
	return &referrers{few: few, many: many}
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
		at, _ := slices.BinarySearch(in.few, start)
		few := in.few[at:]
		if in.many.Len() > 0 {
			for r := range in.many.From(func(r referrer) bool { return r < start }) {
				for ; len(few) > 0 && few[0] < r; few = few[1:] {
					if !yield(few[0].role(), few[0].position()) {
						return
					}
				}
				if !yield(r.role(), r.position()) {
					return
				}
			}
		}
		for _, r := range few {
			if !yield(r.role(), r.position()) {
				return
			}
		}
	}
}
