package storetest

import (
	"fmt"
	"reflect"
	"time"

	"raakvlak/graph"
)

// editor is the second principal of the model: an editor, from whom the owner keeps things and who keeps things from
// the owner.
const editor = graph.PrincipalID("editor")

// naive is a map as simply as it can be told: a list of entities in the order of recording. Its rules are its own, so
// that a mistake in the domain's does not go unseen by being made twice.
type naive struct {
	in       graph.MapID
	number   graph.Number
	entities []graph.Entity // never changed; another is put in the place
}

func newNaive(s *graph.Snapshot) *naive {
	m := &naive{in: s.Head().Map, number: s.Head().Number}
	for e := range s.All() {
		m.entities = append(m.entities, clone(e))
	}
	return m
}

func clone(e graph.Entity) graph.Entity {
	c := reflect.New(reflect.TypeOf(e).Elem())
	c.Elem().Set(reflect.ValueOf(e).Elem())
	return c.Interface().(graph.Entity)
}

func (m *naive) find(id graph.ID) graph.Entity {
	for _, e := range m.entities {
		if e.Meta().ID == id {
			return e
		}
	}
	return nil
}

func (m *naive) replace(e graph.Entity) {
	for i := range m.entities {
		if m.entities[i].Meta().ID == e.Meta().ID {
			m.entities[i] = e
		}
	}
}

func (m *naive) drop(id graph.ID) {
	var left []graph.Entity
	for _, e := range m.entities {
		if e.Meta().ID != id {
			left = append(left, e)
		}
	}
	m.entities = left
}

// turn is the model while it does one Change.
type turn struct {
	*naive
	by      graph.PrincipalID
	at      time.Time
	stamp   graph.Revision
	locals  map[graph.ID]graph.ID
	touched map[graph.ID]bool
}

// play does the Change and returns the model after it, or why the Change is refused. result has the ids and the stamp
// that were given; it is empty when the Change was refused elsewhere.
func (m *naive) play(c drawn, result graph.Result, at time.Time) (next *naive, refusal string) {
	t := &turn{
		naive: &naive{in: m.in, number: m.number + 1, entities: append([]graph.Entity(nil), m.entities...)},
		by:    c.by, at: at, stamp: result.Revision, locals: map[graph.ID]graph.ID{}, touched: map[graph.ID]bool{},
	}
	for i, e := range c.edits {
		id := graph.ID(fmt.Sprint("made ", i))
		if i < len(result.IDs) {
			id = result.IDs[i]
		}
		if refusal := t.edit(e, id); refusal != "" {
			return nil, refusal
		}
	}
	for i, e := range t.entities {
		if t.touched[e.Meta().ID] {
			e = clone(e)
			e.Meta().Number, e.Meta().Version = t.number, t.stamp
			t.entities[i] = e
		}
	}
	return t.naive, ""
}

func (t *turn) edit(e drawnEdit, made graph.ID) (refusal string) {
	if e.flaw != "" {
		return e.flaw
	}
	id := e.id
	if known, is := t.locals[id]; is {
		id = known
	}
	before := t.find(id)
	if e.verb != "create" && (before == nil || !t.sees(before)) {
		return "no " + string(e.id)
	}
	switch e.verb {
	case "create":
		return t.create(e, made)
	case "update":
		return t.update(e, before)
	default:
		return t.delete(before)
	}
}

func (t *turn) create(e drawnEdit, id graph.ID) (refusal string) {
	made := e.kind.New()
	if s, is := made.(graph.Stated); is {
		s.Said().Confidence, s.Said().Author, s.Said().StatedAt = 1, t.by, t.at
	}
	t.set(made, e.fields)
	*made.Meta() = graph.Record{
		ID: id, CreatedAt: t.at, CreatedBy: t.by, UpdatedAt: t.at, UpdatedBy: t.by,
		Tags: made.Meta().Tags, Attributes: made.Meta().Attributes,
	}
	t.settle(made)
	if refusal := t.refuse(made, true); refusal != "" {
		return refusal
	}
	t.entities = append(t.entities, made)
	t.touched[id] = true
	t.locals[e.id] = id
	return ""
}

func (t *turn) update(e drawnEdit, before graph.Entity) (refusal string) {
	after := clone(before)
	t.set(after, e.fields)
	t.settle(after)
	if refusal := t.refuse(after, false); refusal != "" {
		return refusal
	}
	t.write(after)
	return ""
}

// write puts a changed entity in its place.
func (t *turn) write(e graph.Entity) {
	meta := e.Meta()
	meta.UpdatedAt, meta.UpdatedBy = t.at, t.by
	t.touched[meta.ID] = true
	t.replace(e)
}

// set puts the fields into e, with ids where local names stand.
func (t *turn) set(e graph.Entity, fields graph.Fields) {
	for name, value := range fields {
		f := graph.LayoutOf(e.EntityKind()).Field(name)
		if value == nil {
			f.Set(e, reflect.Zero(f.Type).Interface())
			continue
		}
		f.Set(e, value)
	}
	for _, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if f.Link == nil {
			continue
		}
		var targets []graph.Target
		for target := range f.Targets(e) {
			if made, is := t.locals[target.ID]; is {
				target.ID = made
			}
			targets = append(targets, target)
		}
		setTargets(f, e, targets)
	}
}

func setTargets(f *graph.Field, e graph.Entity, targets []graph.Target) {
	f.Set(e, reflect.Zero(f.Type).Interface())
	for _, target := range targets {
		f.AddTarget(e, target.ID, target.Properties)
	}
}

// settle gives empty fields their defaults, and a tie its order.
func (t *turn) settle(e graph.Entity) {
	for _, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if fallback := tagOf(e.EntityKind(), f.Name).Get("default"); fallback != "" && f.IsZero(e) {
			f.Set(e, reflect.ValueOf(fallback).Convert(f.Type).Interface())
		}
	}
	if tie, is := e.(*graph.Tie); is && tie.B < tie.A {
		tie.A, tie.B = tie.B, tie.A
	}
}
