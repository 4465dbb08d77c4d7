package resolvers

import (
	"context"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/object"
)

// at returns the map as it was, nil when it was not there yet.
func (r *Resolver) at(ctx context.Context, m *object.Map, revision *graph.Revision, then *time.Time) (*object.Map, error) {
	var view *graph.View
	var err error
	switch {
	case (revision == nil) == (then == nil):
		return nil, graph.Invalid([]string{"revision"}, "the past is looked at by a revision or by a time, one of the two")
	case revision != nil:
		view, err = r.past(ctx, m.Map.ID, *revision)
	default:
		view, err = r.pastTime(ctx, m.Map.ID, *then)
	}
	if err != nil {
		return nil, unlessNotFound(err)
	}
	return object.NewMap(object.Past(view, workFor(ctx).Check)), nil
}

func (r *Resolver) events(ctx context.Context, m *object.Map, after *graph.Revision, first int) (*object.EventConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	c := &object.EventConnection{}
	start := graph.Revision("")
	if after != nil {
		start, c.Later = *after, true
	}
	events, more, err := r.atlas.Events(ctx, PrincipalOf(ctx), m.Map.ID, start, m.Scope().Last(), first)
	if err != nil {
		return nil, err
	}
	c.More = more
	for _, e := range events {
		event := object.NewEvent(m.Scope(), e.Deltas, e.Baseline)
		event.Revision, event.Principal, event.At = e.Revision, e.Principal, e.At
		c.Nodes = append(c.Nodes, event)
	}
	return c, nil
}

// watch tells what changes in the map until the context ends.
func (r *Resolver) watch(ctx context.Context, id graph.MapID, after *graph.Revision) (<-chan *object.MapChange, error) {
	start := graph.Revision("")
	if after != nil {
		start = *after
	}
	changes := make(chan *object.MapChange)
	go func() {
		defer close(changes)
		for seen, err := range r.atlas.Watch(ctx, PrincipalOf(ctx), id, start) {
			if err != nil {
				fail(ctx, err)
				return
			}
			change := object.NewMapChange(object.Now(seen.View, workFor(ctx).Check), seen.Deltas)
			change.Revision, change.Principal, change.At = seen.Revision, seen.Principal, seen.At
			select {
			case changes <- change:
			case <-ctx.Done():
				return
			}
		}
	}()
	return changes, nil
}
