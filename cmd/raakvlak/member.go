package main

import (
	"context"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// actor is the flag of commands that can be done in somebody else's name. Whoever can open the store can do anything
// in it; the flag shows what others see.
type actor struct {
	As string `placeholder:"MEMBER" help:"Act as this member of the maps: its principal, or its id. Without it, the owner."`
}

// principal returns who the command is done by. Somebody who is a member of no map is [graph.CodeNotFound].
func (a actor) principal(ctx context.Context, s *session) (graph.PrincipalID, error) {
	if a.As == "" {
		return owner, nil
	}
	if kind, err := graph.ID(a.As).Kind(); err == nil && kind == graph.KindMember {
		return a.byID(ctx, s)
	}
	who := graph.PrincipalID(a.As)
	views, err := s.atlas.Maps(ctx, who, "", 1)
	if err != nil {
		return "", err
	}
	if len(views) == 0 {
		return "", graph.Errorf(graph.CodeNotFound, "no map has a member %q", a.As)
	}
	return who, nil
}

func (a actor) byID(ctx context.Context, s *session) (graph.PrincipalID, error) {
	id, err := graph.ID(a.As).Map()
	if err != nil {
		return "", err
	}
	view, err := s.atlas.View(ctx, owner, id, atlas.Freshness{})
	if err != nil {
		return "", err
	}
	m, is := view.Find(graph.ID(a.As)).(*graph.Member)
	if !is {
		return "", graph.NotFound(graph.ID(a.As))
	}
	return m.Principal, nil
}
