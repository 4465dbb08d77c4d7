package atlas_test

import (
	"context"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/sqlite"
)

func TestMain(m *testing.M) {
	// database/sql keeps a connection opener until its database is closed, which every test does.
	goleak.VerifyTestMain(m)
}

// clock is a time that only the test moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// counted counts what is asked of a store, and can be told to be one that others write to as well.
type counted struct {
	graph.Store
	mu    sync.Mutex
	calls map[string]int
	sole  bool
	// before, if set, is called before each call with its name; an error it returns is the call's.
	before func(call string) error
}

func (c *counted) SoleWriter() bool { return c.sole }

func (c *counted) count(call string) error {
	c.mu.Lock()
	c.calls[call]++
	before := c.before
	c.mu.Unlock()
	if before != nil {
		return before(call)
	}
	return nil
}

func (c *counted) of(call string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.calls[call]
}

func (c *counted) intercept(before func(call string) error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.before = before
}

func (c *counted) Revision(ctx context.Context, id graph.MapID) (graph.Number, error) {
	if err := c.count("Revision"); err != nil {
		return 0, err
	}
	return c.Store.Revision(ctx, id)
}

func (c *counted) Commit(ctx context.Context, id graph.MapID, base graph.Number, entries []graph.Entry) (graph.Outcome, error) {
	if err := c.count("Commit"); err != nil {
		return graph.Outcome{}, err
	}
	outcome, err := c.Store.Commit(ctx, id, base, entries)
	if after := c.count("Committed"); after != nil && err == nil {
		return graph.Outcome{}, after
	}
	return outcome, err
}

func (c *counted) Load(ctx context.Context, id graph.MapID) (graph.Head, iter.Seq2[graph.Entity, error], error) {
	if err := c.count("Load"); err != nil {
		return graph.Head{}, nil, err
	}
	return c.Store.Load(ctx, id)
}

// bench is a store and the atlases of two processes over it.
type bench struct {
	tb    testing.TB
	clock *clock
	ids   *graph.IDs
	store *counted
	id    graph.MapID
}

func newBench(tb testing.TB, sole bool) *bench {
	tb.Helper()
	c := newClock()
	s, err := sqlite.Open(filepath.Join(tb.TempDir(), "raakvlak.db"), sqlite.Options{Clock: c.Now})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return &bench{
		tb: tb, clock: c, ids: graph.NewIDs(rand.NewChaCha8([32]byte{3})),
		store: &counted{Store: s, calls: map[string]int{}, sole: sole},
	}
}

func (b *bench) atlas(memory int64) *atlas.Atlas {
	a := atlas.New(b.store, atlas.Options{Clock: b.clock.Now, IDs: b.ids, Memory: memory})
	b.tb.Cleanup(a.Close)
	return a
}

// found makes a map with an organisation and members in some roles.
func (b *bench) found(a *atlas.Atlas) *graph.View {
	b.tb.Helper()
	v, err := a.Found(b.tb.Context(), graph.Foundation{Map: graph.Map{Name: "Proef"}, By: "owner", Entities: []graph.Entity{
		&graph.Organisation{Record: graph.Record{ID: "_:a"}, Name: "Anker"},
		&graph.Member{Principal: "analyst", Name: "Analist", Role: graph.MemberAnalyst},
		&graph.Member{Principal: "viewer", Name: "Bezoeker", Role: graph.MemberViewer},
		&graph.Member{Principal: "partner", Name: "Partner", Role: graph.MemberPartner, Stakeholders: []graph.ID{"_:a"}},
	}}, nil)
	if err != nil {
		b.tb.Fatal(err)
	}
	b.id = v.Head().Map
	return v
}

func (b *bench) change(who graph.PrincipalID, edits ...graph.Edit) graph.Change {
	return graph.Change{Map: b.id, Principal: who, Edits: edits}
}

func (b *bench) apply(a *atlas.Atlas, who graph.PrincipalID, edits ...graph.Edit) (graph.Result, *graph.View) {
	b.tb.Helper()
	r, v, err := a.Apply(b.tb.Context(), b.change(who, edits...))
	if err != nil {
		b.tb.Fatalf("change by %s: %v", who, err)
	}
	return r, v
}

func organisation(name string) graph.Edit {
	return graph.CreateFrom(graph.KindOrganisation, "", graph.Fields{"name": name})
}
