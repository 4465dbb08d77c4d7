package object

import "raakvlak/graph"

// Ambition is the handle of an ambition.
type Ambition struct {
	*graph.Ambition
	entity
	scope *Scope
}

// AmbitionConnection is a page of them.
type AmbitionConnection = Connection[*Ambition]

// AmbitionEdge is one in a page.
type AmbitionEdge = Edge[*Ambition]

// ID returns the id, with the revision behind it when it is read of the past.
func (a *Ambition) ID() graph.ID { return a.scope.id(a.Ambition.ID) }

// PartOf returns the larger ambition that it is part of.
func (a *Ambition) PartOf() *Ambition { return linked[*Ambition](a.scope, a.Ambition.PartOf) }

// Collaboration returns the collaboration whose ambition it is.
func (a *Ambition) Collaboration() *Collaboration {
	return linked[*Collaboration](a.scope, a.Ambition.Collaboration)
}

// VoicedBy returns a page of the stakeholders that voiced it.
func (a *Ambition) VoicedBy(filter map[string]any, orderBy *Order, first int, after *string) (*StakeholderConnection, error) {
	return stakeholders(a.scope, a.Ambition.VoicedBy, filter, orderBy, first, after)
}

// Parts returns a page of the ambitions that are part of it.
func (a *Ambition) Parts(filter map[string]any, orderBy *Order, first int, after *string) (*AmbitionConnection, error) {
	return referring[*Ambition](a.scope, a.Ambition.ID, graph.KindAmbition, []string{"partOf"}, filter, orderBy, first, after)
}

// Positions returns a page of what stakeholders say of it.
func (a *Ambition) Positions(filter map[string]any, orderBy *Order, first int, after *string) (*PositionConnection, error) {
	return referring[*Position](a.scope, a.Ambition.ID, graph.KindPosition, []string{"ambition"}, filter, orderBy, first, after)
}

// Commitments returns a page of what was promised for it.
func (a *Ambition) Commitments(filter map[string]any, orderBy *Order, first int, after *string) (*CommitmentConnection, error) {
	return referring[*Commitment](a.scope, a.Ambition.ID, graph.KindCommitment, []string{"ambition"}, filter, orderBy, first, after)
}

// Actions returns a page of the actions for it.
func (a *Ambition) Actions(filter map[string]any, orderBy *Order, first int, after *string) (*ActionConnection, error) {
	return referring[*Action](a.scope, a.Ambition.ID, graph.KindAction, []string{"ambition"}, filter, orderBy, first, after)
}

// Topics returns the topics that it concerns, with the stances towards them.
func (a *Ambition) Topics() []TopicStance { return topicStances(a.scope, a.Ambition.Topics) }

// Need is a resource that an ambition cannot do without.
type Need struct {
	graph.Need
	scope *Scope
}

// Resource returns the resource.
func (n Need) Resource() *Resource { return linked[*Resource](n.scope, n.Need.Resource) }

// Needs returns the resources that it cannot do without.
func (a *Ambition) Needs() []Need {
	out := make([]Need, len(a.Ambition.Needs))
	for i, n := range a.Ambition.Needs {
		out[i] = Need{n, a.scope}
	}
	return out
}

// IsSubject marks the type.
func (*Ambition) IsSubject() {}
