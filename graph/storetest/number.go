package storetest

import (
	"testing"

	"raakvlak/graph"
)

func number(t *testing.T, w *World) {
	c, events := chronicle(t, w)
	other := w.Found(t, "Other")
	for _, e := range events {
		got, err := w.Store.Number(t.Context(), c.Map(), e.Revision)
		if err != nil || got != e.Number {
			t.Fatalf("Number(%s) = %d, %v, want %d", e.Revision, got, err, e.Number)
		}
		_, err = w.Store.Number(t.Context(), other.Map(), e.Revision)
		expectCode(t, "Number in another map", err, graph.CodeNotFound)
	}
	for _, stamp := range []graph.Revision{"", "1", w.IDs.Revision()} {
		_, err := w.Store.Number(t.Context(), c.Map(), stamp)
		expectCode(t, "Number of no revision", err, graph.CodeNotFound)
	}
}
