package resolvers_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"raakvlak/graph"
	"raakvlak/resolvers"
)

var fieldRounds = flag.Int("field-rounds", 1, "of how many maps to ask everything")

// TestFields_answered asks every field of every kind of record, with each value of its enumerations, and all that is below it,
// of maps made of the worked example by chance: an answer may be that it is too much or does not fit, never a fault of ours.
func TestFields_answered(t *testing.T) {
	const perKind = 3
	for round := range *fieldRounds {
		d := &dismantling{house: emptyHouse(t), random: rand.New(rand.NewPCG(uint64(round), 0xf1e1d))}
		d.found(true)
		d.fewer(d.loose)
		asked := 0
		for _, kind := range graph.Kinds() {
			fields := d.schema.Schema().Types[kind.String()].Fields
			nodes := 0
			for e := range d.view.Each(kind) {
				if nodes++; nodes > perKind {
					break
				}
				for _, f := range fields {
					for _, q := range d.selecting().questions(f) {
						asked++
						d.answered(fmt.Sprintf("{ node(id: %q) { ... on %s { %s } } }", e.Meta().ID, kind, q))
					}
				}
			}
		}
		t.Logf("%d questions", asked)
	}
}

// answered asks a query, which may be refused.
func (d *dismantling) answered(query string) {
	d.tb.Helper()
	for _, e := range d.ask(d.tb.Context(), owner, query, nil).Errors {
		if code := e.Extensions["code"]; code == nil || code == resolvers.CodeInternal {
			d.tb.Errorf("%s\nis answered %v", query, e)
		}
	}
}
