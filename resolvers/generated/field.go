package generated

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// resolveField stands in for graphql.ResolveField. What selects nothing and takes no arguments is read at once: gqlgen
// makes a context for each field, which its children, its arguments and its errors are found by, and most fields have
// none of them. Whatever is not plain goes gqlgen's way. No middleware runs around a field; we have none. It is written
// by hand.
func resolveField[T any](
	ctx context.Context, operation *graphql.OperationContext, field graphql.CollectedField,
	begin func(context.Context, graphql.CollectedField) (*graphql.FieldContext, error),
	read func(context.Context) (any, error),
	chain func(context.Context, graphql.Resolver) graphql.Resolver,
	marshal func(context.Context, ast.SelectionSet, T) graphql.Marshaler,
	recoverFromPanic, nonNull bool,
) (out graphql.Marshaler) {
	if !isPlain[T](field) || chain != nil {
		return graphql.ResolveField(ctx, operation, field, begin, read, chain, marshal, recoverFromPanic, nonNull)
	}
	again := func(read func(context.Context) (any, error)) graphql.Marshaler {
		return graphql.ResolveField(ctx, operation, field, begin, read, chain, marshal, recoverFromPanic, nonNull)
	}
	defer func() {
		if r := recover(); r != nil {
			out = again(func(context.Context) (any, error) { panic(r) })
		}
	}()
	value, err := read(ctx)
	if v, is := value.(T); is && err == nil {
		return marshal(ctx, nil, v)
	}
	return again(func(context.Context) (any, error) { return value, err })
}

// isPlain reports whether the field has no children and no arguments, and whether writing its value cannot go wrong: a
// number may turn out to be none when it is written.
func isPlain[T any](field graphql.CollectedField) bool {
	var value T
	switch any(value).(type) {
	case float64, *float64:
		return false
	}
	return len(field.Selections) == 0 && field.Definition != nil && len(field.Definition.Arguments) == 0
}
