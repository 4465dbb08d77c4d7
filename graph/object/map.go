package object

import "raakvlak/graph"

// Map is the handle of a map: of its own record, and of all that is in it.
type Map struct {
	*graph.Map
	entity
	scope *Scope
}

// NewMap returns the handle of the scope's map.
func NewMap(s *Scope) *Map { return &Map{Map: s.View.Map(), scope: s} }

// Scope returns what the map was read from.
func (m *Map) Scope() *Scope { return m.scope }

// ID returns the id, with the revision behind it when it is read of the past.
func (m *Map) ID() graph.ID { return m.scope.id(m.Map.ID) }

// Revision returns the stamp of the last Change that altered anything in the view.
func (m *Map) Revision() graph.Revision { return m.scope.View.Revision() }

// Stakeholders returns a page of its organisations and individuals.
func (m *Map) Stakeholders(filter map[string]any, orderBy *Order, first int, after *string) (*StakeholderConnection, error) {
	return connect[Stakeholder](m.scope, m.scope.View.Select(graph.KindOrganisation, graph.KindIndividual), filter, orderBy, first, after)
}

// Organisations returns a page of its organisations.
func (m *Map) Organisations(filter map[string]any, orderBy *Order, first int, after *string) (*OrganisationConnection, error) {
	return connect[*Organisation](m.scope, m.scope.View.Select(graph.KindOrganisation), filter, orderBy, first, after)
}

// Individuals returns a page of its individuals.
func (m *Map) Individuals(filter map[string]any, orderBy *Order, first int, after *string) (*IndividualConnection, error) {
	return connect[*Individual](m.scope, m.scope.View.Select(graph.KindIndividual), filter, orderBy, first, after)
}

// Representations returns a page of its representations.
func (m *Map) Representations(filter map[string]any, orderBy *Order, first int, after *string) (*RepresentationConnection, error) {
	return connect[*Representation](m.scope, m.scope.View.Select(graph.KindRepresentation), filter, orderBy, first, after)
}

// Topics returns a page of its topics.
func (m *Map) Topics(filter map[string]any, orderBy *Order, first int, after *string) (*TopicConnection, error) {
	return connect[*Topic](m.scope, m.scope.View.Select(graph.KindTopic), filter, orderBy, first, after)
}

// Interests returns a page of its interests.
func (m *Map) Interests(filter map[string]any, orderBy *Order, first int, after *string) (*InterestConnection, error) {
	return connect[*Interest](m.scope, m.scope.View.Select(graph.KindInterest), filter, orderBy, first, after)
}

// Ambitions returns a page of its ambitions.
func (m *Map) Ambitions(filter map[string]any, orderBy *Order, first int, after *string) (*AmbitionConnection, error) {
	return connect[*Ambition](m.scope, m.scope.View.Select(graph.KindAmbition), filter, orderBy, first, after)
}

// Positions returns a page of its positions.
func (m *Map) Positions(filter map[string]any, orderBy *Order, first int, after *string) (*PositionConnection, error) {
	return connect[*Position](m.scope, m.scope.View.Select(graph.KindPosition), filter, orderBy, first, after)
}

// Resources returns a page of its resources.
func (m *Map) Resources(filter map[string]any, orderBy *Order, first int, after *string) (*ResourceConnection, error) {
	return connect[*Resource](m.scope, m.scope.View.Select(graph.KindResource), filter, orderBy, first, after)
}

// Offers returns a page of its offers.
func (m *Map) Offers(filter map[string]any, orderBy *Order, first int, after *string) (*OfferConnection, error) {
	return connect[*Offer](m.scope, m.scope.View.Select(graph.KindOffer), filter, orderBy, first, after)
}

// Commitments returns a page of its commitments.
func (m *Map) Commitments(filter map[string]any, orderBy *Order, first int, after *string) (*CommitmentConnection, error) {
	return connect[*Commitment](m.scope, m.scope.View.Select(graph.KindCommitment), filter, orderBy, first, after)
}

// Dependencies returns a page of its dependencies.
func (m *Map) Dependencies(filter map[string]any, orderBy *Order, first int, after *string) (*DependencyConnection, error) {
	return connect[*Dependency](m.scope, m.scope.View.Select(graph.KindDependency), filter, orderBy, first, after)
}

// Influences returns a page of its influences.
func (m *Map) Influences(filter map[string]any, orderBy *Order, first int, after *string) (*InfluenceConnection, error) {
	return connect[*Influence](m.scope, m.scope.View.Select(graph.KindInfluence), filter, orderBy, first, after)
}

// Ties returns a page of its ties.
func (m *Map) Ties(filter map[string]any, orderBy *Order, first int, after *string) (*TieConnection, error) {
	return connect[*Tie](m.scope, m.scope.View.Select(graph.KindTie), filter, orderBy, first, after)
}

// Collaborations returns a page of its collaborations.
func (m *Map) Collaborations(filter map[string]any, orderBy *Order, first int, after *string) (*CollaborationConnection, error) {
	return connect[*Collaboration](m.scope, m.scope.View.Select(graph.KindCollaboration), filter, orderBy, first, after)
}

// Participations returns a page of its participations.
func (m *Map) Participations(filter map[string]any, orderBy *Order, first int, after *string) (*ParticipationConnection, error) {
	return connect[*Participation](m.scope, m.scope.View.Select(graph.KindParticipation), filter, orderBy, first, after)
}

// Assessments returns a page of its assessments.
func (m *Map) Assessments(filter map[string]any, orderBy *Order, first int, after *string) (*AssessmentConnection, error) {
	return connect[*Assessment](m.scope, m.scope.View.Select(graph.KindAssessment), filter, orderBy, first, after)
}

// Contacts returns a page of its contacts.
func (m *Map) Contacts(filter map[string]any, orderBy *Order, first int, after *string) (*ContactConnection, error) {
	return connect[*Contact](m.scope, m.scope.View.Select(graph.KindContact), filter, orderBy, first, after)
}

// Scans returns a page of its scans.
func (m *Map) Scans(filter map[string]any, orderBy *Order, first int, after *string) (*ScanConnection, error) {
	return connect[*Scan](m.scope, m.scope.View.Select(graph.KindScan), filter, orderBy, first, after)
}

// Terms returns a page of its terms.
func (m *Map) Terms(filter map[string]any, orderBy *Order, first int, after *string) (*TermConnection, error) {
	return connect[*Term](m.scope, m.scope.View.Select(graph.KindTerm), filter, orderBy, first, after)
}

// Actions returns a page of its actions.
func (m *Map) Actions(filter map[string]any, orderBy *Order, first int, after *string) (*ActionConnection, error) {
	return connect[*Action](m.scope, m.scope.View.Select(graph.KindAction), filter, orderBy, first, after)
}

// Agreements returns a page of its agreements.
func (m *Map) Agreements(filter map[string]any, orderBy *Order, first int, after *string) (*AgreementConnection, error) {
	return connect[*Agreement](m.scope, m.scope.View.Select(graph.KindAgreement), filter, orderBy, first, after)
}

// Passages returns a page of its passages.
func (m *Map) Passages(filter map[string]any, orderBy *Order, first int, after *string) (*PassageConnection, error) {
	return connect[*Passage](m.scope, m.scope.View.Select(graph.KindPassage), filter, orderBy, first, after)
}

// Members returns a page of its members.
func (m *Map) Members(filter map[string]any, orderBy *Order, first int, after *string) (*MemberConnection, error) {
	return connect[*Member](m.scope, m.scope.View.Select(graph.KindMember), filter, orderBy, first, after)
}
