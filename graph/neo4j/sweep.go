package neo4j

import (
	"context"
	"time"

	"raakvlak/graph"
)

// Sweep implements [graph.Store]. Foundings that are under way, in this process or another, are left alone: their
// lease, by the database's own clock, has not run out.
func (s *Store) Sweep(ctx context.Context, now time.Time) error {
	ctx, cancel := s.bounded(ctx, longTime)
	defer cancel()
	var lapsed []graph.MapID
	err := s.read(ctx, "look for remains of maps", operationTime, func(ctx context.Context, a *asker) error {
		lapsed = nil
		return a.each(ctx, "lapsed", nil, func(row []any) error {
			id, _ := row[0].(string)
			lapsed = append(lapsed, graph.MapID(id))
			return nil
		})
	})
	if err != nil {
		return err
	}
	for _, id := range lapsed {
		if err := s.clearLapsed(ctx, id); err != nil {
			return err
		}
	}
	return s.clearAll(ctx, "", "clearExpired", mostCleared, map[string]any{"now": now.In(offsetZone)})
}

// clearLapsed clears away what an interrupted founding or deletion left, unless it is not that any more.
func (s *Store) clearLapsed(ctx context.Context, id graph.MapID) error {
	var remains bool
	err := s.settle(ctx, "clear away the map "+string(id), operationTime, func(ctx context.Context, a *asker) error {
		row, err := a.one(ctx, "lockLapsed", map[string]any{"map": string(id)})
		if err != nil {
			return err
		}
		if remains = row != nil && row[0] == true; !remains {
			return nil
		}
		_, err = a.one(ctx, "doom", map[string]any{"map": string(id)})
		return err
	})
	if err != nil || !remains {
		return err
	}
	return s.clear(ctx, id)
}
