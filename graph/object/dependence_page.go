package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// MutualDependencyConnection is a page of mutual dependencies.
type MutualDependencyConnection struct {
	Nodes      []*MutualDependency
	TotalCount int
	more       bool
	later      bool
}

// MutualDependencyEdge is a mutual dependency in a page.
type MutualDependencyEdge struct {
	Node   *MutualDependency
	Cursor string
}

// mutualOrder names the list of mutual dependencies, for its cursors.
const mutualOrder = "mutual"

// Mutual returns a page of those who depend on each other.
func (d *Dependence) Mutual(first int, after *string) (*MutualDependencyConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	var start *analysis.PairRef
	if after != nil {
		at, err := openRank(mutualOrder, *after)
		if err != nil {
			return nil, err
		}
		start = &analysis.PairRef{A: at.A, B: at.B}
	}
	page, err := d.dependence.Mutual(start, first)
	if err != nil {
		return nil, err
	}
	c := &MutualDependencyConnection{TotalCount: page.Total, more: page.More, later: after != nil}
	for _, m := range page.Pairs {
		c.Nodes = append(c.Nodes, &MutualDependency{m, d.scope})
	}
	return c, nil
}

func (c *MutualDependencyConnection) cursor(i int) string {
	m := &c.Nodes[i].MutualDependency
	return rank{Order: mutualOrder, A: m.A.Meta().ID, B: m.B.Meta().ID}.seal()
}

// Edges returns the mutual dependencies with their places.
func (c *MutualDependencyConnection) Edges() []MutualDependencyEdge {
	edges := make([]MutualDependencyEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = MutualDependencyEdge{n, c.cursor(i)}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *MutualDependencyConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, c.cursor)
}
