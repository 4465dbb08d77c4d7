package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"raakvlak/graph"
)

const selectNumber = `SELECT number FROM maps WHERE id = ? AND complete = 1`

// Revision implements [graph.Store].
func (s *Store) Revision(ctx context.Context, id graph.MapID) (graph.Number, error) {
	var n graph.Number
	err := s.read(ctx, "read the revision of "+string(id), func(r *reading) error {
		return r.find(selectNumber, []any{id}, &n)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return 0, graph.NotFound(id)
	}
	return n, err
}

const selectStamp = `SELECT e.number FROM maps m JOIN events e ON e.map = m.key WHERE m.id = ? AND m.complete = 1 AND e.revision = ?`

// Number implements [graph.Store].
func (s *Store) Number(ctx context.Context, id graph.MapID, revision graph.Revision) (graph.Number, error) {
	var n graph.Number
	err := s.read(ctx, "find a revision of "+string(id), func(r *reading) error {
		return r.find(selectStamp, []any{id, revision}, &n)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return 0, graph.Errorf(graph.CodeNotFound, "no revision with that stamp")
	}
	return n, err
}
