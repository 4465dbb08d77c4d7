package atlas

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"raakvlak/graph"
)

// queue holds the Changes that wait for the same map.
type queue struct {
	mu      sync.Mutex
	waiting []*request
	working bool
}

// request is one Change under way.
type request struct {
	change graph.Change
	key    string
	hash   string
	result graph.Result
	err    error
	done   chan struct{}
	taken  bool // guarded by the queue
}

const (
	mostTogether = 256                 // Changes in one commit
	remembered   = 30 * 24 * time.Hour // how long a clientMutationId is
)

// Apply authorises, checks and commits the Change, and returns its result with a view that is at least at its
// revision. It is durable when Apply returns without error.
//
// Changes that wait for the same map are committed together: each is checked against the map as the ones before it
// leave it, gets its own event and revision, and fails alone. A repeated clientMutationId gets the first result again;
// with another input it is a [graph.CodeConflict] with [graph.ReasonIDReused]. Where it cannot be known whether the
// Change was committed, the error has [graph.ReasonOutcomeUnknown], and sending it again with the same id is safe.
func (a *Atlas) Apply(ctx context.Context, c graph.Change) (graph.Result, *graph.View, error) {
	l, err := a.live(ctx, c.Map)
	if err != nil {
		return graph.Result{}, nil, err
	}
	r, err := a.request(c)
	if err != nil {
		return graph.Result{}, nil, err
	}
	l.enqueue(r)
	select {
	case <-r.done:
	case <-ctx.Done():
		if l.withdraw(r) {
			return graph.Result{}, nil, timedOut(ctx)
		}
		return graph.Result{}, nil, outcomeUnknown(ctx)
	}
	if r.err != nil {
		return graph.Result{}, nil, r.err
	}
	view, err := l.view(ctx, c.Principal)
	if err != nil && graph.CodeOf(err) == graph.CodeNotFound {
		return r.result, nil, nil // it took its own membership away
	}
	return r.result, view, err
}

func outcomeUnknown(ctx context.Context) error {
	return graph.Errorf(graph.CodeUnavailable, "it is not known whether the change was made; send it again with the same clientMutationId: %w",
		context.Cause(ctx)).Because(graph.ReasonOutcomeUnknown)
}

func (a *Atlas) request(c graph.Change) (*request, error) {
	r := &request{change: c, key: a.ids.Key(), done: make(chan struct{})}
	if c.ClientMutationID == "" {
		return r, nil
	}
	r.key = c.Key()
	var err error
	r.hash, err = c.InputHash()
	return r, err
}

func (l *live) enqueue(r *request) {
	l.queue.mu.Lock()
	defer l.queue.mu.Unlock()
	l.queue.waiting = append(l.queue.waiting, r)
	if !l.queue.working {
		l.queue.working = true
		l.atlas.start(l.drain)
	}
}

// withdraw takes a request back that nobody has begun with.
func (l *live) withdraw(r *request) bool {
	l.queue.mu.Lock()
	defer l.queue.mu.Unlock()
	if r.taken {
		return false
	}
	for i, other := range l.queue.waiting {
		if other == r {
			l.queue.waiting = append(l.queue.waiting[:i], l.queue.waiting[i+1:]...)
			break
		}
	}
	return true
}

// take returns the next requests to commit together; none ends the work.
func (l *live) take() []*request {
	l.queue.mu.Lock()
	defer l.queue.mu.Unlock()
	edits, n := 0, 0
	for n < len(l.queue.waiting) && n < mostTogether {
		edits += len(l.queue.waiting[n].change.Edits)
		if n > 0 && edits > graph.MostEdits {
			break
		}
		n++
	}
	batch := l.queue.waiting[:n:n]
	l.queue.waiting = l.queue.waiting[n:]
	for _, r := range batch {
		r.taken = true
	}
	l.queue.working = n > 0
	return batch
}

// drain commits what waits until nothing does.
func (l *live) drain(ctx context.Context) {
	for batch := l.take(); len(batch) > 0; batch = l.take() {
		l.commitBatch(ctx, batch)
		for _, r := range batch {
			close(r.done)
		}
	}
}

func (l *live) commitBatch(ctx context.Context, batch []*request) {
	ctx, cancel := context.WithTimeout(ctx, operationTime)
	defer cancel()
	l.advancing.Lock()
	defer l.advancing.Unlock()
	for open := batch; len(open) > 0; {
		var err error
		if open, err = l.attempt(ctx, open); err != nil {
			for _, r := range open {
				r.err = err
			}
			return
		}
	}
}

// attempt checks and commits the open requests once. It returns those that are still open, and must be tried again,
// or, with an error, have failed.
func (l *live) attempt(ctx context.Context, open []*request) ([]*request, error) {
	base := l.current()
	plan := l.plan(ctx, base, open)
	if len(plan.requests) == 0 {
		return plan.later, nil
	}
	outcome, err := l.atlas.store.Commit(ctx, l.id, base.Head().Number, plan.entries)
	switch {
	case err != nil:
		l.suspect()
		return append(plan.requests, plan.later...), err
	case outcome.Committed():
		return plan.later, l.publish(plan.steps)
	case len(outcome.Known) > 0:
		// What is known may have been committed by somebody else.
		return append(settleKnown(plan.requests, outcome.Known), plan.later...), l.follow(ctx)
	default:
		return append(plan.requests, plan.later...), l.follow(ctx)
	}
}

// plan is what of a batch was found good, in order.
type plan struct {
	requests []*request
	later    []*request // the same Change again: it is answered when the first is in
	entries  []graph.Entry
	steps    []step
}

// plan proposes each request on top of the ones before it. Those that are refused are settled and left out.
func (l *live) plan(ctx context.Context, base *graph.Snapshot, open []*request) plan {
	var p plan
	at := base
	keys := make(map[string]bool, len(open))
	for _, r := range open {
		if keys[r.key] {
			p.later = append(p.later, r)
			continue
		}
		made, result, err := l.propose(at, &r.change)
		if refused := (refusal{}); errors.As(err, &refused) {
			l.refuse(ctx, r, refused.error)
			continue
		}
		if err != nil {
			r.err = err
			continue
		}
		encoded, err := json.Marshal(result)
		if err != nil {
			r.err = graph.Errorf(graph.CodeInternal, "encode a result: %w", err)
			continue
		}
		r.result = result
		keys[r.key] = true
		p.requests = append(p.requests, r)
		p.entries = append(p.entries, graph.Entry{
			Event: made.event, Key: r.key, InputHash: r.hash, Result: encoded, Expires: made.event.At.Add(remembered),
		})
		p.steps = append(p.steps, made)
		at = made.after
	}
	return p
}

// refuse settles a request that was found wrong, unless it is the repetition of one that was right in its time.
func (l *live) refuse(ctx context.Context, r *request, why error) {
	r.err = why
	if r.change.ClientMutationID == "" {
		return
	}
	known, err := l.atlas.store.Known(ctx, l.id, []string{r.key})
	if err != nil {
		r.err = err
		return
	}
	if _, is := known[r.key]; is {
		settleKnown([]*request{r}, known)
	}
}

// settleKnown answers the requests whose keys are known with what they were answered first, and returns the others.
func settleKnown(requests []*request, known map[string]graph.Known) []*request {
	var open []*request
	for _, r := range requests {
		k, is := known[r.key]
		switch {
		case !is:
			open = append(open, r)
		case k.InputHash != r.hash:
			r.err = graph.Errorf(graph.CodeConflict, "this clientMutationId was used for another change").Because(graph.ReasonIDReused)
		default:
			r.err = nil
			if err := json.Unmarshal(k.Result, &r.result); err != nil {
				r.err = graph.Errorf(graph.CodeInternal, "decode a remembered result: %w", err)
			}
			r.result.Replayed = true
		}
	}
	return open
}
