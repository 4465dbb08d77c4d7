package object

import "raakvlak/graph"

// Collaboration is the handle of a collaboration.
type Collaboration struct {
	*graph.Collaboration
	entity
	scope *Scope
}

// CollaborationConnection is a page of them.
type CollaborationConnection = Connection[*Collaboration]

// CollaborationEdge is one in a page.
type CollaborationEdge = Edge[*Collaboration]

// ID returns the id, with the revision behind it when it is read of the past.
func (c *Collaboration) ID() graph.ID { return c.scope.id(c.Collaboration.ID) }

// IsHolder marks the type.
func (*Collaboration) IsHolder() {}

// ProblemOwner returns whose problem it is.
func (c *Collaboration) ProblemOwner() Stakeholder {
	return linked[Stakeholder](c.scope, c.Collaboration.ProblemOwner)
}

// Interests returns a page of its own interests.
func (c *Collaboration) Interests(filter map[string]any, orderBy *Order, first int, after *string) (*InterestConnection, error) {
	return referring[*Interest](c.scope, c.Collaboration.ID, graph.KindInterest, []string{"holder"}, filter, orderBy, first, after)
}

// Ambitions returns a page of its ambitions.
func (c *Collaboration) Ambitions(filter map[string]any, orderBy *Order, first int, after *string) (*AmbitionConnection, error) {
	return referring[*Ambition](c.scope, c.Collaboration.ID, graph.KindAmbition, []string{"collaboration"}, filter, orderBy, first, after)
}

// Participations returns a page of who takes part in it, and how.
func (c *Collaboration) Participations(filter map[string]any, orderBy *Order, first int, after *string) (*ParticipationConnection, error) {
	return referring[*Participation](c.scope, c.Collaboration.ID, graph.KindParticipation, []string{"collaboration"}, filter, orderBy, first, after)
}

// Commitments returns a page of what was promised to it.
func (c *Collaboration) Commitments(filter map[string]any, orderBy *Order, first int, after *string) (*CommitmentConnection, error) {
	return referring[*Commitment](c.scope, c.Collaboration.ID, graph.KindCommitment, []string{"collaboration"}, filter, orderBy, first, after)
}

// Contacts returns a page of the conversations about it.
func (c *Collaboration) Contacts(filter map[string]any, orderBy *Order, first int, after *string) (*ContactConnection, error) {
	return referring[*Contact](c.scope, c.Collaboration.ID, graph.KindContact, []string{"collaboration"}, filter, orderBy, first, after)
}

// Scans returns a page of the answers to instruments about it.
func (c *Collaboration) Scans(filter map[string]any, orderBy *Order, first int, after *string) (*ScanConnection, error) {
	return referring[*Scan](c.scope, c.Collaboration.ID, graph.KindScan, []string{"collaboration"}, filter, orderBy, first, after)
}

// Terms returns a page of its words, and what each party means by them.
func (c *Collaboration) Terms(filter map[string]any, orderBy *Order, first int, after *string) (*TermConnection, error) {
	return referring[*Term](c.scope, c.Collaboration.ID, graph.KindTerm, []string{"collaboration"}, filter, orderBy, first, after)
}

// Actions returns a page of what it does.
func (c *Collaboration) Actions(filter map[string]any, orderBy *Order, first int, after *string) (*ActionConnection, error) {
	return referring[*Action](c.scope, c.Collaboration.ID, graph.KindAction, []string{"collaboration"}, filter, orderBy, first, after)
}

// Agreements returns a page of what its partners agreed to.
func (c *Collaboration) Agreements(filter map[string]any, orderBy *Order, first int, after *string) (*AgreementConnection, error) {
	return referring[*Agreement](c.scope, c.Collaboration.ID, graph.KindAgreement, []string{"collaboration"}, filter, orderBy, first, after)
}

// Passages returns a page of its passages from phase to phase.
func (c *Collaboration) Passages(filter map[string]any, orderBy *Order, first int, after *string) (*PassageConnection, error) {
	return referring[*Passage](c.scope, c.Collaboration.ID, graph.KindPassage, []string{"collaboration"}, filter, orderBy, first, after)
}
