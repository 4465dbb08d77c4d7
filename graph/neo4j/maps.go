package neo4j

import (
	"context"
	"iter"

	"raakvlak/graph"
)

const mapsPerPage = 1_000

// Maps implements [graph.Store].
func (s *Store) Maps(ctx context.Context) iter.Seq2[graph.MapInfo, error] {
	return func(yield func(graph.MapInfo, error) bool) {
		for after := graph.MapID(""); ; {
			page, err := s.page(ctx, after)
			if err != nil {
				yield(graph.MapInfo{}, err)
				return
			}
			for _, info := range page {
				if !yield(info, nil) {
					return
				}
				after = info.ID
			}
			if len(page) < mapsPerPage {
				return
			}
		}
	}
}

func (s *Store) page(ctx context.Context, after graph.MapID) ([]graph.MapInfo, error) {
	var page []graph.MapInfo
	err := s.read(ctx, "list the maps", operationTime, func(ctx context.Context, a *asker) error {
		page = nil
		return a.each(ctx, "maps", map[string]any{"after": string(after), "most": mapsPerPage}, func(row []any) error {
			texts, is := asTexts(row[:2])
			if !is {
				return graph.Errorf(graph.CodeInternal, "a map's name cannot be read")
			}
			page = append(page, graph.MapInfo{ID: graph.MapID(texts[0]), Name: texts[1], Number: graph.Number(asCount(row[2]))})
			return nil
		})
	})
	return page, err
}

// Revision implements [graph.Store].
func (s *Store) Revision(ctx context.Context, id graph.MapID) (graph.Number, error) {
	row, err := s.ask(ctx, "ask for the revision of the map "+string(id), "revision", map[string]any{"map": string(id)})
	if err == nil && row == nil {
		err = graph.NotFound(id)
	}
	if err != nil {
		return 0, err
	}
	return graph.Number(asCount(row[0])), nil
}

// Number implements [graph.Store].
func (s *Store) Number(ctx context.Context, id graph.MapID, revision graph.Revision) (graph.Number, error) {
	parameters := map[string]any{"map": string(id), "revision": string(revision)}
	row, err := s.ask(ctx, "look up a revision of the map "+string(id), "number", parameters)
	switch {
	case err != nil:
		return 0, err
	case row == nil:
		return 0, graph.NotFound(id)
	case row[0] == nil:
		return 0, graph.Errorf(graph.CodeNotFound, "the map %s has no such revision", id)
	}
	return graph.Number(asCount(row[0])), nil
}

// ask runs one statement that reads, and returns its first row, nil when it has none.
func (s *Store) ask(ctx context.Context, doing, statement string, parameters map[string]any) (row []any, err error) {
	err = s.read(ctx, doing, operationTime, func(ctx context.Context, a *asker) error {
		row, err = a.one(ctx, statement, parameters)
		return err
	})
	return row, err
}
