package object

import "raakvlak/graph"

// Representation is the handle of a representation.
type Representation struct {
	*graph.Representation
	statement
	scope *Scope
}

// RepresentationConnection is a page of them.
type RepresentationConnection = Connection[*Representation]

// RepresentationEdge is one in a page.
type RepresentationEdge = Edge[*Representation]

// ID returns the id, with the revision behind it when it is read of the past.
func (r *Representation) ID() graph.ID { return r.scope.id(r.Representation.ID) }

// Individual returns who speaks.
func (r *Representation) Individual() *Individual {
	return linked[*Individual](r.scope, r.Representation.Individual)
}

// Organisation returns for whom the individual speaks.
func (r *Representation) Organisation() *Organisation {
	return linked[*Organisation](r.scope, r.Representation.Organisation)
}

// Collaboration returns the context of the statement, nil when it has none.
func (r *Representation) Collaboration() *Collaboration {
	return linked[*Collaboration](r.scope, r.Representation.Collaboration)
}
