package object

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// InfluenceDiagram is the handle of a collaboration's stakeholder-influence diagram.
type InfluenceDiagram struct {
	*analysis.InfluenceDiagram
	list  string
	scope *Scope
}

// Basis returns what it rests on.
func (d *InfluenceDiagram) Basis() Basis { return Basis{d.InfluenceDiagram.Basis, d.scope} }

// InfluenceDiagramIn returns the handle of the collaboration's stakeholder-influence diagram.
func InfluenceDiagramIn(c *Collaboration, threshold int, work analysis.Work) (*InfluenceDiagram, error) {
	s := c.scope.links()
	found, err := analysis.InfluenceDiagramOf(s.View, c.Collaboration.ID, threshold, work)
	if err != nil {
		return nil, err
	}
	return &InfluenceDiagram{found, fmt.Sprint("diagram ", c.Collaboration.ID, threshold), s}, nil
}

// InfluenceNode is the handle of a stakeholder in it.
type InfluenceNode struct {
	analysis.InfluenceNode
	scope *Scope
}

// InfluenceNodeConnection is a page of them.
type InfluenceNodeConnection = Ranked[*InfluenceNode]

// InfluenceNodeEdge is one in a page.
type InfluenceNodeEdge = RankedEdge[*InfluenceNode]

// Nodes returns a page of its stakeholders, the most outgoing influence first.
func (d *InfluenceDiagram) Nodes(first int, after *string) (*InfluenceNodeConnection, error) {
	return ranking[analysis.InfluenceNode, *InfluenceNode]{
		order: d.list + " nodes", worth: func(n analysis.InfluenceNode) int { return n.Outgoing },
		about:  func(n analysis.InfluenceNode) graph.Named { return n.Placement.Stakeholder },
		handle: func(n analysis.InfluenceNode) *InfluenceNode { return &InfluenceNode{n, d.scope} },
	}.page(d.InfluenceDiagram.Nodes, first, after)
}

// Placement returns where it stands in the power–interest grid.
func (n *InfluenceNode) Placement() *PowerInterestPlacement {
	return &PowerInterestPlacement{n.InfluenceNode.Placement, n.scope}
}

// InfluenceArrow is the handle of the influence between two.
type InfluenceArrow struct {
	analysis.InfluenceArrow
	scope *Scope
}

// InfluenceArrowConnection is a page of them.
type InfluenceArrowConnection = Ranked[*InfluenceArrow]

// InfluenceArrowEdge is one in a page.
type InfluenceArrowEdge = RankedEdge[*InfluenceArrow]

// Arrows returns a page of its arrows, the strongest first.
func (d *InfluenceDiagram) Arrows(first int, after *string) (*InfluenceArrowConnection, error) {
	return ranking[analysis.InfluenceArrow, *InfluenceArrow]{
		order: d.list + " arrows", worth: analysis.InfluenceArrow.Strength,
		about:  func(a analysis.InfluenceArrow) graph.Named { return a.A },
		with:   func(a analysis.InfluenceArrow) graph.Entity { return a.B },
		handle: func(a analysis.InfluenceArrow) *InfluenceArrow { return &InfluenceArrow{a, d.scope} },
	}.page(d.InfluenceDiagram.Arrows, first, after)
}

// A returns one of the two.
func (a *InfluenceArrow) A() Stakeholder { return a.scope.Handle(a.InfluenceArrow.A).(Stakeholder) }

// B returns the other.
func (a *InfluenceArrow) B() Stakeholder { return a.scope.Handle(a.InfluenceArrow.B).(Stakeholder) }
