package object

import "raakvlak/graph"

// Assessment is the handle of an assessment.
type Assessment struct {
	*graph.Assessment
	statement
	scope *Scope
}

// AssessmentConnection is a page of them.
type AssessmentConnection = Connection[*Assessment]

// AssessmentEdge is one in a page.
type AssessmentEdge = Edge[*Assessment]

// ID returns the id, with the revision behind it when it is read of the past.
func (a *Assessment) ID() graph.ID { return a.scope.id(a.Assessment.ID) }

// Participation returns what is assessed.
func (a *Assessment) Participation() *Participation {
	return linked[*Participation](a.scope, a.Assessment.Participation)
}

// Collaboration returns the context of the statement, nil when it has none.
func (a *Assessment) Collaboration() *Collaboration {
	return linked[*Collaboration](a.scope, a.Assessment.Collaboration)
}
