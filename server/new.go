package server

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"raakvlak/graph/atlas"
	"raakvlak/graph/process/instrument"
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
	return assemble(schemaOf(a, o.Instruments), e, o, a)
}

// NewMapEngine returns an engine over the maps, for use without a server: whoever runs it is trusted to ask about the
// schema.
func NewMapEngine(a *atlas.Atlas, o EngineOptions) *Engine {
	o.As, o.Present, o.Introspection = resolvers.WithPrincipal, resolvers.Present, true
	return NewEngine(schemaOf(a, o.Instruments), o)
}

// schemaOf returns the schema over the maps, with the standard instruments unless there are others.
func schemaOf(a *atlas.Atlas, i *instrument.Library) graphql.ExecutableSchema {
	if i == nil {
		i = instrument.Standard()
	}
	return resolvers.NewExecutableSchema(resolvers.New(a, i))
}
