package graph

import (
	"slices"
	"strconv"
	"time"

	"raakvlak/graph/pace"
)

// Founding is a new map, complete in memory, ready to be written aside and to appear at once as revision 1.
type Founding struct {
	Snapshot *Snapshot // [Snapshot.All] yields what is to be written
	Event    Event     // sealed, the map's first
}

// Foundation is what a new map is made of.
type Foundation struct {
	Map      Map      // its record; only what a user may set is taken
	Entities []Entity // with local names as ids; members may be among them. They are changed and kept.
	By       PrincipalID
	File     string // where it came from, for the baseline; "" for a map that begins empty
	Format   string
	// If given, the map's id is made of it and of By: to found again what was founded before finds it there.
	ClientMutationID string
}

// Found checks a foundation as [Propose] checks a Change, and makes the new map of it. Whoever founds a map owns it,
// unless the entities say who does. Errors name the entity by its place: ["records","12","holder"].
func Found(f Foundation, now time.Time, ids *IDs) (*Founding, error) {
	return FoundWhile(nil, f, now, ids)
}

// FoundWhile returns what [Found] does, and ends early with the error of the check.
func FoundWhile(check pace.Check, f Foundation, now time.Time, ids *IDs) (*Founding, error) {
	now = now.UTC().Truncate(time.Millisecond)
	id := ids.NewMap()
	if f.ClientMutationID != "" {
		id = foundedID(f.By, f.ClientMutationID)
	}
	b := &founding{
		steps: pace.New(check), now: now, by: f.By, ids: ids, revision: ids.Revision(), id: id,
		// As large as they will be, they would be made in one long step.
		locals: map[ID]ID{}, kinds: map[ID]Kind{},
	}
	entities, err := b.entities(f)
	if err != nil {
		return nil, err
	}
	// The rules need the whole map, and settle who sees what: the head, the baseline and the counts of authors come after.
	snapshot, err := NewSnapshotWhile(check, Head{Map: id}, entities)
	if err != nil {
		return nil, err
	}
	if err := b.check(snapshot, f.Entities); err != nil {
		return nil, err
	}
	event := Event{Map: id, Revision: b.revision, Principal: f.By, At: now}
	if event.Baseline, err = b.baseline(f, entities); err != nil {
		return nil, err
	}
	if err := event.Seal(0, "", ids); err != nil {
		return nil, err
	}
	snapshot.head = Head{Map: id, Number: event.Number, Revision: event.Revision, Hash: event.Hash}
	snapshot.authors = authorsOf(&b.steps, entities.All())
	if err := b.steps.Look(); err != nil {
		return nil, err
	}
	return &Founding{Snapshot: snapshot, Event: event}, nil
}

type founding struct {
	steps    pace.Pace
	now      time.Time
	by       PrincipalID
	ids      *IDs
	revision Revision
	id       MapID
	locals   map[ID]ID
	kinds    map[ID]Kind
}

// entities returns the map's record, its owner and the foundation's entities, each in its final form.
func (b *founding) entities(f Foundation) (*pace.List[Entity], error) {
	record := f.Map
	record.Secret = b.ids.Key()
	all := &pace.List[Entity]{}
	all.Append(&record)
	if !b.owned(f.Entities) {
		all.Append(&Member{Principal: b.by, Name: string(b.by), Role: MemberOwner})
	}
	own := all.Len()
	for e := range pace.Each(&b.steps, slices.Values(f.Entities)) {
		all.Append(e)
	}
	i := -1
	for e := range pace.Each(&b.steps, all.All()) {
		i++
		if e.EntityKind() == KindMap && i > 0 {
			return nil, Within(Errorf(CodeInvalid, "a map holds no other map"), "records", strconv.Itoa(i-own))
		}
		if err := b.name(i, e); err != nil {
			return nil, Within(err, "records", strconv.Itoa(i-own))
		}
	}
	i = -1
	for e := range pace.Each(&b.steps, all.All()) {
		i++
		if err := b.settle(e); err != nil {
			return nil, Within(err, "records", strconv.Itoa(i-own))
		}
	}
	return all, b.steps.Look()
}

func (b *founding) owned(entities []Entity) bool {
	for _, e := range entities {
		if m, is := e.(*Member); is && m.Role == MemberOwner && m.Principal == b.by {
			return true
		}
	}
	return false
}

// name gives e its id and record.
func (b *founding) name(i int, e Entity) error {
	meta := e.Meta()
	local := meta.ID
	id := b.id
	if e.EntityKind() != KindMap {
		id = b.ids.New(e.EntityKind(), b.id)
	}
	if local != "" {
		if _, taken := b.locals[local]; taken {
			return Invalid([]string{"id"}, "the id %s stands twice", quoteID(local))
		}
		b.locals[local] = id
	}
	b.kinds[id] = e.EntityKind()
	*meta = Record{
		ID: id, Version: b.revision, Number: 1, Sequence: 1<<sequenceBits | uint64(i), CreatedAt: b.now, CreatedBy: b.by,
		UpdatedAt: b.now, UpdatedBy: b.by, Tags: meta.Tags, Attributes: meta.Attributes,
	}
	return nil
}

func (b *founding) settle(e Entity) error {
	for _, f := range LayoutOf(e.EntityKind()).Fields {
		if f.Link == nil || f.IsZero(e) {
			continue
		}
		var err error
		f.mapTargets(e, func(id ID) ID {
			given, known := b.locals[id]
			switch {
			case id == "" && !f.Link.Many:
			case !known:
				err = Invalid([]string{f.Name}, "nothing in the file has the id %s", quoteID(id))
			case !f.Link.leadsTo(b.kinds[given]):
				err = Invalid([]string{f.Name}, "%s is of kind %s; wanted here: %v", quoteID(id), b.kinds[given], f.Link.Kinds)
			}
			return given
		})
		if err != nil {
			return err
		}
	}
	if t, is := e.(*Tie); is {
		t.order() // before the snapshot is linked: its check comes after
	}
	if s, is := e.(Stated); is {
		said := s.Said()
		said.Consents = nil
		if said.Author == "" {
			said.Author = b.by
		}
		if said.StatedAt.IsZero() {
			said.StatedAt = b.now
		}
	}
	return cleanSaid(e)
}

// check applies the rules that need the whole map. What is stated in the name of a member counts as that member's own
// statement, as it would have if the member had recorded it.
func (b *founding) check(s *Snapshot, entities []Entity) error {
	members := s.Count(KindMember) // among whom an author is looked for
	for i, e := range entities {
		if err := b.steps.Steps(1 + members); err != nil {
			return err
		}
		if err := e.check(s); err != nil {
			return Within(err, "records", strconv.Itoa(i))
		}
		stated, is := e.(Stated)
		if !is {
			continue
		}
		d := &draft{whole: s, principal: PrincipalIn(s, stated.Said().Author), now: b.now}
		if d.principal.Role == "" {
			d.principal = Principal{ID: stated.Said().Author}
		}
		if err := d.audience(nil, e); err != nil {
			return Within(err, "records", strconv.Itoa(i))
		}
	}
	return nil
}

func (l *Link) leadsTo(k Kind) bool {
	for _, wanted := range l.Kinds {
		if wanted == k {
			return true
		}
	}
	return false
}

func (b *founding) baseline(f Foundation, entities *pace.List[Entity]) (*Baseline, error) {
	of := &Baseline{File: f.File, Format: f.Format, Counts: map[string]int{}}
	for e := range pace.Each(&b.steps, entities.All()) {
		of.Counts[e.EntityKind().String()]++
	}
	var err error
	of.ContentHash, err = baselineHash(&b.steps, entities.All())
	return of, err
}

// Check brings a copy of e's own fields into their final form and returns the copy, or what is wrong with them. It
// looks at nothing but e: readers of files use it to say in which line a mistake stands.
func Check(e Entity) (Entity, error) {
	c := copyOf(e)
	return c, clean(c)
}
