package atlas

import (
	"context"
	"sync"
	"time"
)

// gate lets callers who want the same work done share it. Who comes while it is being done waits for the next turn and
// never for the one under way: that one may have looked before what the caller knows of happened.
//
// Callers who come back at once, as those of a busy server do, would fall into two crowds that take turns. So where
// several were seen together, a turn waits a moment until as many have come again.
type gate struct {
	mu     sync.Mutex
	next   *turn // gathers callers; nil when nobody waits
	active bool  // somebody sees to the turns
	last   struct {
		crowd int // callers in it, or waiting when it ended
		took  time.Duration
		ended time.Time
	}
}

// turn is one time that the work is done.
type turn struct {
	callers  int
	gathered chan struct{} // closed when the crowd is there; nil when the turn does not wait for it
	done     chan struct{}
	err      error
}

// longestGather is how long at most a turn waits for callers: about what a look at a store over a network takes.
const longestGather = 2 * time.Millisecond

// pass waits until the work has been done once from now on, and returns its error. start runs a function beside the
// caller; work is not cut off when the caller gives up.
func (g *gate) pass(ctx context.Context, start func(func(context.Context)), work func(context.Context) error) error {
	g.mu.Lock()
	t := g.join()
	if !g.active {
		g.active = true
		start(func(ctx context.Context) { g.run(ctx, work) })
	}
	g.mu.Unlock()
	select {
	case <-t.done:
		return t.err
	case <-ctx.Done():
		return timedOut(ctx)
	}
}

// join adds a caller to the turn that begins next.
func (g *gate) join() *turn {
	if g.next == nil {
		g.next = &turn{done: make(chan struct{})}
	}
	t := g.next
	t.callers++
	if t.gathered != nil && t.callers >= g.last.crowd {
		close(t.gathered)
		t.gathered = nil
	}
	return t
}

// run does the work turn after turn, until nobody waits.
func (g *gate) run(ctx context.Context, work func(context.Context) error) {
	for t := g.begin(); t != nil; t = g.begin() {
		began := time.Now()
		t.err = work(ctx)
		g.end(t, began)
	}
}

// begin returns the turn to do the work for, nil when nobody waits.
func (g *gate) begin() *turn {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.next
	if t == nil {
		g.active = false
		return nil
	}
	if t.callers < g.last.crowd && time.Since(g.last.ended) < g.last.took {
		g.gather(t)
	}
	g.next = nil
	return t
}

// gather lets go of the gate until the crowd has joined the turn, or for as long as that is worth.
func (g *gate) gather(t *turn) {
	gathered := make(chan struct{})
	t.gathered = gathered
	g.mu.Unlock()
	patience := time.NewTimer(min(3*g.last.took, longestGather))
	select {
	case <-gathered:
	case <-patience.C:
	}
	patience.Stop()
	g.mu.Lock()
	t.gathered = nil
}

func (g *gate) end(t *turn, began time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.last.ended = time.Now()
	g.last.took = g.last.ended.Sub(began)
	g.last.crowd = t.callers
	if g.next != nil {
		g.last.crowd += g.next.callers
	}
	close(t.done)
}
