package object

import "raakvlak/graph"

// Position is the handle of a position.
type Position struct {
	*graph.Position
	statement
	scope *Scope
}

// PositionConnection is a page of them.
type PositionConnection = Connection[*Position]

// PositionEdge is one in a page.
type PositionEdge = Edge[*Position]

// ID returns the id, with the revision behind it when it is read of the past.
func (p *Position) ID() graph.ID { return p.scope.id(p.Position.ID) }

// Stakeholder returns whose position it is.
func (p *Position) Stakeholder() Stakeholder {
	return linked[Stakeholder](p.scope, p.Position.Stakeholder)
}

// Ambition returns the ambition that it is a position on.
func (p *Position) Ambition() *Ambition { return linked[*Ambition](p.scope, p.Position.Ambition) }

// Collaboration returns the context of the statement, nil when it has none.
func (p *Position) Collaboration() *Collaboration {
	return linked[*Collaboration](p.scope, p.Position.Collaboration)
}
