package graph

import (
	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

// linking is what an event changes about links, until all of its deltas are done.
type linking struct {
	gone arrows
	from []place // of what may lead somewhere new
}

// unlink notes the links of before that after, if there is one, has no more.
func (s *Snapshot) unlink(before, after Entity, at place, changed *linking) {
	for f, id := range links(before) {
		to, ok := s.find(id)
		if ok && (after == nil || !f.leadsFrom(after, id)) {
			changed.gone = append(changed.gone, arrowOf(to, referrerOf(f.Link.role, at.position())))
		}
	}
}

// link tells those whom links no longer lead to, and those whom they now lead to, in place; s is not shared yet.
func (s *Snapshot) link(steps *pace.Pace, changed *linking) error {
	if err := s.refer(steps, changed.gone, (*referrers).without); err != nil {
		return err
	}
	arrows := make([]arrow, 0, 6*len(changed.from)) // few have more links
	for _, at := range changed.from {
		if err := steps.Steps(stepsPerDelta); err != nil {
			return err
		}
		e := s.at(at)
		if e == nil {
			continue
		}
		for f, id := range links(e) {
			to, ok := s.find(id)
			if !ok {
				return Errorf(CodeInternal, "the %s of %s leads to %s, which is not in the map", f.Name, e.Meta().ID, id)
			}
			arrows = append(arrows, arrowOf(to, referrerOf(f.Link.role, at.position())))
		}
	}
	return s.refer(steps, arrows, (*referrers).with)
}

// refer changes the referrers of those whom the arrows of the list lead to, by what these say.
func (s *Snapshot) refer(steps *pace.Pace, list arrows, change func(*referrers, []referrer) *referrers) error {
	if err := pace.SortByNumber(steps, list, func(a arrow) uint64 { return uint64(a) }); err != nil {
		return err
	}
	var room [8]persist.Placed[row]
	rows := room[:0] // of one kind, until they are put in place together
	kind := Kind(0)
	put := func() {
		if len(rows) > 0 {
			s.alter(kind, func(t *table) { t.rows = t.rows.WithAll(rows) })
		}
		rows = rows[:0]
	}
	for to, by := range byTarget(steps, list) {
		if to.kind() != kind {
			put()
			kind = to.kind()
		}
		r := s.row(to)
		in := change(r.in, by)
		if in == r.in {
			continue // it has them already, or is gone itself
		}
		s.bytes += int64(in.len()-r.in.len()) * bytesPerArrow
		rows = append(rows, persist.Placed[row]{At: to.position(), Item: row{entity: r.entity, in: in}})
	}
	put()
	return steps.Err()
}

// leadsFrom reports whether the link leads from e to id.
func (f *Field) leadsFrom(e Entity, id ID) bool {
	v := f.value(e)
	if !f.Link.Many {
		return ID(v.String()) == id
	}
	for i := range v.Len() {
		item := v.Index(i)
		if f.Link.Edge != nil {
			item = item.FieldByIndex(f.Link.edgeID)
		}
		if ID(item.String()) == id {
			return true
		}
	}
	return false
}

func sameLinks(a, b Entity) bool {
	for _, f := range LayoutOf(a.EntityKind()).Fields {
		if f.Link == nil {
			continue
		}
		if f.Link.Many {
			if !sameTargets(f, a, b) {
				return false
			}
		} else if f.value(a).String() != f.value(b).String() {
			return false
		}
	}
	return true
}

func sameTargets(f *Field, a, b Entity) bool {
	va, vb := f.value(a), f.value(b)
	if va.Len() != vb.Len() {
		return false
	}
	for i := range va.Len() {
		ia, ib := va.Index(i), vb.Index(i)
		if f.Link.Edge != nil {
			ia, ib = ia.FieldByIndex(f.Link.edgeID), ib.FieldByIndex(f.Link.edgeID)
		}
		if ia.String() != ib.String() {
			return false
		}
	}
	return true
}
