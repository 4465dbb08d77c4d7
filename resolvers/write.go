package resolvers

import (
	"context"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/object"
)

// take removes the member from the input and returns it, the zero T when it is not there or null.
func take[T any](input map[string]any, name string) T {
	var out T
	switch v := input[name].(type) {
	case T:
		out = v
	case *T:
		if v != nil {
			out = *v
		}
	}
	delete(input, name)
	return out
}

// create makes an entity of the kind.
func (r *Resolver) create(ctx context.Context, kind graph.Kind, input map[string]any) (*object.Payload, error) {
	c := graph.Change{
		Map: take[graph.ID](input, "map"), Principal: PrincipalOf(ctx),
		ClientMutationID: take[string](input, "clientMutationId"),
	}
	c.Edits = []graph.Edit{graph.CreateFrom(kind, "", input)}
	return r.apply(ctx, c, "map")
}

// update gives an entity of the kind new values.
func (r *Resolver) update(ctx context.Context, kind graph.Kind, input map[string]any) (*object.Payload, error) {
	id, expected, key := target(input)
	in, err := mapOf(id, kind)
	if err != nil {
		return refused(err, "id")
	}
	return r.apply(ctx, graph.Change{
		Map: in, Principal: PrincipalOf(ctx), ClientMutationID: key, Edits: []graph.Edit{graph.Update(id, expected, input)},
	}, "id")
}

// delete removes an entity of the kind.
func (r *Resolver) delete(ctx context.Context, kind graph.Kind, input map[string]any) (*object.Payload, error) {
	id, expected, key := target(input)
	in, err := mapOf(id, kind)
	if err != nil {
		return refused(err, "id")
	}
	// What is deleted is answered as it was; a look of a moment ago will do for that.
	before, err := r.atlas.View(ctx, PrincipalOf(ctx), in, atlas.Freshness{MaxAge: time.Minute})
	if err != nil {
		return refused(err, "id")
	}
	p, err := r.apply(ctx, graph.Change{
		Map: in, Principal: PrincipalOf(ctx), ClientMutationID: key, Edits: []graph.Edit{graph.Delete(id, expected)},
	}, "id")
	if err == nil && p.Revision != "" {
		p.DeletedID, p.Node = id, object.Now(before, workFor(ctx).Check).Find(id)
	}
	return p, err
}

func target(input map[string]any) (id graph.ID, expected graph.Revision, key string) {
	return take[graph.ID](input, "id"), take[graph.Revision](input, "expectedVersion"), take[string](input, "clientMutationId")
}

// mapOf returns the map that the id of an entity of the kind belongs to.
func mapOf(id graph.ID, kind graph.Kind) (graph.MapID, error) {
	if got, err := id.Kind(); err != nil || got != kind {
		return "", graph.NotFound(id)
	}
	return id.Map()
}

// apply makes a Change of one edit. subject is the member of the input that says what is changed.
func (r *Resolver) apply(ctx context.Context, c graph.Change, subject string) (*object.Payload, error) {
	result, view, err := r.atlas.Apply(ctx, c)
	if err != nil {
		return refused(err, subject)
	}
	p := &object.Payload{Revision: result.Revision}
	if view != nil {
		p.Node = object.Now(view, workFor(ctx).Check).Find(result.IDs[0])
	}
	return p, nil
}

// refused returns the payload of a mutation that did nothing, or the error when that is no fault of the caller.
func refused(err error, subject string) (*object.Payload, error) {
	shown := userError(err, func(field []string) []string {
		if len(field) == 0 && graph.CodeOf(err) == graph.CodeNotFound {
			field = []string{subject}
		}
		return append([]string{"input"}, field...)
	})
	if shown == nil {
		return nil, err
	}
	return &object.Payload{UserErrors: []object.UserError{shown}}, nil
}

func (r *Resolver) createMap(ctx context.Context, input map[string]any) (*object.Payload, error) {
	key := take[string](input, "clientMutationId")
	made, err := graph.FromFields(graph.KindMap, input)
	if err != nil {
		return refused(err, "name")
	}
	view, err := r.atlas.Found(ctx, graph.Foundation{Map: *made.(*graph.Map), By: PrincipalOf(ctx), ClientMutationID: key}, nil)
	if err != nil {
		return refused(err, "name")
	}
	return &object.Payload{Revision: view.Revision(), Node: object.NewMap(object.Now(view, workFor(ctx).Check))}, nil
}

func (r *Resolver) deleteMap(ctx context.Context, input map[string]any) (*object.Payload, error) {
	id, expected, _ := target(input)
	if err := r.atlas.Delete(ctx, PrincipalOf(ctx), id, expected); err != nil {
		return refused(err, "id")
	}
	return &object.Payload{DeletedID: id}, nil
}
