package noninterference_test

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

// arguments writes values for the field's arguments: all that it needs, and some of the others.
func (a *asker) arguments(t *ast.Definition, f *ast.FieldDefinition) {
	var written []string
	for _, argument := range f.Arguments {
		needed := argument.Type.NonNull && argument.DefaultValue == nil
		often := argument.Name == "first" || a.schema.Types[argument.Type.Name()].Kind == ast.Enum
		if !needed && !often && a.from.IntN(3) > 0 {
			continue
		}
		mark := a.text.Len()
		value := a.value(argument.Type, place{t.Name, argument.Name, nil}, 2)
		if of := a.schema.Types[argument.Type.Name()]; of.Kind == ast.Enum {
			values := strings.Split(strings.Trim(value, "[]"), ", ")
			if t.Name+"."+f.Name == a.wanted {
				values[0] = of.EnumValues[a.turn%len(of.EnumValues)].Name // chance would leave some out
			}
			if value = strings.Join(values, ", "); argument.Type.Elem != nil {
				value = "[" + value + "]"
			}
			for _, one := range values {
				a.cover.add(fmt.Sprintf("%s.%s(%s: %s)", t.Name, f.Name, argument.Name, one))
			}
		}
		if a.text.Len() != mark {
			panic("a value is not written where it is made")
		}
		if value != "" {
			written = append(written, argument.Name+": "+value)
		}
	}
	if len(written) > 0 {
		a.text.WriteString("(" + strings.Join(written, ", ") + ")")
	}
}

// place is where a value stands: in which type, under which name, and what is known of the ids that fit there.
type place struct {
	in, name string
	kinds    []graph.Kind
}

// value returns a value of the type, "" for none.
func (a *asker) value(t *ast.Type, at place, depth int) string {
	if t.Elem != nil {
		items := make([]string, 1+a.from.IntN(2))
		for i := range items {
			items[i] = a.value(t.Elem, at, depth)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	of := a.schema.Types[t.NamedType]
	switch of.Kind {
	case ast.Enum:
		return of.EnumValues[a.from.IntN(len(of.EnumValues))].Name
	case ast.InputObject:
		return a.object(of, at, depth)
	default:
		return a.scalar(t.NamedType, at)
	}
}

// object returns an input object: all members that it needs, and some others; one, where it is one of several.
func (a *asker) object(of *ast.Definition, at place, depth int) string {
	members := of.Fields
	oneOf := of.Directives.ForName("oneOf") != nil
	if oneOf {
		members = ast.FieldList{members[a.from.IntN(len(members))]}
	}
	var written []string
	for _, m := range members {
		inner := place{of.Name, m.Name, a.kindsAt(of.Name, m.Name, at)}
		nested := m.Name == "and" || m.Name == "or" || m.Name == "not"
		switch {
		case oneOf, m.Type.NonNull && m.DefaultValue == nil:
		case nested && (depth == 0 || a.from.IntN(6) > 0), a.from.IntN(4) > 0:
			continue
		}
		below := depth
		if nested {
			below--
		}
		if value := a.value(m.Type, inner, below); value != "" {
			written = append(written, m.Name+": "+value)
		}
	}
	return "{" + strings.Join(written, ", ") + "}"
}

// kindsAt returns of which kinds an id may be that stands under the name in the input type, or in a condition on it.
func (a *asker) kindsAt(in, name string, outer place) []graph.Kind {
	kind := kindOfInput(in)
	if kind == 0 {
		if name == "in" || name == "eq" {
			return outer.kinds
		}
		return a.kindsNamed(name)
	}
	layout := graph.LayoutOf(kind)
	for _, spelling := range []string{name, name + "s"} {
		if f := layout.Field(spelling); f != nil && f.Link != nil {
			return f.Link.Kinds
		}
	}
	if name == "id" {
		return []graph.Kind{kind}
	}
	return a.kindsNamed(name)
}

// kindOfInput returns the kind that an input type is about, 0 for none.
func kindOfInput(name string) graph.Kind {
	for _, prefix := range []string{"Create", "Update", "Delete"} {
		name = strings.TrimPrefix(name, prefix)
	}
	for _, suffix := range []string{"Input", "Filter", "Draft", "Patch", "Within"} {
		name = strings.TrimSuffix(name, suffix)
	}
	kind, err := graph.ParseKind(name)
	if err != nil {
		return 0
	}
	return kind
}

// kindsNamed guesses from a name alone.
func (a *asker) kindsNamed(name string) []graph.Kind {
	switch name {
	case "a", "b", "with", "from", "to", "stakeholder", "stakeholders":
		return []graph.Kind{graph.KindOrganisation, graph.KindIndividual}
	case "ambitions":
		return []graph.Kind{graph.KindAmbition}
	case "topics":
		return []graph.Kind{graph.KindTopic}
	case "subjects":
		return []graph.Kind{graph.KindTopic, graph.KindAmbition}
	case "map":
		return []graph.Kind{graph.KindMap}
	}
	if kind, err := graph.ParseKind(strings.ToUpper(name[:1]) + name[1:]); err == nil {
		return []graph.Kind{kind}
	}
	return graph.Kinds()
}

func (a *asker) scalar(name string, at place) string {
	switch name {
	case "Int":
		return strconv.Itoa(a.number(at.name))
	case "Float":
		return []string{"0", "0.25", "0.5", "1", "2"}[a.from.IntN(5)]
	case "Boolean":
		return strconv.FormatBool(a.from.IntN(2) == 0)
	case "ID":
		kinds := at.kinds
		if kinds == nil {
			kinds = a.kindsNamed(at.name)
		}
		return a.id(kinds, at)
	case "Revision":
		return strconv.Quote(string(a.pool.revision(a.from)))
	case "DateTime":
		return strconv.Quote(minute(a.from.IntN(a.pool.minutes + 2)).Add(30 * time.Second).Format(time.RFC3339))
	case "Date":
		return strconv.Quote(minute(a.from.IntN(a.pool.minutes+2)).AddDate(0, 0, a.from.IntN(3)-1).Format(time.DateOnly))
	case "JSON":
		return `{a: ["b"]}`
	default:
		return a.string(at)
	}
}

func (a *asker) number(name string) int {
	if name == "first" {
		if a.from.IntN(40) == 0 {
			return []int{0, 101}[a.from.IntN(2)]
		}
		return 1 + a.from.IntN(4)
	}
	return a.from.IntN(7) - 2
}

func (a *asker) id(kinds []graph.Kind, at place) string {
	id := string(a.pool.id(a.from, kinds))
	if (at.in == "Query") && a.from.IntN(6) == 0 {
		id += "@" + string(a.pool.revision(a.from))
	}
	return strconv.Quote(id)
}

func (a *asker) string(at place) string {
	switch at.name {
	case "after":
		return a.cursor()
	case "clientMutationId":
		return strconv.Quote(fmt.Sprint("m", a.from.IntN(3)))
	case "author", "principal":
		return strconv.Quote(string([]graph.PrincipalID{a.reader, a.hider, viewer, "nobody"}[a.from.IntN(4)]))
	case "instrument", "key":
		known := instrument.Standard().All()
		return strconv.Quote(known[a.from.IntN(len(known))].Key)
	case "eq", "in", "contains", "text":
		if at.in == "PrincipalFilter" {
			return strconv.Quote(string([]graph.PrincipalID{a.reader, a.hider, editor, partner1}[a.from.IntN(4)]))
		}
		return strconv.Quote(words[a.from.IntN(len(words))])
	default:
		return strconv.Quote(words[a.from.IntN(len(words))] + " " + words[a.from.IntN(len(words))])
	}
}

// cursor returns a variable for a cursor that the reader was given before: each world's own.
func (a *asker) cursor() string {
	n := len(a.pool.cursors[0])
	if n == 0 {
		return ""
	}
	name := fmt.Sprint("c", len(a.variables[0]))
	i := a.from.IntN(n)
	for w := range a.variables {
		a.variables[w][name] = a.pool.cursors[w][i]
	}
	a.declared = append(a.declared, "$"+name+": String")
	return "$" + name
}
