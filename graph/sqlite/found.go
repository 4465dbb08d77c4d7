package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"raakvlak/graph"
)

// batch is how many rows one transaction of a large write has: enough to make the syncing cheap, few enough that
// other maps' writers do not wait long.
const batch = 5_000

// Found implements [graph.Store]. A map of that id that is there already is [graph.CodeConflict].
func (s *Store) Found(ctx context.Context, f *graph.Founding, progress func(done int)) error {
	id := f.Event.Map
	doing := "write the new map " + string(id)
	if !s.claim(id) {
		return graph.Errorf(graph.CodeConflict, "the map %s is being made already", id)
	}
	defer s.unclaim(id)
	key, err := s.foundRow(ctx, doing, f)
	if err != nil {
		return err
	}
	if err = s.foundEntities(ctx, doing, key, f, progress); err == nil {
		err = s.write(ctx, doing, func(w *writer) error {
			if err := w.event(key, &f.Event); err != nil {
				return err
			}
			_, err := w.exec(completeMap, key)
			return err
		})
	}
	if err != nil {
		return s.abandon(ctx, id, err)
	}
	return nil
}

const (
	insertMap   = `INSERT INTO maps (id, name, number, revision, hash, complete) VALUES (?, ?, ?, ?, ?, 0) RETURNING key`
	completeMap = `UPDATE maps SET complete = 1 WHERE key = ?`
	selectMap   = `SELECT key, complete FROM maps WHERE id = ?`
)

// foundRow makes the row of the map, which is not complete. What an interrupted founding left under the id goes first.
func (s *Store) foundRow(ctx context.Context, doing string, f *graph.Founding) (key int64, err error) {
	if err := s.remove(ctx, doing, f.Event.Map); err != nil {
		return 0, err
	}
	err = s.write(ctx, doing, func(w *writer) error {
		var complete bool
		err := w.find(selectMap, []any{f.Event.Map}, &key, &complete)
		if err == nil {
			return graph.Errorf(graph.CodeConflict, "there is a map %s already", f.Event.Map)
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		e := &f.Event
		return w.find(insertMap, []any{e.Map, f.Snapshot.Map().Name, e.Number, e.Revision, e.Hash}, &key)
	})
	return key, err
}

func (s *Store) foundEntities(ctx context.Context, doing string, key int64, f *graph.Founding, progress func(done int)) error {
	done := 0
	flush := func(entities []graph.Entity) error {
		err := s.write(ctx, doing, func(w *writer) error {
			for _, e := range entities {
				if _, err := w.insert(key, e); err != nil {
					return err
				}
			}
			return nil
		})
		done += len(entities)
		if err == nil && progress != nil {
			progress(done)
		}
		return err
	}
	entities := make([]graph.Entity, 0, batch)
	for e := range f.Snapshot.All() {
		if entities = append(entities, e); len(entities) == batch {
			if err := flush(entities); err != nil {
				return err
			}
			entities = entities[:0]
		}
	}
	if len(entities) == 0 {
		return nil
	}
	return flush(entities)
}

// abandon takes away what a founding that met err has written so far, and returns err. When it is not known whether
// the map became complete, it is looked up: then err is of no consequence.
func (s *Store) abandon(ctx context.Context, id graph.MapID, err error) error {
	ctx = context.WithoutCancel(ctx)
	if graph.ReasonOf(err) == graph.ReasonOutcomeUnknown {
		if _, there := s.Revision(ctx, id); there == nil {
			return nil
		}
	}
	// If this fails too, Sweep does it another time.
	_ = s.remove(ctx, "take back the map "+string(id), id)
	return err
}

func (s *Store) claim(id graph.MapID) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.founding[id] {
		return false
	}
	s.founding[id] = true
	return true
}

func (s *Store) unclaim(id graph.MapID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.founding, id)
}
