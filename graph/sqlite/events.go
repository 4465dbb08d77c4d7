package sqlite

import (
	"context"
	"database/sql"

	"raakvlak/graph"
)

const (
	selectEvents = `SELECT number, revision, principal, at, previous, hash, baseline FROM events
		WHERE map = ? AND number > ? ORDER BY number LIMIT ?`
	selectDeltas = `SELECT number, id, kind, salt, content, hash, erased FROM deltas
		WHERE map = ? AND number BETWEEN ? AND ? ORDER BY number, position`
)

// Events implements [graph.Store].
func (s *Store) Events(ctx context.Context, id graph.MapID, after graph.Number, limit int) ([]graph.Event, error) {
	var events []graph.Event
	err := s.read(ctx, "read the events of "+string(id), func(r *reading) error {
		h, err := headOf(id, r.find)
		if err != nil || limit <= 0 || after >= h.Number {
			return err
		}
		err = r.each(selectEvents, []any{h.key, after, limit}, func(rows *sql.Rows) error {
			e, err := scanEvent(id, rows)
			if err != nil {
				return err
			}
			if wanted := after + graph.Number(len(events)) + 1; e.Number != wanted {
				return graph.Errorf(graph.CodeInternal, "event %d of %s is missing", wanted, id)
			}
			events = append(events, e)
			return nil
		})
		if err != nil {
			return err
		}
		if len(events) == 0 {
			return graph.Errorf(graph.CodeInternal, "event %d of %s is missing", after+1, id)
		}
		return r.deltas(h.key, events)
	})
	if err != nil {
		return nil, err
	}
	return events, nil
}

// deltas reads what the events, which follow each other, changed.
func (r *reading) deltas(key int64, events []graph.Event) error {
	first, last := events[0].Number, events[len(events)-1].Number
	return r.each(selectDeltas, []any{key, first, last}, func(rows *sql.Rows) error {
		number, d, err := scanDelta(rows)
		if err != nil {
			return err
		}
		e := &events[number-first]
		e.Deltas = append(e.Deltas, d)
		return nil
	})
}
