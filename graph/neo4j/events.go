package neo4j

import (
	"context"
	"errors"
	"math"

	"raakvlak/graph"
)

// errTorn says that a reading without the lock met a commit half way, or damage.
var errTorn = errors.New("what was read is of no single revision")

const unlockedTries = 3

// Events implements [graph.Store].
func (s *Store) Events(ctx context.Context, id graph.MapID, after graph.Number, limit int) ([]graph.Event, error) {
	if limit <= 0 {
		_, err := s.Revision(ctx, id)
		return nil, err
	}
	doing := "read events of the map " + string(id)
	var found []graph.Event
	get := func(ctx context.Context, a *asker) (err error) {
		found, err = events(ctx, a, id, after, limit)
		return err
	}
	for range unlockedTries {
		if err := s.read(ctx, doing, operationTime, get); !errors.Is(err, errTorn) {
			return found, err
		}
	}
	err := s.hold(ctx, doing, operationTime, func(ctx context.Context, a *asker) error {
		if _, err := lock(ctx, a, id); err != nil {
			return err
		}
		return get(ctx, a)
	})
	if errors.Is(err, errTorn) {
		return nil, graph.Errorf(graph.CodeInternal, "an event of %s between %d and %d is missing", id, after, after+graph.Number(limit))
	}
	return found, err
}

// events reads the events after a revision, and returns errTorn when one is missing between them.
func events(ctx context.Context, a *asker, id graph.MapID, after graph.Number, limit int) ([]graph.Event, error) {
	var found []graph.Event
	there := false
	// No map has come as far as the largest number that Neo4j keeps.
	parameters := map[string]any{"map": string(id), "after": int64(min(after, math.MaxInt64)), "most": int64(limit)}
	err := a.each(ctx, "events", parameters, func(row []any) error {
		there = true
		if row[0] == nil {
			return nil
		}
		e, err := decodeEvent(id, row)
		if err == nil && e.Number != after+graph.Number(len(found))+1 {
			err = errInternal(errTorn)
		}
		found = append(found, e)
		return err
	})
	if err == nil && !there {
		err = graph.NotFound(id)
	}
	if err != nil {
		return nil, err
	}
	return found, nil
}

// errInternal keeps an error of the store's own through translation.
func errInternal(err error) error {
	return &graph.Error{Code: graph.CodeInternal, Message: err.Error(), Cause: err}
}
