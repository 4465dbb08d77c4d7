package object

import (
	"slices"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// ActorLinkage is the handle of what every two stakeholders are to each other.
type ActorLinkage struct {
	linkage *analysis.ActorLinkage
	list    string
	scope   *Scope
}

// LinkageIn returns the handle of what every two that take part in the collaboration are to each other.
func LinkageIn(c *Collaboration, of analysis.AlignmentSubject, work analysis.Work) (*ActorLinkage, error) {
	s := c.scope.links()
	among, chosen, err := analysis.InCollaboration(s.View, c.Collaboration.ID, work)
	if err != nil {
		return nil, err
	}
	return linkage(s, analysis.LinkageOptions{Of: of, Among: among, Chosen: chosen, Work: work}, string(c.Collaboration.ID))
}

// LinkageAmong returns the handle of what every two of the scope's stakeholders are to each other.
func LinkageAmong(s *Scope, of analysis.AlignmentSubject, among Among, work analysis.Work) (*ActorLinkage, error) {
	accept, err := among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	return linkage(s, analysis.LinkageOptions{Of: of, Among: accept, Work: work}, "")
}

func linkage(s *Scope, o analysis.LinkageOptions, within string) (*ActorLinkage, error) {
	found, err := analysis.LinkageOf(s.View, o)
	if err != nil {
		return nil, err
	}
	return &ActorLinkage{found, strings.Join([]string{"linkage", string(o.Of), within}, " "), s}, nil
}

// Basis returns what it rests on.
func (l *ActorLinkage) Basis() Basis { return Basis{l.linkage.Basis(), l.scope} }

// Counts returns how many cells have which code.
func (l *ActorLinkage) Counts() (analysis.LinkageCounts, error) { return l.linkage.Counts() }

// Pair returns what two are to each other, nil when one of them is not among the stakeholders.
func (l *ActorLinkage) Pair(a, b graph.ID) (*Linkage, error) {
	found, err := l.linkage.Pair(a, b)
	switch {
	case err == nil:
		return &Linkage{found, l.scope}, nil
	case graph.CodeOf(err) == graph.CodeNotFound:
		return nil, nil //nolint:nilnil // null is the answer about what is not to be seen
	default:
		return nil, err
	}
}

// Introductions returns the first of the introductions worth making.
func (l *ActorLinkage) Introductions(first int) ([]*Linkage, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	found, err := l.linkage.Introductions(first)
	return wrapped(found, l.handle), err
}

func (l *ActorLinkage) handle(c analysis.Linkage) *Linkage { return &Linkage{c, l.scope} }

// Linkage is the handle of what two are to each other.
type Linkage struct {
	analysis.Linkage
	scope *Scope
}

// A returns one of the two.
func (c *Linkage) A() Stakeholder { return c.scope.Handle(c.Linkage.A).(Stakeholder) }

// B returns the other.
func (c *Linkage) B() Stakeholder { return c.scope.Handle(c.Linkage.B).(Stakeholder) }

// LinkageConnection is a page of them.
type LinkageConnection struct {
	Nodes []*Linkage
	order string
	more  bool
	later bool
}

// LinkageEdge is one in a page.
type LinkageEdge struct {
	Node   *Linkage
	Cursor string
}

// Cells returns a page of the cells, row by row.
func (l *ActorLinkage) Cells(code []analysis.LinkageCode, first int, after *string) (*LinkageConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	c := &LinkageConnection{order: l.list, later: after != nil}
	for _, one := range slices.Sorted(slices.Values(code)) {
		c.order += " " + string(one)
	}
	var start *analysis.PairRef
	if after != nil {
		at, err := openRank(c.order, *after)
		if err != nil {
			return nil, err
		}
		start = &analysis.PairRef{A: at.A, B: at.B}
	}
	page, err := l.linkage.Cells(code, start, first)
	if err != nil {
		return nil, err
	}
	c.Nodes, c.more = wrapped(page.Cells, l.handle), page.More
	return c, nil
}

func (c *LinkageConnection) cursor(i int) string {
	cell := &c.Nodes[i].Linkage
	return rank{Order: c.order, A: cell.A.Meta().ID, B: cell.B.Meta().ID}.seal()
}

// Edges returns the cells with their places.
func (c *LinkageConnection) Edges() []LinkageEdge {
	edges := make([]LinkageEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = LinkageEdge{n, c.cursor(i)}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *LinkageConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, c.cursor)
}
