package object

import "raakvlak/graph"

// Passage is the handle of a passage.
type Passage struct {
	*graph.Passage
	entity
	scope *Scope
}

// PassageConnection is a page of them.
type PassageConnection = Connection[*Passage]

// PassageEdge is one in a page.
type PassageEdge = Edge[*Passage]

// ID returns the id, with the revision behind it when it is read of the past.
func (p *Passage) ID() graph.ID { return p.scope.id(p.Passage.ID) }

// Collaboration returns the collaboration it belongs to.
func (p *Passage) Collaboration() *Collaboration {
	return linked[*Collaboration](p.scope, p.Passage.Collaboration)
}
