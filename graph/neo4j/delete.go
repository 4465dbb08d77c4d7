package neo4j

import (
	"context"
	"slices"

	"raakvlak/graph"
)

// Delete implements [graph.Store]. The map is gone for readers at once; its remains are cleared away in batches, and if
// that is interrupted, by the next Sweep.
func (s *Store) Delete(ctx context.Context, id graph.MapID) error {
	ctx, cancel := s.bounded(ctx, longTime)
	defer cancel()
	doing := "delete the map " + string(id)
	doomed := false // by a run whose outcome is unknown if it runs again
	err := s.settle(ctx, doing, operationTime, func(ctx context.Context, a *asker) error {
		if _, err := lock(ctx, a, id); err != nil {
			if doomed && graph.CodeOf(err) == graph.CodeNotFound {
				return nil
			}
			return err
		}
		if _, err := a.one(ctx, "doom", map[string]any{"map": string(id)}); err != nil {
			return err
		}
		doomed = true
		return outlast(ctx, a, id, s.name)
	})
	if err != nil {
		return err
	}
	return s.clear(ctx, id)
}

const (
	mostCleared       = 10_000 // nodes or relationships in one transaction
	mostEventsCleared = 1_000  // events may be large
)

// clear removes everything of a map that is invisible already: relationships before their nodes, in transactions of
// bounded size, and the head last.
func (s *Store) clear(ctx context.Context, id graph.MapID) error {
	for _, t := range slices.Backward(tables()) {
		if t.isRelationship() {
			continue // they go with what they lie between
		}
		for _, statement := range []string{"clearRelationships", "clearNodes"} {
			if err := s.clearAll(ctx, id, statement, mostCleared, map[string]any{"map": string(id), "prefix": t.prefix(id)}); err != nil {
				return err
			}
		}
	}
	if err := s.clearAll(ctx, id, "clearEvents", mostEventsCleared, map[string]any{"map": string(id)}); err != nil {
		return err
	}
	if err := s.clearAll(ctx, id, "clearMutations", mostCleared, map[string]any{"map": string(id)}); err != nil {
		return err
	}
	return s.bury(ctx, id)
}

// clearAll runs a statement that removes a bounded number of things until there are none.
func (s *Store) clearAll(ctx context.Context, id graph.MapID, statement string, most int, parameters map[string]any) error {
	parameters["most"] = most
	for gone := int64(most); gone == int64(most); {
		err := s.settle(ctx, "clear away the map "+string(id), batchTime, func(ctx context.Context, a *asker) error {
			row, err := a.one(ctx, statement, parameters)
			if err != nil {
				return err
			}
			gone = 0
			if row != nil {
				gone = asCount(row[0])
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) bury(ctx context.Context, id graph.MapID) error {
	var missing int64
	err := s.settle(ctx, "clear away the map "+string(id), operationTime, func(ctx context.Context, a *asker) error {
		row, err := a.one(ctx, "bury", map[string]any{"map": string(id)})
		if row != nil {
			missing = asCount(row[0])
		}
		return err
	})
	if err == nil && missing != 0 {
		s.options.Log.Warn("a deleted map did not have all that it should have had", "map", id, "missing", missing)
	}
	return err
}
