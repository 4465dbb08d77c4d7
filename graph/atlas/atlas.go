package atlas

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// Options say what an atlas works with. The zero value of a field takes the default named there.
type Options struct {
	Clock  func() time.Time // time.Now
	IDs    *graph.IDs       // needed
	Memory int64            // bytes of snapshots and views to keep, about; 2 GiB
	Log    *slog.Logger     // discards
	Rules  []Rule           // besides the domain's own; none
}

// Atlas is the live maps of one process. Its methods may be called by any number of goroutines.
type Atlas struct {
	store  graph.Store
	leaser graph.Leaser // the store, if it gives leases
	sole   bool
	clock  func() time.Time
	ids    *graph.IDs
	log    *slog.Logger
	rules  []Rule

	memory int64
	ctx    context.Context // of the work that belongs to no single caller; ends with Close
	cancel context.CancelFunc
	work   sync.WaitGroup

	loading makings[graph.MapID, *live]

	mu   sync.Mutex
	maps map[graph.MapID]*live
	tick uint64 // counts uses, for eviction
}

const defaultMemory = 2 << 30

// New returns an atlas over the store. Close it when done; the store stays open.
func New(store graph.Store, o Options) *Atlas {
	ctx, cancel := context.WithCancel(context.Background())
	a := &Atlas{
		store: store, clock: o.Clock, ids: o.IDs, log: o.Log, rules: o.Rules, memory: cmp.Or(o.Memory, defaultMemory),
		ctx: ctx, cancel: cancel, maps: map[graph.MapID]*live{},
	}
	a.leaser, _ = store.(graph.Leaser)
	if s, is := store.(graph.SoleWriter); is {
		a.sole = s.SoleWriter()
	}
	if a.clock == nil {
		a.clock = time.Now
	}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	return a
}

// Now returns what the atlas's clock says.
func (a *Atlas) Now() time.Time { return a.clock() }

// Close ends all work under way and waits for it. Calls that wait get [graph.CodeUnavailable].
func (a *Atlas) Close() {
	a.cancel()
	a.work.Wait()
}

// start runs f beside its caller, for no longer than the atlas lives.
func (a *Atlas) start(f func(ctx context.Context)) {
	a.work.Go(func() { f(a.ctx) })
}

// openTime bounds the loading of one map, and operationTime any other work that several callers share.
const (
	openTime      = 10 * time.Minute
	operationTime = 15 * time.Second
)

// live returns the live map with the id, loading it when it is not there. Callers that want the same map meanwhile
// wait for the same loading, which ends early when the last of them is called off.
func (a *Atlas) live(ctx context.Context, id graph.MapID) (*live, error) {
	if kind, err := id.Kind(); err != nil || kind != graph.KindMap {
		return nil, graph.NotFound(id)
	}
	if l := a.loaded(id); l != nil {
		return l, nil
	}
	return a.loading.of(ctx, a, openTime, id, func(ctx context.Context) (*live, error) { return a.load(ctx, id) })
}

// loaded returns the live map with the id, now used once more, or nil when it is not there.
func (a *Atlas) loaded(id graph.MapID) *live {
	a.mu.Lock()
	defer a.mu.Unlock()
	l := a.maps[id]
	if l != nil {
		a.use(l)
	}
	return l
}

// use notes that the live map was asked for; a is locked.
func (a *Atlas) use(l *live) {
	a.tick++
	l.used = a.tick
}

func (a *Atlas) load(ctx context.Context, id graph.MapID) (*live, error) {
	if l := a.loaded(id); l != nil {
		return l, nil // since it was looked for
	}
	snapshot, err := a.read(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.adopt(ctx, snapshot)
}

func (a *Atlas) read(ctx context.Context, id graph.MapID) (*graph.Snapshot, error) {
	head, records, err := a.store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	var entities pace.List[graph.Entity]
	for e, err := range records {
		if err != nil {
			return nil, err
		}
		entities.Append(e)
	}
	snapshot, err := graph.NewSnapshotWhile(ctx.Err, head, &entities)
	if ctx.Err() != nil {
		return nil, timedOut(ctx)
	}
	return snapshot, err
}

// forget takes the live map out, so that the next caller loads it anew.
func (a *Atlas) forget(l *live) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.maps[l.id] == l {
		delete(a.maps, l.id)
	}
}

// Maps returns, ordered by id, views of at most limit maps after the given one of which the principal is a member.
func (a *Atlas) Maps(ctx context.Context, who graph.PrincipalID, after graph.MapID, limit int) ([]*graph.View, error) {
	var views []*graph.View
	for info, err := range a.store.Maps(ctx) {
		if err != nil {
			return nil, err
		}
		if info.ID <= after {
			continue
		}
		if len(views) == limit {
			break
		}
		v, err := a.View(ctx, who, info.ID, Freshness{})
		switch {
		case graph.CodeOf(err) == graph.CodeNotFound:
		case err != nil:
			return nil, err
		default:
			views = append(views, v)
		}
	}
	return views, nil
}

// Found checks the foundation and writes the new map. progress, if not nil, is told how many of how many entities are
// in. If it fails or is cut off, nothing is there. What the principal founded before by the same clientMutationId is
// returned as it is now; when that was another map, it is a [graph.CodeConflict] with [graph.ReasonIDReused].
func (a *Atlas) Found(ctx context.Context, f graph.Foundation, progress func(done, total int)) (*graph.View, error) {
	founding, err := graph.FoundWhile(ctx.Err, f, a.clock(), a.ids)
	if ctx.Err() != nil {
		return nil, timedOut(ctx)
	}
	if err != nil {
		return nil, err
	}
	total := founding.Snapshot.Size()
	err = a.store.Found(ctx, founding, func(done int) {
		if progress != nil {
			progress(done, total)
		}
	})
	if graph.CodeOf(err) == graph.CodeConflict && f.ClientMutationID != "" {
		return a.founded(ctx, f.By, founding, err)
	}
	if err != nil {
		return nil, err
	}
	if _, err := a.adopt(context.WithoutCancel(ctx), founding.Snapshot); err != nil {
		return nil, err
	}
	return a.View(ctx, f.By, founding.Snapshot.Head().Map, Freshness{MaxAge: operationTime})
}

// founded returns the map that is there already under the founding's id, if the principal began it alike.
func (a *Atlas) founded(ctx context.Context, by graph.PrincipalID, founding *graph.Founding, there error) (*graph.View, error) {
	id := founding.Event.Map
	now, err := a.View(ctx, by, id, Freshness{})
	if graph.CodeOf(err) == graph.CodeNotFound {
		return nil, there // it is just being made, or is no longer the principal's
	}
	if err != nil {
		return nil, err
	}
	l, err := a.live(ctx, id)
	if err != nil {
		return nil, err
	}
	first, err := l.past(ctx, by, func(e *graph.Event) bool { return e.Number == 1 })
	if err != nil {
		return nil, err
	}
	if !graph.SameFounding(first.Map(), founding.Snapshot.Map()) {
		return nil, graph.Errorf(graph.CodeConflict, "this clientMutationId was used for another map").Because(graph.ReasonIDReused)
	}
	return now, nil
}

// adopt makes a snapshot live, unless its map is already, and returns the live map. It is an error when the context has
// ended: since then, others may have loaded the map, written to it, and let it go.
func (a *Atlas) adopt(ctx context.Context, s *graph.Snapshot) (*live, error) {
	l, err := a.taken(ctx, newLive(a, s))
	if err == nil {
		a.trim(l)
	}
	return l, err
}

func (a *Atlas) taken(ctx context.Context, l *live) (*live, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if there := a.maps[l.id]; there != nil {
		l = there
	} else if ctx.Err() != nil {
		return nil, timedOut(ctx)
	}
	a.maps[l.id] = l
	a.use(l)
	return l, nil
}

// Delete removes the map for good. Only its owners may. If expected is given and the map's record has another version,
// it is a [graph.CodeConflict] with that version.
func (a *Atlas) Delete(ctx context.Context, who graph.PrincipalID, id graph.MapID, expected graph.Revision) error {
	l, err := a.live(ctx, id)
	if err != nil {
		return err
	}
	if err := l.refresh(ctx, Freshness{}); err != nil {
		return err
	}
	switch graph.PrincipalIn(l.current(), who).Role {
	case graph.MemberOwner:
	case "":
		return graph.NotFound(id)
	default:
		return graph.Errorf(graph.CodeForbidden, "only an owner deletes a map")
	}
	if now := l.current().Map().Version; expected != "" && expected != now {
		return graph.Changed(id, now)
	}
	l.writing(1)
	defer l.writing(-1)
	if err := a.store.Delete(ctx, id); err != nil {
		return err
	}
	a.forget(l)
	l.end(graph.NotFound(id))
	return nil
}

func timedOut(ctx context.Context) error {
	return graph.Errorf(graph.CodeUnavailable, "the time for this operation ran out: %w", context.Cause(ctx)).Because(graph.ReasonTimeout)
}
