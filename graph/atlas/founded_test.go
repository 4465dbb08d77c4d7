package atlas_test

import (
	"context"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// TestFound_Again founds a map by a clientMutationId and sends the same again, as after a lost answer.
func TestFound_Again(t *testing.T) {
	b := newBench(t, false)
	a := b.atlas(0)
	f := graph.Foundation{Map: graph.Map{Name: "Kaai"}, By: "owner", ClientMutationID: "once"}
	first, err := a.Found(t.Context(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	id := first.Head().Map
	b.id = id
	b.apply(a, "owner", graph.Update(id, "", graph.Fields{"name": "Kaai 2"}))
	// Another process knows as much.
	for _, a := range []*atlas.Atlas{a, b.atlas(0)} {
		again, err := a.Found(t.Context(), f, nil)
		if err != nil || again.Head().Map != id || again.Map().Name != "Kaai 2" {
			t.Fatalf("founded again: %v, want the map that is there, as it is now", err)
		}
	}
	other := f
	other.Map.Name = "Elders"
	if _, err := a.Found(t.Context(), other, nil); graph.ReasonOf(err) != graph.ReasonIDReused {
		t.Errorf("another map by the same clientMutationId: %v, want %s", err, graph.ReasonIDReused)
	}
	somebody := f
	somebody.By = "somebody"
	theirs, err := a.Found(t.Context(), somebody, nil)
	if err != nil || theirs.Head().Map == id {
		t.Errorf("by somebody else: %v, want a map of their own", err)
	}
}

// TestFound_Left has whoever founds a map leave: it ends before the store is asked.
func TestFound_Left(t *testing.T) {
	b := newBench(t, false)
	ctx, leave := context.WithCancel(t.Context())
	leave()
	f := graph.Foundation{Map: graph.Map{Name: "Kaai"}, By: "owner"}
	if _, err := b.atlas(0).Found(ctx, f, nil); graph.ReasonOf(err) != graph.ReasonTimeout {
		t.Errorf("founding for nobody: %v, want %s", err, graph.ReasonTimeout)
	}
}
