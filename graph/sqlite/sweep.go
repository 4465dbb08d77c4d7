package sqlite

import (
	"context"
	"database/sql"
	"time"

	"raakvlak/graph"
)

const (
	selectIncomplete = `SELECT id FROM maps WHERE complete = 0 ORDER BY id`
	deleteExpired    = `DELETE FROM mutations WHERE (map, key) IN (SELECT map, key FROM mutations WHERE expires < ? LIMIT ?)`
)

// Sweep implements [graph.Store]. It leaves alone what this process is founding.
func (s *Store) Sweep(ctx context.Context, now time.Time) error {
	const doing = "sweep"
	var incomplete []graph.MapID
	err := s.read(ctx, doing, func(r *reading) error {
		return r.each(selectIncomplete, nil, func(rows *sql.Rows) error {
			var id graph.MapID
			err := rows.Scan(&id)
			incomplete = append(incomplete, id)
			return err
		})
	})
	if err != nil {
		return err
	}
	for _, id := range incomplete {
		if !s.claim(id) {
			continue
		}
		err := s.remove(ctx, doing, id)
		s.unclaim(id)
		if err != nil {
			return err
		}
	}
	return s.expire(ctx, doing, now)
}

func (s *Store) expire(ctx context.Context, doing string, now time.Time) error {
	for removed := int64(batch); removed == batch; {
		err := s.writeWith(ctx, doing, true, func(w *writer) (err error) {
			removed, err = w.exec(deleteExpired, now.UnixMilli(), batch)
			if err == nil && removed == 0 {
				return errUnchanged
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
