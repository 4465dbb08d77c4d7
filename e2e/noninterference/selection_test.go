package noninterference_test

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// fields writes a selection of some fields of the type, down to the depth. wanted fields are among them.
func (a *asker) fields(t *ast.Definition, depth int, wanted ...string) {
	a.text.WriteString("{")
	chosen := a.choose(t, depth, wanted)
	if len(chosen) == 0 {
		a.text.WriteString("__typename")
	}
	for _, f := range chosen {
		a.field(t, f, depth)
	}
	if t.IsAbstractType() {
		a.text.WriteString(" __typename")
		a.fragment(t, depth, chosen)
	}
	a.text.WriteString("}")
}

// fragment asks for more of one type that the abstract one may turn out to be.
func (a *asker) fragment(t *ast.Definition, depth int, taken ast.FieldList) {
	possible := a.schema.GetPossibleTypes(t)
	concrete := possible[a.from.IntN(len(possible))]
	a.text.WriteString(" ... on " + concrete.Name + "{__typename")
	for _, f := range a.choose(concrete, depth, nil) {
		if taken.ForName(f.Name) == nil {
			a.field(concrete, f, depth)
		}
	}
	a.text.WriteString("}")
}

// choose returns, of the type's fields, the wanted ones and a few more.
func (a *asker) choose(t *ast.Definition, depth int, wanted []string) ast.FieldList {
	var chosen, plain, deep ast.FieldList
	for _, f := range t.Fields {
		of := a.schema.Types[f.Type.Name()]
		switch {
		case strings.HasPrefix(f.Name, "__"):
		case isOneOf(f.Name, wanted):
			chosen = append(chosen, f)
		case of.IsLeafType():
			plain = append(plain, f)
		case depth > 0:
			deep = append(deep, f)
		}
	}
	pick := func(list ast.FieldList, n int) {
		for _, i := range a.from.Perm(len(list))[:min(n, len(list))] {
			chosen = append(chosen, list[i])
		}
	}
	if t.Fields.ForName("pageInfo") != nil {
		pick(plain, len(plain)) // the total count
		pick(deep, 1+a.from.IntN(3))
		return chosen
	}
	pick(plain, 1+a.from.IntN(4))
	if len(wanted) == 0 {
		pick(deep, a.from.IntN(3))
	}
	return chosen
}

func isOneOf(name string, list []string) bool {
	for _, other := range list {
		if name == other {
			return true
		}
	}
	return false
}

// field writes one field with its arguments and its own selection.
func (a *asker) field(t *ast.Definition, f *ast.FieldDefinition, depth int) {
	a.cover.add(t.Name + "." + f.Name)
	a.text.WriteString(" " + f.Name)
	a.arguments(t, f)
	if of := a.schema.Types[f.Type.Name()]; of.IsCompositeType() {
		a.fields(of, depth-1)
	}
}
