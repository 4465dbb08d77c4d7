package analysis

import (
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// The rows and the columns of a participation planning matrix.
var (
	planStages = []graph.InvolvementStage{graph.StageOrganising, graph.StageIdeas, graph.StageCoalition, graph.StageImplementing}
	planLevels = []graph.InvolvementLevel{
		graph.InvolvementInform, graph.InvolvementConsult, graph.InvolvementInvolve, graph.InvolvementCollaborate, graph.InvolvementEmpower,
	}
)

// ParticipationPlan is Bryson's participation planning matrix (2004) of one collaboration: whom to involve in which stage,
// and how far, as its authors plan it.
type ParticipationPlan struct {
	Threshold int                   // of the power–interest grid by which key players are found
	Cells     []PlannedCell         // stage by stage, from INFORM to EMPOWER, empty ones too
	Disputed  []DisputedInvolvement // by name, then by stage
	Warnings  []PlanWarning         // by name, then by stage
	Basis     Basis
}

// PlannedCell is a cell of the matrix. Nobody stands in two cells of one stage: whom authors plan differently is disputed.
type PlannedCell struct {
	Stage        graph.InvolvementStage
	Level        graph.InvolvementLevel
	Stakeholders []graph.Named // in the order of their names
}

// DisputedInvolvement is a stakeholder of whom authors plan different levels in one stage.
type DisputedInvolvement struct {
	Stakeholder graph.Named
	Stage       graph.InvolvementStage
	Planned     []PlannedInvolvement // by author
}

// PlannedInvolvement is what one author plans.
type PlannedInvolvement struct {
	Assessment *graph.Assessment
	Level      graph.InvolvementLevel
}

// PlanWarning is a key player that some author plans below INVOLVE: our convention is that none should be.
type PlanWarning struct {
	Stakeholder graph.Named
	Stage       graph.InvolvementStage
	Level       graph.InvolvementLevel // the lowest that an author plans
	Disagree    bool                   // some author that placed it in the grid does not see a key player
}

// PlanOf returns the participation planning matrix of the collaboration. Errors are those of [PowerInterestOf].
func PlanOf(v *graph.View, collaboration graph.ID, threshold int, w Work) (*ParticipationPlan, error) {
	if err := checkThreshold(threshold); err != nil {
		return nil, err
	}
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	plan := &ParticipationPlan{Threshold: threshold, Basis: p.basis()}
	for _, stage := range planStages {
		for _, level := range planLevels {
			plan.Cells = append(plan.Cells, PlannedCell{Stage: stage, Level: level})
		}
	}
	beat := pace.New(w.Check)
	for _, one := range p.all {
		if err := beat.Steps(one.steps()); err != nil {
			return nil, err
		}
		plan.add(one)
	}
	return plan, nil
}

func (p *ParticipationPlan) add(one *party) {
	current := one.current(func(a *graph.Assessment) bool { return len(a.Involvement) > 0 })
	for _, a := range current {
		p.Basis.Add(a)
	}
	placed := one.place(p.Threshold)
	for _, a := range placed.Assessments {
		if !slices.Contains(current, a.Assessment) {
			p.Basis.Add(a.Assessment)
		}
	}
	for row, stage := range planStages {
		planned := plannedIn(current, stage)
		if len(planned) == 0 {
			continue
		}
		lowest, highest := len(planLevels), -1
		for _, one := range planned {
			at := slices.Index(planLevels, one.Level)
			lowest, highest = min(lowest, at), max(highest, at)
		}
		if lowest == highest {
			cell := &p.Cells[row*len(planLevels)+lowest]
			cell.Stakeholders = append(cell.Stakeholders, one.stakeholder)
		} else {
			p.Disputed = append(p.Disputed, DisputedInvolvement{one.stakeholder, stage, planned})
		}
		if placed.put(QuadrantKeyPlayer) && lowest < slices.Index(planLevels, graph.InvolvementInvolve) {
			p.Warnings = append(p.Warnings, PlanWarning{one.stakeholder, stage, planLevels[lowest], placed.Disagree})
		}
	}
}

func plannedIn(current []*graph.Assessment, stage graph.InvolvementStage) []PlannedInvolvement {
	var out []PlannedInvolvement
	for _, a := range current {
		for _, i := range a.Involvement {
			if i.Stage == stage {
				out = append(out, PlannedInvolvement{a, i.Level})
			}
		}
	}
	return out
}

// put reports whether any author puts the stakeholder in the quadrant.
func (p *PowerInterestPlacement) put(in PowerInterestQuadrant) bool {
	return slices.ContainsFunc(p.Assessments, func(a PlacedAssessment) bool { return a.Quadrant == in })
}
