package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Trade is the handle of a swap between two.
type Trade struct {
	analysis.Trade
	scope *Scope
}

// A returns one of the two.
func (t *Trade) A() Stakeholder { return t.scope.Handle(t.Trade.A).(Stakeholder) }

// B returns the other.
func (t *Trade) B() Stakeholder { return t.scope.Handle(t.Trade.B).(Stakeholder) }

// AConcedes returns what a gives in on.
func (t *Trade) AConcedes() AlignmentEvidence { return AlignmentEvidence{t.Trade.AConcedes, t.scope} }

// BConcedes returns what b gives in on.
func (t *Trade) BConcedes() AlignmentEvidence { return AlignmentEvidence{t.Trade.BConcedes, t.scope} }

func trades(s *Scope, list []analysis.Trade) []*Trade {
	out := make([]*Trade, len(list))
	for i, t := range list {
		out[i] = &Trade{t, s}
	}
	return out
}

// Trades returns the first swaps between the two.
func (p *AlignmentPair) Trades(first int) ([]*Trade, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	list, err := p.AlignmentPair.Trades(first)
	return trades(p.scope, list), err
}

// TradeConnection is a page of trades.
type TradeConnection struct {
	Nodes      []*Trade
	TotalCount int
	order      string
	more       bool
	later      bool
}

// TradeEdge is a trade in a page.
type TradeEdge struct {
	Node   *Trade
	Cursor string
}

// Trades returns a page of the swaps of all, or of one stakeholder's.
func (al *Alignment) Trades(with *graph.ID, first int, after *string) (*TradeConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	who, err := chosen(with, "with")
	if err != nil {
		return nil, err
	}
	r := analysis.TradeRequest{With: who, Limit: first}
	c := &TradeConnection{order: "trades " + string(al.options.Of) + " " + string(r.With), later: after != nil}
	if after != nil {
		at, err := openRank(c.order, *after)
		if err != nil {
			return nil, err
		}
		r.After = &analysis.TradeRef{A: at.A, B: at.B, AConcedes: at.C, BConcedes: at.D}
	}
	page, err := al.alignment.Trades(r)
	if err != nil {
		return nil, err
	}
	c.Nodes, c.TotalCount, c.more = trades(al.scope, page.Trades), page.Total, page.More
	return c, nil
}

func (c *TradeConnection) cursor(i int) string {
	t := &c.Nodes[i].Trade
	return rank{
		Order: c.order, A: t.A.Meta().ID, B: t.B.Meta().ID, C: t.AConcedes.Subject.Meta().ID, D: t.BConcedes.Subject.Meta().ID,
	}.seal()
}

// Edges returns the trades with their places.
func (c *TradeConnection) Edges() []TradeEdge {
	edges := make([]TradeEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = TradeEdge{n, c.cursor(i)}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *TradeConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, c.cursor)
}
