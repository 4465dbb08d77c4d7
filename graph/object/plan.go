package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// ParticipationPlan is the handle of a collaboration's participation planning matrix.
type ParticipationPlan struct {
	*analysis.ParticipationPlan
	scope *Scope
}

// Basis returns what it rests on.
func (p *ParticipationPlan) Basis() Basis { return Basis{p.ParticipationPlan.Basis, p.scope} }

// PlanIn returns the handle of the collaboration's participation planning matrix.
func PlanIn(c *Collaboration, threshold int, work analysis.Work) (*ParticipationPlan, error) {
	s := c.scope.links()
	found, err := analysis.PlanOf(s.View, c.Collaboration.ID, threshold, work)
	if err != nil {
		return nil, err
	}
	return &ParticipationPlan{found, s}, nil
}

// Cells returns all its cells.
func (p *ParticipationPlan) Cells() []PlannedCell {
	return wrapped(p.ParticipationPlan.Cells, func(c analysis.PlannedCell) PlannedCell { return PlannedCell{c, p.scope} })
}

// PlannedCell is the handle of a cell.
type PlannedCell struct {
	analysis.PlannedCell
	scope *Scope
}

// Stakeholders returns a page of those in it.
func (c PlannedCell) Stakeholders(first int, after *string) (*StakeholderConnection, error) {
	return namedPage(c.scope, c.PlannedCell.Stakeholders, first, after)
}

// namedPage returns a page of stakeholders, by name.
func namedPage(s *Scope, all []graph.Named, first int, after *string) (*StakeholderConnection, error) {
	return stakeholders(s, wrapped(all, func(e graph.Named) graph.ID { return e.Meta().ID }), nil, nil, first, after)
}

// Disputed returns the first of whom authors plan different levels.
func (p *ParticipationPlan) Disputed(first int) ([]DisputedInvolvement, error) {
	all, err := firstOf(p.ParticipationPlan.Disputed, first)
	return wrapped(all, func(d analysis.DisputedInvolvement) DisputedInvolvement { return DisputedInvolvement{d, p.scope} }), err
}

// DisputedCount returns how many there are.
func (p *ParticipationPlan) DisputedCount() int { return len(p.ParticipationPlan.Disputed) }

// DisputedInvolvement is the handle of a stakeholder of whom authors plan different levels.
type DisputedInvolvement struct {
	analysis.DisputedInvolvement
	scope *Scope
}

// Stakeholder returns who it is.
func (d DisputedInvolvement) Stakeholder() Stakeholder {
	return d.scope.Handle(d.DisputedInvolvement.Stakeholder).(Stakeholder)
}

// Planned returns what each author plans.
func (d DisputedInvolvement) Planned() []PlannedInvolvement {
	return wrapped(d.DisputedInvolvement.Planned, func(i analysis.PlannedInvolvement) PlannedInvolvement {
		return PlannedInvolvement{i, d.scope}
	})
}

// PlannedInvolvement is the handle of what one author plans.
type PlannedInvolvement struct {
	analysis.PlannedInvolvement
	scope *Scope
}

// Assessment returns the author's view.
func (i PlannedInvolvement) Assessment() *Assessment {
	return i.scope.Handle(i.PlannedInvolvement.Assessment).(*Assessment)
}

// Warnings returns the first of the key players that are planned too low.
func (p *ParticipationPlan) Warnings(first int) ([]PlanWarning, error) {
	all, err := firstOf(p.ParticipationPlan.Warnings, first)
	return wrapped(all, func(w analysis.PlanWarning) PlanWarning { return PlanWarning{w, p.scope} }), err
}

// WarningCount returns how many there are.
func (p *ParticipationPlan) WarningCount() int { return len(p.ParticipationPlan.Warnings) }

// PlanWarning is the handle of a key player that is planned too low.
type PlanWarning struct {
	analysis.PlanWarning
	scope *Scope
}

// Stakeholder returns who it is.
func (w PlanWarning) Stakeholder() Stakeholder {
	return w.scope.Handle(w.PlanWarning.Stakeholder).(Stakeholder)
}
