package resolvers

import (
	"github.com/99designs/gqlgen/graphql"

	"raakvlak/graph/atlas"
	"raakvlak/resolvers/generated"
)

// Resolver answers the root fields, and those that need more than the view they are asked of.
type Resolver struct {
	atlas *atlas.Atlas
}

// New returns a resolver over the live maps.
func New(a *atlas.Atlas) *Resolver { return &Resolver{atlas: a} }

// NewExecutableSchema returns the schema that r answers, with the price of each field. It acts for the principal that
// [WithPrincipal] put in the context.
func NewExecutableSchema(r *Resolver) graphql.ExecutableSchema {
	return &schema{generated.NewExecutableSchema(generated.Config{Resolvers: r})}
}
