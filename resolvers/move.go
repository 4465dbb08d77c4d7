package resolvers

import (
	"context"

	"raakvlak/graph"
	"raakvlak/graph/object"
)

// moveCollaboration moves a collaboration to another phase and records the passage, in one Change.
func (r *Resolver) moveCollaboration(ctx context.Context, input map[string]any) (*object.MoveCollaborationPayload, error) {
	id, expected, key := target(input)
	in, err := mapOf(id, graph.KindCollaboration)
	if err != nil {
		return refusedMove(err)
	}
	passage := graph.Fields{"collaboration": id}
	for _, name := range []string{"to", "reason", "at"} {
		if value, given := input[name]; given {
			passage[name] = value
		}
	}
	result, view, err := r.atlas.Apply(ctx, graph.Change{
		Map: in, Principal: PrincipalOf(ctx), ClientMutationID: key, Edits: []graph.Edit{
			graph.Update(id, expected, graph.Fields{"phase": input["to"]}),
			graph.CreateFrom(graph.KindPassage, "", passage),
		},
	})
	if err != nil {
		return refusedMove(err)
	}
	p := &object.MoveCollaborationPayload{Revision: result.Revision}
	if view != nil {
		now := object.Now(view, workFor(ctx).Check)
		p.Collaboration, _ = now.Find(result.IDs[0]).(*object.Collaboration)
		p.Passage, _ = now.Find(result.IDs[1]).(*object.Passage)
	}
	return p, nil
}

// refusedMove returns the payload of a move that did not happen, or the error when that is no fault of the caller.
func refusedMove(err error) (*object.MoveCollaborationPayload, error) {
	shown := userError(err, func(field []string) []string {
		if len(field) >= 2 && field[0] == "edits" {
			field = field[2:]
		}
		switch {
		case len(field) == 0 && graph.CodeOf(err) == graph.CodeNotFound:
			field = []string{"id"}
		case len(field) == 1 && field[0] == "phase":
			field = []string{"to"}
		}
		return append([]string{"input"}, field...)
	})
	if shown == nil {
		return nil, err
	}
	return &object.MoveCollaborationPayload{UserErrors: []object.UserError{shown}}, nil
}
