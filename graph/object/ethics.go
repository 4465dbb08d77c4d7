package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// EthicalAnalysis is the handle of what a collaboration owes to whom.
type EthicalAnalysis struct {
	*analysis.EthicalAnalysis
	collaboration graph.ID
	scope         *Scope
}

// Basis returns what it rests on.
func (e *EthicalAnalysis) Basis() Basis { return Basis{e.EthicalAnalysis.Basis, e.scope} }

// EthicsIn returns the handle of what the collaboration owes to whom.
func EthicsIn(c *Collaboration, work analysis.Work) (*EthicalAnalysis, error) {
	s := c.scope.links()
	found, err := analysis.EthicsOf(s.View, c.Collaboration.ID, work)
	if err != nil {
		return nil, err
	}
	return &EthicalAnalysis{found, c.Collaboration.ID, s}, nil
}

// EthicalStakeholder is the handle of what the authors make of a stakeholder.
type EthicalStakeholder struct {
	analysis.EthicalStakeholder
	scope *Scope
}

// EthicalStakeholderConnection is a page of them.
type EthicalStakeholderConnection = Ranked[*EthicalStakeholder]

// EthicalStakeholderEdge is one in a page.
type EthicalStakeholderEdge = RankedEdge[*EthicalStakeholder]

// Stakeholders returns a page of them, the highest score first.
func (e *EthicalAnalysis) Stakeholders(first int, after *string) (*EthicalStakeholderConnection, error) {
	return ranking[analysis.EthicalStakeholder, *EthicalStakeholder]{
		order: "ethics " + string(e.collaboration), worth: analysis.EthicalStakeholder.Highest,
		about:  func(s analysis.EthicalStakeholder) graph.Named { return s.Stakeholder },
		handle: func(s analysis.EthicalStakeholder) *EthicalStakeholder { return &EthicalStakeholder{s, e.scope} },
	}.page(e.EthicalAnalysis.Stakeholders, first, after)
}

// Stakeholder returns who it is.
func (s *EthicalStakeholder) Stakeholder() Stakeholder {
	return s.scope.Handle(s.EthicalStakeholder.Stakeholder).(Stakeholder)
}

// Assessments returns what each author makes of it.
func (s *EthicalStakeholder) Assessments() []AssessedEthics {
	return wrapped(s.EthicalStakeholder.Assessments, func(a analysis.AssessedEthics) AssessedEthics { return AssessedEthics{a, s.scope} })
}

// AssessedEthics is the handle of what one author makes of a stakeholder.
type AssessedEthics struct {
	analysis.AssessedEthics
	scope *Scope
}

// Assessment returns the author's view.
func (a AssessedEthics) Assessment() *Assessment {
	return a.scope.Handle(a.AssessedEthics.Assessment).(*Assessment)
}
