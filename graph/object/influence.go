package object

import "raakvlak/graph"

// Influence is the handle of an influence.
type Influence struct {
	*graph.Influence
	statement
	scope *Scope
}

// InfluenceConnection is a page of them.
type InfluenceConnection = Connection[*Influence]

// InfluenceEdge is one in a page.
type InfluenceEdge = Edge[*Influence]

// ID returns the id, with the revision behind it when it is read of the past.
func (i *Influence) ID() graph.ID { return i.scope.id(i.Influence.ID) }

// Influencer returns who has the influence.
func (i *Influence) Influencer() Stakeholder {
	return linked[Stakeholder](i.scope, i.Influence.Influencer)
}

// Influenced returns on whom there is influence.
func (i *Influence) Influenced() Stakeholder {
	return linked[Stakeholder](i.scope, i.Influence.Influenced)
}

// Collaboration returns the context of the statement, nil when it has none.
func (i *Influence) Collaboration() *Collaboration {
	return linked[*Collaboration](i.scope, i.Influence.Collaboration)
}
