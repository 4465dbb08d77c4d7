package atlas_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// commits lets each commit through when the test says so.
type commits struct {
	bench *bench
	asked chan struct{}
	let   chan error
}

func holdCommits(b *bench) *commits {
	c := &commits{bench: b, asked: make(chan struct{}), let: make(chan error)}
	b.store.intercept(func(call string) error {
		if call != "Commit" {
			return nil
		}
		c.asked <- struct{}{}
		return <-c.let
	})
	return c
}

// begin applies changes by as many callers, until the first commit is under way and the others wait.
func (c *commits) begin(ctx context.Context, wait *sync.WaitGroup, a *atlas.Atlas, changes ...graph.Change) []error {
	errs := make([]error, len(changes))
	for i := range changes {
		wait.Go(func() { _, _, errs[i] = a.Apply(ctx, changes[i]) })
		if i == 0 {
			<-c.asked
		}
		synctest.Wait()
	}
	return errs
}

func (b *bench) organisations(a *atlas.Atlas) []string {
	b.tb.Helper()
	v, err := a.View(b.tb.Context(), "owner", b.id, atlas.Freshness{})
	if err != nil {
		b.tb.Fatal(err)
	}
	var names []string
	for o := range graph.Every[*graph.Organisation](v.Snapshot) {
		names = append(names, o.Name)
	}
	return names
}

func TestApply_PlansWhileTheStoreCommits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, false)
		a := b.atlas(0)
		b.found(a)
		c := holdCommits(b)
		var wait sync.WaitGroup
		var changes []graph.Change
		for i := range 6 {
			changes = append(changes, b.change("owner", organisation(fmt.Sprint("O ", i))))
		}
		errs := c.begin(t.Context(), &wait, a, changes...)
		if got := b.organisations(a); len(got) != 1 {
			t.Errorf("while the first is being committed a reader sees %q, want what was there before", got)
		}
		c.let <- nil
		<-c.asked // the five that came meanwhile
		c.let <- nil
		wait.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		if got := b.store.of("Commit"); got != 2 {
			t.Errorf("%d commits, want 2: the first, and one of all that came meanwhile", got)
		}
		if got := fmt.Sprint(b.organisations(a)); got != "[Anker O 0 O 1 O 2 O 3 O 4 O 5]" {
			t.Errorf("got %s, want all in the order in which they came", got)
		}
	})
}

func TestApply_ACommitThatFailsTakesNothingAlong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, true)
		a := b.atlas(0)
		made, v := b.organised(a)
		c := holdCommits(b)
		rename := func(version graph.Revision, name string) graph.Change {
			return b.change("owner", graph.Update(made, version, graph.Fields{"name": name}))
		}
		version := v.Find(made).Meta().Version
		var wait sync.WaitGroup
		// The second expects what was before the first: in vain when the first succeeds, rightly when it fails.
		errs := c.begin(t.Context(), &wait, a, rename(version, "Eerst"), rename(version, "Daarna"), b.change("owner", organisation("Los")))
		away := graph.Errorf(graph.CodeUnavailable, "the database is away")
		c.let <- away
		<-c.asked
		c.let <- nil
		wait.Wait()
		if !errors.Is(errs[0], away) || errs[1] != nil || errs[2] != nil {
			t.Errorf("got %v, want the first to fail alone", errs)
		}
		if got := fmt.Sprint(b.organisations(a)); got != "[Daarna Los]" {
			t.Errorf("got %s, want [Daarna Los]", got)
		}
	})
}

func TestApply_WhatIsRefusedForACommitThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, true)
		a := b.atlas(0)
		made, v := b.organised(a)
		c := holdCommits(b)
		version := v.Find(made).Meta().Version
		rename := func(name string) graph.Change {
			return b.change("owner", graph.Update(made, version, graph.Fields{"name": name}))
		}
		var wait sync.WaitGroup
		// The last two come together, and only one of them can be.
		errs := c.begin(t.Context(), &wait, a, b.change("owner", organisation("Los")), rename("Eerst"), rename("Daarna"))
		c.let <- nil
		<-c.asked
		away := graph.Errorf(graph.CodeUnavailable, "the database is away")
		c.let <- away
		<-c.asked
		c.let <- nil
		wait.Wait()
		if errs[0] != nil || !errors.Is(errs[1], away) || errs[2] != nil {
			t.Errorf("got %v, want the second to fail alone: what the third was refused for did not happen", errs)
		}
		if got := fmt.Sprint(b.organisations(a)); got != "[Daarna Los]" {
			t.Errorf("got %s, want [Daarna Los]", got)
		}
	})
}

// organised makes a map and returns the organisation in it, too.
func (b *bench) organised(a *atlas.Atlas) (graph.ID, *graph.View) {
	v := b.found(a)
	for o := range graph.Every[*graph.Organisation](v.Snapshot) {
		return o.ID, v
	}
	b.tb.Fatal("there is no organisation")
	return "", nil
}

func TestApply_WithdrawnWhileItWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, true)
		a := b.atlas(0)
		b.found(a)
		c := holdCommits(b)
		var first, second sync.WaitGroup
		errs := c.begin(t.Context(), &first, a, b.change("owner", organisation("O 0")))
		ctx, cancel := context.WithCancel(t.Context())
		var withdrawn error
		second.Go(func() { _, _, withdrawn = a.Apply(ctx, b.change("owner", organisation("O 1"))) })
		synctest.Wait()
		var last error
		first.Go(func() { _, _, last = a.Apply(t.Context(), b.change("owner", organisation("O 2"))) })
		synctest.Wait()
		cancel()
		second.Wait()
		c.let <- nil
		<-c.asked
		c.let <- nil
		first.Wait()
		if graph.ReasonOf(withdrawn) == graph.ReasonOutcomeUnknown || withdrawn == nil {
			t.Errorf("got %v, want that it was given up", withdrawn)
		}
		if err := errors.Join(errs[0], last); err != nil {
			t.Error(err)
		}
		if got := fmt.Sprint(b.organisations(a)); got != "[Anker O 0 O 2]" {
			t.Errorf("got %s, want [Anker O 0 O 2]", got)
		}
	})
}

// leaving is the context of a client that leaves when it is looked for the at-th time, never when that is 0.
type leaving struct {
	context.Context
	leave context.CancelFunc
	looks *int
	at    int
}

func newLeaving(ctx context.Context, at int) leaving {
	ctx, leave := context.WithCancel(ctx)
	return leaving{ctx, leave, new(int), at}
}

func (l leaving) Err() error {
	if *l.looks++; *l.looks == l.at {
		l.leave()
	}
	return l.Context.Err()
}

// TestApply_LeftWhileItIsPlanned has a client leave at each look that planning its Change takes: it is not done.
func TestApply_LeftWhileItIsPlanned(t *testing.T) {
	many := make([]graph.Edit, 100)
	for i := range many {
		many[i] = organisation(fmt.Sprint("Veel ", i))
	}
	for at := 1; ; at++ {
		b := newBench(t, true)
		a := b.atlas(0)
		b.found(a)
		ctx := newLeaving(t.Context(), at)
		_, _, err := a.Apply(ctx, b.change("owner", many...))
		if ctx.leave(); *ctx.looks < at {
			if err != nil || at < 4 {
				t.Fatalf("after %d looks: %v, want more looks, and no error in the end", *ctx.looks, err)
			}
			return
		}
		if graph.ReasonOf(err) != graph.ReasonTimeout {
			t.Errorf("left at look %d: got %v, want %s", at, err, graph.ReasonTimeout)
		}
		b.apply(a, "owner", organisation("Daarna"))
		if got := fmt.Sprint(b.organisations(a)); got != "[Anker Daarna]" {
			t.Errorf("left at look %d: got %s, want [Anker Daarna]", at, got)
		}
	}
}

// TestApply_LeftWhileAnotherPlansIt has a client leave while its Change, for which there was no room before, is planned by
// who commits.
func TestApply_LeftWhileAnotherPlansIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, true)
		a := b.atlas(0)
		b.found(a)
		c := holdCommits(b)
		many := make([]graph.Edit, graph.MostEdits)
		for i := range many {
			many[i] = organisation(fmt.Sprint("Veel ", i))
		}
		var wait, large sync.WaitGroup
		errs := c.begin(t.Context(), &wait, a, b.change("owner", organisation("O 0")), b.change("owner", organisation("O 1")))
		ctx := newLeaving(t.Context(), 1)
		var left error
		large.Go(func() { _, _, left = a.Apply(ctx, b.change("owner", many...)) })
		synctest.Wait() // it waits behind the second
		c.let <- nil
		<-c.asked
		large.Wait()
		c.let <- nil
		wait.Wait()
		if graph.ReasonOf(left) != graph.ReasonTimeout {
			t.Errorf("got %v, want %s", left, graph.ReasonTimeout)
		}
		if err := errors.Join(errs...); err != nil {
			t.Error(err)
		}
		if got := fmt.Sprint(b.organisations(a)); got != "[Anker O 0 O 1]" {
			t.Errorf("got %s, want [Anker O 0 O 1]", got)
		}
	})
}

func TestApply_RefusesNothingForBeingAheadOfIt(t *testing.T) {
	b := newBench(t, false)
	one, two := b.atlas(0), b.atlas(0)
	made, _ := b.organised(one)
	if _, err := two.View(t.Context(), "owner", b.id, atlas.Freshness{}); err != nil {
		t.Fatal(err)
	}
	_, v := b.apply(one, "owner", graph.Update(made, "", graph.Fields{"name": "B"}))
	// What the other knows of is older than the version that this expects.
	_, v = b.apply(two, "owner", graph.Update(made, v.Find(made).Meta().Version, graph.Fields{"name": "C"}))
	if got := v.Find(made).(*graph.Organisation).Name; got != "C" {
		t.Errorf("the organisation is called %s, want C", got)
	}
}
