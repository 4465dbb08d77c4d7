package atlas

import (
	"context"
	"iter"
	"slices"
	"time"

	"raakvlak/graph"
)

// Seen is of an event what a principal may see. Its deltas are the visible ones.
type Seen struct {
	Revision  graph.Revision
	Principal graph.PrincipalID
	At        time.Time
	Deltas    []graph.Delta
	Baseline  *graph.Baseline
	View      *graph.View // in a feed: the principal's view right after it
}

// Events returns, in order, at most limit events after the revision ("" from the first), up to the number (0 for all), that
// changed something the principal may see, and whether there are more. Of the past one sees what one may see today.
func (a *Atlas) Events(
	ctx context.Context, who graph.PrincipalID, id graph.MapID, after graph.Revision, until graph.Number, limit int,
) (events []Seen, more bool, err error) {
	l, err := a.forReading(ctx, who, id)
	if err != nil {
		return nil, false, err
	}
	at := graph.Number(0)
	if after != "" {
		if at, err = l.number(ctx, after); err != nil {
			return nil, false, err
		}
	}
	now := l.current()
	p := graph.PrincipalIn(now, who)
	last := now.Head().Number
	if until != 0 {
		last = min(last, until)
	}
	for at < last {
		raw, err := l.atlas.store.Events(ctx, l.id, at, mostEvents)
		if err != nil {
			return nil, false, err
		}
		if len(raw) == 0 {
			break
		}
		for i := range raw {
			e := &raw[i]
			at = e.Number
			deltas, err := graph.VisibleDeltas(ctx.Err, p, now, now, e)
			if err != nil {
				return nil, false, timedOut(ctx)
			}
			if at > last || len(deltas) == 0 && e.Baseline == nil {
				continue
			}
			if len(events) == limit {
				return events, true, nil
			}
			events = append(events, seen(e, deltas))
		}
	}
	return events, false, nil
}

func seen(e *graph.Event, deltas []graph.Delta) Seen {
	return Seen{Revision: e.Revision, Principal: e.Principal, At: e.At, Deltas: deltas, Baseline: e.Baseline}
}

// Watch yields what changes, after the revision ("" from now), in what the principal may see of the map, in order and
// each at least once, until ctx ends. It ends with an error: [graph.ReasonResyncRequired] when the reader fell too far
// behind or its role or binding changed, [graph.CodeNotFound] when it is no member any more or the map is gone.
func (a *Atlas) Watch(ctx context.Context, who graph.PrincipalID, id graph.MapID, after graph.Revision) iter.Seq2[Seen, error] {
	return func(yield func(Seen, error) bool) {
		if err := a.watch(ctx, who, id, after, yield); err != nil && ctx.Err() == nil {
			yield(Seen{}, err)
		}
	}
}

func (a *Atlas) watch(ctx context.Context, who graph.PrincipalID, id graph.MapID, after graph.Revision, yield func(Seen, error) bool) error {
	l, err := a.forReading(ctx, who, id)
	if err != nil {
		return err
	}
	w := &watcher{live: l, who: who}
	l.watching(1)
	defer l.watching(-1)
	if err := w.begin(ctx, after); err != nil {
		return err
	}
	if graph.PrincipalIn(l.current(), who).Role == "" {
		return graph.NotFound(id) // it was a member a moment ago, and no step will tell that it no longer is
	}
	for {
		steps, moved, err := w.next()
		if err != nil {
			return err
		}
		for i := range steps {
			goOn, err := w.tell(ctx, &steps[i], yield)
			if err != nil || !goOn {
				return err
			}
		}
		if len(steps) > 0 {
			continue
		}
		if err := l.await(ctx, moved); err != nil {
			return err
		}
	}
}

// watcher is one reader of a map's feed.
type watcher struct {
	live *live
	who  graph.PrincipalID
	at   graph.Number // the last event it was told, or that was hidden from it
}

// begin tells where the feed starts. What happened since a revision of long ago is read from the store.
func (w *watcher) begin(ctx context.Context, after graph.Revision) error {
	w.at = w.live.current().Head().Number
	if after == "" {
		return nil
	}
	number, err := w.live.number(ctx, after)
	if err != nil {
		return err
	}
	w.at = number
	return w.live.remember(ctx, number)
}

// remember makes the steps after the number available, as far back as is kept.
func (l *live) remember(ctx context.Context, after graph.Number) error {
	l.advancing.Lock()
	defer l.advancing.Unlock()
	l.mu.RLock()
	now, first := l.snapshot, l.snapshot
	if len(l.steps) > 0 {
		first = l.steps[0].before
	}
	kept := len(l.steps)
	l.mu.RUnlock()
	missing := int(first.Head().Number) - int(after)
	if missing <= 0 {
		return nil
	}
	if missing+kept > mostSteps {
		return resync("the feed does not go back that far")
	}
	events, err := l.atlas.store.Events(ctx, l.id, after, missing)
	if err != nil {
		return err
	}
	if len(events) != missing {
		return resync("the feed cannot go on from there")
	}
	head := graph.Head{Map: l.id, Number: after}
	before, err := first.Undo(head, events)
	if err != nil {
		return err
	}
	steps := make([]step, 0, missing+kept)
	for i := range events {
		next, err := before.Advance(&events[i])
		if err != nil {
			return err
		}
		steps = append(steps, step{event: events[i], before: before, after: next})
		before = next
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.snapshot == now {
		l.steps = append(steps, l.steps...)
	}
	return nil
}

func resync(why string) error {
	return graph.Errorf(graph.CodeUnavailable, "%s: read the map anew", why).Because(graph.ReasonResyncRequired)
}

// next returns the steps that the watcher was not told yet, and what tells that there are more.
func (w *watcher) next() ([]step, <-chan struct{}, error) {
	w.live.mu.RLock()
	defer w.live.mu.RUnlock()
	if w.live.ended != nil {
		return nil, nil, w.live.ended
	}
	latest := w.live.snapshot.Head().Number
	behind := int(latest) - int(w.at)
	switch {
	case behind == 0:
		return nil, w.live.moved, nil
	case behind < 0 || behind > len(w.live.steps):
		return nil, nil, resync("the feed cannot go on from there")
	}
	return slices.Clone(w.live.steps[len(w.live.steps)-behind:]), nil, nil
}

// tell yields one step as far as the watcher may see it. It reports false when the reader has had enough.
func (w *watcher) tell(ctx context.Context, s *step, yield func(Seen, error) bool) (bool, error) {
	w.at = s.event.Number
	was, is := graph.PrincipalIn(s.before, w.who), graph.PrincipalIn(s.after, w.who)
	switch {
	case is.Role == "":
		return false, graph.NotFound(w.live.id)
	case is.Role != was.Role || !slices.Equal(is.Stakeholders, was.Stakeholders):
		return false, resync("your role in the map changed")
	}
	deltas, err := graph.VisibleDeltas(ctx.Err, is, s.before, s.after, &s.event)
	if err != nil || len(deltas) == 0 {
		return true, err
	}
	view, err := w.live.view(ctx, w.who)
	if err != nil {
		return false, err
	}
	told := seen(&s.event, deltas)
	told.View = view
	return yield(told, nil), nil
}

// await waits until the map moves.
func (l *live) await(ctx context.Context, moved <-chan struct{}) error {
	select {
	case <-moved:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-l.atlas.ctx.Done():
		return graph.Errorf(graph.CodeUnavailable, "the service is ending")
	}
}

// watching counts who watches. While anybody does, and others may write to the store, the map is compared with it.
func (l *live) watching(by int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.watchers += by
	if l.watchers > 0 && !l.polled && !l.atlas.sole {
		l.polled = true
		l.atlas.start(l.poll)
	}
}

// pollInterval is how often a map that is watched is compared with a store that others write to.
const pollInterval = 500 * time.Millisecond

// poll follows the store until nobody watches. A store that is away ends no feed: the feed goes on when it is back.
func (l *live) poll(ctx context.Context) {
	ticker := time.NewTicker(pollInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		l.mu.Lock()
		l.polled = l.watchers > 0 && l.ended == nil
		goOn := l.polled
		l.mu.Unlock()
		if !goOn {
			return
		}
		if err := l.check.pass(ctx, l.atlas.start, l.catchUp); err != nil {
			l.atlas.log.Warn("following the store failed", "map", l.id, "error", err)
		}
	}
}
