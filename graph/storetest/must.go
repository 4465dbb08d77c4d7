package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
)

// Do does the edits as one Change of the owner and ends the test when they are refused. It returns the ids.
func (c *Client) Do(tb testing.TB, edits ...graph.Edit) []graph.ID {
	tb.Helper()
	result, err := c.Replay(tb.Context(), graph.Change{Edits: edits})
	if err != nil {
		tb.Fatalf("Replay: %v", err)
	}
	return result.IDs
}

// commit writes deltas that need not have come from a Change: a store holds no rules.
func (c *Client) commit(tb testing.TB, deltas ...graph.Delta) *graph.Event {
	tb.Helper()
	entry := c.handmade(tb, deltas...)
	outcome, err := c.world.Store.Commit(tb.Context(), c.Map(), c.at.Head().Number, []graph.Entry{entry})
	if err != nil || !outcome.Committed() {
		tb.Fatalf("Commit = %+v, %v", outcome, err)
	}
	if c.at, err = c.at.Advance(&entry.Event); err != nil {
		tb.Fatalf("Advance: %v", err)
	}
	return &entry.Event
}

func (c *Client) handmade(tb testing.TB, deltas ...graph.Delta) graph.Entry {
	tb.Helper()
	w := c.world
	now := w.Now()
	e := graph.Event{Map: c.Map(), Revision: w.IDs.Revision(), Principal: Owner, At: now, Deltas: deltas}
	if err := e.Seal(c.at.Head().Number, c.at.Head().Hash, w.IDs); err != nil {
		tb.Fatalf("Seal: %v", err)
	}
	return graph.Entry{Event: e, Key: w.IDs.Key(), InputHash: "input", Result: []byte(`{}`), Expires: now.AddDate(0, 1, 0)}
}

func created(e graph.Entity) graph.Delta {
	return graph.Delta{ID: e.Meta().ID, Kind: e.EntityKind(), After: e}
}

func changed(before, after graph.Entity) graph.Delta {
	return graph.Delta{ID: after.Meta().ID, Kind: after.EntityKind(), Before: before, After: after}
}

func load(tb testing.TB, store graph.Store, id graph.MapID) *graph.Snapshot {
	tb.Helper()
	s, err := Snapshot(tb.Context(), store, id)
	if err != nil {
		tb.Fatalf("Load(%s): %v", id, err)
	}
	return s
}

// expectLoaded compares what the store holds with the client's snapshot.
func (c *Client) expectLoaded(tb testing.TB) {
	tb.Helper()
	if diff := Diff(c.at, load(tb, c.world.Store, c.Map())); diff != "" {
		tb.Fatalf("Load (-want +got):\n%s", diff)
	}
}

func expectCode(tb testing.TB, doing string, err error, want graph.Code) {
	tb.Helper()
	if err == nil {
		tb.Fatalf("%s: no error, want %s", doing, want)
	}
	if got := graph.CodeOf(err); got != want {
		tb.Fatalf("%s: %v (%s), want %s", doing, err, got, want)
	}
}

func expectEqual[T any](tb testing.TB, what string, want, got T) {
	tb.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		tb.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}
