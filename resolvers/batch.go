package resolvers

import (
	"context"
	"strconv"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/object"
)

// applyChanges makes a Change of several edits.
func (r *Resolver) applyChanges(ctx context.Context, input map[string]any) (*object.ApplyChangesPayload, error) {
	c := graph.Change{
		Map: take[graph.ID](input, "map"), Principal: PrincipalOf(ctx),
		ClientMutationID: take[string](input, "clientMutationId"),
	}
	changes := take[[]map[string]any](input, "changes")
	members := make([]string, len(changes))
	for i, change := range changes {
		edit, member, err := editOf(change)
		members[i] = member
		if err != nil {
			return refusedChanges(graph.Within(err, "edits", strconv.Itoa(i)), members)
		}
		c.Edits = append(c.Edits, edit)
	}
	result, view, err := r.atlas.Apply(ctx, c)
	if err != nil {
		return refusedChanges(err, members)
	}
	p := &object.ApplyChangesPayload{Revision: result.Revision, Results: make([]object.ChangeResult, len(result.IDs))}
	for i, id := range result.IDs {
		p.Results[i].ID = id
		if view != nil {
			p.Results[i].Node = object.Now(view, workFor(ctx).Check).Find(id)
		}
	}
	if view != nil {
		p.Map = object.NewMap(object.Now(view, workFor(ctx).Check))
	}
	return p, nil
}

// editOf returns the edit that a change asks for, and the member of the input that did: createOrganisation.
func editOf(change map[string]any) (edit graph.Edit, member string, err error) {
	var fields map[string]any
	for name, value := range change {
		if given, is := value.(map[string]any); is && given != nil {
			if member != "" {
				return edit, "", graph.Errorf(graph.CodeInvalid, "a change does one thing; several are given")
			}
			member, fields = name, given
		}
	}
	for verb, make := range verbs {
		if name, is := strings.CutPrefix(member, verb); is {
			kind, err := graph.ParseKind(name)
			if err != nil {
				return edit, member, err
			}
			edit, err = make(kind, fields)
			return edit, member, err
		}
	}
	return edit, "", graph.Errorf(graph.CodeInvalid, "a change does one thing; none is given")
}

// verbs are what the members of a change begin with.
var verbs = map[string]func(graph.Kind, map[string]any) (graph.Edit, error){
	"create": func(kind graph.Kind, fields map[string]any) (graph.Edit, error) {
		id := take[graph.ID](fields, "id")
		return graph.CreateFrom(kind, id, fields), nil
	},
	"update": func(kind graph.Kind, fields map[string]any) (graph.Edit, error) {
		id, expected, err := targetWithin(kind, fields)
		return graph.Update(id, expected, fields), err
	},
	"delete": func(kind graph.Kind, fields map[string]any) (graph.Edit, error) {
		id, expected, err := targetWithin(kind, fields)
		return graph.Delete(id, expected), err
	},
}

func targetWithin(kind graph.Kind, fields map[string]any) (graph.ID, graph.Revision, error) {
	id, expected, key := target(fields)
	if key != "" {
		return "", "", graph.Invalid([]string{"clientMutationId"}, "the batch has the clientMutationId, not its parts")
	}
	if id.IsLocal() {
		return id, expected, nil // what it names is of the kind, or the graph refuses its fields
	}
	_, err := mapOf(id, kind)
	if err != nil {
		err = graph.Within(err, "id")
	}
	return id, expected, err
}

// refusedChanges returns the payload of a batch that did nothing, or the error when that is no fault of the caller.
func refusedChanges(err error, members []string) (*object.ApplyChangesPayload, error) {
	shown := userError(err, func(field []string) []string {
		switch {
		case len(field) >= 2 && field[0] == "edits":
		case len(field) > 0 && len(members) == 1:
			// The domain does not number the edit of a Change that has but one.
			field = append([]string{"edits", "0"}, field...)
		case graph.CodeOf(err) == graph.CodeNotFound:
			return []string{"input", "map"}
		default:
			return append([]string{"input"}, field...)
		}
		path := []string{"input", "changes", field[1]}
		if i, err := strconv.Atoi(field[1]); err == nil && i < len(members) && members[i] != "" {
			path = append(path, members[i])
		}
		return append(path, field[2:]...)
	})
	if shown == nil {
		return nil, err
	}
	return &object.ApplyChangesPayload{UserErrors: []object.UserError{shown}}, nil
}
