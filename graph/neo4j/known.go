package neo4j

import (
	"context"

	"raakvlak/graph"
)

// Known implements [graph.Store].
func (s *Store) Known(ctx context.Context, id graph.MapID, keys []string) (map[string]graph.Known, error) {
	var all map[string]graph.Known
	err := s.read(ctx, "look up keys of the map "+string(id), operationTime, func(ctx context.Context, a *asker) error {
		all = nil
		return a.each(ctx, "known", map[string]any{"map": string(id), "ask": map[string]any{"keys": append([]string{}, keys...)}}, func(row []any) error {
			if all == nil {
				all = map[string]graph.Known{}
			}
			key, k, err := decodeKnown(row)
			if err == nil && key != "" {
				all[key] = k
			}
			return err
		})
	})
	if err == nil && all == nil {
		err = graph.NotFound(id)
	}
	return all, err
}

// decodeKnown reads key, input hash and result of a :Mutation; the key is empty when there is none.
func decodeKnown(row []any) (key string, k graph.Known, err error) {
	if row[0] == nil {
		return "", k, nil
	}
	texts, is := asTexts(row[:2])
	result, isBytes := row[2].([]byte)
	if !is || !isBytes && row[2] != nil {
		return "", k, graph.Errorf(graph.CodeInternal, "what is remembered of a key cannot be read")
	}
	return texts[0], graph.Known{InputHash: texts[1], Result: result}, nil
}
