package analysis

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// PowerInterestQuadrant is where a stakeholder stands in the power–interest grid.
type PowerInterestQuadrant string

// The quadrants, as Reed et al. (2009) call them.
const (
	QuadrantKeyPlayer     PowerInterestQuadrant = "KEY_PLAYER"     // power high, interest high: manage closely
	QuadrantContextSetter PowerInterestQuadrant = "CONTEXT_SETTER" // power high, interest low: keep satisfied
	QuadrantSubject       PowerInterestQuadrant = "SUBJECT"        // power low, interest high: keep informed, empower
	QuadrantCrowd         PowerInterestQuadrant = "CROWD"          // power low, interest low: monitor
)

// PowerInterestGrid is the grid of one collaboration (Mendelow, 1981; Ackermann and Eden; Reed et al., 2009): power and
// interest as they were assessed, 1 … 5, each high when it is at least Threshold.
type PowerInterestGrid struct {
	Threshold  int
	Placements []PowerInterestPlacement // in the order of the stakeholders' names
	Basis      Basis
}

// PowerInterestPlacement is where a stakeholder stands. Several authors are never averaged: a quadrant is shown when all
// authors that assessed both power and interest come to the same one.
type PowerInterestPlacement struct {
	Stakeholder graph.Named
	Quadrant    PowerInterestQuadrant // "" when nobody assessed both, or when authors disagree
	Disagree    bool
	Power       *Spread // of all current assessments; nil when there are none
	Interest    *Spread
	Assessments []PlacedAssessment // each author's current one, by author
}

// PlacedAssessment is where one author puts the stakeholder.
type PlacedAssessment struct {
	Assessment *graph.Assessment
	Quadrant   PowerInterestQuadrant // "" when the author did not assess both
}

// PowerInterestOf returns the power–interest grid of the collaboration. The threshold is 1 … 5, else
// [graph.CodeInvalid]; a collaboration that the view has not is [graph.CodeNotFound].
func PowerInterestOf(v *graph.View, collaboration graph.ID, threshold int, w Work) (*PowerInterestGrid, error) {
	if err := checkThreshold(threshold); err != nil {
		return nil, err
	}
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	g, err := p.grid(threshold, w.Check)
	if err != nil {
		return nil, err
	}
	g.Basis = p.basis().With(g.Basis)
	return g, nil
}

// grid returns the grid, with a basis of the assessments alone.
func (p *parties) grid(threshold int, check Check) (*PowerInterestGrid, error) {
	beat := pace.New(check)
	g := &PowerInterestGrid{Threshold: threshold, Placements: make([]PowerInterestPlacement, len(p.all)), Basis: Basis{Revision: p.view.Revision()}}
	for i, one := range p.all {
		if err := beat.Steps(one.steps()); err != nil {
			return nil, err
		}
		g.Placements[i] = one.place(threshold)
		for _, a := range g.Placements[i].Assessments {
			g.Basis.Add(a.Assessment)
		}
	}
	return g, nil
}

func (p *party) place(threshold int) PowerInterestPlacement {
	current := p.current(func(a *graph.Assessment) bool { return a.Power != nil || a.Interest != nil })
	out := PowerInterestPlacement{
		Stakeholder: p.stakeholder, Assessments: make([]PlacedAssessment, len(current)),
		Power:    spreadOf(each(current, func(a *graph.Assessment) *int { return a.Power })),
		Interest: spreadOf(each(current, func(a *graph.Assessment) *int { return a.Interest })),
	}
	said := make([]PowerInterestQuadrant, len(current))
	for i, a := range current {
		said[i] = quadrantOf(a.Power, a.Interest, threshold)
		out.Assessments[i] = PlacedAssessment{a, said[i]}
	}
	out.Quadrant, out.Disagree = agreed(said)
	return out
}

func quadrantOf(power, interest *int, threshold int) PowerInterestQuadrant {
	if power == nil || interest == nil {
		return ""
	}
	switch strong, keen := *power >= threshold, *interest >= threshold; {
	case strong && keen:
		return QuadrantKeyPlayer
	case strong:
		return QuadrantContextSetter
	case keen:
		return QuadrantSubject
	default:
		return QuadrantCrowd
	}
}

// In returns those that are shown in the quadrant.
func (g *PowerInterestGrid) In(quadrant PowerInterestQuadrant) []PowerInterestPlacement {
	var out []PowerInterestPlacement
	for _, p := range g.Placements {
		if p.Quadrant == quadrant {
			out = append(out, p)
		}
	}
	return out
}
