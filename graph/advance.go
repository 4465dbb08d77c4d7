package graph

import (
	"slices"

	"raakvlak/graph/pace"
)

// advanced returns the snapshot after the deltas of all lists, under the new head. It shares with s all that they leave
// alone. The deltas must fit: what they change is there, and what is made or left leads to what is there. It ends early with
// the error of the check.
func (s *Snapshot) advanced(check pace.Check, head Head, lists ...[]Delta) (*Snapshot, error) {
	next := *s
	next.head = head
	steps := pace.New(check)
	var changed linking
	for _, deltas := range lists {
		for i := range deltas {
			if err := steps.Steps(stepsPerDelta); err != nil {
				return nil, err
			}
			if !next.apply(&deltas[i], &changed) {
				// Something comes back that was recorded before others: the tables' order must be made anew.
				return s.rebuilt(check, head, lists)
			}
		}
	}
	// Links come last: the deltas of one event may refer to each other in any order.
	if err := next.link(&steps, &changed); err != nil {
		return nil, err
	}
	return &next, nil
}

// stepsPerDelta is how long a delta may take, as it copies a path through each index that it changes.
const stepsPerDelta = 50

// apply does one delta in place, save for the links, which it notes in changed; s is not shared yet. It reports false when
// the order of recording would break.
func (s *Snapshot) apply(d *Delta, changed *linking) bool {
	k := d.Kind
	switch {
	case d.After == nil:
		at, ok := s.find(d.ID)
		if !ok {
			return true
		}
		before := s.at(at)
		s.unlink(before, nil, at, changed)
		s.byID = s.byID.Remove(hashID(d.ID), func(p place) bool { return p == at })
		s.unname(before, at)
		s.authors = countAuthor(s.authors, before, -1)
		s.alter(k, func(t *table) {
			t.rows = t.rows.With(at.position(), row{})
			t.count--
		})
		s.bytes -= sizeOf(before)
	default:
		at, ok := s.find(d.ID)
		if !ok {
			return s.insert(d.After, changed)
		}
		s.replace(at, d.After, changed)
	}
	return true
}

func (s *Snapshot) insert(e Entity, changed *linking) bool {
	k := e.EntityKind()
	position := s.rows(k).Len()
	if last := s.lastSequence(k); last > e.Meta().Sequence {
		return false
	}
	at := placeAt(k, position)
	s.alter(k, func(t *table) {
		t.rows = t.rows.With(position, row{entity: e})
		t.count++
	})
	s.byID = s.byID.Add(at, func(p place) uint64 { return hashID(s.at(p).Meta().ID) })
	s.bytes += sizeOf(e)
	s.authors = countAuthor(s.authors, e, 1)
	if named, ok := e.(Named); ok {
		s.name(named, at)
	}
	changed.from = append(changed.from, at)
	return true
}

// lastSequence looks back over the rows that deletions left empty; there are seldom any.
func (s *Snapshot) lastSequence(k Kind) uint64 {
	rows := s.rows(k)
	for i := rows.Len() - 1; i >= 0; i-- {
		if e := rows.At(i).entity; e != nil {
			return e.Meta().Sequence
		}
	}
	return 0
}

func (s *Snapshot) replace(at place, after Entity, changed *linking) {
	before := s.at(at)
	s.bytes += sizeOf(after) - sizeOf(before)
	if !sameAuthor(before, after) {
		s.authors = countAuthor(countAuthor(s.authors, before, -1), after, 1)
	}
	relink := !sameLinks(before, after)
	if relink {
		s.unlink(before, after, at, changed)
		changed.from = append(changed.from, at)
	}
	s.alter(at.kind(), func(t *table) { t.rows = t.rows.With(at.position(), row{entity: after, in: s.row(at).in}) })
	if a, ok := after.(Named); ok && before.(Named).EntityName() != a.EntityName() {
		s.unname(before, at)
		s.name(a, at)
	}
}

func (s *Snapshot) name(e Named, at place) {
	s.alter(at.kind(), func(t *table) { t.names = t.names.Insert(nameKeyOf(e, at), compareNames) })
}

func (s *Snapshot) unname(e Entity, at place) {
	if named, ok := e.(Named); ok {
		s.alter(at.kind(), func(t *table) { t.names = t.names.Remove(nameKeyOf(named, at), compareNames) })
	}
}

// alter puts a changed copy of the kind's table in place, as the old one may be other snapshots' too.
func (s *Snapshot) alter(k Kind, change func(*table)) {
	t := &table{}
	if s.tables[k] != nil {
		*t = *s.tables[k]
	}
	change(t)
	s.tables[k] = t
}

// rebuilt does what advanced does, from nothing.
func (s *Snapshot) rebuilt(check pace.Check, head Head, lists [][]Delta) (*Snapshot, error) {
	steps := pace.New(check)
	changed := map[ID]Entity{}
	for _, deltas := range lists {
		for i := range deltas {
			if err := steps.Step(); err != nil {
				return nil, err
			}
			changed[deltas[i].ID] = deltas[i].After
		}
	}
	var entities pace.List[Entity]
	for e := range pace.Each(&steps, s.All()) {
		if _, ok := changed[e.Meta().ID]; !ok {
			entities.Append(e)
		}
	}
	for _, e := range changed {
		if e != nil {
			entities.Append(e)
		}
	}
	if err := steps.Look(); err != nil {
		return nil, err
	}
	return NewSnapshotWhile(check, head, &entities)
}

// Advance returns the snapshot after the event, which must be the next one. It is how a server follows its store.
func (s *Snapshot) Advance(e *Event) (*Snapshot, error) { return s.AdvanceWhile(nil, e) }

// AdvanceWhile returns what [Snapshot.Advance] does, and ends early with the error of the check.
func (s *Snapshot) AdvanceWhile(check pace.Check, e *Event) (*Snapshot, error) {
	if e.Number != s.head.Number+1 {
		return nil, Errorf(CodeInternal, "event %d of %s cannot follow revision %d", e.Number, e.Map, s.head.Number)
	}
	return s.advanced(check, Head{Map: s.head.Map, Number: e.Number, Revision: e.Revision, Hash: e.Hash}, e.Deltas)
}

// Undo returns the snapshot as it was before the events, which must be the latest ones, oldest first. head names the
// revision that is then reached. Events with erased content are [CodeUnavailable]: what is gone is not guessed.
func (s *Snapshot) Undo(head Head, events []Event) (*Snapshot, error) {
	return s.UndoWhile(nil, head, events)
}

// UndoWhile returns what [Snapshot.Undo] does, and ends early with the error of the check.
func (s *Snapshot) UndoWhile(check pace.Check, head Head, events []Event) (*Snapshot, error) {
	steps := pace.New(check)
	back := map[ID]*Delta{}
	for i := len(events) - 1; i >= 0; i-- {
		for j := range events[i].Deltas {
			if err := steps.Step(); err != nil {
				return nil, err
			}
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
	var deltas pace.List[Delta]
	for _, d := range back {
		if err := steps.Step(); err != nil {
			return nil, err
		}
		deltas.Append(*d)
	}
	if err := deltas.SortByNumber(&steps, func(d Delta) uint64 { return d.restored() }); err != nil {
		return nil, err
	}
	return s.advanced(check, head, slices.Collect(deltas.Blocks())...)
}

// restored returns the place in the order of recording of what the delta brings back, 0 when it brings nothing.
func (d *Delta) restored() uint64 {
	if d.After == nil {
		return 0
	}
	return d.After.Meta().Sequence
}
