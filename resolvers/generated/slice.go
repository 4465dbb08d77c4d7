// Package generated is what gqlgen makes of the schema. Written by hand are only slice.go, field.go and object.go, which it
// is made to call.
package generated

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// marshalSlice stands in for graphql.MarshalSliceConcurrently, one element after the other. It is written by hand.
func marshalSlice(ctx context.Context, length int, _ int64, _ bool, marshal func(context.Context, int) graphql.Marshaler) graphql.Array {
	out := make(graphql.Array, length)
	for i := range length {
		out[i] = marshalElement(ctx, i, marshal)
	}
	return out
}

func marshalElement(ctx context.Context, i int, marshal func(context.Context, int) graphql.Marshaler) (out graphql.Marshaler) {
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &i})
	defer func() {
		if r := recover(); r != nil {
			graphql.AddError(ctx, graphql.Recover(ctx, r))
			out = graphql.Null
		}
	}()
	return marshal(ctx, i)
}
