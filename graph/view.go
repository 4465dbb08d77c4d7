package graph

import (
	"strings"

	"raakvlak/graph/pace"
)

// View is what one principal may see of a Snapshot: itself a Snapshot, of the visible entities only. Everything that
// reads takes a View, so that no answer can depend on what its reader may not see.
type View struct {
	*Snapshot
	sight Sight
	whole *Snapshot // what it is a view of; only this package's rules look at it
	memo  *memo
}

// Sight is what of a principal decides what it sees. Principals with equal sights share a View.
type Sight struct {
	principal Principal
	key       string
}

// Key tells sights apart: equal keys, equal views.
func (s Sight) Key() string { return s.key }

// Sees reports whether the sight sees anything at all: that of somebody who is no member does not.
func (s Sight) Sees() bool { return s.principal.Role != "" }

// SightOf returns the principal's sight in the map. Who wrote nothing there that others might not see has the sight of
// everybody in the same role.
func SightOf(s *Snapshot, id PrincipalID) Sight {
	p := PrincipalIn(s, id)
	switch {
	case p.Role == "":
		return Sight{}
	case p.Role.Steward():
		// A steward's bindings widen nothing: stewards see what subjects see.
		p.Role, p.Stakeholders = MemberAnalyst, nil
	case len(p.Stakeholders) == 0:
		p.Role = MemberViewer
	}
	if !s.wroteHidden(p) {
		p.ID = ""
	}
	parts := []string{string(p.Role), string(p.ID)}
	for _, b := range p.Stakeholders {
		parts = append(parts, string(b))
	}
	return Sight{principal: p, key: strings.Join(parts, " ")}
}

// PastSightOf returns the principal's sight for looking back: it may have written then what it sees nothing of today.
func PastSightOf(s *Snapshot, id PrincipalID) Sight {
	p := PrincipalIn(s, id)
	return Sight{principal: p, key: "past " + string(id)}
}

// NewView returns the view of the snapshot that the sight gives. It takes time in proportion to the map. Its revision
// is that of the latest entity in it; a [Dating] finds a later one that only took something away.
func NewView(s *Snapshot, sight Sight) (*View, error) { return NewViewWhile(nil, s, sight) }

// NewViewWhile returns what [NewView] does, and ends early with the error of the check.
func NewViewWhile(check pace.Check, s *Snapshot, sight Sight) (*View, error) {
	head, seen, err := s.seenBy(check, sight.principal)
	if err != nil {
		return nil, err
	}
	if seen.Len() == s.Size() {
		return &View{Snapshot: s.headed(head), sight: sight, whole: s, memo: newMemo()}, nil
	}
	visible, err := NewSnapshotWhile(check, head, seen)
	if err != nil {
		return nil, err
	}
	return &View{Snapshot: visible, sight: sight, whole: s, memo: newMemo()}, nil
}

// headed returns the snapshot with the head, which is itself when it has that already: whether the latest Change was seen
// does not follow from nothing being hidden after it.
func (s *Snapshot) headed(head Head) *Snapshot {
	if s.head.Number == head.Number {
		return s
	}
	out := *s
	out.head.Number, out.head.Revision = head.Number, head.Revision
	return &out
}

// seenBy returns what the principal sees of the snapshot, in its order, and the head of a map that has just that: that of
// the latest of it.
func (s *Snapshot) seenBy(check pace.Check, p Principal) (Head, *pace.List[Entity], error) {
	head, seen := Head{Map: s.head.Map}, &pace.List[Entity]{}
	steps := pace.New(check)
	for e := range pace.Each(&steps, s.All()) {
		if e.Meta().Retired && steps.Look() != nil {
			break // as it is seen when one of all that refer to it is
		}
		if !Visible(p, e, s) {
			continue
		}
		seen.Append(e)
		if e.Meta().Number > head.Number {
			head.Number, head.Revision = e.Meta().Number, e.Meta().Version
		}
	}
	return head, seen, steps.Look()
}

// Advance returns the view of next, which is what the event made of the snapshot that v is a view of. The view's
// revision moves only when something in it changed.
func (v *View) Advance(next *Snapshot, e *Event) (*View, error) {
	deltas := visibleDeltas(&pace.Pace{}, v.sight.principal, v.whole, next, e)
	out := &View{Snapshot: v.Snapshot, sight: v.sight, whole: next, memo: newMemo()}
	if v.Snapshot == v.whole && sameDeltas(deltas, e.Deltas) {
		out.Snapshot = next
		return out, nil
	}
	if len(deltas) == 0 {
		out.memo = v.memo // the same snapshot
		return out, nil
	}
	var err error
	out.Snapshot, err = v.advanced(nil, Head{Map: e.Map, Number: e.Number, Revision: e.Revision}, deltas)
	return out, err
}

// Sight returns the sight that the view was made with.
func (v *View) Sight() Sight { return v.sight }

// Steward reports whether the view is a steward's.
func (v *View) Steward() bool { return v.sight.principal.Role.Steward() }

// Revision returns the stamp of the last Change that changed anything in the view.
func (v *View) Revision() Revision { return v.head.Revision }

// Whole reports whether nothing at all is hidden from the view. It is for memory accounting, never for an answer.
func (v *View) Whole() bool { return v.Size() == v.whole.Size() }

// sameDeltas reports whether everything in the event is visible as it is.
func sameDeltas(visible, all []Delta) bool {
	if len(visible) != len(all) {
		return false
	}
	for i := range all {
		if visible[i].Before != all[i].Before || visible[i].After != all[i].After {
			return false
		}
	}
	return true
}

// VisibleDeltas returns what the event changed in what the principal sees, in the order of recording: before is the map
// before the event, after the map after it; if they are the same, the event is a past one, seen with today's rights.
// What the event itself does not mention may come and go too: an assessment with the participation it is about, and
// something retired with the last visible statement about it. It ends early with the error of the check.
func VisibleDeltas(check pace.Check, p Principal, before, after *Snapshot, e *Event) ([]Delta, error) {
	steps := pace.New(check)
	deltas := visibleDeltas(&steps, p, before, after, e)
	// The order in which the event has them tells of what is hidden: a deletion goes by way of what refers to the deleted.
	err := pace.SortByNumber(&steps, deltas, func(d Delta) uint64 { return d.recorded() })
	return deltas, err
}

// visibleDeltas returns them in the order in which they come up. Once the pace has ended, what it returns is of no use.
func visibleDeltas(steps *pace.Pace, p Principal, before, after *Snapshot, e *Event) []Delta {
	c := comparison{principal: p, before: before, after: after, done: map[ID]bool{}, followed: map[ID]bool{}}
	for i := range e.Deltas {
		if steps.Step() != nil {
			return nil
		}
		d := &e.Deltas[i]
		if before == after {
			// The past: only the event knows what stood before.
			if past := seenOf(p, d, after); past.Before != nil || past.After != nil {
				c.deltas = append(c.deltas, past)
			}
			continue
		}
		c.see(d.ID, d.Kind)
		for _, changed := range []Entity{d.Before, d.After} {
			if changed != nil {
				c.follow(changed)
			}
		}
	}
	return c.deltas
}

// comparison is what a principal sees of two snapshots, as far as it differs.
type comparison struct {
	principal      Principal
	before, after  *Snapshot
	done, followed map[ID]bool
	deltas         []Delta
}

func (c *comparison) see(id ID, kind Kind) {
	if c.done[id] {
		return
	}
	c.done[id] = true
	d := Delta{ID: id, Kind: kind, Before: visibleIn(c.principal, c.before, id), After: visibleIn(c.principal, c.after, id)}
	if d.Before != d.After {
		c.deltas = append(c.deltas, d)
	}
}

// follow looks at what may come and go with something that changed.
func (c *comparison) follow(changed Entity) {
	if changed.EntityKind() == KindParticipation {
		for a := range c.after.Referring(changed.Meta().ID, KindAssessment, "participation") {
			c.along(a)
		}
	}
	if _, is := changed.(Stated); !is && !changed.Meta().Retired {
		return
	}
	for _, id := range links(changed) {
		if target := c.after.Find(id); target != nil && target.Meta().Retired {
			c.along(target)
		}
	}
}

func (c *comparison) along(e Entity) {
	id := e.Meta().ID
	c.see(id, e.EntityKind())
	if !c.followed[id] {
		c.followed[id] = true
		c.follow(e)
	}
}

func visibleIn(p Principal, s *Snapshot, id ID) Entity {
	e := s.Find(id)
	if e == nil || !Visible(p, e, s) {
		return nil
	}
	return e
}

// seenOf returns of a past delta what the principal may see today.
func seenOf(p Principal, d *Delta, today *Snapshot) Delta {
	seen := Delta{ID: d.ID, Kind: d.Kind, Erased: d.Erased}
	if d.Before != nil && Visible(p, d.Before, today) {
		seen.Before = d.Before
	}
	if d.After != nil && Visible(p, d.After, today) {
		seen.After = d.After
	}
	return seen
}
