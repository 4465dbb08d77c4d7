package object

import "raakvlak/graph"

// Action is the handle of an action.
type Action struct {
	*graph.Action
	entity
	scope *Scope
}

// ActionConnection is a page of them.
type ActionConnection = Connection[*Action]

// ActionEdge is one in a page.
type ActionEdge = Edge[*Action]

// ID returns the id, with the revision behind it when it is read of the past.
func (a *Action) ID() graph.ID { return a.scope.id(a.Action.ID) }

// Collaboration returns the collaboration it belongs to.
func (a *Action) Collaboration() *Collaboration {
	return linked[*Collaboration](a.scope, a.Action.Collaboration)
}

// Leader returns who leads it.
func (a *Action) Leader() Stakeholder { return linked[Stakeholder](a.scope, a.Action.Leader) }

// Ambition returns the ambition that it is for.
func (a *Action) Ambition() *Ambition { return linked[*Ambition](a.scope, a.Action.Ambition) }

// Partners returns a page of who does it too.
func (a *Action) Partners(filter map[string]any, orderBy *Order, first int, after *string) (*StakeholderConnection, error) {
	return stakeholders(a.scope, a.Action.Partners, filter, orderBy, first, after)
}
