package storetest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"raakvlak/graph"
)

// drawn is a random Change, in a form that the model can play too.
type drawn struct {
	by    graph.PrincipalID
	edits []drawnEdit
}

type drawnEdit struct {
	verb     string // create, update or delete
	kind     graph.Kind
	id       graph.ID
	fields   graph.Fields
	expected graph.Revision
	flaw     string // what is wrong with it in any map, "" for nothing
}

func (d drawn) String() string {
	var all []string
	for _, e := range d.edits {
		all = append(all, fmt.Sprintf("%s %s %s %v %s", e.verb, e.kind, e.id, e.fields, e.flaw))
	}
	return string(d.by) + ": " + strings.Join(all, "; ")
}

func (d drawn) change() graph.Change {
	c := graph.Change{Principal: d.by}
	for _, e := range d.edits {
		switch e.verb {
		case "create":
			c.Edits = append(c.Edits, graph.CreateFrom(e.kind, e.id, e.fields))
		case "update":
			c.Edits = append(c.Edits, graph.Update(e.id, e.expected, e.fields))
		default:
			c.Edits = append(c.Edits, graph.Delete(e.id, e.expected))
		}
	}
	return c
}

// target is an id that a drawn edit may name, with its kind.
type target struct {
	id      graph.ID
	kind    graph.Kind
	version graph.Revision
}

// draw returns a random Change that is mostly good.
func (m *naive) draw(r *rapid.T) drawn {
	d := drawn{by: Owner}
	if rapid.IntRange(0, 3).Draw(r, "by") == 0 {
		d.by = editor
	}
	var targets []target
	for _, e := range m.entities {
		if member, is := e.(*graph.Member); is && (member.Principal == Owner || member.Principal == editor) {
			continue // so that neither loses its place
		}
		targets = append(targets, target{e.Meta().ID, e.EntityKind(), e.Meta().Version})
	}
	for i := range rapid.SampledFrom([]int{1, 1, 1, 2, 4}).Draw(r, "edits") {
		e := drawEdit(r, targets, i)
		if e.verb == "create" && e.flaw == "" {
			targets = append(targets, target{id: e.id, kind: e.kind})
		}
		d.edits = append(d.edits, e)
	}
	return d
}

func drawEdit(r *rapid.T, targets []target, i int) drawnEdit {
	var e drawnEdit
	switch verb := rapid.IntRange(0, 9).Draw(r, "verb"); {
	case verb < 5:
		e = drawnEdit{verb: "create", kind: rapid.SampledFrom(graph.Kinds()[1:]).Draw(r, "kind"), id: graph.ID(fmt.Sprint("_:", i))}
		e.fields = drawFields(r, e.kind, targets, false)
	case verb < 8:
		at := rapid.SampledFrom(targets).Draw(r, "which")
		e = drawnEdit{verb: "update", kind: at.kind, id: at.id, fields: drawFields(r, at.kind, targets, true)}
		if rapid.Bool().Draw(r, "expect") {
			e.expected = at.version
		}
	default:
		at := rapid.SampledFrom(targets).Draw(r, "which")
		e = drawnEdit{verb: "delete", kind: at.kind, id: at.id, expected: at.version}
	}
	if rapid.IntRange(0, 7).Draw(r, "flawed") == 0 {
		e = spoil(r, e)
	}
	return e
}

// drawFields returns good values for some fields: all that must be there for a new entity, a few for one that is.
func drawFields(r *rapid.T, k graph.Kind, targets []target, update bool) graph.Fields {
	fields := graph.Fields{}
	given := rapid.Uint64().Draw(r, "given")
	if update {
		given &= rapid.Uint64().Draw(r, "fewer") & rapid.Uint64().Draw(r, "few")
	}
	for i, f := range graph.LayoutOf(k).Fields {
		wanted := given>>i&1 == 1
		if f.Internal() || !wanted && (update || !f.Required() && f.Name != "audience") {
			continue
		}
		if value := drawField(r, k, f, targets); value != nil || update && !f.Required() && f.Name != "audience" && f.Name != "author" {
			fields[f.Name] = value
		}
	}
	return fields
}

// drawField returns a value of the field's type, or nil for none.
func drawField(r *rapid.T, k graph.Kind, f *graph.Field, targets []target) any {
	switch {
	case f.Name == "audience":
		return rapid.SampledFrom([]graph.Audience{graph.AudienceAuthor, graph.AudienceStewards, graph.AudienceStewards}).Draw(r, "audience")
	case f.Name == "author":
		return rapid.SampledFrom([]graph.PrincipalID{Owner, editor}).Draw(r, "author")
	case f.Name == "principal":
		return rapid.SampledFrom([]graph.PrincipalID{"g1", "g2", "g3", "g4"}).Draw(r, "principal")
	case f.Link != nil:
		return drawLink(r, k, f, targets)
	}
	v := reflect.New(f.Type).Elem()
	drawValue(r, v, tagOf(k, f.Name))
	if v.IsZero() && f.Name != "strength" {
		return nil
	}
	return v.Interface()
}

// drawLink returns one to three targets that there are, seldom twice the same, or nil when there is none.
func drawLink(r *rapid.T, k graph.Kind, f *graph.Field, targets []target) any {
	var fitting []graph.ID
	for _, t := range targets {
		if slices.Contains(f.Link.Kinds, t.kind) {
			fitting = append(fitting, t.id)
		}
	}
	if len(fitting) == 0 {
		return nil
	}
	wanted := 1
	if f.Link.Many {
		wanted = rapid.IntRange(1, min(3, len(fitting))).Draw(r, "links")
	}
	if f.Name == "stakeholders" {
		wanted = min(wanted, 2)
	}
	var ids []graph.ID
	if f.Link.Edge == nil {
		ids = rapid.SliceOfNDistinct(rapid.SampledFrom(fitting), wanted, wanted, rapid.ID[graph.ID]).Draw(r, "ids")
	} else {
		ids = rapid.SliceOfN(rapid.SampledFrom(fitting), wanted, wanted).Draw(r, "ids")
	}
	e := k.New()
	for _, id := range ids {
		var properties any
		if f.Link.Edge != nil {
			v := reflect.New(f.Link.Edge).Elem()
			drawValue(r, v, "")
			properties = v.Interface()
		}
		f.AddTarget(e, id, properties)
	}
	return f.Get(e)
}
