package resolvers

import (
	"context"

	"raakvlak/graph"
)

type principalKey struct{}

// WithPrincipal returns a context in which the resolvers act for the principal.
func WithPrincipal(ctx context.Context, id graph.PrincipalID) context.Context {
	return context.WithValue(ctx, principalKey{}, id)
}

// PrincipalOf returns the principal that the resolvers act for: "" for none, which is a member of no map.
func PrincipalOf(ctx context.Context) graph.PrincipalID {
	id, _ := ctx.Value(principalKey{}).(graph.PrincipalID)
	return id
}
