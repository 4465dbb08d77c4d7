package graph

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// compare orders two spots. What the order goes by may run downwards; what breaks ties always runs upwards.
func (a *spot) compare(b *spot, o Order) int {
	var first int
	switch o.Field {
	case OrderRecorded:
		first = cmp.Compare(a.Sequence, b.Sequence)
	case OrderName:
		first = strings.Compare(a.Key, b.Key)
	default:
		first = cmp.Compare(a.Time, b.Time)
	}
	if o.Descending {
		first = -first
	}
	return cmp.Or(first, strings.Compare(a.Key, b.Key), cmp.Compare(a.Sequence, b.Sequence))
}

// recorded yields the selection in the order of recording, or against it, behind the sequence if that is not 0.
func (s Selection) recorded(after uint64, descending bool) iter.Seq[item] {
	if s.ids != nil {
		return s.listed(after, descending)
	}
	var parts []iter.Seq[item]
	for _, k := range s.kinds {
		if s.links == nil {
			parts = append(parts, s.view.table(k, after, descending))
		}
		for _, f := range s.links {
			parts = append(parts, s.referring(k, f, after, descending))
		}
	}
	return merged(parts, func(a, b item) int {
		c := cmp.Compare(a.entity.Meta().Sequence, b.entity.Meta().Sequence)
		if descending {
			return -c
		}
		return c
	})
}

// listed yields those of the selection's ids that are there.
func (s Selection) listed(after uint64, descending bool) iter.Seq[item] {
	var items []item
	for _, id := range s.ids {
		e := s.view.Find(id)
		if e == nil || !slices.Contains(s.kinds, e.EntityKind()) {
			continue
		}
		if c := cmp.Compare(e.Meta().Sequence, after); after == 0 || descending && c < 0 || !descending && c > 0 {
			items = append(items, item{entity: e})
		}
	}
	slices.SortFunc(items, func(a, b item) int { return cmp.Compare(a.entity.Meta().Sequence, b.entity.Meta().Sequence) })
	if descending {
		slices.Reverse(items)
	}
	return slices.Values(items)
}

// table yields the entities of the kind.
func (s *Snapshot) table(k Kind, after uint64, descending bool) iter.Seq[item] {
	if !descending {
		return func(yield func(item) bool) {
			for e := range s.eachFrom(k, s.positionAfter(k, after)) {
				if !yield(item{entity: e}) {
					return
				}
			}
		}
	}
	return func(yield func(item) bool) {
		position := s.rows(k).Len()
		if after > 0 {
			position = s.positionAfter(k, after-1)
		}
		for position--; position >= 0; position-- {
			if e := s.rows(k).At(position).entity; e != nil && !yield(item{entity: e}) {
				return
			}
		}
	}
}

// positionAfter returns the first position in the kind's table behind all that were recorded up to the sequence.
func (s *Snapshot) positionAfter(k Kind, sequence uint64) int {
	table := s.rows(k)
	low, high := 0, table.Len()
	if sequence == 0 {
		return 0
	}
	for low < high {
		middle := (low + high) / 2
		at := middle
		for at < high && table.At(at).entity == nil {
			at++ // what a deletion left empty
		}
		switch {
		case at == high:
			high = middle
		case table.At(at).entity.Meta().Sequence <= sequence:
			low = at + 1
		default:
			high = middle
		}
	}
	return low
}

// referring yields the entities of the kind that refer to what the selection is about through the link.
func (s Selection) referring(k Kind, f *Field, after uint64, descending bool) iter.Seq[item] {
	return func(yield func(item) bool) {
		at, ok := s.view.find(s.about)
		if !ok {
			return
		}
		in := s.view.row(at).in
		if !descending {
			for position := range in.behind(f.Link.role, s.view.positionAfter(k, after)) {
				if !yield(item{entity: s.view.at(placeAt(k, position))}) {
					return
				}
			}
			return
		}
		for _, position := range slices.Backward(slices.Collect(in.of(f.Link.role))) {
			e := s.view.at(placeAt(k, position))
			if after > 0 && e.Meta().Sequence >= after {
				continue
			}
			if !yield(item{entity: e}) {
				return
			}
		}
	}
}

// behind yields the positions from start on of those that refer in the role.
func (in *referrers) behind(wanted role, start int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for r, position := range in.from(referrerOf(wanted, start)) {
			if r != wanted || !yield(position) {
				return
			}
		}
	}
}

// names yields the entities of the kinds by name, behind the spot if there is one. The same name stands in the order of
// recording, whichever way the names run.
func (s *Snapshot) names(kinds []Kind, descending bool, after *spot) iter.Seq[item] {
	parts := make([]iter.Seq[item], len(kinds))
	for n, k := range kinds {
		if descending {
			parts[n] = s.namesDown(k, after)
		} else {
			parts[n] = s.namesUp(k, after)
		}
	}
	o := Order{Field: OrderName, Descending: descending}
	return merged(parts, func(a, b item) int {
		x, y := spot{Key: a.key, Sequence: a.entity.Meta().Sequence}, spot{Key: b.key, Sequence: b.entity.Meta().Sequence}
		return x.compare(&y, o)
	})
}

func (s *Snapshot) namesUp(k Kind, after *spot) iter.Seq[item] {
	tree := s.byName(k)
	keys := tree.All()
	if after != nil {
		last := &nameKey{key: after.Key, sequence: after.Sequence}
		keys = tree.From(func(n *nameKey) bool { return compareNames(n, last) <= 0 })
	}
	return func(yield func(item) bool) {
		for n := range keys {
			if !yield(item{s.at(n.at), n.key}) {
				return
			}
		}
	}
}

func (s *Snapshot) namesDown(k Kind, after *spot) iter.Seq[item] {
	tree := s.byName(k)
	keys := tree.Down()
	if after != nil {
		keys = tree.DownFrom(func(n *nameKey) bool { return n.key > after.Key })
	}
	return func(yield func(item) bool) {
		var same []item // those of one name, the last recorded first
		flush := func() bool {
			for _, i := range slices.Backward(same) {
				if after != nil && i.key == after.Key && i.entity.Meta().Sequence <= after.Sequence {
					continue
				}
				if !yield(i) {
					return false
				}
			}
			same = same[:0]
			return true
		}
		for n := range keys {
			if len(same) > 0 && same[0].key != n.key && !flush() {
				return
			}
			same = append(same, item{s.at(n.at), n.key})
		}
		flush()
	}
}

// merged yields what the parts do, each of which is in the order, in that order, and what stands in several once.
func merged(parts []iter.Seq[item], compare func(a, b item) int) iter.Seq[item] {
	switch len(parts) {
	case 0:
		return func(func(item) bool) {}
	case 1:
		return parts[0]
	}
	return func(yield func(item) bool) {
		left, stopLeft := iter.Pull(parts[0])
		defer stopLeft()
		right, stopRight := iter.Pull(merged(parts[1:], compare))
		defer stopRight()
		a, leftOn := left()
		b, rightOn := right()
		for leftOn || rightOn {
			c := -1
			switch {
			case !leftOn:
				c = 1
			case rightOn:
				c = compare(a, b)
			}
			next := a
			if c > 0 {
				next = b
			}
			if !yield(next) {
				return
			}
			if c <= 0 {
				a, leftOn = left()
			}
			if c >= 0 {
				b, rightOn = right()
			}
		}
	}
}
