package atlas

import (
	"context"
	"slices"
	"sync"
	"time"

	"raakvlak/graph"
)

// live is one map that this process serves.
type live struct {
	atlas   *Atlas
	id      graph.MapID
	used    uint64 // when last, in the atlas' count; guarded by the atlas
	writers int    // who claimed it; guarded by the atlas

	check  gate
	queue  queue
	viewed makings[string, madeView] // by the keys of their sights

	// advancing is held by who makes the next snapshot, a commit or a catching up, and by who adds a view of the last one.
	advancing sync.Mutex

	mu       sync.RWMutex
	snapshot *graph.Snapshot
	views    map[string]*seenView
	checked  time.Time // when the snapshot was last known to be current
	doubtful bool      // a commit failed in a way that leaves open whether it happened
	lease    lease
	steps    []step // the latest, oldest first
	moved    chan struct{}
	watchers int
	polled   bool  // a poll is running
	ended    error // set when the map is gone
}

// step is one event and what it did.
type step struct {
	event         graph.Event
	before, after *graph.Snapshot
}

// mostSteps is how far a watcher may fall behind before it must read the map anew.
const mostSteps = 1024

// seenView is a view and when it was last asked for.
type seenView struct {
	view *graph.View
	used time.Time
}

func newLive(a *Atlas, s *graph.Snapshot) *live {
	return &live{
		atlas: a, id: s.Head().Map, snapshot: s, checked: a.clock(), views: map[string]*seenView{}, moved: make(chan struct{}),
		queue: newQueue(),
	}
}

func (l *live) current() *graph.Snapshot {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.snapshot
}

// refresh makes the snapshot as fresh as is asked.
func (l *live) refresh(ctx context.Context, f Freshness) error {
	current, err := l.isFresh(f.MaxAge)
	if err != nil {
		return err
	}
	if !current {
		if err := l.check.pass(ctx, l.atlas.start, l.catchUp); err != nil {
			return err
		}
	}
	if f.AtLeast == "" {
		return nil
	}
	return l.reached(ctx, f.AtLeast)
}

// isFresh reports whether the snapshot is known to be current, or not to be older than allowed. It is an error when the map
// is gone.
func (l *live) isFresh(oldest time.Duration) (bool, error) {
	now := l.atlas.clock()
	l.mu.RLock()
	defer l.mu.RUnlock()
	switch {
	case l.ended != nil:
		return false, l.ended
	case l.atlas.sole && !l.doubtful, l.lease.holds(now):
		return true, nil
	}
	return oldest > 0 && now.Sub(l.checked) <= oldest, nil
}

// reached makes sure that the snapshot is at the revision or later.
func (l *live) reached(ctx context.Context, wanted graph.Revision) error {
	if l.current().Head().Revision == wanted {
		return nil
	}
	number, err := l.number(ctx, wanted)
	if err != nil {
		return err
	}
	if l.current().Head().Number >= number {
		return nil
	}
	return l.check.pass(ctx, l.atlas.start, l.catchUp)
}

// number returns the number of the revision with the stamp.
func (l *live) number(ctx context.Context, revision graph.Revision) (graph.Number, error) {
	n, err := l.atlas.store.Number(ctx, l.id, revision)
	if graph.CodeOf(err) == graph.CodeNotFound {
		return 0, graph.Errorf(graph.CodeUnavailable, "no such revision of the map is known here").Because(graph.ReasonRevisionUnknown)
	}
	return n, err
}

// catchUp asks the store for the latest revision and follows it.
func (l *live) catchUp(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, operationTime)
	defer cancel()
	l.mu.RLock()
	known, doubtful := l.snapshot.Head().Number, l.doubtful
	l.mu.RUnlock()
	found, err := l.look(ctx)
	if err == nil && known <= found.latest && !doubtful && l.isAt(found) {
		return nil // as mostly; a commit under way is not waited for
	}
	l.advancing.Lock()
	defer l.advancing.Unlock()
	if err == nil && known <= found.latest && !doubtful && l.isAt(found) {
		return nil // that commit was what the store had more
	}
	return l.follow(ctx)
}

// look is what the store said when it was asked where the map stands.
type look struct {
	latest graph.Number
	asked  time.Time
	term   time.Duration // during which nobody else writes; 0 for no promise
}

// look asks the store where the map stands, and for a lease where that is worth it.
func (l *live) look(ctx context.Context) (look, error) {
	found := look{asked: l.atlas.clock()}
	l.mu.RLock()
	wanted := l.atlas.leaser != nil && l.lease.isWorthIt(found.asked, l.checked)
	l.mu.RUnlock()
	var err error
	if wanted {
		found.latest, found.term, err = l.atlas.leaser.Lease(ctx, l.id)
	} else {
		found.latest, err = l.atlas.store.Revision(ctx, l.id)
	}
	return found, err
}

// isAt reports whether the snapshot has all that the store was found to have.
func (l *live) isAt(found look) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.snapshot.Head().Number < found.latest {
		return false
	}
	if found.asked.After(l.checked) {
		l.checked = found.asked
	}
	if found.term > 0 {
		l.lease.begin(found)
	}
	return true
}

// follow brings the snapshot to the store's latest revision; advancing is held.
func (l *live) follow(ctx context.Context) error {
	asked := l.atlas.clock()
	latest, err := l.atlas.store.Revision(ctx, l.id)
	if graph.CodeOf(err) == graph.CodeNotFound {
		l.atlas.forget(l)
		l.end(err)
	}
	if err != nil {
		return err
	}
	at := l.current().Head().Number
	if latest != at {
		l.disturbed()
	}
	if latest < at {
		return l.reload(ctx)
	}
	for at < latest {
		events, err := l.atlas.store.Events(ctx, l.id, at, mostEvents)
		if err != nil {
			return err
		}
		if len(events) == 0 {
			return l.reload(ctx)
		}
		for i := range events {
			if err := l.advance(&events[i]); err != nil {
				return err
			}
		}
		at = l.current().Head().Number
	}
	l.mu.Lock()
	l.checked, l.doubtful = asked, false
	l.mu.Unlock()
	return nil
}

// unsure reports whether the store may have more than the snapshot.
func (l *live) unsure() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return !l.atlas.sole || l.doubtful
}

// suspect makes the next reader ask the store, even one that nobody else writes to.
func (l *live) suspect() {
	l.mu.Lock()
	l.doubtful = true
	l.mu.Unlock()
	l.disturbed() // what may still be under way was sent by this very store, which no lease keeps from writing
}

// mostEvents bounds how many events are read at once.
const mostEvents = 500

// reload reads the map anew: the store was set back to an older state. Whoever watches must do the same.
func (l *live) reload(ctx context.Context) error {
	snapshot, err := l.atlas.read(ctx, l.id)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.snapshot, l.checked = snapshot, l.atlas.clock()
	clear(l.views)
	l.steps = nil
	l.signal()
	return nil
}

// advance follows one event; advancing is held.
func (l *live) advance(e *graph.Event) error {
	before := l.current()
	after, err := before.Advance(e)
	if err != nil {
		return err
	}
	return l.publish([]step{{event: *e, before: before, after: after}})
}

// publish makes the last step's snapshot the current one, and brings every view along; advancing is held.
func (l *live) publish(steps []step) error {
	l.mu.RLock()
	views := make(map[string]*seenView, len(l.views))
	for key, seen := range l.views {
		views[key] = seen
	}
	l.mu.RUnlock()
	for key, seen := range views {
		view, err := advanced(seen.view, steps)
		if err != nil {
			return err
		}
		views[key] = &seenView{view: view, used: seen.used}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	last := &steps[len(steps)-1]
	l.snapshot, l.views, l.checked = last.after, views, l.atlas.clock()
	l.steps = append(l.steps, steps...)
	if extra := len(l.steps) - mostSteps; extra > 0 {
		// Copied, so that the dropped ones' snapshots are free to go.
		l.steps = append([]step(nil), l.steps[extra:]...)
	}
	l.signal()
	return nil
}

// advanced returns the view after the steps.
func advanced(view *graph.View, steps []step) (*graph.View, error) {
	for i := range steps {
		var err error
		if view, err = view.Advance(steps[i].after, &steps[i].event); err != nil {
			return nil, err
		}
	}
	return view, nil
}

// since returns the steps from the snapshot to the current one. It reports false when none lead there: the map was set
// back, or has gone on for longer than steps are kept.
func (l *live) since(from *graph.Snapshot) ([]step, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.snapshot == from {
		return nil, true
	}
	for i, s := range slices.Backward(l.steps) {
		if s.before == from {
			return slices.Clone(l.steps[i:]), true
		}
	}
	return nil, false
}

// signal wakes all who wait for something to happen to the map; mu is held.
func (l *live) signal() {
	close(l.moved)
	l.moved = make(chan struct{})
}

// end tells all who watch that the map is gone.
func (l *live) end(why error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended == nil {
		l.ended = why
		l.signal()
	}
}
