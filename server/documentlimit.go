package server

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// checkTokens counts the tokens of the source and refuses too many, too long ones, and numbers that no variable could
// hold. What is no token at all is left to the parser to report.
func checkTokens(source *ast.Source) (int, *gqlerror.Error) {
	tokens := lexer.New(source)
	for count := 0; ; count++ {
		token, err := tokens.ReadToken()
		if err != nil || token.Kind == lexer.EOF {
			return count, nil
		}
		if count == MaxTokens {
			return count, coded(codeDocumentLimit, "the document has more than %d tokens", MaxTokens)
		}
		switch token.Kind {
		case lexer.Name, lexer.Int, lexer.Float:
			if len(token.Value) > MaxTokenLength {
				return count, coded(codeDocumentLimit, "a name or number of the document is longer than %d bytes", MaxTokenLength)
			}
		}
		if !holds(token) {
			return count, coded(codeValidationFailed, "a number of the document is outside 64 bits")
		}
	}
}

// holds reports whether 64 bits hold the number that the token is. Other tokens are none.
func holds(token lexer.Token) bool {
	var err error
	switch token.Kind {
	case lexer.Int:
		_, err = strconv.ParseInt(token.Value, 10, 64)
	case lexer.Float:
		_, err = strconv.ParseFloat(token.Value, 64)
	}
	return err == nil
}

// checkDocument refuses a document that is over a limit or whose fragments go in circles. It takes time in proportion
// to the document, however often its fragments are spread.
func checkDocument(doc *ast.QueryDocument) *gqlerror.Error {
	c := &documentCheck{doc: doc, reached: map[*ast.FragmentDefinition]reach{}}
	for _, fragment := range doc.Fragments {
		if _, err := c.reachOf(fragment); err != nil {
			return err
		}
	}
	for _, op := range doc.Operations {
		if err := c.checkOperation(op); err != nil {
			return err
		}
	}
	return checkNames(doc)
}

// documentCheck walks the operations of a document.
type documentCheck struct {
	doc     *ast.QueryDocument
	reached map[*ast.FragmentDefinition]reach
}

// reach is how deep a selection goes.
type reach struct {
	depth         int
	introspection int
	open          bool // being walked: who meets it again has found a circle
}

func (r reach) with(other reach) reach {
	return reach{depth: max(r.depth, other.depth), introspection: max(r.introspection, other.introspection)}
}

func (c *documentCheck) reachOf(fragment *ast.FragmentDefinition) (reach, *gqlerror.Error) {
	if known, ok := c.reached[fragment]; ok {
		if known.open {
			return reach{}, coded(codeValidationFailed, "fragment %q is spread within itself", fragment.Name)
		}
		return known, nil
	}
	c.reached[fragment] = reach{open: true}
	r, err := c.reachOfSet(fragment.SelectionSet)
	c.reached[fragment] = r
	return r, err
}

func (c *documentCheck) reachOfSet(set ast.SelectionSet) (reach, *gqlerror.Error) {
	var all reach
	for _, selection := range set {
		r, err := c.reachOfSelection(selection)
		if err != nil {
			return reach{}, err
		}
		all = all.with(r)
	}
	return all, nil
}

func (c *documentCheck) reachOfSelection(selection ast.Selection) (reach, *gqlerror.Error) {
	switch s := selection.(type) {
	case *ast.Field:
		r, err := c.reachOfSet(s.SelectionSet)
		if introspects(s) {
			return reach{introspection: max(r.depth, r.introspection) + 1}, err
		}
		return reach{depth: r.depth + 1, introspection: r.introspection}, err
	case *ast.InlineFragment:
		return c.reachOfSet(s.SelectionSet)
	case *ast.FragmentSpread:
		if fragment := c.doc.Fragments.ForName(s.Name); fragment != nil {
			return c.reachOf(fragment)
		}
	}
	return reach{}, nil
}

func (c *documentCheck) checkOperation(op *ast.OperationDefinition) *gqlerror.Error {
	r, err := c.reachOfSet(op.SelectionSet)
	if err != nil {
		return err
	}
	if r.depth > MaxDepth {
		return coded(codeDepthLimit, "the operation goes %d fields deep, and at most %d is allowed", r.depth, MaxDepth)
	}
	if r.introspection > MaxIntrospection {
		return coded(codeDepthLimit, "the introspection goes %d fields deep, and at most %d is allowed", r.introspection, MaxIntrospection)
	}
	counted := &operationCount{doc: c.doc, seen: map[string]bool{}}
	counted.directives = len(op.Directives)
	for _, variable := range op.VariableDefinitions {
		counted.directives += len(variable.Directives)
	}
	counted.count(op.SelectionSet, true)
	return counted.check()
}

// operationCount counts what stands in an operation and in the fragments that it reaches, each fragment once.
type operationCount struct {
	doc                        *ast.QueryDocument
	seen                       map[string]bool
	roots, aliases, directives int
}

func (c *operationCount) count(set ast.SelectionSet, root bool) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			c.directives += len(s.Directives)
			if s.Alias != s.Name {
				c.aliases++
			}
			if root {
				c.roots++
			}
			c.count(s.SelectionSet, false)
		case *ast.InlineFragment:
			c.directives += len(s.Directives)
			c.count(s.SelectionSet, root)
		case *ast.FragmentSpread:
			c.directives += len(s.Directives)
			c.countFragment(s.Name, root)
		}
	}
}

func (c *operationCount) countFragment(name string, root bool) {
	fragment := c.doc.Fragments.ForName(name)
	if c.seen[name] || fragment == nil {
		return
	}
	c.seen[name] = true
	c.directives += len(fragment.Directives)
	c.count(fragment.SelectionSet, root)
}

func (c *operationCount) check() *gqlerror.Error {
	for _, l := range []struct {
		what       string
		got, limit int
	}{
		{"aliases", c.aliases, MaxAliases},
		{"root fields", c.roots, MaxRootFields},
		{"directives", c.directives, MaxDirectives},
	} {
		if l.got > l.limit {
			return coded(codeDocumentLimit, "the operation has %d %s, and at most %d are allowed", l.got, l.what, l.limit)
		}
	}
	return nil
}
