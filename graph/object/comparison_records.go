package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// ParticipationChange is the handle of an engagement or a role that is not the same by both days.
type ParticipationChange struct {
	analysis.ParticipationChange
	scope *Scope
}

// ParticipationChangeConnection is a page of them.
type ParticipationChangeConnection = Ranked[*ParticipationChange]

// ParticipationChangeEdge is one in a page.
type ParticipationChangeEdge = RankedEdge[*ParticipationChange]

// Participations returns a page of whose engagement or role changed.
func (c *MapComparison) Participations(first int, after *string) (*ParticipationChangeConnection, error) {
	all, err := c.Comparison.Participations()
	if err != nil {
		return nil, err
	}
	return ranking[analysis.ParticipationChange, *ParticipationChange]{
		order:  c.list + "participations",
		about:  func(p analysis.ParticipationChange) graph.Named { return p.Stakeholder },
		with:   func(p analysis.ParticipationChange) graph.Entity { return p.Collaboration },
		handle: func(p analysis.ParticipationChange) *ParticipationChange { return &ParticipationChange{p, c.scope} },
	}.page(all, first, after)
}

// Stakeholder returns who it is.
func (p *ParticipationChange) Stakeholder() Stakeholder {
	return p.scope.Handle(p.ParticipationChange.Stakeholder).(Stakeholder)
}

// Collaboration returns in which collaboration.
func (p *ParticipationChange) Collaboration() *Collaboration {
	return p.scope.Handle(p.ParticipationChange.Collaboration).(*Collaboration)
}

// Before returns the participation that held by the first day, nil when there was none.
func (p *ParticipationChange) Before() *Participation {
	return heldHandle[*Participation](p.scope, p.ParticipationChange.Before)
}

// After returns the participation that holds by the second day.
func (p *ParticipationChange) After() *Participation {
	return heldHandle[*Participation](p.scope, p.ParticipationChange.After)
}

// AssessmentChange is the handle of what one author says otherwise.
type AssessmentChange struct {
	analysis.AssessmentChange
	scope *Scope
}

// AssessmentChangeConnection is a page of them.
type AssessmentChangeConnection = Ranked[*AssessmentChange]

// AssessmentChangeEdge is one in a page.
type AssessmentChangeEdge = RankedEdge[*AssessmentChange]

// Assessments returns a page of what authors came to say otherwise.
func (c *MapComparison) Assessments(first int, after *string) (*AssessmentChangeConnection, error) {
	all, err := c.Comparison.Assessments()
	if err != nil {
		return nil, err
	}
	return ranking[analysis.AssessmentChange, *AssessmentChange]{
		order:  c.list + "assessments",
		about:  func(a analysis.AssessmentChange) graph.Named { return a.Stakeholder },
		with:   func(a analysis.AssessmentChange) graph.Entity { return a.Aspects[0].After }, // no other change has it
		handle: func(a analysis.AssessmentChange) *AssessmentChange { return &AssessmentChange{a, c.scope} },
	}.page(all, first, after)
}

// Stakeholder returns who is assessed.
func (a *AssessmentChange) Stakeholder() Stakeholder {
	return a.scope.Handle(a.AssessmentChange.Stakeholder).(Stakeholder)
}

// Collaboration returns in which collaboration.
func (a *AssessmentChange) Collaboration() *Collaboration {
	return a.scope.Handle(a.AssessmentChange.Collaboration).(*Collaboration)
}

// Aspects returns what changed.
func (a *AssessmentChange) Aspects() []AspectChange {
	return wrapped(a.AssessmentChange.Aspects, func(one analysis.AspectChange) AspectChange { return AspectChange{one, a.scope} })
}

// AspectChange is the handle of an aspect that is assessed otherwise.
type AspectChange struct {
	analysis.AspectChange
	scope *Scope
}

// ValueBefore returns the value by the first day, nil when there was none.
func (a AspectChange) ValueBefore() *string { return unlessEmpty(a.AspectChange.ValueBefore) }

// ValueAfter returns the value by the second day.
func (a AspectChange) ValueAfter() *string { return unlessEmpty(a.AspectChange.ValueAfter) }

func unlessEmpty(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// Before returns the assessment that was current by the first day, nil when there was none.
func (a AspectChange) Before() *Assessment {
	return heldHandle[*Assessment](a.scope, a.AspectChange.Before)
}

// After returns the assessment that is current by the second day.
func (a AspectChange) After() *Assessment {
	return heldHandle[*Assessment](a.scope, a.AspectChange.After)
}

// CommitmentChange is the handle of a commitment that is not the same by both days.
type CommitmentChange struct {
	analysis.CommitmentChange
	scope *Scope
}

// CommitmentChangeConnection is a page of them.
type CommitmentChangeConnection = Ranked[*CommitmentChange]

// CommitmentChangeEdge is one in a page.
type CommitmentChangeEdge = RankedEdge[*CommitmentChange]

// Commitments returns a page of what was promised, met, withdrawn and stated anew.
func (c *MapComparison) Commitments(first int, after *string) (*CommitmentChangeConnection, error) {
	all, err := c.Comparison.Commitments()
	if err != nil {
		return nil, err
	}
	return ranking[analysis.CommitmentChange, *CommitmentChange]{
		order:  c.list + "commitments",
		about:  func(m analysis.CommitmentChange) graph.Named { return m.Stakeholder },
		with:   func(m analysis.CommitmentChange) graph.Entity { return m.After },
		handle: func(m analysis.CommitmentChange) *CommitmentChange { return &CommitmentChange{m, c.scope} },
	}.page(all, first, after)
}

// Stakeholder returns whose it is.
func (m *CommitmentChange) Stakeholder() Stakeholder {
	return m.scope.Handle(m.CommitmentChange.Stakeholder).(Stakeholder)
}

// Collaboration returns to which collaboration it is made.
func (m *CommitmentChange) Collaboration() *Collaboration {
	return m.scope.Handle(m.CommitmentChange.Collaboration).(*Collaboration)
}

// Before returns the commitment that held by the first day, nil when there was none.
func (m *CommitmentChange) Before() *Commitment {
	return heldHandle[*Commitment](m.scope, m.CommitmentChange.Before)
}

// After returns the commitment that holds by the second day.
func (m *CommitmentChange) After() *Commitment {
	return heldHandle[*Commitment](m.scope, m.CommitmentChange.After)
}

// PhaseChange is the handle of a collaboration that passed from phase to phase.
type PhaseChange struct {
	analysis.PhaseChange
	scope *Scope
}

// PhaseChangeConnection is a page of them.
type PhaseChangeConnection = Ranked[*PhaseChange]

// PhaseChangeEdge is one in a page.
type PhaseChangeEdge = RankedEdge[*PhaseChange]

// Phases returns a page of the collaborations that passed from phase to phase.
func (c *MapComparison) Phases(first int, after *string) (*PhaseChangeConnection, error) {
	all, err := c.Comparison.Phases()
	if err != nil {
		return nil, err
	}
	return ranking[analysis.PhaseChange, *PhaseChange]{
		order:  c.list + "phases",
		about:  func(p analysis.PhaseChange) graph.Named { return p.Collaboration },
		handle: func(p analysis.PhaseChange) *PhaseChange { return &PhaseChange{p, c.scope} },
	}.page(all, first, after)
}

// Collaboration returns which one.
func (p *PhaseChange) Collaboration() *Collaboration {
	return p.scope.Handle(p.PhaseChange.Collaboration).(*Collaboration)
}

// Passages returns the first of the passages between the days.
func (p *PhaseChange) Passages(first int) ([]*Passage, error) {
	return handles[*Passage](p.scope, p.PhaseChange.Passages, first)
}

// DependencyChange is the handle of a dependency that is not the same by both days.
type DependencyChange struct {
	analysis.DependencyChange
	scope *Scope
}

// DependencyChangeConnection is a page of them.
type DependencyChangeConnection = Ranked[*DependencyChange]

// DependencyChangeEdge is one in a page.
type DependencyChangeEdge = RankedEdge[*DependencyChange]

// Dependencies returns a page of the dependencies that came, went or changed.
func (c *MapComparison) Dependencies(first int, after *string) (*DependencyChangeConnection, error) {
	all, err := c.Comparison.Dependencies()
	if err != nil {
		return nil, err
	}
	return ranking[analysis.DependencyChange, *DependencyChange]{
		order:  c.list + "dependencies",
		about:  func(d analysis.DependencyChange) graph.Named { return d.Depender },
		with:   func(d analysis.DependencyChange) graph.Entity { return d.After },
		handle: func(d analysis.DependencyChange) *DependencyChange { return &DependencyChange{d, c.scope} },
	}.page(all, first, after)
}

// Depender returns who depends.
func (d *DependencyChange) Depender() Stakeholder {
	return d.scope.Handle(d.DependencyChange.Depender).(Stakeholder)
}

// Dependee returns upon whom.
func (d *DependencyChange) Dependee() Stakeholder {
	return d.scope.Handle(d.DependencyChange.Dependee).(Stakeholder)
}

// Before returns the dependency that held by the first day, nil when there was none.
func (d *DependencyChange) Before() *Dependency {
	return heldHandle[*Dependency](d.scope, d.DependencyChange.Before)
}

// After returns the dependency that holds by the second day.
func (d *DependencyChange) After() *Dependency {
	return heldHandle[*Dependency](d.scope, d.DependencyChange.After)
}
