package object

import "raakvlak/graph"

// Agreement is the handle of an agreement.
type Agreement struct {
	*graph.Agreement
	entity
	scope *Scope
}

// AgreementConnection is a page of them.
type AgreementConnection = Connection[*Agreement]

// AgreementEdge is one in a page.
type AgreementEdge = Edge[*Agreement]

// ID returns the id, with the revision behind it when it is read of the past.
func (a *Agreement) ID() graph.ID { return a.scope.id(a.Agreement.ID) }

// Collaboration returns the collaboration it belongs to.
func (a *Agreement) Collaboration() *Collaboration {
	return linked[*Collaboration](a.scope, a.Agreement.Collaboration)
}

// Parties returns a page of who agreed to it.
func (a *Agreement) Parties(filter map[string]any, orderBy *Order, first int, after *string) (*StakeholderConnection, error) {
	return stakeholders(a.scope, a.Agreement.Parties, filter, orderBy, first, after)
}
