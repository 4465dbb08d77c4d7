package atlas

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// request is one Change under way.
type request struct {
	change graph.Change
	key    string
	hash   string
	left   pace.Check // whether nobody waits for it any more
	result graph.Result
	err    error
	done   chan struct{}

	taken, withdrawn bool // to be committed, or not to be any more; guarded by the queue
	settled          bool // err and result are what it is answered; its committer's
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
	l, err := a.claim(ctx, c.Map)
	if err != nil {
		return graph.Result{}, nil, err
	}
	defer a.release(l)
	r, err := a.request(ctx, c)
	if err != nil {
		return graph.Result{}, nil, err
	}
	if err := l.enqueue(ctx, r); err != nil {
		return graph.Result{}, nil, err
	}
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

func (a *Atlas) request(ctx context.Context, c graph.Change) (*request, error) {
	r := &request{change: c, key: a.ids.Key(), left: ctx.Err, done: make(chan struct{})}
	if c.ClientMutationID == "" {
		return r, nil
	}
	r.key = c.Key()
	var err error
	r.hash, err = c.InputHash()
	return r, err
}

// claim returns the live map and keeps it from being let go until it is released: where nobody else writes, one that
// was would not be told of what was written through another.
func (a *Atlas) claim(ctx context.Context, id graph.MapID) (*live, error) {
	for {
		l, err := a.live(ctx, id)
		if err != nil {
			return nil, err
		}
		a.mu.Lock()
		claimed := a.maps[id] == l
		if claimed {
			l.writers++
		}
		a.mu.Unlock()
		if claimed {
			return l, nil
		}
	}
}

func (a *Atlas) release(l *live) {
	a.mu.Lock()
	defer a.mu.Unlock()
	l.writers--
}

// drain commits what waits until nothing does.
func (l *live) drain(ctx context.Context) {
	for l.commitNext(ctx) {
	}
}

// commitNext commits what was planned meanwhile. It reports false when that is nothing.
func (l *live) commitNext(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, operationTime)
	defer cancel()
	l.advancing.Lock()
	defer l.advancing.Unlock()
	p := l.take()
	if p == nil {
		return false
	}
	batch := p.all
	for open := batch; len(open) > 0; {
		if err := l.attempt(ctx, p); err != nil {
			settle(p.all, err)
		}
		if open = unsettled(p.all); len(open) > 0 {
			p = l.planned(open)
		}
	}
	for _, r := range batch {
		close(r.done)
	}
	return true
}

// attempt commits the plan once. Requests that it leaves unsettled must be planned again; with an error, they have failed.
func (l *live) attempt(ctx context.Context, p *plan) error {
	if len(p.entries) == 0 {
		return l.refuseAll(ctx, p)
	}
	l.writing(1)
	defer l.writing(-1)
	outcome, err := l.atlas.store.Commit(ctx, l.id, p.base.Head().Number, p.entries)
	switch {
	case err != nil:
		// What was refused may have been so for what now did not happen: it is judged again without.
		l.suspect()
		settle(p.proposed(), err)
		return nil
	case outcome.Committed():
		settle(p.requests, nil)
		l.refuse(ctx, p.refused)
		return l.publish(p.steps)
	case len(outcome.Known) > 0:
		// What is known may have been committed by somebody else.
		settleKnown(p.requests, outcome.Known)
		return l.follow(ctx)
	default:
		return l.follow(ctx)
	}
}

// refuseAll settles a plan of which nothing is good, unless that was found on a snapshot that is old by now.
func (l *live) refuseAll(ctx context.Context, p *plan) error {
	if l.unsure() {
		if err := l.follow(ctx); err != nil || p.base != l.current() {
			return err
		}
	}
	l.refuse(ctx, p.refused)
	return nil
}

// settle gives those requests that are not yet settled their error, nil for success.
func settle(requests []*request, err error) {
	for _, r := range requests {
		if !r.settled {
			r.err, r.settled = err, true
		}
	}
}

func unsettled(requests []*request) []*request {
	var open []*request
	for _, r := range requests {
		if !r.settled {
			open = append(open, r)
		}
	}
	return open
}

// refuse settles requests that were found wrong, unless they are the repetition of one that was right in its time.
func (l *live) refuse(ctx context.Context, all []refused) {
	for _, r := range all {
		r.request.err, r.request.settled = r.why, true
		wrong := refusal{}
		if !errors.As(r.why, &wrong) {
			continue
		}
		r.request.err = wrong.error
		if r.request.change.ClientMutationID == "" {
			continue
		}
		known, err := l.atlas.store.Known(ctx, l.id, []string{r.request.key})
		if err != nil {
			r.request.err = err
			continue
		}
		settleKnown([]*request{r.request}, known)
	}
}

// settleKnown answers the requests whose keys are known with what they were answered first.
func settleKnown(requests []*request, known map[string]graph.Known) {
	for _, r := range requests {
		k, is := known[r.key]
		if !is {
			continue
		}
		r.settled = true
		if k.InputHash != r.hash {
			r.err = graph.Errorf(graph.CodeConflict, "this clientMutationId was used for another change").Because(graph.ReasonIDReused)
			continue
		}
		r.result, r.err = graph.Result{}, nil
		if err := json.Unmarshal(k.Result, &r.result); err != nil {
			r.err = graph.Errorf(graph.CodeInternal, "decode a remembered result: %w", err)
		}
		r.result.Replayed = true
	}
}
