package resolvers_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
)

// ways leads from the roots that read to every type of object.
type ways struct {
	schema *ast.Schema
	far    map[string]int    // how many fields lie between a root and the type
	into   map[string][]step // what leads to the type
}

// step is a field of a type of objects.
type step struct {
	of    *ast.Definition
	field *ast.FieldDefinition
}

func (s step) String() string { return s.of.Name + "." + s.field.Name }

func waysOf(schema *ast.Schema) *ways {
	w := &ways{schema: schema, far: map[string]int{schema.Query.Name: 0}, into: map[string][]step{}}
	for reached := []*ast.Definition{schema.Query}; len(reached) > 0; reached = reached[1:] {
		of := reached[0]
		for _, f := range of.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			for _, to := range schema.GetPossibleTypes(schema.Types[f.Type.Name()]) {
				if to.Kind != ast.Object {
					continue // an interface that implements another
				}
				if _, known := w.far[to.Name]; !known {
					w.far[to.Name] = w.far[of.Name] + 1
					reached = append(reached, to)
				}
				w.into[to.Name] = append(w.into[to.Name], step{of, f})
			}
		}
	}
	return w
}

// asked are the fields that take arguments, of all types that there is a way to, by name.
func (w *ways) asked() []step {
	var all []step
	for name := range w.far {
		of := w.schema.Types[name]
		for _, f := range of.Fields {
			if len(f.Arguments) > 0 && !strings.HasPrefix(f.Name, "__") {
				all = append(all, step{of, f})
			}
		}
	}
	slices.SortFunc(all, func(a, b step) int { return strings.Compare(a.String(), b.String()) })
	return all
}

// to returns one of the ways to the type of objects, the root's field first.
func (w *ways) to(name string, from *rand.Rand) []step {
	if w.far[name] == 0 {
		return nil
	}
	var nearer []step
	for _, s := range w.into[name] {
		if w.far[s.of.Name] < w.far[name] {
			nearer = append(nearer, s)
		}
	}
	last := nearer[from.IntN(len(nearer))]
	way := append(w.to(last.of.Name, from), last)
	// From a thing of the kind to another, as from a map to what it was.
	for _, s := range w.into[name] {
		if s.of.Name == name && from.IntN(4) == 0 {
			return append(way, s)
		}
	}
	return way
}

// place is where a field is asked for: what is written before it and behind it.
type place struct {
	who           graph.PrincipalID
	at            step
	before, after string // before begins with the root's field, and is empty for one of the root itself
}

// place returns a way to the field and who goes it: one that is known to lead there, or else one by chance.
func (q *inquiry) place(at step) place {
	if known := q.good[at.of.Name]; len(known) > 0 && q.random.IntN(4) > 0 {
		p := known[q.random.IntN(len(known))]
		p.at = at
		return p
	}
	var p place
	for range 6 {
		p = q.way(at)
		r := reply{body: q.post(0, p.who, q.plain(p), nil)}
		if json.Unmarshal(r.body, &r.said) == nil && len(r.said.Errors) == 0 && len(all(r.said.Data, "target")) > 0 {
			q.good[at.of.Name] = append(q.good[at.of.Name], p)
			break
		}
	}
	return p
}

// plain asks what the place is of.
func (q *inquiry) plain(p place) string {
	if p.before == "" {
		return "{ target: __typename }"
	}
	return "{ " + p.before + "target: __typename" + p.after + " }"
}

// way draws a way to the field.
func (q *inquiry) way(at step) place {
	p := place{at: at, who: askers[q.random.IntN(len(askers))]}
	way := q.ways.to(at.of.Name, q.random)
	for n, s := range way {
		to := at.of
		if n+1 < len(way) {
			to = way[n+1].of
		}
		p.before += s.field.Name + q.passing(p.who, s, to) + " { "
		p.after += " }"
		if q.schema.Types[s.field.Type.Name()] != to {
			p.before += "... on " + to.Name + " { "
			p.after += " }"
		}
	}
	return p
}

// passing returns arguments for a field on the way: what it must have, little of much, and some others by chance.
func (q *inquiry) passing(who graph.PrincipalID, s step, to *ast.Definition) string {
	var given []string
	usual := q.selecting()
	for _, a := range s.field.Arguments {
		needed := a.Type.NonNull && a.DefaultValue == nil
		switch {
		case s.of == q.schema.Query && (a.Name == "id" || a.Name == "ids"):
			kind, err := graph.ParseKind(to.Name)
			if err != nil {
				q.tb.Fatal(err)
			}
			id := q.kaai
			if all := q.seen[who][kind]; kind != graph.KindMap && len(all) > 0 {
				id = all[q.random.IntN(len(all))]
			}
			given = append(given, a.Name+": "+strconv.Quote(string(id)))
		case a.Name == "first":
			given = append(given, fmt.Sprint("first: ", 1+q.random.IntN(4)))
		case needed && len(q.schema.Types[a.Type.Name()].EnumValues) == 0:
			given = append(given, a.Name+": "+usual.argument(s.field, a))
		case needed, q.random.IntN(5) == 0, s.of == to && q.random.IntN(2) == 0:
			d := drawing{inquiry: q, who: who, mild: true}
			given = append(given, a.Name+": "+literal(d.value(a.Type, about{name: a.Name, text: a.Description})))
		}
	}
	if len(given) == 0 {
		return ""
	}
	return "(" + strings.Join(given, ", ") + ")"
}
