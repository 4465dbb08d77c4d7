package resolvers_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pairPage is a page of pairs, and whether it was refused because of its cursor.
type pairPage struct {
	Nodes    []struct{ A, B struct{ ID string } }
	PageInfo struct {
		EndCursor   string
		HasNextPage bool
	}
	bad bool
}

// weighted asks for a page of the pairs that are nearest by weighted cosine.
func (h *house) weighted(t *testing.T, weights []any, first int, after any) pairPage {
	t.Helper()
	a := h.ask(t.Context(), owner, `query ($map: ID!, $weights: [SubjectWeight!], $first: Int!, $after: String) {
		map(id: $map) { alignment { pairs(orderBy: HIGHEST_COSINE, weights: $weights, first: $first, after: $after) {
			nodes { a { id } b { id } } pageInfo { endCursor hasNextPage } } } } }`,
		map[string]any{"map": string(h.kaai), "weights": weights, "first": first, "after": after})
	var data struct {
		Map *struct{ Alignment struct{ Pairs pairPage } }
	}
	if err := json.Unmarshal(a.Data, &data); err != nil {
		t.Fatal(err)
	}
	if data.Map != nil {
		return data.Map.Alignment.Pairs
	}
	if len(a.Errors) != 1 || a.Errors[0].Extensions["code"] != "BAD_CURSOR" {
		t.Fatalf("errors %+v, want one of the cursor", a.Errors)
	}
	return pairPage{bad: true}
}

// TestPairs_weightedCursors reads pages of pairs by weighted cosine, which are those of one long page. Their cursors are of
// these weights, in whatever order they are given, and of no others.
func TestPairs_weightedCursors(t *testing.T) {
	h := newHouse(t)
	weigh := func(name string, weight float64) any {
		return map[string]any{"subject": string(h.ids[name]), "weight": weight}
	}
	weights := []any{weigh("Betaalbaar wonen", 3), weigh("Wonen", 0)}
	long := h.weighted(t, weights, 100, nil)
	var nodes []struct{ A, B struct{ ID string } }
	var after any
	for len(nodes) < len(long.Nodes) {
		page := h.weighted(t, weights, 7, after)
		if len(page.Nodes) == 0 {
			t.Fatal("an empty page")
		}
		nodes, after = append(nodes, page.Nodes...), page.PageInfo.EndCursor
	}
	if diff := cmp.Diff(long.Nodes, nodes[:len(long.Nodes)]); diff != "" || len(long.Nodes) < 50 {
		t.Errorf("%d pairs, page by page (-one long page +pages):\n%s", len(long.Nodes), diff)
	}
	turned := slices.Clone(weights)
	slices.Reverse(turned)
	if got, want := h.weighted(t, turned, 7, after), h.weighted(t, weights, 7, after); got.bad || len(got.Nodes) == 0 || !cmp.Equal(want.Nodes, got.Nodes) {
		t.Errorf("weights the other way round are refused or another list: %+v", got)
	}
	for name, other := range map[string][]any{
		"none": nil, "fewer": weights[:1], "heavier": {weights[0], weigh("Wonen", 0.5)},
		"exchanged": {weigh("Betaalbaar wonen", 0), weigh("Wonen", 3)},
	} {
		if !h.weighted(t, other, 7, after).bad {
			t.Errorf("%s: a cursor of other weights was taken", name)
		}
	}
}
