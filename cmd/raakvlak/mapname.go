package main

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// called returns the maps of that name that the principal sees, by id.
func (s *session) called(ctx context.Context, who graph.PrincipalID, name string) ([]*graph.View, error) {
	var found []*graph.View
	for info, err := range s.store.Maps(ctx) {
		if err != nil {
			return nil, err
		}
		if norm.NFC.String(info.Name) != norm.NFC.String(name) {
			continue
		}
		view, err := s.atlas.View(ctx, who, info.ID, atlas.Freshness{})
		switch {
		case graph.CodeOf(err) == graph.CodeNotFound: // it is not this principal's
		case err != nil:
			return nil, err
		default:
			found = append(found, view)
		}
	}
	return found, nil
}

// theMap returns the map that the principal gives the name or the id of. One that it does not see is
// [graph.CodeNotFound]. Two of a name are never guessed between.
func (s *session) theMap(ctx context.Context, who graph.PrincipalID, name string) (*graph.View, error) {
	if kind, err := graph.ID(name).Kind(); err == nil && kind == graph.KindMap {
		return s.atlas.View(ctx, who, graph.MapID(name), atlas.Freshness{})
	}
	found, err := s.called(ctx, who, name)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 0:
		return nil, noMap{graph.Errorf(graph.CodeNotFound, "no map is called %q", name)}
	case len(found) > 1:
		ids := make([]string, len(found))
		for i, view := range found {
			ids[i] = string(view.Head().Map)
		}
		return nil, graph.Errorf(graph.CodeInvalid, "%d maps are called %q; say which by its id: %s", len(found), name, strings.Join(ids, ", "))
	}
	return found[0], nil
}

// noMap is the error for a name that no map has yet.
type noMap struct{ error }

func (e noMap) Unwrap() error { return e.error }
