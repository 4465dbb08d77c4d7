package object

import "raakvlak/graph"

// Individual is the handle of an individual.
type Individual struct {
	*graph.Individual
	stakeholder
	scope *Scope
}

// IndividualConnection is a page of them.
type IndividualConnection = Connection[*Individual]

// IndividualEdge is one in a page.
type IndividualEdge = Edge[*Individual]

// ID returns the id, with the revision behind it when it is read of the past.
func (i *Individual) ID() graph.ID { return i.scope.id(i.Individual.ID) }

// Representations returns a page of the organisations it speaks for, and how far it may go.
func (i *Individual) Representations(filter map[string]any, orderBy *Order, first int, after *string) (*RepresentationConnection, error) {
	return referring[*Representation](i.scope, i.Individual.ID, graph.KindRepresentation, []string{"individual"}, filter, orderBy, first, after)
}
