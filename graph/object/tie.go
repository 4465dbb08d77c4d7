package object

import "raakvlak/graph"

// Tie is the handle of a tie.
type Tie struct {
	*graph.Tie
	statement
	scope *Scope
}

// TieConnection is a page of them.
type TieConnection = Connection[*Tie]

// TieEdge is one in a page.
type TieEdge = Edge[*Tie]

// ID returns the id, with the revision behind it when it is read of the past.
func (t *Tie) ID() graph.ID { return t.scope.id(t.Tie.ID) }

// A returns one of the two.
func (t *Tie) A() Stakeholder { return linked[Stakeholder](t.scope, t.Tie.A) }

// B returns the other.
func (t *Tie) B() Stakeholder { return linked[Stakeholder](t.scope, t.Tie.B) }

// Collaboration returns the context of the statement, nil when it has none.
func (t *Tie) Collaboration() *Collaboration {
	return linked[*Collaboration](t.scope, t.Tie.Collaboration)
}
