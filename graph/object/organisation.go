package object

import "raakvlak/graph"

// Organisation is the handle of an organisation.
type Organisation struct {
	*graph.Organisation
	stakeholder
	scope *Scope
}

// OrganisationConnection is a page of them.
type OrganisationConnection = Connection[*Organisation]

// OrganisationEdge is one in a page.
type OrganisationEdge = Edge[*Organisation]

// ID returns the id, with the revision behind it when it is read of the past.
func (o *Organisation) ID() graph.ID { return o.scope.id(o.Organisation.ID) }

// PartOf returns the organisation that it is part of.
func (o *Organisation) PartOf() *Organisation {
	return linked[*Organisation](o.scope, o.Organisation.PartOf)
}

// Representations returns a page of who speaks for it, and how far they may go.
func (o *Organisation) Representations(filter map[string]any, orderBy *Order, first int, after *string) (*RepresentationConnection, error) {
	return referring[*Representation](o.scope, o.Organisation.ID, graph.KindRepresentation, []string{"organisation"}, filter, orderBy, first, after)
}

// Parts returns a page of the organisations that are part of it.
func (o *Organisation) Parts(filter map[string]any, orderBy *Order, first int, after *string) (*OrganisationConnection, error) {
	return referring[*Organisation](o.scope, o.Organisation.ID, graph.KindOrganisation, []string{"partOf"}, filter, orderBy, first, after)
}
