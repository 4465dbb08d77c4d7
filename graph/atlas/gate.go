package atlas

import (
	"context"
	"sync"
)

// gate lets callers who want the same work done share it. Who comes while it is being done waits for the next time
// and never for the one under way: that one may have looked before what the caller knows of happened.
type gate struct {
	mu            sync.Mutex
	running, next *turn
}

// turn is one time that the work is done.
type turn struct {
	done chan struct{}
	err  error
}

// pass waits until the work has been done once from now on, and returns its error. start runs a function beside the
// caller; work is not cut off when the caller gives up.
func (g *gate) pass(ctx context.Context, start func(func(context.Context)), work func(context.Context) error) error {
	g.mu.Lock()
	var t *turn
	switch {
	case g.running == nil:
		t = &turn{done: make(chan struct{})}
		g.running = t
		start(func(ctx context.Context) { g.run(ctx, work) })
	case g.next == nil:
		t = &turn{done: make(chan struct{})}
		g.next = t
	default:
		t = g.next
	}
	g.mu.Unlock()
	select {
	case <-t.done:
		return t.err
	case <-ctx.Done():
		return timedOut(ctx)
	}
}

// run does the work for the turn that is running, and for those that came meanwhile.
func (g *gate) run(ctx context.Context, work func(context.Context) error) {
	for {
		err := work(ctx)
		g.mu.Lock()
		g.running.err = err
		close(g.running.done)
		g.running, g.next = g.next, nil
		more := g.running != nil
		g.mu.Unlock()
		if !more {
			return
		}
	}
}
