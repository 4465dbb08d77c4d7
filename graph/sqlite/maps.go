package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"raakvlak/graph"
)

const selectMaps = `SELECT id, name, number FROM maps WHERE complete = 1 ORDER BY id`

// Maps implements [graph.Store].
func (s *Store) Maps(ctx context.Context) iter.Seq2[graph.MapInfo, error] {
	return func(yield func(graph.MapInfo, error) bool) {
		err := s.read(ctx, "list the maps", func(r *reading) error {
			return r.each(selectMaps, nil, func(rows *sql.Rows) error {
				var info graph.MapInfo
				if err := rows.Scan(&info.ID, &info.Name, &info.Number); err != nil {
					return err
				}
				if !yield(info, nil) {
					return errEnough
				}
				return nil
			})
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(graph.MapInfo{}, err)
		}
	}
}

// errEnough ends a query of which the caller wants no more.
var errEnough = errors.New("the caller wants no more")

// head is what the maps table says of a map.
type head struct {
	key  int64
	name string
	graph.Head
}

const selectHead = `SELECT key, name, number, revision, hash FROM maps WHERE id = ? AND complete = 1`

// headOf reads the row of a complete map with the given way to find one.
func headOf(id graph.MapID, find func(query string, args []any, into ...any) error) (head, error) {
	h := head{Head: graph.Head{Map: id}}
	err := find(selectHead, []any{id}, &h.key, &h.name, &h.Number, &h.Revision, &h.Hash)
	if errors.Is(err, sql.ErrNoRows) {
		return h, graph.NotFound(id)
	}
	return h, err
}
