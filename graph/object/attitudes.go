package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Attitudes is the handle of the attitudes of a collaboration's stakeholders.
type Attitudes struct {
	*analysis.Attitudes
	collaboration graph.ID
	scope         *Scope
}

// Basis returns what it rests on.
func (a *Attitudes) Basis() Basis { return Basis{a.Attitudes.Basis, a.scope} }

// AttitudesIn returns the handle of the attitudes of the collaboration's stakeholders.
func AttitudesIn(c *Collaboration, work analysis.Work) (*Attitudes, error) {
	s := c.scope.links()
	found, err := analysis.AttitudesOf(s.View, c.Collaboration.ID, work)
	if err != nil {
		return nil, err
	}
	return &Attitudes{found, c.Collaboration.ID, s}, nil
}

// StakeholderAttitude is the handle of what the authors say of a stakeholder's attitude.
type StakeholderAttitude struct {
	analysis.StakeholderAttitude
	scope *Scope
}

// StakeholderAttitudeConnection is a page of them.
type StakeholderAttitudeConnection = Ranked[*StakeholderAttitude]

// StakeholderAttitudeEdge is one in a page.
type StakeholderAttitudeEdge = RankedEdge[*StakeholderAttitude]

// Stakeholders returns a page of them, those that need most attention first.
func (a *Attitudes) Stakeholders(first int, after *string) (*StakeholderAttitudeConnection, error) {
	return a.page("attitudes", a.Attitudes.Stakeholders, first, after)
}

// ToAsk returns a page of those that are still to be asked.
func (a *Attitudes) ToAsk(first int, after *string) (*StakeholderAttitudeConnection, error) {
	return a.page("to ask", a.Attitudes.ToAsk(), first, after)
}

func (a *Attitudes) page(list string, all []analysis.StakeholderAttitude, first int, after *string) (*StakeholderAttitudeConnection, error) {
	return ranking[analysis.StakeholderAttitude, *StakeholderAttitude]{
		order: list + " " + string(a.collaboration), worth: analysis.StakeholderAttitude.Rank,
		about:  func(s analysis.StakeholderAttitude) graph.Named { return s.Stakeholder },
		handle: func(s analysis.StakeholderAttitude) *StakeholderAttitude { return &StakeholderAttitude{s, a.scope} },
	}.page(all, first, after)
}

// Stakeholder returns who it is.
func (s *StakeholderAttitude) Stakeholder() Stakeholder {
	return s.scope.Handle(s.StakeholderAttitude.Stakeholder).(Stakeholder)
}

// Assessments returns each author's view.
func (s *StakeholderAttitude) Assessments() []AssessedAttitude {
	return wrapped(s.StakeholderAttitude.Assessments, func(a analysis.AssessedAttitude) AssessedAttitude {
		return AssessedAttitude{a, s.scope}
	})
}

// Hints returns what to do about it.
func (s *StakeholderAttitude) Hints() []AttitudeHint {
	return hints(s.StakeholderAttitude.Hints)
}

// AssessedAttitude is the handle of one author's view.
type AssessedAttitude struct {
	analysis.AssessedAttitude
	scope *Scope
}

// Assessment returns the author's view itself.
func (a AssessedAttitude) Assessment() *Assessment {
	return a.scope.Handle(a.AssessedAttitude.Assessment).(*Assessment)
}

// Earlier returns the first of the author's views before.
func (a AssessedAttitude) Earlier(first int) ([]*Assessment, error) {
	return handles[*Assessment](a.scope, a.AssessedAttitude.Earlier, first)
}

// Hints returns what to do about it.
func (a AssessedAttitude) Hints() []AttitudeHint { return hints(a.AssessedAttitude.Hints) }

// AttitudeHint is something to do about an attitude.
type AttitudeHint struct{ Code analysis.Hint }

func hints(all []analysis.Hint) []AttitudeHint {
	return wrapped(all, func(h analysis.Hint) AttitudeHint { return AttitudeHint{h} })
}

// Text returns it in the language.
func (h AttitudeHint) Text(language graph.Language) string { return h.Code.Text(language) }
