package server

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// nameBudget bounds the selections that checkNames looks at. No document within the other limits needs it but one made
// to merge the same fragments in ever new combinations.
const nameBudget = 20000

// checkNames refuses a document in which one selection has too many fields of the same response name: validation
// compares each with each. Fields of one name are merged with what is selected below them, as validation and the answer
// merge them, so that fifty times a field with fifty times a field in it does not pass. The fragments of the document
// must not go in circles.
func checkNames(doc *ast.QueryDocument) *gqlerror.Error {
	c := &nameCheck{doc: doc, done: map[string]bool{}}
	for _, op := range doc.Operations {
		if err := c.check([]ast.SelectionSet{op.SelectionSet}); err != nil {
			return err
		}
	}
	for _, fragment := range doc.Fragments {
		if err := c.check([]ast.SelectionSet{fragment.SelectionSet}); err != nil {
			return err
		}
	}
	return nil
}

type nameCheck struct {
	doc    *ast.QueryDocument
	done   map[string]bool // keys of merged selections that were checked
	looked int
}

func (c *nameCheck) check(sets []ast.SelectionSet) *gqlerror.Error {
	key := mergedKey(sets)
	if c.done[key] {
		return nil
	}
	c.done[key] = true
	merged := mergedFields{check: c, spread: map[string]bool{}, below: map[string][]ast.SelectionSet{}, count: map[string]int{}}
	for _, set := range sets {
		if err := merged.add(set); err != nil {
			return err
		}
	}
	for _, name := range merged.names {
		if below := merged.below[name]; len(below) > 0 {
			if err := c.check(below); err != nil {
				return err
			}
		}
	}
	return nil
}

// mergedKey tells merged selections apart by where their parts begin, which no two selections share.
func mergedKey(sets []ast.SelectionSet) string {
	var key strings.Builder
	for _, set := range sets {
		if len(set) > 0 {
			fmt.Fprintf(&key, "%p ", &set[0])
		}
	}
	return key.String()
}

// mergedFields is one selection with its fragments spread out, each once.
type mergedFields struct {
	check  *nameCheck
	spread map[string]bool
	names  []string // in the order of the document
	count  map[string]int
	below  map[string][]ast.SelectionSet
}

func (m *mergedFields) add(set ast.SelectionSet) *gqlerror.Error {
	for _, selection := range set {
		if m.check.looked++; m.check.looked > nameBudget {
			return coded(codeDocumentLimit, "the fragments of the document are spread in too many combinations")
		}
		var err *gqlerror.Error
		switch s := selection.(type) {
		case *ast.Field:
			err = m.addField(s)
		case *ast.InlineFragment:
			err = m.add(s.SelectionSet)
		case *ast.FragmentSpread:
			fragment := m.check.doc.Fragments.ForName(s.Name)
			if m.spread[s.Name] || fragment == nil {
				continue
			}
			m.spread[s.Name] = true
			err = m.add(fragment.SelectionSet)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *mergedFields) addField(f *ast.Field) *gqlerror.Error {
	if m.count[f.Alias]++; m.count[f.Alias] == 1 {
		m.names = append(m.names, f.Alias)
	}
	if m.count[f.Alias] > MaxEqualNames {
		return coded(codeDocumentLimit, "one selection has more than %d fields named %q", MaxEqualNames, f.Alias)
	}
	if len(f.SelectionSet) > 0 {
		m.below[f.Alias] = append(m.below[f.Alias], f.SelectionSet)
	}
	return nil
}
