package resolvers_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// TestSchema_described holds that whatever callers see of the schema says what it means.
func TestSchema_described(t *testing.T) {
	s := emptyHouse(t).schema.Schema()
	missing := func(description, what string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", what)
		}
	}
	for name, d := range s.Types {
		if d.BuiltIn {
			continue
		}
		missing(d.Description, name)
		for _, v := range d.EnumValues {
			missing(v.Description, name+"."+v.Name)
		}
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			missing(f.Description, name+"."+f.Name)
			for _, a := range f.Arguments {
				missing(a.Description, name+"."+f.Name+"("+a.Name+")")
			}
		}
	}
}

// TestSchema_pages holds that every list that is asked for by first is 20, 50, 10 or 100 long unless asked otherwise,
// and that pages are as Relay has them.
func TestSchema_pages(t *testing.T) {
	s := emptyHouse(t).schema.Schema()
	for name, d := range s.Types {
		if d.Kind != ast.Object {
			continue
		}
		for _, f := range d.Fields {
			page := strings.HasSuffix(f.Type.Name(), "Connection")
			first := f.Arguments.ForName("first")
			switch {
			case page && (first == nil || f.Arguments.ForName("after") == nil):
				t.Errorf("%s.%s is a page without first and after", name, f.Name)
			case first != nil && (first.Type.String() != "Int!" || first.DefaultValue == nil):
				t.Errorf("%s.%s: first is %s without a default, want Int! with one", name, f.Name, first.Type)
			}
		}
		if strings.HasSuffix(name, "Connection") {
			for _, field := range []string{"edges", "nodes", "pageInfo"} {
				if d.Fields.ForName(field) == nil {
					t.Errorf("%s has no %s", name, field)
				}
			}
		}
	}
}

// TestGolden_coversTheSchema holds that every field of every object is asked for in testdata.
func TestGolden_coversTheSchema(t *testing.T) {
	s := emptyHouse(t).schema.Schema()
	c := coverage{schema: s, asked: map[string]bool{}}
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, errs := gqlparser.LoadQueryWithRules(s, string(text), rules.NewDefaultRules())
		if errs != nil {
			t.Errorf("%s: %v", file, errs)
			continue
		}
		for _, op := range doc.Operations {
			c.set(op.SelectionSet)
		}
		for _, f := range doc.Fragments {
			c.set(f.SelectionSet)
		}
	}
	var missing []string
	for name, d := range s.Types {
		if d.Kind != ast.Object || d.BuiltIn {
			continue
		}
		for _, f := range d.Fields {
			if !strings.HasPrefix(f.Name, "__") && !c.asked[name+"."+f.Name] {
				missing = append(missing, name+"."+f.Name)
			}
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("no question in testdata asks for\n%s", strings.Join(missing, "\n"))
	}
}

type coverage struct {
	schema *ast.Schema
	asked  map[string]bool
}

func (c *coverage) set(set ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			for _, t := range c.schema.GetPossibleTypes(s.ObjectDefinition) {
				c.asked[t.Name+"."+s.Name] = true
			}
			c.set(s.SelectionSet)
		case *ast.InlineFragment:
			c.set(s.SelectionSet)
		}
	}
}
