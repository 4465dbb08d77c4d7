package server

import (
	"context"

	"raakvlak/graph/atlas"
	"raakvlak/resolvers"
)

// New returns a server of the maps, with imports and exports. It errors with graph.CodeInvalid when the options would let others listen in.
func New(a *atlas.Atlas, o Options) (*Server, error) {
	if o.Ready == nil {
		o.Ready = func(ctx context.Context) error {
			_, err := a.Maps(ctx, "", "", 0) // It asks the store for its maps, and opens none.
			return err
		}
	}
	e := EngineOptions{As: resolvers.WithPrincipal, Present: resolvers.Present}
	return assemble(resolvers.NewExecutableSchema(resolvers.New(a)), e, o, a)
}

// NewMapEngine returns an engine over the maps, for use without a server: whoever runs it is trusted to ask about the
// schema.
func NewMapEngine(a *atlas.Atlas, o EngineOptions) *Engine {
	o.As, o.Present, o.Introspection = resolvers.WithPrincipal, resolvers.Present, true
	return NewEngine(resolvers.NewExecutableSchema(resolvers.New(a)), o)
}
