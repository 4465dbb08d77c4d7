package resolvers

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
)

// schema runs operations so that all that one query reads of a map is of one revision.
type schema struct {
	graphql.ExecutableSchema
}

// Exec runs the operation of the context.
func (s *schema) Exec(ctx context.Context) graphql.ResponseHandler {
	op := &operation{views: map[any]*readView{}}
	next := s.ExecutableSchema.Exec(op.in(ctx))
	return func(ctx context.Context) *graphql.Response {
		response := next(op.in(ctx))
		if response != nil {
			return response
		}
		err := op.failure()
		if err == nil {
			return nil
		}
		graphql.AddError(ctx, err)
		return &graphql.Response{Data: []byte("null")}
	}
}

// operation is one operation under way.
type operation struct {
	mu     sync.Mutex
	views  map[any]*readView
	failed error
}

// readView is a view that the operation reads, or will when it is there.
type readView struct {
	once sync.Once
	view *graph.View
	err  error
}

type operationKey struct{}

func (o *operation) in(ctx context.Context) context.Context {
	return context.WithValue(ctx, operationKey{}, o)
}

// once returns the view that read gave when the operation first asked for it by the key. A mutation reads anew each
// time: what its fields do is done in turn.
func once(ctx context.Context, key any, read func() (*graph.View, error)) (*graph.View, error) {
	o, is := ctx.Value(operationKey{}).(*operation)
	if !is || graphql.GetOperationContext(ctx).Operation.Operation != ast.Query {
		return read()
	}
	o.mu.Lock()
	r := o.views[key]
	if r == nil {
		r = &readView{}
		o.views[key] = r
	}
	o.mu.Unlock()
	r.once.Do(func() { r.view, r.err = read() })
	return r.view, r.err
}

// fail makes the operation, which is a subscription, end with the error.
func fail(ctx context.Context, err error) {
	if o, is := ctx.Value(operationKey{}).(*operation); is {
		o.mu.Lock()
		o.failed = err
		o.mu.Unlock()
	}
}

// failure returns the error that the operation ends with, once.
func (o *operation) failure() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	err := o.failed
	o.failed = nil
	return err
}
