package object

import "raakvlak/graph"

// Commitment is the handle of a commitment.
type Commitment struct {
	*graph.Commitment
	statement
	scope *Scope
}

// CommitmentConnection is a page of them.
type CommitmentConnection = Connection[*Commitment]

// CommitmentEdge is one in a page.
type CommitmentEdge = Edge[*Commitment]

// ID returns the id, with the revision behind it when it is read of the past.
func (c *Commitment) ID() graph.ID { return c.scope.id(c.Commitment.ID) }

// Stakeholder returns who brings it in.
func (c *Commitment) Stakeholder() Stakeholder {
	return linked[Stakeholder](c.scope, c.Commitment.Stakeholder)
}

// Ambition returns the ambition that it is for.
func (c *Commitment) Ambition() *Ambition { return linked[*Ambition](c.scope, c.Commitment.Ambition) }

// Resource returns what is brought in.
func (c *Commitment) Resource() *Resource { return linked[*Resource](c.scope, c.Commitment.Resource) }

// Collaboration returns the context of the statement, nil when it has none.
func (c *Commitment) Collaboration() *Collaboration {
	return linked[*Collaboration](c.scope, c.Commitment.Collaboration)
}
