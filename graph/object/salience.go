package object

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Salience is the handle of who counts in a collaboration.
type Salience struct {
	*analysis.Salience
	collaboration graph.ID
	scope         *Scope
}

// Basis returns what it rests on.
func (l *Salience) Basis() Basis { return Basis{l.Salience.Basis, l.scope} }

// Salient returns the handle of who counts in the collaboration.
func Salient(c *Collaboration, threshold int, work analysis.Work) (*Salience, error) {
	s := c.scope.links()
	found, err := analysis.SalienceOf(s.View, c.Collaboration.ID, threshold, work)
	if err != nil {
		return nil, err
	}
	return &Salience{found, c.Collaboration.ID, s}, nil
}

// SalientStakeholder is the handle of what the authors make of a stakeholder.
type SalientStakeholder struct {
	analysis.SalientStakeholder
	scope *Scope
}

// SalientStakeholderConnection is a page of them.
type SalientStakeholderConnection = Ranked[*SalientStakeholder]

// SalientStakeholderEdge is one in a page.
type SalientStakeholderEdge = RankedEdge[*SalientStakeholder]

// Stakeholders returns a page of them, the most salient first.
func (l *Salience) Stakeholders(first int, after *string) (*SalientStakeholderConnection, error) {
	return ranking[analysis.SalientStakeholder, *SalientStakeholder]{
		order: fmt.Sprint("salience ", l.collaboration, l.Threshold), worth: analysis.SalientStakeholder.Most,
		about:  func(s analysis.SalientStakeholder) graph.Named { return s.Stakeholder },
		handle: func(s analysis.SalientStakeholder) *SalientStakeholder { return &SalientStakeholder{s, l.scope} },
	}.page(l.Salience.Stakeholders, first, after)
}

// Stakeholder returns who it is.
func (s *SalientStakeholder) Stakeholder() Stakeholder {
	return s.scope.Handle(s.SalientStakeholder.Stakeholder).(Stakeholder)
}

// Assessments returns what each author makes of it.
func (s *SalientStakeholder) Assessments() []SalientAssessment {
	return wrapped(s.SalientStakeholder.Assessments, func(a analysis.SalientAssessment) SalientAssessment {
		return SalientAssessment{a, s.scope}
	})
}

// SalientAssessment is the handle of what one author makes of a stakeholder.
type SalientAssessment struct {
	analysis.SalientAssessment
	scope *Scope
}

// Assessment returns the author's view.
func (a SalientAssessment) Assessment() *Assessment {
	return a.scope.Handle(a.SalientAssessment.Assessment).(*Assessment)
}
