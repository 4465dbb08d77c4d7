package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"raakvlak/graph"
)

// Known implements [graph.Store].
func (s *Store) Known(ctx context.Context, id graph.MapID, keys []string) (map[string]graph.Known, error) {
	var found map[string]graph.Known
	err := s.read(ctx, "look up keys of "+string(id), func(r *reading) error {
		h, err := headOf(id, r.find)
		if err != nil {
			return err
		}
		found, err = knownOf(h.key, keys, r.find)
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

const selectMutation = `SELECT input_hash, result FROM mutations WHERE map = ? AND key = ?`

// knownOf returns what is remembered of the keys, with the given way to find a row.
func knownOf(
	key int64, keys []string, find func(query string, args []any, into ...any) error,
) (map[string]graph.Known, error) {
	found := map[string]graph.Known{}
	for _, k := range keys {
		var known graph.Known
		err := find(selectMutation, []any{key, k}, &known.InputHash, &known.Result)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found[k] = known
	}
	return found, nil
}

func keysOf(entries []graph.Entry) []string {
	keys := make([]string, len(entries))
	for i := range entries {
		keys[i] = entries[i].Key
	}
	return keys
}
