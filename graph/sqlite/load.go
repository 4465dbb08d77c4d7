package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"raakvlak/graph"
)

// In the order of recording a snapshot is made of them soonest.
const selectEntities = `SELECT kind, json FROM entities WHERE map = ? ORDER BY sequence`

// Load implements [graph.Store]. It holds one of the reading connections until the caller has taken all entities,
// stops, or ctx is over.
func (s *Store) Load(ctx context.Context, id graph.MapID) (graph.Head, iter.Seq2[graph.Entity, error], error) {
	r, err := s.begin(ctx, "load the map "+string(id))
	if err != nil {
		return graph.Head{}, nil, err
	}
	h, err := headOf(id, r.find)
	if err != nil {
		r.end()
		return graph.Head{}, nil, r.failure(err)
	}
	// A caller that never begins to take the entities must not keep the connection for ever.
	unused := context.AfterFunc(r.ctx, r.end)
	return h.Head, func(yield func(graph.Entity, error) bool) {
		if !unused() {
			yield(nil, r.failure(r.ctx.Err()))
			return
		}
		defer r.end()
		err := r.each(selectEntities, []any{h.key}, func(rows *sql.Rows) error {
			e, err := scanEntity(rows)
			if err != nil {
				return err
			}
			if !yield(e, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(nil, r.failure(err))
		}
	}, nil
}

func scanEntity(rows *sql.Rows) (graph.Entity, error) {
	var name string
	var data sql.RawBytes
	if err := rows.Scan(&name, &data); err != nil {
		return nil, err
	}
	kind, err := graph.ParseKind(name)
	if err != nil {
		return nil, graph.Errorf(graph.CodeInternal, "a stored entity is of the unknown kind %q", name)
	}
	return graph.Decode(kind, data)
}
