package noninterference_test

import (
	"math/rand/v2"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// asker writes one random operation that is valid by the schema.
type asker struct {
	part
	from   *rand.Rand
	schema *ast.Schema
	pool   *pool
	cover  coverage
	wanted string // Type.field that the operation is about
	turn   int    // how often that was asked for before

	text      strings.Builder
	declared  []string
	variables [2]map[string]any // per world: only cursors differ
}

func (p *play) asker(from *rand.Rand, schema *ast.Schema, q *pool) *asker {
	return &asker{
		part: p.part, from: from, schema: schema, pool: q, cover: p.cover, turn: p.turn, variables: [2]map[string]any{{}, {}},
	}
}

// operation returns the text of an operation that has the field of the type in it: of a root, or of something that a map
// leads to.
func (a *asker) operation(typ, field string) string {
	a.wanted = typ + "." + field
	keyword := "query"
	switch typ {
	case a.schema.Mutation.Name:
		keyword = "mutation"
		fallthrough
	case a.schema.Query.Name:
		t := a.schema.Types[typ]
		a.text.WriteString("{")
		a.field(t, t.Fields.ForName(field), 5)
		a.text.WriteString("}")
	default:
		a.cover.add("Query.map")
		a.text.WriteString("{map(id: " + quote(string(a.pool.mapID)) + ")")
		a.towards(typ, field)
		a.text.WriteString("}")
	}
	declared := ""
	if len(a.declared) > 0 {
		declared = "(" + strings.Join(a.declared, ", ") + ")"
	}
	return keyword + " Asked" + declared + a.text.String()
}

// towards writes a selection of a map that has the field of the type in it.
func (a *asker) towards(typ, field string) {
	m, c := a.schema.Types["Map"], a.schema.Types["Collaboration"]
	switch typ {
	case m.Name:
		a.fields(m, 4, field)
		return
	case c.Name:
		a.text.WriteString("{collaborations{nodes")
		a.fields(c, 3, field)
		a.text.WriteString("}}")
		return
	}
	if a.through(m, "revision", typ, field) {
		return
	}
	a.text.WriteString("{collaborations{nodes")
	a.through(c, "version", typ, field)
	a.text.WriteString("}}")
}

// through writes a selection of an analysis that the type has, with the field in it, and the type's stamp.
func (a *asker) through(of *ast.Definition, stamp, typ, field string) bool {
	for _, f := range of.Fields {
		if f.Type.Name() != typ {
			continue
		}
		a.cover.add(of.Name + "." + f.Name)
		a.text.WriteString("{" + stamp + " " + f.Name)
		a.arguments(of, f)
		a.fields(a.schema.Types[typ], 3, field)
		a.text.WriteString("}")
		return true
	}
	return false
}

func quote(text string) string { return `"` + text + `"` }
