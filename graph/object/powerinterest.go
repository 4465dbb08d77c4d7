package object

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// PowerInterestGrid is the handle of a collaboration's power–interest grid.
type PowerInterestGrid struct {
	*analysis.PowerInterestGrid
	collaboration graph.ID
	scope         *Scope
}

// Basis returns what it rests on.
func (g *PowerInterestGrid) Basis() Basis { return Basis{g.PowerInterestGrid.Basis, g.scope} }

// PowerInterest returns the handle of the collaboration's power–interest grid.
func PowerInterest(c *Collaboration, threshold int, work analysis.Work) (*PowerInterestGrid, error) {
	s := c.scope.links()
	g, err := analysis.PowerInterestOf(s.View, c.Collaboration.ID, threshold, work)
	if err != nil {
		return nil, err
	}
	return &PowerInterestGrid{g, c.Collaboration.ID, s}, nil
}

// PowerInterestPlacement is the handle of where a stakeholder stands in it.
type PowerInterestPlacement struct {
	analysis.PowerInterestPlacement
	scope *Scope
}

// PowerInterestPlacementConnection is a page of them.
type PowerInterestPlacementConnection = Ranked[*PowerInterestPlacement]

// PowerInterestPlacementEdge is one in a page.
type PowerInterestPlacementEdge = RankedEdge[*PowerInterestPlacement]

// Placements returns a page of where its stakeholders stand, or of those in one quadrant.
func (g *PowerInterestGrid) Placements(quadrant *analysis.PowerInterestQuadrant, first int, after *string) (*PowerInterestPlacementConnection, error) {
	all, order := g.PowerInterestGrid.Placements, fmt.Sprint("grid ", g.collaboration, g.Threshold)
	if quadrant != nil {
		all, order = g.In(*quadrant), order+" "+string(*quadrant)
	}
	return ranking[analysis.PowerInterestPlacement, *PowerInterestPlacement]{
		order: order, about: func(p analysis.PowerInterestPlacement) graph.Named { return p.Stakeholder },
		handle: func(p analysis.PowerInterestPlacement) *PowerInterestPlacement {
			return &PowerInterestPlacement{p, g.scope}
		},
	}.page(all, first, after)
}

// Stakeholder returns who it is.
func (p *PowerInterestPlacement) Stakeholder() Stakeholder {
	return p.scope.Handle(p.PowerInterestPlacement.Stakeholder).(Stakeholder)
}

// Assessments returns where each author puts it.
func (p *PowerInterestPlacement) Assessments() []PlacedAssessment {
	return wrapped(p.PowerInterestPlacement.Assessments, func(a analysis.PlacedAssessment) PlacedAssessment {
		return PlacedAssessment{a, p.scope}
	})
}

// PlacedAssessment is the handle of where one author puts a stakeholder.
type PlacedAssessment struct {
	analysis.PlacedAssessment
	scope *Scope
}

// Assessment returns the author's view.
func (a PlacedAssessment) Assessment() *Assessment {
	return a.scope.Handle(a.PlacedAssessment.Assessment).(*Assessment)
}
