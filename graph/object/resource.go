package object

import "raakvlak/graph"

// Resource is the handle of a resource.
type Resource struct {
	*graph.Resource
	entity
	scope *Scope
}

// ResourceConnection is a page of them.
type ResourceConnection = Connection[*Resource]

// ResourceEdge is one in a page.
type ResourceEdge = Edge[*Resource]

// ID returns the id, with the revision behind it when it is read of the past.
func (r *Resource) ID() graph.ID { return r.scope.id(r.Resource.ID) }

// Offers returns a page of who holds it.
func (r *Resource) Offers(filter map[string]any, orderBy *Order, first int, after *string) (*OfferConnection, error) {
	return referring[*Offer](r.scope, r.Resource.ID, graph.KindOffer, []string{"resource"}, filter, orderBy, first, after)
}

// Dependencies returns a page of the dependencies that are about it.
func (r *Resource) Dependencies(filter map[string]any, orderBy *Order, first int, after *string) (*DependencyConnection, error) {
	return referring[*Dependency](r.scope, r.Resource.ID, graph.KindDependency, []string{"resource"}, filter, orderBy, first, after)
}

// Commitments returns a page of who promised to bring it in.
func (r *Resource) Commitments(filter map[string]any, orderBy *Order, first int, after *string) (*CommitmentConnection, error) {
	return referring[*Commitment](r.scope, r.Resource.ID, graph.KindCommitment, []string{"resource"}, filter, orderBy, first, after)
}

// NeededBy returns a page of the ambitions that cannot do without it.
func (r *Resource) NeededBy(filter map[string]any, orderBy *Order, first int, after *string) (*AmbitionConnection, error) {
	return referring[*Ambition](r.scope, r.Resource.ID, graph.KindAmbition, []string{"needs"}, filter, orderBy, first, after)
}
