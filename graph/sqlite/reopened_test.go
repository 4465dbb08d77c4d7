package sqlite_test

import (
	"context"
	"iter"
	"sync"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// TestContractReopened has nothing but the file carry what is known from one step to the next.
func TestContractReopened(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(tb testing.TB) graph.Store {
		r := &reopened{tb: tb, path: temporary(tb)}
		r.store = r.open()
		tb.Cleanup(func() {
			if err := r.store.Close(); err != nil {
				tb.Errorf("Close: %v", err)
			}
		})
		return r
	})
}

// reopened is a store that is closed and opened again after each of its first writes, and now and then when there are
// many.
type reopened struct {
	tb   testing.TB
	path string

	mu       sync.RWMutex
	store    *sqlite.Store
	writes   int
	founding bool // a founding may not be closed upon
}

const firstWrites = 40

func (r *reopened) open() *sqlite.Store {
	s, err := sqlite.Open(r.path, sqlite.Options{})
	if err != nil {
		// Not Fatalf: this may be any goroutine, and who asked needs some store.
		panic("open again: " + err.Error())
	}
	return s
}

// write runs do while nobody reads, and then opens the file anew.
func (r *reopened) write(do func(s *sqlite.Store) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err := do(r.store)
	if r.writes++; r.founding || r.writes > firstWrites && r.writes%firstWrites != 0 {
		return err
	}
	if closing := r.store.Close(); closing != nil {
		r.tb.Errorf("Close: %v", closing)
	}
	r.store = r.open()
	return err
}

// read runs do while nobody writes. Whoever calls do's store must be done with it when do returns.
func (r *reopened) read(do func(s *sqlite.Store) error) error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return do(r.store)
}

// gathered takes all of a sequence before anybody else may write.
func gathered[T any](r *reopened, seq func(s *sqlite.Store) iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var all []T
		err := r.read(func(s *sqlite.Store) error {
			for item, err := range seq(s) {
				if err != nil {
					return err
				}
				all = append(all, item)
			}
			return nil
		})
		for _, item := range all {
			if !yield(item, nil) {
				return
			}
		}
		if err != nil {
			var none T
			yield(none, err)
		}
	}
}

func (r *reopened) Maps(ctx context.Context) iter.Seq2[graph.MapInfo, error] {
	return gathered(r, func(s *sqlite.Store) iter.Seq2[graph.MapInfo, error] { return s.Maps(ctx) })
}

func (r *reopened) Load(ctx context.Context, id graph.MapID) (head graph.Head, all iter.Seq2[graph.Entity, error], err error) {
	var entities []graph.Entity
	var late error
	err = r.read(func(s *sqlite.Store) (err error) {
		head, all, err = s.Load(ctx, id)
		if err != nil {
			return err
		}
		for e, err := range all {
			if err != nil {
				late = err
				break
			}
			entities = append(entities, e)
		}
		return nil
	})
	return head, func(yield func(graph.Entity, error) bool) {
		for _, e := range entities {
			if !yield(e, nil) {
				return
			}
		}
		if late != nil {
			yield(nil, late)
		}
	}, err
}

func (r *reopened) Revision(ctx context.Context, id graph.MapID) (n graph.Number, err error) {
	err = r.read(func(s *sqlite.Store) (err error) { n, err = s.Revision(ctx, id); return err })
	return n, err
}

func (r *reopened) Commit(ctx context.Context, id graph.MapID, base graph.Number, entries []graph.Entry) (o graph.Outcome, err error) {
	err = r.write(func(s *sqlite.Store) (err error) { o, err = s.Commit(ctx, id, base, entries); return err })
	return o, err
}

func (r *reopened) Known(ctx context.Context, id graph.MapID, keys []string) (known map[string]graph.Known, err error) {
	err = r.read(func(s *sqlite.Store) (err error) { known, err = s.Known(ctx, id, keys); return err })
	return known, err
}

func (r *reopened) Events(ctx context.Context, id graph.MapID, after graph.Number, limit int) (events []graph.Event, err error) {
	err = r.read(func(s *sqlite.Store) (err error) { events, err = s.Events(ctx, id, after, limit); return err })
	return events, err
}

func (r *reopened) Number(ctx context.Context, id graph.MapID, revision graph.Revision) (n graph.Number, err error) {
	err = r.read(func(s *sqlite.Store) (err error) { n, err = s.Number(ctx, id, revision); return err })
	return n, err
}

// Found does not lock: its progress function calls other methods.
func (r *reopened) Found(ctx context.Context, f *graph.Founding, progress func(done int)) error {
	r.mark(true)
	err := r.store.Found(ctx, f, progress)
	r.mark(false)
	return r.write(func(*sqlite.Store) error { return err })
}

func (r *reopened) mark(founding bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.founding = founding
}

func (r *reopened) Delete(ctx context.Context, id graph.MapID) error {
	return r.write(func(s *sqlite.Store) error { return s.Delete(ctx, id) })
}

func (r *reopened) Sweep(ctx context.Context, now time.Time) error {
	return r.write(func(s *sqlite.Store) error { return s.Sweep(ctx, now) })
}

func (r *reopened) Check(ctx context.Context, id graph.MapID) iter.Seq2[graph.Flaw, error] {
	return gathered(r, func(s *sqlite.Store) iter.Seq2[graph.Flaw, error] { return s.Check(ctx, id) })
}

func (r *reopened) Close() error { return r.store.Close() }
