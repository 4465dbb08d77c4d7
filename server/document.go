package server

import (
	"context"
	"errors"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
)

// documents turns query texts into documents that are within the limits and valid, and keeps the latest of them.
type documents struct {
	schema        *ast.Schema
	rules         []validator.Rule
	introspection bool
	kept          *documentCache
}

// newDocuments returns documents of the schema. Without introspection no error suggests a name of the schema, and
// __schema and __type are refused.
func newDocuments(schema *ast.Schema, introspection bool, cacheBytes int) *documents {
	return &documents{
		schema: schema, rules: rulesOf(introspection), introspection: introspection, kept: newDocumentCache(cacheBytes),
	}
}

// prepare returns the document of the query text. The order is that of cost: tokens, syntax, limits, validation.
func (d *documents) prepare(query string) (*ast.QueryDocument, gqlerror.List) {
	if doc, ok := d.kept.get(query); ok {
		return doc, nil
	}
	source := &ast.Source{Input: query}
	tokens, refused := checkTokens(source)
	if refused != nil {
		return nil, gqlerror.List{refused}
	}
	doc, err := parser.ParseQueryWithTokenLimit(source, MaxTokens)
	if err != nil {
		return nil, gqlerror.List{parseError(err)}
	}
	if len(doc.Operations) == 0 {
		return nil, gqlerror.List{coded(codeValidationFailed, "the document holds no operation")}
	}
	if refused := checkDocument(doc); refused != nil {
		return nil, gqlerror.List{refused}
	}
	if errs := d.validate(doc); len(errs) > 0 {
		return nil, errs
	}
	d.kept.add(query, doc, tokens)
	return doc, nil
}

func (d *documents) validate(doc *ast.QueryDocument) gqlerror.List {
	if errs := validate(d.schema, d.rules, doc); len(errs) > 0 {
		return errs
	}
	if err := checkOneOfLiterals(doc); err != nil {
		return gqlerror.List{err}
	}
	if !d.introspection && selectsIntrospection(doc) {
		return gqlerror.List{coded(codeValidationFailed, "introspection is switched off on this server")}
	}
	return nil
}

func parseError(err error) *gqlerror.Error {
	var e *gqlerror.Error
	if !errors.As(err, &e) {
		e = gqlerror.Wrap(err)
	}
	setCode(e, codeParseFailed)
	return e
}

func selectsIntrospection(doc *ast.QueryDocument) bool {
	found := false
	eachField(doc, func(f *ast.Field) { found = found || introspects(f) })
	return found
}

// introspects reports whether the field asks about the schema. __typename does not: it is part of every answer.
func introspects(f *ast.Field) bool { return f.Name == "__schema" || f.Name == "__type" }

// eachField calls visit for every field that stands in the document, once.
func eachField(doc *ast.QueryDocument, visit func(*ast.Field)) {
	var walk func(set ast.SelectionSet)
	walk = func(set ast.SelectionSet) {
		for _, selection := range set {
			switch s := selection.(type) {
			case *ast.Field:
				visit(s)
				walk(s.SelectionSet)
			case *ast.InlineFragment:
				walk(s.SelectionSet)
			}
		}
	}
	for _, op := range doc.Operations {
		walk(op.SelectionSet)
	}
	for _, fragment := range doc.Fragments {
		walk(fragment.SelectionSet)
	}
}

type documentKey struct{}

// withDocument hands the prepared document to gqlgen's executor, which asks handedOver for it.
func withDocument(ctx context.Context, doc *ast.QueryDocument) context.Context {
	return context.WithValue(ctx, documentKey{}, doc)
}

// handedOver is the executor's query cache: it knows the one document that the context carries, so that what was
// bounded and validated here is what runs.
type handedOver struct{}

func (handedOver) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(documentKey{}).(*ast.QueryDocument)
	return doc, ok
}

func (handedOver) Add(context.Context, string, *ast.QueryDocument) {}
