package atlas

import (
	"context"
	"sync/atomic"
)

// queue holds the Changes that wait for the same map. Who brings one plans it at once, on top of those before it, while
// the store still commits the last plan: the two take about as long.
type queue struct {
	planning chan struct{} // holds one value while somebody plans; guards what follows
	next     *plan         // is committed after the one under way; nil while nobody works
	waiting  []*request    // what it has no room for
	working  atomic.Bool   // somebody commits; changed by who plans
}

func newQueue() queue { return queue{planning: make(chan struct{}, 1)} }

// enqueue plans the request and sees that it gets committed.
func (l *live) enqueue(ctx context.Context, r *request) error {
	select {
	case l.queue.planning <- struct{}{}:
	case <-ctx.Done():
		return timedOut(ctx)
	}
	defer func() { <-l.queue.planning }()
	if l.queue.next == nil {
		l.queue.next = newPlan(l.current())
	}
	if len(l.queue.waiting) > 0 || !l.queue.next.admits(r) {
		l.queue.waiting = append(l.queue.waiting, r)
	} else if !l.plan(l.queue.next, r) {
		if !l.queue.working.Load() {
			l.queue.next = nil
		}
		return timedOut(ctx)
	}
	if !l.queue.working.Swap(true) {
		l.atlas.start(l.drain)
	}
	return nil
}

// withdraw takes a request back that nobody has begun to commit.
func (l *live) withdraw(r *request) bool {
	l.queue.planning <- struct{}{}
	defer func() { <-l.queue.planning }()
	if r.taken {
		return false
	}
	r.withdrawn = true
	if l.queue.next != nil { // else it was left out, and nobody works
		l.queue.next.without = true
	}
	return true
}

// take returns the plan to commit now, on top of the current snapshot; nil ends the work. advancing is held.
func (l *live) take() *plan {
	l.queue.planning <- struct{}{}
	defer func() { <-l.queue.planning }()
	p := l.queue.next
	if len(p.all) == 0 && len(l.queue.waiting) == 0 {
		l.queue.next = nil
		l.queue.working.Store(false)
		return nil
	}
	// It was made for what the last commit was to leave. That may have failed, or somebody else came first.
	if p.base != l.current() || p.without {
		p = l.planned(p.all)
	}
	for _, r := range p.all {
		r.taken = true
	}
	l.queue.next = newPlan(p.tip)
	for len(l.queue.waiting) > 0 && l.queue.next.admits(l.queue.waiting[0]) {
		l.plan(l.queue.next, l.queue.waiting[0])
		l.queue.waiting = l.queue.waiting[1:]
	}
	return p
}
