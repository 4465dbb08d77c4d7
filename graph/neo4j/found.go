package neo4j

import (
	"context"
	"crypto/rand"
	"sync"
	"time"

	"raakvlak/graph"
)

// leaseTime is how long a founding may be silent before others take it for interrupted. Each batch renews it, and no
// batch may take longer than batchTime.
const (
	leaseTime = 3 * time.Minute
	batchTime = time.Minute
)

// Found implements [graph.Store]. A map of that id that is there already, or is being made, is [graph.CodeConflict].
func (s *Store) Found(ctx context.Context, f *graph.Founding, progress func(done int)) error {
	ctx, cancel := s.bounded(ctx, longTime)
	defer cancel()
	b := &founding{
		store: s, id: f.Event.Map, doing: "write the new map " + string(f.Event.Map), founder: rand.Text(), progress: progress,
	}
	if err := b.begin(ctx); err != nil {
		return err
	}
	err := b.entities(ctx, f.Snapshot)
	if err == nil {
		err = b.complete(ctx, &f.Event)
	}
	if err != nil && graph.ReasonOf(err) != graph.ReasonOutcomeUnknown {
		b.abandon(ctx)
	}
	return err
}

// founding is one call of Found.
type founding struct {
	store    *Store
	id       graph.MapID
	doing    string
	founder  string // tells this call from all others that may be after the same map
	progress func(done int)

	batch    int64 // the last one that is written
	done     int   // entities
	elements int64 // nodes and relationships
}

// begin takes the place of the map. Remains of an interrupted founding go first.
func (b *founding) begin(ctx context.Context) error {
	for {
		var number, founder, remains any
		err := b.store.settle(ctx, b.doing, batchTime, func(ctx context.Context, a *asker) error {
			row, err := a.one(ctx, "beginFounding", map[string]any{"map": string(b.id), "founder": b.founder, "lease": seconds(leaseTime)})
			if err == nil {
				number, founder, remains = row[0], row[1], row[2]
			}
			return err
		})
		switch {
		case err != nil:
			return err
		case number != nil:
			return graph.Errorf(graph.CodeConflict, "there is a map %s already", b.id)
		case founder == b.founder:
			return nil
		case remains != true:
			return graph.Errorf(graph.CodeConflict, "the map %s is being made already", b.id)
		}
		if err := b.store.clearLapsed(ctx, b.id); err != nil {
			return err
		}
	}
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }

// entities writes all of the snapshot, in batches. One is made while the one before it is written.
func (b *founding) entities(ctx context.Context, whole *graph.Snapshot) error {
	ctx, cancel := context.WithCancel(ctx)
	made := make(chan batch)
	var making sync.WaitGroup
	making.Go(func() {
		defer close(made)
		for next := range batches(b.id, whole) {
			select {
			case made <- next:
			case <-ctx.Done():
				return
			}
		}
	})
	defer making.Wait()
	defer cancel()
	for next := range made {
		if next.err != nil {
			return next.err
		}
		if err := b.write(ctx, next.part, next.size); err != nil {
			return err
		}
	}
	return b.store.translate(ctx, b.doing, ctx.Err())
}

// write writes the part as the next batch, once: a batch that may have been written before is looked up by its number.
func (b *founding) write(ctx context.Context, p *part, size int) error {
	grown := p.elements()
	p.moveHead(b.id, grown, map[string]any{"batch": b.batch + 1})
	err := b.store.settle(ctx, b.doing, batchTime, func(ctx context.Context, a *asker) error {
		at, err := b.lock(ctx, a)
		if err != nil || at.batch > b.batch {
			return err
		}
		return p.run(ctx, a)
	})
	if err != nil {
		return err
	}
	b.batch, b.elements, b.done = b.batch+1, b.elements+grown, b.done+size
	if b.progress != nil && size > 0 {
		b.progress(b.done)
	}
	return nil
}

// complete makes the map appear, with its first event.
func (b *founding) complete(ctx context.Context, e *graph.Event) error {
	event, err := encodeEvent(e)
	if err != nil {
		return err
	}
	p := newPart()
	p.lists[listEvents] = []any{event}
	p.moveHead(b.id, 0, map[string]any{
		"number": int64(e.Number), "revision": string(e.Revision), "hash": e.Hash, "founder": nil, "batch": nil, "lease": nil,
	})
	return b.store.settle(ctx, b.doing, batchTime, func(ctx context.Context, a *asker) error {
		at, err := b.lock(ctx, a)
		switch {
		case at.revision == string(e.Revision):
			return nil // by a run whose answer was lost
		case err != nil:
			return err
		case at.elements != b.elements:
			return errMissing("elements", b.elements, at.elements)
		}
		return p.run(ctx, a)
	})
}

// progressOf is how far a founding is, as the database has it.
type progressOf struct {
	batch, elements int64
	revision        string // once the map is complete
}

// lock takes the lock of the map and reads how far it is. That it is not this call's any more is an error.
func (b *founding) lock(ctx context.Context, a *asker) (progressOf, error) {
	row, err := a.one(ctx, "advanceFounding", map[string]any{"map": string(b.id), "lease": seconds(leaseTime)})
	if err != nil {
		return progressOf{}, err
	}
	var at progressOf
	if row != nil {
		at.batch, at.elements = asCount(row[2]), asCount(row[3])
		at.revision, _ = row[4].(string)
	}
	if row == nil || row[0] != b.founder || row[1] != false {
		return at, graph.Errorf(graph.CodeUnavailable, "%s: it took so long that others cleared it away", b.doing)
	}
	return at, nil
}

// abandon leaves what is written for the next sweep. When even that cannot be said, the lease runs out.
func (b *founding) abandon(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
	defer cancel()
	// The error of the founding itself is what its caller must know.
	_ = b.store.write(ctx, b.doing, closeTime, func(ctx context.Context, a *asker) error {
		if _, err := b.lock(ctx, a); err != nil {
			return err
		}
		_, err := a.one(ctx, "doom", map[string]any{"map": string(b.id)})
		return err
	})
}
