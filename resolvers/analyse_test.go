package resolvers_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/object"
	"raakvlak/resolvers"
)

// emptyPurse pays for nothing and counts what it was asked for.
type emptyPurse struct{ asked int }

func (p *emptyPurse) Spend(points int) error {
	p.asked++
	return graph.Errorf(graph.CodeTooLarge, "%d points are more than none", points)
}

func (p *emptyPurse) RateLimit() *object.RateLimit { return &object.RateLimit{Cost: 3, Limit: 5} }

// TestPurse_Empty asks for work that nobody pays for: it is refused before it is done, what is free is answered.
func TestPurse_Empty(t *testing.T) {
	h := newHouse(t)
	purse := &emptyPurse{}
	query := `query($map: ID!) { map(id: $map) { name alignment { pairs { totalCount } } } }`
	got := h.ask(resolvers.WithPurse(t.Context(), purse), owner, query, map[string]any{"map": string(h.kaai)})
	if len(got.Errors) != 1 || got.Errors[0].Extensions["code"] != "TOO_LARGE" {
		t.Errorf("errors %v, want one of code TOO_LARGE", got.Errors)
	}
	if purse.asked != 1 {
		t.Errorf("the purse was asked %d times, want once", purse.asked)
	}
	got = h.ask(resolvers.WithPurse(t.Context(), purse), owner, `query($map: ID!) { map(id: $map) { name } }`, map[string]any{"map": string(h.kaai)})
	if len(got.Errors) > 0 || purse.asked != 1 {
		t.Errorf("a name: errors %v, purse asked %d times more, want none", got.Errors, purse.asked-1)
	}
}
