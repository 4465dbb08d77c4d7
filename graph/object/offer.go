package object

import "raakvlak/graph"

// Offer is the handle of an offer.
type Offer struct {
	*graph.Offer
	statement
	scope *Scope
}

// OfferConnection is a page of them.
type OfferConnection = Connection[*Offer]

// OfferEdge is one in a page.
type OfferEdge = Edge[*Offer]

// ID returns the id, with the revision behind it when it is read of the past.
func (o *Offer) ID() graph.ID { return o.scope.id(o.Offer.ID) }

// Stakeholder returns who holds it.
func (o *Offer) Stakeholder() Stakeholder { return linked[Stakeholder](o.scope, o.Offer.Stakeholder) }

// Resource returns what is held.
func (o *Offer) Resource() *Resource { return linked[*Resource](o.scope, o.Offer.Resource) }

// Collaboration returns the context of the statement, nil when it has none.
func (o *Offer) Collaboration() *Collaboration {
	return linked[*Collaboration](o.scope, o.Offer.Collaboration)
}
