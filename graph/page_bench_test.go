package graph_test

import (
	"fmt"
	"testing"

	"raakvlak/graph"
)

// BenchmarkSelection_Page reads the first page of maps of different sizes, each time after one edit.
func BenchmarkSelection_Page(b *testing.B) {
	for _, size := range []int{2_000, 100_000} {
		w := largeWorld(b, size)
		id := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Midden"})
		v := w.view("owner")
		kinds := []graph.Kind{graph.KindOrganisation, graph.KindIndividual}
		for name, r := range map[string]graph.PageRequest{
			"name":          {First: 50},
			"name down":     {First: 50, Order: graph.Order{Field: graph.OrderName, Descending: true}},
			"recorded":      {First: 50, Order: graph.Order{Field: graph.OrderRecorded}},
			"recorded down": {First: 50, Order: graph.Order{Field: graph.OrderRecorded, Descending: true}},
			"updated":       {First: 50, Order: graph.Order{Field: graph.OrderUpdatedAt, Descending: true}},
			"filtered":      {First: 50, Filter: graph.Filter{"name": graph.Filter{"contains": "actor 1"}}},
		} {
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					b.StopTimer()
					v = w.advance(b, v, graph.Update(id, "", graph.Fields{"description": "x"}))
					b.StartTimer()
					if _, err := v.Select(kinds...).Page(r); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// largeWorld founds a map of that many organisations.
func largeWorld(tb testing.TB, size int) *world {
	tb.Helper()
	entities := make([]graph.Entity, size)
	for i := range entities {
		entities[i] = &graph.Organisation{Name: fmt.Sprintf("Actor %d", i*7919%size)}
	}
	return newWorld(tb, entities...)
}

// advance makes a Change and returns the view after it, as a server advances it.
func (w *world) advance(tb testing.TB, v *graph.View, edits ...graph.Edit) *graph.View {
	tb.Helper()
	w.do("owner", edits...)
	next, err := v.Advance(w.at, &w.events[len(w.events)-1])
	if err != nil {
		tb.Fatal(err)
	}
	w.past, w.events = w.past[len(w.past)-1:], w.events[len(w.events)-1:]
	return next
}
