package resolvers

import (
	"github.com/99designs/gqlgen/graphql"

	"raakvlak/graph/atlas"
	"raakvlak/graph/process/instrument"
	"raakvlak/resolvers/generated"
)

// Resolver answers the root fields, and those that need more than the view they are asked of.
type Resolver struct {
	atlas       *atlas.Atlas
	instruments *instrument.Library
}

// New returns a resolver over the live maps, whose scans answer the instruments.
func New(a *atlas.Atlas, i *instrument.Library) *Resolver { return &Resolver{atlas: a, instruments: i} }

// NewExecutableSchema returns the schema that r answers, with the price of each field. It acts for the principal that
// [WithPrincipal] put in the context.
func NewExecutableSchema(r *Resolver) graphql.ExecutableSchema {
	return &schema{generated.NewExecutableSchema(generated.Config{Resolvers: r})}
}
