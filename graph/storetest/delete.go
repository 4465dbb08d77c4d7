package storetest

import (
	"testing"

	"raakvlak/graph"
)

func deleteMap(t *testing.T, w *World) {
	f := w.Founding(t, "Town", Town()...)
	if err := w.Store.Found(t.Context(), f, nil); err != nil {
		t.Fatalf("Found: %v", err)
	}
	c, other := w.client(f.Snapshot), w.Found(t, "Other", Town()...)
	e := c.entry(t, "once", organisation("Police"))
	c.expectOutcome(t, 1, graph.Outcome{}, e)
	if err := w.Store.Delete(t.Context(), c.Map()); err != nil {
		t.Fatalf("Delete: %v", err)
	}
	w.expectAbsent(t, c.Map())
	expectCode(t, "Delete again", w.Store.Delete(t.Context(), c.Map()), graph.CodeNotFound)
	other.expectLoaded(t)
	// Nothing is left in the way of a map restored under its id.
	if err := w.Store.Found(t.Context(), f, nil); err != nil {
		t.Fatalf("Found again: %v", err)
	}
	c.expectLoaded(t)
	c.expectOutcome(t, 1, graph.Outcome{}, e)
}
