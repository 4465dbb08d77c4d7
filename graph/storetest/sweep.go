package storetest

import (
	"testing"
	"time"

	"raakvlak/graph"
)

func sweepLeavesWhatIsThere(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	c.Do(t, organisation("Police"))
	f := w.Founding(t, "Other", Town()...)
	err := w.Store.Found(t.Context(), f, func(int) {
		// What is being founded is not what an interrupted founding left.
		if err := w.Store.Sweep(t.Context(), w.Now()); err != nil {
			t.Errorf("Sweep: %v", err)
		}
	})
	if err != nil {
		t.Fatalf("Found: %v", err)
	}
	c.expectLoaded(t)
	if diff := Diff(f.Snapshot, load(t, w.Store, f.Event.Map)); diff != "" {
		t.Fatalf("Load (-want +got):\n%s", diff)
	}
}

func sweepExpiredKeys(t *testing.T, w *World) {
	c := w.Found(t, "Town")
	now := w.Now()
	short := c.entry(t, "short", organisation("Short"))
	long := c.after(t, short, "long", organisation("Long"))
	short.Expires, long.Expires = now.Add(time.Hour), now.Add(3*time.Hour)
	c.expectOutcome(t, 1, graph.Outcome{}, short, long)
	for _, test := range []struct {
		after time.Duration
		want  int
	}{{0, 2}, {2 * time.Hour, 1}, {4 * time.Hour, 0}} {
		if err := w.Store.Sweep(t.Context(), now.Add(test.after)); err != nil {
			t.Fatalf("Sweep: %v", err)
		}
		known, err := w.Store.Known(t.Context(), c.Map(), []string{short.Key, long.Key})
		if err != nil || len(known) != test.want {
			t.Fatalf("after %s: Known = %v, %v, want %d", test.after, known, err, test.want)
		}
	}
	c.expectRevision(t, 3)
}
