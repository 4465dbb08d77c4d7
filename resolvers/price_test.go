package resolvers_test

import (
	"math"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// price returns what an operation costs: the sum of its fields' prices, each given that of what is below it.
func price(t *testing.T, h *house, query string, variables map[string]any) int {
	t.Helper()
	doc, errs := gqlparser.LoadQueryWithRules(h.schema.Schema(), query, rules.NewDefaultRules())
	if errs != nil {
		t.Fatal(errs)
	}
	var set func(ast.SelectionSet) int
	set = func(selections ast.SelectionSet) int {
		total := 0
		for _, selection := range selections {
			switch s := selection.(type) {
			case *ast.InlineFragment:
				total += set(s.SelectionSet)
			case *ast.Field:
				dearest := 0
				for _, o := range h.schema.Schema().GetPossibleTypes(s.ObjectDefinition) {
					points, ok := h.schema.Complexity(t.Context(), o.Name, s.Name, set(s.SelectionSet), s.ArgumentMap(variables))
					if !ok {
						t.Errorf("%s.%s has no price", o.Name, s.Name)
					}
					dearest = max(dearest, points)
				}
				total += dearest
			}
		}
		return total
	}
	return set(doc.Operations[0].SelectionSet)
}

func TestPrice(t *testing.T) {
	h := emptyHouse(t)
	const page = 20 * (1 + 4*2) // interests, each with about four topics
	for _, test := range []struct {
		name, query string
		variables   map[string]any
		want        int
	}{
		{"an object", `{ map(id: "m") { id name revision } }`, nil, 1},
		{"a page", `{ map(id: "m") { topics { nodes { name } } } }`, nil, 1 + 1 + 20*1},
		{"its total and place", `{ map(id: "m") { topics { totalCount pageInfo { hasNextPage endCursor } } } }`, nil, 1 + 1},
		{"a page by variable", `query ($n: Int!) { map(id: "m") { topics(first: $n) { nodes { name } } } }`, map[string]any{"n": int64(7)}, 1 + 1 + 7},
		{"a page too large", `{ map(id: "m") { topics(first: 100000) { nodes { name } } } }`, nil, 1 + 1 + 100},
		{"a page of nothing", `{ map(id: "m") { topics(first: -5) { nodes { name } } } }`, nil, 1 + 1 + 1},
		{"an ordinary page", `{ map(id: "m") { stakeholders(first: 50) { nodes { id name interests(first: 20) {
			nodes { id text topics { stance topic { name } } } } } } } }`, nil, 1 + 1 + 50*(1+1+page)},
		{"through an interface", `{ node(id: "x") { ... on Stakeholder { interests(first: 3) { nodes { text } } } } }`, nil, 1 + 1 + 3},
		{"nodes", `{ nodes(ids: ["a", "b", "c"]) { id } }`, nil, 3},
		{"nodes of the past", `{ nodes(ids: ["a@1", "b"]) { id } }`, nil, 2 + 1_000},
		{"the past", `{ map(id: "m") { at(revision: "x") { name } } }`, nil, 1 + 1 + 1_000},
		{"a filter", `{ map(id: "m") { topics(filter: { tag: { in: ["x"] } }) { nodes { name } } } }`, nil, 1 + 1 + 20 + 100},
		{"another order", `{ map(id: "m") { topics(orderBy: { field: UPDATED_AT }) { nodes { name } } } }`, nil, 1 + 1 + 20 + 100},
		{"a cheap order", `{ map(id: "m") { topics(orderBy: { field: RECORDED }) { nodes { name } } } }`, nil, 1 + 1 + 20},
		{"allies", `{ map(id: "m") { organisations(first: 2) { nodes { allies(first: 5) { score } } } } }`, nil, 1 + 1 + 2*(1+5+20)},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := price(t, h, test.query, test.variables); got != test.want {
				t.Errorf("got %d, want %d", got, test.want)
			}
		})
	}
}

// TestPrice_saturates holds that no depth of pages makes an operation cheap again.
func TestPrice_saturates(t *testing.T) {
	query := "id"
	for range 12 {
		query = "parts(first: 100) { nodes { parts(first: 100) { nodes { " + query + " } } } }"
	}
	got := price(t, emptyHouse(t), `{ map(id: "m") { organisations(first: 100) { nodes { `+query+` } } } }`, nil)
	if got != math.MaxInt {
		t.Errorf("got %d, want %d", got, math.MaxInt)
	}
}
