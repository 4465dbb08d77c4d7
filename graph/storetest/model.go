package storetest

import (
	"context"
	"flag"
	"fmt"
	"iter"
	stdmaps "maps"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// Size is how much a [Model] test does.
type Size struct {
	Sequences int // of steps, each on a map of its own
	Steps     int // in a sequence
	LoadEvery int // steps; at the end of a sequence the map is loaded too
}

// Model plays random steps against the store: Changes of all kinds, good and bad, alone and in batches, on the latest
// revision and on older ones, new and repeated. A naive model of the map plays along; after each step its entities are
// compared with those of the snapshot that a server would keep, and every few steps with what the store loads.
//
// -rapid.checks on the command line replaces the number of sequences; a failure prints the seed to give to
// -rapid.seed.
func Model(t *testing.T, store graph.Store, size Size) {
	sequences(t, size.Sequences)
	maps := uint64(0)
	base := NewWorld(t, store)
	rapid.Check(t, func(r *rapid.T) {
		maps++
		g, err := newGame(t.Context(), base, fmt.Sprint("Map ", maps))
		if err != nil {
			r.Fatalf("found: %v", err)
		}
		for i := range size.Steps {
			g.step(r)
			g.compare(r, (i+1)%size.LoadEvery == 0)
		}
		g.compare(r, true)
		g.replayAll(r)
		g.end(r, maps%checkEvery == 0)
	})
}

// sequences sets how often rapid checks, which it takes from a flag only.
func sequences(t *testing.T, n int) {
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if given {
		return
	}
	f := flag.Lookup("rapid.checks")
	was := f.Value.String()
	if err := f.Value.Set(strconv.Itoa(n)); err != nil {
		t.Fatalf("set -rapid.checks: %v", err)
	}
	t.Cleanup(func() { _ = f.Value.Set(was) })
}

// game is one sequence: a map in the store, the client that edits it, and the model.
type game struct {
	ctx     context.Context
	world   *World
	client  *Client
	founded *graph.Snapshot
	model   *naive
	loose   map[graph.Entity]string // as JSON, remembered: neither side changes an entity
	done    []committed
	idle    []committed // proposed and never committed
}

// committed is an entry with the revision on top of which it was made.
type committed struct {
	entry graph.Entry
	base  graph.Number
}

func newGame(ctx context.Context, w *World, name string) (*game, error) {
	entities := append(Town(), &graph.Member{Principal: editor, Name: "Editor", Role: graph.MemberEditor})
	f, err := graph.Found(graph.Foundation{Map: graph.Map{Name: name}, Entities: entities, By: Owner}, w.Now(), w.IDs)
	if err != nil {
		return nil, err
	}
	if err := w.Store.Found(ctx, f, nil); err != nil {
		return nil, err
	}
	c := w.client(f.Snapshot)
	return &game{ctx: ctx, world: w, client: c, founded: f.Snapshot, model: newNaive(f.Snapshot), loose: map[graph.Entity]string{}}, nil
}

func (g *game) step(r *rapid.T) {
	switch kind := rapid.IntRange(0, 19).Draw(r, "step"); {
	case kind < 14:
		g.changes(r, 1)
	case kind < 16:
		g.changes(r, rapid.IntRange(2, 4).Draw(r, "batch"))
	case kind < 17:
		g.propose(r)
	case kind < 18:
		g.stale(r)
	default:
		g.repeat(r)
	}
}

// changes commits a batch of random Changes, each on top of the ones before it. The bad ones among them are refused.
func (g *game) changes(r *rapid.T, n int) {
	ahead := g.world.client(g.client.at)
	model := g.model
	var batch []graph.Entry
	for range n {
		c := model.draw(r)
		entry, result, err := ahead.Entry(c.change())
		next, refusal := model.play(c, result, entry.Event.At)
		if (err != nil) != (refusal != "") {
			r.Fatalf("Propose: %v; the model says %q about %s", err, refusal, c)
		}
		if err != nil {
			if code := graph.CodeOf(err); code == graph.CodeInternal || code == graph.CodeUnavailable {
				r.Fatalf("Propose: %v", err)
			}
			continue
		}
		model = next
		if ahead.at, err = ahead.at.Advance(&entry.Event); err != nil {
			r.Fatalf("Advance: %v", err)
		}
		batch = append(batch, entry)
	}
	if len(batch) == 0 {
		return
	}
	base := g.client.at.Head().Number
	g.commit(r, base, batch, graph.Outcome{})
	g.client, g.model = ahead, model
	for _, e := range batch {
		g.done = append(g.done, committed{e, base})
	}
}

func (g *game) commit(r *rapid.T, base graph.Number, batch []graph.Entry, want graph.Outcome) {
	got, err := g.world.Store.Commit(g.ctx, g.client.Map(), base, batch)
	if err != nil {
		r.Fatalf("Commit: %v", err)
	}
	if len(got.Known) == 0 {
		got.Known = nil
	}
	if diff := cmp.Diff(want, got); diff != "" {
		r.Fatalf("Commit (-want +got):\n%s", diff)
	}
}

// propose keeps an entry back that a later step may come with, too late.
func (g *game) propose(r *rapid.T) {
	if entry, _, err := g.client.Entry(g.model.draw(r).change()); err == nil {
		g.idle = append(g.idle, committed{entry, g.client.at.Head().Number})
	}
}

func (g *game) stale(r *rapid.T) {
	if len(g.idle) == 0 {
		return
	}
	late := rapid.SampledFrom(g.idle).Draw(r, "late")
	if late.base == g.client.at.Head().Number {
		return
	}
	g.commit(r, late.base, []graph.Entry{late.entry}, graph.Outcome{Stale: true})
}

// repeat commits again what is in, as it was or with another input under the same key.
func (g *game) repeat(r *rapid.T) {
	if len(g.done) == 0 {
		return
	}
	again := rapid.SampledFrom(g.done).Draw(r, "again")
	want := graph.Outcome{Known: map[string]graph.Known{
		again.entry.Key: {InputHash: again.entry.InputHash, Result: again.entry.Result},
	}}
	base := again.base
	if rapid.Bool().Draw(r, "latest") {
		base = g.client.at.Head().Number
	}
	if rapid.Bool().Draw(r, "other") {
		again.entry.InputHash, again.entry.Result = "another", []byte(`"another"`)
	}
	g.commit(r, base, []graph.Entry{again.entry}, want)
}

func (g *game) compare(r *rapid.T, loaded bool) {
	want, got := g.loosely(slices.Values(g.model.entities)), g.loosely(g.client.at.All())
	if !stdmaps.Equal(want, got) {
		r.Fatalf("the snapshot differs from the model (-want +got):\n%s", cmp.Diff(want, got))
	}
	if !loaded {
		return
	}
	s, err := Snapshot(g.ctx, g.world.Store, g.client.Map())
	if err != nil {
		r.Fatalf("Load: %v", err)
	}
	if diff := Diff(g.client.at, s); diff != "" {
		r.Fatalf("Load differs from the snapshot (-want +got):\n%s", diff)
	}
}

// checkEvery is of how many sequences one ends with a check of the store, which may take long.
const checkEvery = 10

// end deletes the map, and may have the store check it first.
func (g *game) end(r *rapid.T, checked bool) {
	if checked {
		for flaw, err := range g.world.Store.Check(g.ctx, g.client.Map()) {
			r.Fatalf("Check: %s: %s, %v", flaw.ID, flaw.Message, err)
		}
	}
	if err := g.world.Store.Delete(g.ctx, g.client.Map()); err != nil {
		r.Fatalf("Delete: %v", err)
	}
}

// loosely returns the entities as JSON, without the numbers of the order of recording, which the model has not.
func (g *game) loosely(entities iter.Seq[graph.Entity]) map[graph.ID]string {
	all := map[graph.ID]string{}
	for e := range entities {
		text, is := g.loose[e]
		if !is {
			c := clone(e)
			c.Meta().Sequence = 0
			text = encode(c)
			g.loose[e] = text
		}
		all[e.Meta().ID] = text
	}
	return all
}

// replayAll follows the events from the first revision, and must come to where the client is.
func (g *game) replayAll(r *rapid.T) {
	c := g.world.client(g.founded)
	if err := c.CatchUp(g.ctx); err != nil {
		r.Fatalf("catch up: %v", err)
	}
	if diff := Diff(g.client.at, c.at); diff != "" {
		r.Fatalf("the events lead elsewhere (-want +got):\n%s", diff)
	}
	events, err := g.world.Store.Events(g.ctx, c.Map(), 0, 1_000)
	if err != nil {
		r.Fatalf("Events: %v", err)
	}
	previous := ""
	for _, e := range events {
		if err := e.Verify(previous); err != nil {
			r.Fatalf("event %d: %v", e.Number, err)
		}
		previous = e.Hash
	}
}
