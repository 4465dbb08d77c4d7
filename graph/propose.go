package graph

import (
	"slices"
	"strconv"
	"time"

	"raakvlak/graph/pace"
)

// Proposal is a Change that was found good against a snapshot, ready to be committed on top of it.
type Proposal struct {
	Event  Event // without its place in the order: see [Event.Seal]
	Result Result
}

// Propose authorises, patches and validates the Change against the snapshot, which is the whole map. now and ids are
// for what is made. It changes nothing. Errors name the edit and the field: ["edits","3","topics","0","stance"], or
// the field alone when the Change has one edit.
//
// What the principal cannot see is not found; nothing else about it is told, whatever the edit asks.
func Propose(s *Snapshot, c *Change, now time.Time, ids *IDs) (*Proposal, error) {
	return ProposeWhile(nil, s, c, now, ids)
}

// ProposeWhile returns what [Propose] does, and ends early with the error of the check.
func ProposeWhile(check pace.Check, s *Snapshot, c *Change, now time.Time, ids *IDs) (*Proposal, error) {
	if len(c.Edits) > MostEdits {
		return nil, Errorf(CodeTooLarge, "the change has %d edits; at most %d are done at once: import the file as a map of its own",
			len(c.Edits), MostEdits)
	}
	p := PrincipalIn(s, c.Principal)
	if p.Role == "" {
		return nil, NotFound(c.Map)
	}
	if len(c.Edits) == 0 {
		return nil, Invalid([]string{"changes"}, "a change has at least one edit")
	}
	d := &draft{
		steps: pace.New(check), whole: s, principal: p, now: now.UTC().Truncate(time.Millisecond), ids: ids,
		revision: ids.Revision(), locals: map[ID]ID{}, first: map[ID]Entity{}, last: map[ID]Entity{},
	}
	result := Result{Revision: d.revision, IDs: make([]ID, len(c.Edits))}
	for i := range c.Edits {
		id, err := d.edit(&c.Edits[i])
		if d.steps.Err() != nil {
			return nil, d.steps.Err()
		}
		if err != nil {
			if len(c.Edits) > 1 {
				err = Within(err, "edits", strconv.Itoa(i))
			}
			return nil, err
		}
		result.IDs[i] = id
	}
	deltas, err := d.deltas()
	if err != nil {
		return nil, err
	}
	return &Proposal{
		Event:  Event{Map: c.Map, Revision: d.revision, Principal: c.Principal, At: d.now, Deltas: deltas},
		Result: result,
	}, nil
}

// draft is a map in the making: the snapshot with the edits so far.
type draft struct {
	steps     pace.Pace
	whole     *Snapshot
	principal Principal
	now       time.Time
	ids       *IDs
	revision  Revision
	made      uint64
	locals    map[ID]ID
	// What stood first and what stands last, of everything touched, in the order in which it was.
	order       []ID
	first, last map[ID]Entity
}

func (d *draft) deltas() ([]Delta, error) {
	out := make([]Delta, 0, len(d.order))
	for _, id := range d.order {
		if err := d.steps.Step(); err != nil {
			return nil, err
		}
		before, after := d.first[id], d.last[id]
		if before == nil && after == nil {
			continue
		}
		touched := after
		if touched == nil {
			touched = before
		}
		out = append(out, Delta{ID: id, Kind: touched.EntityKind(), Before: before, After: after})
	}
	return out, nil
}

// put makes after the state of the entity, nil for none, in the working snapshot.
func (d *draft) put(id ID, kind Kind, after Entity) error {
	if err := d.steps.Steps(2 * stepsPerDelta); err != nil { // one is to check it
		return err
	}
	before := d.whole.Find(id)
	if _, touched := d.first[id]; !touched {
		d.order = append(d.order, id)
		d.first[id] = before
	}
	if after == nil {
		delete(d.last, id)
	} else {
		d.last[id] = after
	}
	next, err := d.whole.advanced(nil, d.whole.head, []Delta{{ID: id, Kind: kind, Before: before, After: after}})
	if err != nil {
		return err
	}
	d.whole = next
	return nil
}

func (d *draft) sees(e Entity) bool { return e != nil && Visible(d.principal, e, d.whole) }

func (d *draft) edit(e *Edit) (ID, error) {
	switch e.verb {
	case verbCreate:
		return d.create(e)
	case verbUpdate:
		return d.update(e)
	default:
		return d.delete(e)
	}
}

func (d *draft) create(e *Edit) (ID, error) {
	if e.kind == KindMap {
		return "", Errorf(CodeInvalid, "a map is not made inside a map")
	}
	if e.id != "" && !e.id.IsLocal() {
		return "", Invalid([]string{"id"}, "an id is given by the service; a local name begins with %s", LocalPrefix)
	}
	if _, taken := d.locals[e.id]; taken && e.id != "" {
		return "", Invalid([]string{"id"}, "the local name %s stands twice", quoteID(e.id))
	}
	var made Entity
	if e.entity != nil {
		made = copyOf(e.entity)
	} else {
		made = e.kind.New()
		if s, is := made.(Stated); is {
			s.Said().Confidence = 1
		}
		if err := assign(made, e.fields); err != nil {
			return "", err
		}
	}
	id := d.ids.New(e.kind, d.whole.head.Map)
	meta := made.Meta()
	*meta = Record{
		ID: id, Version: d.revision, Sequence: pendingSequence + d.made, CreatedAt: d.now, CreatedBy: d.principal.ID,
		UpdatedAt: d.now, UpdatedBy: d.principal.ID, Tags: meta.Tags, Attributes: meta.Attributes,
	}
	d.made++
	if err := d.settle(nil, made); err != nil {
		return "", err
	}
	if e.id != "" {
		d.locals[e.id] = id
	}
	return id, d.put(id, e.kind, made)
}

// pendingSequence puts what a draft makes behind everything that is there, until the event is sealed.
const pendingSequence = uint64(1) << 63

// found returns the visible entity that an edit is about.
func (d *draft) found(id ID, expected Revision) (Entity, error) {
	if known, is := d.locals[id]; is {
		id = known
	}
	e := d.whole.Find(id)
	if !d.sees(e) {
		return nil, &Error{Code: CodeNotFound, Message: "nothing with id " + quoteID(id), Field: []string{"id"}}
	}
	version := e.Meta().Version
	if before := d.first[id]; before != nil {
		version = before.Meta().Version // what this very Change did to it is no conflict
	}
	if expected != "" && version != expected {
		return nil, Changed(id, version)
	}
	return e, nil
}

func (d *draft) update(e *Edit) (ID, error) {
	before, err := d.found(e.id, e.expected)
	if err != nil {
		return "", err
	}
	after := copyOf(before)
	if err := assign(after, e.fields); err != nil {
		return "", err
	}
	meta := after.Meta()
	meta.Version, meta.UpdatedAt, meta.UpdatedBy = d.revision, d.now, d.principal.ID
	if err := d.settle(before, after); err != nil {
		return "", err
	}
	return meta.ID, d.put(meta.ID, after.EntityKind(), after)
}

// settle brings what an edit made into its final form and checks it: its own fields, what it refers to, the rules
// between fields, who may write it, and who may then see it.
func (d *draft) settle(before, after Entity) error {
	d.resolve(after)
	d.author(before, after)
	if err := cleanSaid(after); err != nil {
		return err
	}
	if err := d.checkLinks(after); err != nil {
		return err
	}
	if err := after.check(d.whole); err != nil {
		return err
	}
	if err := mayWrite(d.principal, before, after, d.whole); err != nil {
		return err
	}
	return d.audience(before, after)
}

// resolve puts ids where local names stand.
func (d *draft) resolve(e Entity) {
	if len(d.locals) == 0 {
		return
	}
	for _, f := range LayoutOf(e.EntityKind()).Fields {
		if f.Link != nil && !f.IsZero(e) {
			f.mapTargets(e, func(id ID) ID {
				if known, is := d.locals[id]; is {
					return known
				}
				return id
			})
		}
	}
}

func (d *draft) author(before, after Entity) {
	if p, is := after.(*Passage); is && before == nil {
		d.date(p)
	}
	s, is := after.(Stated)
	if !is {
		return
	}
	said := s.Said()
	if before == nil {
		said.Consents = nil
		if said.Author == "" {
			said.Author = d.principal.ID
		}
		if said.StatedAt.IsZero() {
			said.StatedAt = d.now
		}
	}
}

// date gives a new passage that does not say when or from where the moment, and the phase that the Change began with.
func (d *draft) date(p *Passage) {
	if p.At.IsZero() {
		p.At = d.now
	}
	if p.From != "" {
		return
	}
	c, touched := d.first[p.Collaboration].(*Collaboration)
	if !touched {
		c, _ = d.whole.Find(p.Collaboration).(*Collaboration)
	}
	if c != nil {
		p.From = c.Phase
	}
}

// checkLinks refuses links to what is not there, is hidden, or is of the wrong kind.
func (d *draft) checkLinks(e Entity) error {
	for _, f := range LayoutOf(e.EntityKind()).Fields {
		if f.Link == nil {
			continue
		}
		i := 0
		for target := range f.Targets(e) {
			path := []string{f.Name}
			if f.Link.Many {
				path = append(path, strconv.Itoa(i))
			}
			if f.Link.Edge != nil {
				path = append(path, f.Link.Edge.Field(f.Link.edgeID[0]).Tag.Get("json"))
			}
			i++
			to := d.whole.Find(target.ID)
			if !d.sees(to) {
				return &Error{Code: CodeNotFound, Message: "nothing with id " + quoteID(target.ID), Field: path}
			}
			if !slices.Contains(f.Link.Kinds, to.EntityKind()) {
				return Invalid(path, "%s is of kind %s; wanted here: %v", quoteID(target.ID), to.EntityKind(), f.Link.Kinds)
			}
			if to.Meta().Retired && !mayLeadToRetired(e) {
				return Invalid(path, "%s was deleted, and is kept only for what is said about it", quoteID(target.ID))
			}
		}
	}
	return nil
}

// mayLeadToRetired reports whether those who see e need to see what it leads to, even if that was deleted. What everybody sees
// may not lead there: few see that.
func mayLeadToRetired(e Entity) bool {
	_, is := e.(Stated)
	return is || e.Meta().Retired
}
