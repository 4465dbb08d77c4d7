package object

import "raakvlak/graph"

// StakeholderConnection is a page of organisations and individuals.
type StakeholderConnection = Connection[Stakeholder]

// StakeholderEdge is one of these in a page.
type StakeholderEdge = Edge[Stakeholder]

// stakeholder is what the handles of organisations and individuals have in common.
type stakeholder struct {
	entity
	scope *Scope
	id    graph.ID
}

// IsHolder marks the type.
func (stakeholder) IsHolder() {}

// IsStakeholder marks the type.
func (stakeholder) IsStakeholder() {}

// Interests returns a page of its interests.
func (s stakeholder) Interests(filter map[string]any, orderBy *Order, first int, after *string) (*InterestConnection, error) {
	return referring[*Interest](s.scope, s.id, graph.KindInterest, []string{"holder"}, filter, orderBy, first, after)
}

// Positions returns a page of its positions on ambitions.
func (s stakeholder) Positions(filter map[string]any, orderBy *Order, first int, after *string) (*PositionConnection, error) {
	return referring[*Position](s.scope, s.id, graph.KindPosition, []string{"stakeholder"}, filter, orderBy, first, after)
}

// Ambitions returns a page of the ambitions that it voiced.
func (s stakeholder) Ambitions(filter map[string]any, orderBy *Order, first int, after *string) (*AmbitionConnection, error) {
	return referring[*Ambition](s.scope, s.id, graph.KindAmbition, []string{"voicedBy"}, filter, orderBy, first, after)
}

// DependsOn returns a page of the dependencies in which it needs something from another.
func (s stakeholder) DependsOn(filter map[string]any, orderBy *Order, first int, after *string) (*DependencyConnection, error) {
	return referring[*Dependency](s.scope, s.id, graph.KindDependency, []string{"depender"}, filter, orderBy, first, after)
}

// DependedOnBy returns a page of the dependencies in which another needs something from it.
func (s stakeholder) DependedOnBy(filter map[string]any, orderBy *Order, first int, after *string) (*DependencyConnection, error) {
	return referring[*Dependency](s.scope, s.id, graph.KindDependency, []string{"dependee"}, filter, orderBy, first, after)
}

// Offers returns a page of the resources that it holds.
func (s stakeholder) Offers(filter map[string]any, orderBy *Order, first int, after *string) (*OfferConnection, error) {
	return referring[*Offer](s.scope, s.id, graph.KindOffer, []string{"stakeholder"}, filter, orderBy, first, after)
}

// Commitments returns a page of what it promised to bring in.
func (s stakeholder) Commitments(filter map[string]any, orderBy *Order, first int, after *string) (*CommitmentConnection, error) {
	return referring[*Commitment](s.scope, s.id, graph.KindCommitment, []string{"stakeholder"}, filter, orderBy, first, after)
}

// Influences returns a page of its direct influence on others.
func (s stakeholder) Influences(filter map[string]any, orderBy *Order, first int, after *string) (*InfluenceConnection, error) {
	return referring[*Influence](s.scope, s.id, graph.KindInfluence, []string{"influencer"}, filter, orderBy, first, after)
}

// InfluencedBy returns a page of the direct influence of others on it.
func (s stakeholder) InfluencedBy(filter map[string]any, orderBy *Order, first int, after *string) (*InfluenceConnection, error) {
	return referring[*Influence](s.scope, s.id, graph.KindInfluence, []string{"influenced"}, filter, orderBy, first, after)
}

// Ties returns a page of its ties with others, whichever end it is.
func (s stakeholder) Ties(filter map[string]any, orderBy *Order, first int, after *string) (*TieConnection, error) {
	return referring[*Tie](s.scope, s.id, graph.KindTie, []string{"a", "b"}, filter, orderBy, first, after)
}

// Participations returns a page of how it takes part in collaborations.
func (s stakeholder) Participations(filter map[string]any, orderBy *Order, first int, after *string) (*ParticipationConnection, error) {
	return referring[*Participation](s.scope, s.id, graph.KindParticipation, []string{"stakeholder"}, filter, orderBy, first, after)
}

// Contacts returns a page of the conversations with it.
func (s stakeholder) Contacts(filter map[string]any, orderBy *Order, first int, after *string) (*ContactConnection, error) {
	return referring[*Contact](s.scope, s.id, graph.KindContact, []string{"with"}, filter, orderBy, first, after)
}
