package storetest

import (
	"context"
	"testing"

	"raakvlak/graph"
)

func checkSound(t *testing.T, w *World) {
	c, _ := chronicle(t, w)
	c.Do(t, graph.Delete(find(c.at, graph.KindOrganisation, "City"), ""))
	c.expectSound(t)
	c.expectLoaded(t)
}

func (c *Client) expectSound(tb testing.TB) {
	tb.Helper()
	for flaw, err := range c.world.Store.Check(tb.Context(), c.Map()) {
		if err != nil {
			tb.Fatalf("Check: %v", err)
		}
		tb.Errorf("Check: %s: %s", flaw.ID, flaw.Message)
	}
}

func unknownMap(t *testing.T, w *World) {
	id := w.IDs.NewMap()
	w.expectAbsent(t, id)
	expectCode(t, "Delete", w.Store.Delete(t.Context(), id), graph.CodeNotFound)
}

// cancelledContext calls every method with a context that is over. None may do anything.
func cancelledContext(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	f := w.Founding(t, "Other")
	e := c.entry(t, "", organisation("Police"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := w.Store
	for name, call := range map[string]func() error{
		"Maps": func() (err error) {
			for _, err = range s.Maps(ctx) {
			}
			return err
		},
		"Load":     func() error { _, err := Snapshot(ctx, s, c.Map()); return err },
		"Revision": func() error { _, err := s.Revision(ctx, c.Map()); return err },
		"Commit":   func() error { _, err := s.Commit(ctx, c.Map(), 1, []graph.Entry{e}); return err },
		"Known":    func() error { _, err := s.Known(ctx, c.Map(), []string{e.Key}); return err },
		"Events":   func() error { _, err := s.Events(ctx, c.Map(), 0, 10); return err },
		"Number":   func() error { _, err := s.Number(ctx, c.Map(), c.at.Head().Revision); return err },
		"Found":    func() error { return s.Found(ctx, f, nil) },
		"Delete":   func() error { return s.Delete(ctx, c.Map()) },
		"Sweep":    func() error { return s.Sweep(ctx, w.Now()) },
		"Check": func() (err error) {
			for _, err = range s.Check(ctx, c.Map()) {
			}
			return err
		},
	} {
		expectCode(t, name, call(), graph.CodeUnavailable)
	}
	w.expectAbsent(t, f.Event.Map)
	c.expectLoaded(t)
	c.expectOutcome(t, 1, graph.Outcome{}, e)
}
