package object

import "raakvlak/graph"

// Participation is the handle of a participation.
type Participation struct {
	*graph.Participation
	statement
	scope *Scope
}

// ParticipationConnection is a page of them.
type ParticipationConnection = Connection[*Participation]

// ParticipationEdge is one in a page.
type ParticipationEdge = Edge[*Participation]

// ID returns the id, with the revision behind it when it is read of the past.
func (p *Participation) ID() graph.ID { return p.scope.id(p.Participation.ID) }

// Stakeholder returns who takes part.
func (p *Participation) Stakeholder() Stakeholder {
	return linked[Stakeholder](p.scope, p.Participation.Stakeholder)
}

// Collaboration returns the context of the statement, nil when it has none.
func (p *Participation) Collaboration() *Collaboration {
	return linked[*Collaboration](p.scope, p.Participation.Collaboration)
}

// Assessments returns a page of how people assess it.
func (p *Participation) Assessments(filter map[string]any, orderBy *Order, first int, after *string) (*AssessmentConnection, error) {
	return referring[*Assessment](p.scope, p.Participation.ID, graph.KindAssessment, []string{"participation"}, filter, orderBy, first, after)
}
