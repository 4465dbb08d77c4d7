package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"raakvlak/graph"
)

// crowd returns so many organisations that a store writes them in several batches.
func crowd(n int) []graph.Entity {
	all := make([]graph.Entity, n)
	for i := range all {
		all[i] = &graph.Organisation{Record: graph.Record{ID: graph.ID(fmt.Sprint("o", i))}, Name: fmt.Sprintf("Organisation %d", i)}
	}
	return all
}

func (w *World) listed(tb testing.TB, id graph.MapID) bool {
	tb.Helper()
	for info, err := range w.Store.Maps(tb.Context()) {
		if err != nil {
			tb.Fatalf("Maps: %v", err)
		}
		if info.ID == id {
			return true
		}
	}
	return false
}

// expectAbsent expects every method to say that there is no such map.
func (w *World) expectAbsent(tb testing.TB, id graph.MapID) {
	tb.Helper()
	ctx, s := tb.Context(), w.Store
	if w.listed(tb, id) {
		tb.Fatalf("Maps lists %s", id)
	}
	_, err := s.Revision(ctx, id)
	expectCode(tb, "Revision", err, graph.CodeNotFound)
	_, _, err = s.Load(ctx, id)
	expectCode(tb, "Load", err, graph.CodeNotFound)
	_, err = s.Events(ctx, id, 0, 10)
	expectCode(tb, "Events", err, graph.CodeNotFound)
	_, err = s.Number(ctx, id, "stamp")
	expectCode(tb, "Number", err, graph.CodeNotFound)
	_, err = s.Known(ctx, id, []string{"key"})
	expectCode(tb, "Known", err, graph.CodeNotFound)
	_, err = s.Commit(ctx, id, 1, nil)
	expectCode(tb, "Commit", err, graph.CodeNotFound)
	for _, err = range s.Check(ctx, id) {
	}
	expectCode(tb, "Check", err, graph.CodeNotFound)
}

func foundAppearsAtOnce(t *testing.T, w *World) {
	f := w.Founding(t, "Crowd", crowd(11_000)...)
	var told []int
	err := w.Store.Found(t.Context(), f, func(done int) {
		told = append(told, done)
		if done < f.Snapshot.Size() {
			w.expectAbsent(t, f.Event.Map)
		}
	})
	if err != nil {
		t.Fatalf("Found: %v", err)
	}
	if len(told) < 2 || told[len(told)-1] != f.Snapshot.Size() || !slices.IsSorted(told) {
		t.Fatalf("progress was %v, of %d", told, f.Snapshot.Size())
	}
	if !w.listed(t, f.Event.Map) {
		t.Fatal("Maps does not list the new map")
	}
	if diff := Diff(f.Snapshot, load(t, w.Store, f.Event.Map)); diff != "" {
		t.Fatalf("Load (-want +got):\n%s", diff)
	}
}

func foundInterrupted(t *testing.T, w *World) {
	f := w.Founding(t, "Crowd", crowd(11_000)...)
	ctx, cancel := context.WithCancel(t.Context())
	err := w.Store.Found(ctx, f, func(int) { cancel() })
	expectCode(t, "Found", err, graph.CodeUnavailable)
	w.expectAbsent(t, f.Event.Map)
	if err := w.Store.Sweep(t.Context(), w.Now()); err != nil {
		t.Fatalf("Sweep: %v", err)
	}
	w.expectAbsent(t, f.Event.Map)
	if err := w.Store.Found(t.Context(), f, nil); err != nil {
		t.Fatalf("Found again: %v", err)
	}
	if diff := Diff(f.Snapshot, load(t, w.Store, f.Event.Map)); diff != "" {
		t.Fatalf("Load (-want +got):\n%s", diff)
	}
}

func foundTwice(t *testing.T, w *World) {
	f := w.Founding(t, "Town", Town()...)
	if err := w.Store.Found(t.Context(), f, nil); err != nil {
		t.Fatalf("Found: %v", err)
	}
	expectCode(t, "Found again", w.Store.Found(t.Context(), f, nil), graph.CodeConflict)
	if diff := Diff(f.Snapshot, load(t, w.Store, f.Event.Map)); diff != "" {
		t.Fatalf("Load (-want +got):\n%s", diff)
	}
}
