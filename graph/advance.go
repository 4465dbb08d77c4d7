package graph

import (
	"cmp"
	"slices"
)

// advanced returns the snapshot after the deltas, under the new head. It shares with s all that they leave alone. The
// deltas must fit: what they change is there, and what is made or left leads to what is there.
func (s *Snapshot) advanced(head Head, deltas []Delta) (*Snapshot, error) {
	next := *s
	next.head = head
	var unlinked []place
	for i := range deltas {
		if !next.apply(&deltas[i], &unlinked) {
			// Something comes back that was recorded before others: the tables' order must be made anew.
			return s.rebuilt(head, deltas)
		}
	}
	// Links come last: the deltas of one event may refer to each other in any order.
	for _, at := range unlinked {
		if e := next.at(at); e != nil {
			if err := next.link(e, at); err != nil {
				return nil, err
			}
		}
	}
	return &next, nil
}

// apply does one delta in place, save the links of what it wrote, whose places it adds to unlinked; s is not shared
// yet. It reports false when the order of recording would break.
func (s *Snapshot) apply(d *Delta, unlinked *[]place) bool {
	k := d.Kind
	switch {
	case d.After == nil:
		at, ok := s.find(d.ID)
		if !ok {
			return true
		}
		before := s.at(at)
		s.unlink(before, at)
		s.byID = s.byID.Remove(hashID(d.ID), func(p place) bool { return p == at })
		s.unname(before, at)
		s.authors = countAuthor(s.authors, before, -1)
		s.tables[k] = s.tables[k].With(at.position(), row{})
		s.counts[k]--
		s.bytes -= sizeOf(before)
	default:
		at, ok := s.find(d.ID)
		if !ok {
			return s.insert(d.After, unlinked)
		}
		s.replace(at, d.After, unlinked)
	}
	return true
}

func (s *Snapshot) insert(e Entity, unlinked *[]place) bool {
	k := e.EntityKind()
	position := s.tables[k].Len()
	if last := s.lastSequence(k); last > e.Meta().Sequence {
		return false
	}
	at := placeAt(k, position)
	s.tables[k] = s.tables[k].With(position, row{entity: e})
	s.byID = s.byID.Add(at, func(p place) uint64 { return hashID(s.at(p).Meta().ID) })
	s.counts[k]++
	s.bytes += sizeOf(e)
	s.authors = countAuthor(s.authors, e, 1)
	if named, ok := e.(Named); ok {
		s.byName[k] = s.byName[k].Insert(nameKeyOf(named, at), compareNames)
	}
	*unlinked = append(*unlinked, at)
	return true
}

// lastSequence looks back over the rows that deletions left empty; there are seldom any.
func (s *Snapshot) lastSequence(k Kind) uint64 {
	for i := s.tables[k].Len() - 1; i >= 0; i-- {
		if e := s.tables[k].At(i).entity; e != nil {
			return e.Meta().Sequence
		}
	}
	return 0
}

func (s *Snapshot) replace(at place, after Entity, unlinked *[]place) {
	k := at.kind()
	r := s.tables[k].At(at.position())
	before := r.entity
	s.bytes += sizeOf(after) - sizeOf(before)
	if !sameAuthor(before, after) {
		s.authors = countAuthor(countAuthor(s.authors, before, -1), after, 1)
	}
	relink := !sameLinks(before, after)
	if relink {
		s.unlink(before, at)
		r = s.tables[k].At(at.position())
	}
	r.entity = after
	s.tables[k] = s.tables[k].With(at.position(), r)
	if relink {
		*unlinked = append(*unlinked, at)
	}
	if a, ok := after.(Named); ok && before.(Named).EntityName() != a.EntityName() {
		s.unname(before, at)
		s.byName[k] = s.byName[k].Insert(nameKeyOf(a, at), compareNames)
	}
}

func (s *Snapshot) unname(e Entity, at place) {
	if named, ok := e.(Named); ok {
		s.byName[at.kind()] = s.byName[at.kind()].Remove(nameKeyOf(named, at), compareNames)
	}
}

func (s *Snapshot) link(e Entity, at place) error {
	for f, id := range links(e) {
		to, ok := s.find(id)
		if !ok {
			return Errorf(CodeInternal, "the %s of %s leads to %s, which is not in the map", f.Name, e.Meta().ID, id)
		}
		s.bytes += bytesPerArrow
		s.setReferrers(to, func(in *referrers) *referrers { return in.with(referrerOf(f.Link.role, at.position())) })
	}
	return nil
}

func (s *Snapshot) unlink(e Entity, at place) {
	for f, id := range links(e) {
		if to, ok := s.find(id); ok {
			s.bytes -= bytesPerArrow
			s.setReferrers(to, func(in *referrers) *referrers { return in.without(referrerOf(f.Link.role, at.position())) })
		}
	}
}

func (s *Snapshot) setReferrers(to place, change func(*referrers) *referrers) {
	r := s.tables[to.kind()].At(to.position())
	r.in = change(r.in)
	s.tables[to.kind()] = s.tables[to.kind()].With(to.position(), r)
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

// rebuilt does what advanced does, from nothing.
func (s *Snapshot) rebuilt(head Head, deltas []Delta) (*Snapshot, error) {
	changed := make(map[ID]Entity, len(deltas))
	for i := range deltas {
		changed[deltas[i].ID] = deltas[i].After
	}
	var entities []Entity
	for e := range s.All() {
		if _, ok := changed[e.Meta().ID]; !ok {
			entities = append(entities, e)
		}
	}
	for _, e := range changed {
		if e != nil {
			entities = append(entities, e)
		}
	}
	return NewSnapshot(head, entities)
}

// Advance returns the snapshot after the event, which must be the next one. It is how a server follows its store.
func (s *Snapshot) Advance(e *Event) (*Snapshot, error) {
	if e.Number != s.head.Number+1 {
		return nil, Errorf(CodeInternal, "event %d of %s cannot follow revision %d", e.Number, e.Map, s.head.Number)
	}
	return s.advanced(Head{Map: s.head.Map, Number: e.Number, Revision: e.Revision, Hash: e.Hash}, e.Deltas)
}

// Undo returns the snapshot as it was before the events, which must be the latest ones, oldest first. head names the
// revision that is then reached. Events with erased content are [CodeUnavailable]: what is gone is not guessed.
func (s *Snapshot) Undo(head Head, events []Event) (*Snapshot, error) {
	back := map[ID]*Delta{}
	for i := len(events) - 1; i >= 0; i-- {
		for j := range events[i].Deltas {
			d := &events[i].Deltas[j]
			if d.Erased {
				return nil, Errorf(CodeUnavailable, "what stood at that revision was erased since")
			}
			if back[d.ID] == nil {
				back[d.ID] = &Delta{ID: d.ID, Kind: d.Kind}
			}
			back[d.ID].After = d.Before
		}
	}
	deltas := make([]Delta, 0, len(back))
	for _, d := range back {
		deltas = append(deltas, *d)
	}
	slices.SortFunc(deltas, func(a, b Delta) int { return cmp.Compare(a.restored(), b.restored()) })
	return s.advanced(head, deltas)
}

// restored returns the place in the order of recording of what the delta brings back, 0 when it brings nothing.
func (d *Delta) restored() uint64 {
	if d.After == nil {
		return 0
	}
	return d.After.Meta().Sequence
}
