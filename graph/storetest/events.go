package storetest

import (
	"strconv"
	"testing"

	"raakvlak/graph"
)

// chronicle makes a map with revisions 1 to 10 and returns their events, the first one's content apart.
func chronicle(t *testing.T, w *World) (*Client, []graph.Event) {
	t.Helper()
	f := w.Founding(t, "Town", Town()...)
	if err := w.Store.Found(t.Context(), f, nil); err != nil {
		t.Fatalf("Found: %v", err)
	}
	c := w.client(f.Snapshot)
	events := []graph.Event{f.Event}
	for i := range 9 {
		e := c.entry(t, "", organisation(strconv.Itoa(i)), graph.Update(c.Map(), "", graph.Fields{"description": strconv.Itoa(i)}))
		c.expectOutcome(t, c.at.Head().Number, graph.Outcome{}, e)
		var err error
		if c.at, err = c.at.Advance(&e.Event); err != nil {
			t.Fatalf("Advance: %v", err)
		}
		events = append(events, e.Event)
	}
	return c, events
}

func eventsInOrder(t *testing.T, w *World) {
	c, want := chronicle(t, w)
	for after := range len(want) {
		got, err := w.Store.Events(t.Context(), c.Map(), graph.Number(after), 100)
		if err != nil || len(got) != len(want)-after {
			t.Fatalf("Events(after %d) = %d events, %v, want %d", after, len(got), err, len(want)-after)
		}
		for i, e := range got {
			expectEqual(t, "Number", want[after+i].Number, e.Number)
			expectEqual(t, "Revision", want[after+i].Revision, e.Revision)
		}
	}
}

func eventsLimit(t *testing.T, w *World) {
	c, want := chronicle(t, w)
	for limit := range len(want) + 2 {
		got, err := w.Store.Events(t.Context(), c.Map(), 3, limit)
		if wanted := min(limit, len(want)-3); err != nil || len(got) != wanted {
			t.Fatalf("Events(limit %d) = %d events, %v, want %d", limit, len(got), err, wanted)
		}
	}
}

func eventsAfterTheLast(t *testing.T, w *World) {
	c, want := chronicle(t, w)
	for _, after := range []int{len(want), len(want) + 1, 1_000_000} {
		got, err := w.Store.Events(t.Context(), c.Map(), graph.Number(after), 10)
		if err != nil || len(got) != 0 {
			t.Fatalf("Events(after %d) = %d events, %v, want none", after, len(got), err)
		}
	}
}

// eventsAsCommitted compares everything in the events with what was committed, and has the chain verified.
func eventsAsCommitted(t *testing.T, w *World) {
	c, want := chronicle(t, w)
	got, err := w.Store.Events(t.Context(), c.Map(), 0, 100)
	if err != nil {
		t.Fatalf("Events: %v", err)
	}
	previous := ""
	for i, e := range got {
		if err := e.Verify(previous); err != nil {
			t.Fatalf("event %d: %v", e.Number, err)
		}
		previous = e.Hash
		expectEqual(t, "event", plain(want[i]), plain(e))
	}
	expectEqual(t, "the last event's hash", c.at.Head().Hash, previous)
}

func eventsBaseline(t *testing.T, w *World) {
	f := w.Founding(t, "Town", Town()...)
	if err := w.Store.Found(t.Context(), f, nil); err != nil {
		t.Fatalf("Found: %v", err)
	}
	got, err := w.Store.Events(t.Context(), f.Event.Map, 0, 10)
	if err != nil || len(got) != 1 {
		t.Fatalf("Events = %d events, %v, want 1", len(got), err)
	}
	expectEqual(t, "event", plain(f.Event), plain(got[0]))
	if got[0].Baseline == nil || got[0].Baseline.Counts["Organisation"] != 2 {
		t.Fatalf("Baseline = %+v, want 2 organisations counted", got[0].Baseline)
	}
}

// plainEvent is an event in a form that can be compared: entities as JSON.
type plainEvent struct {
	Event  graph.Event
	Deltas []plainDelta
}

type plainDelta struct {
	ID            graph.ID
	Kind          graph.Kind
	Before, After string
	Salt          [16]byte
	Hash          string
	Erased        bool
}

func plain(e graph.Event) plainEvent {
	p := plainEvent{Event: e}
	p.Event.Deltas = nil
	for _, d := range e.Deltas {
		one := plainDelta{ID: d.ID, Kind: d.Kind, Salt: d.Salt, Hash: d.Hash, Erased: d.Erased}
		if d.Before != nil {
			one.Before = encode(d.Before)
		}
		if d.After != nil {
			one.After = encode(d.After)
		}
		p.Deltas = append(p.Deltas, one)
	}
	return p
}
