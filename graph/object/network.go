package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Network is the handle of stakeholders as a network.
type Network struct {
	*analysis.Network
	over  analysis.NetworkRelation
	scope *Scope
}

// Networked returns the handle of the scope's stakeholders as a network. work is how it is to be done.
func Networked(s *Scope, over analysis.NetworkRelation, among Among, sample *int, work analysis.Work) (*Network, error) {
	accept, err := among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	o := analysis.NetworkOptions{Over: over, Among: accept, Work: work}
	if sample != nil {
		if o.Sample = *sample; o.Sample == 0 {
			o.Sample = -1 // asked for, and out of range
		}
	}
	n, err := analysis.NetworkOf(s.View, o)
	if err != nil {
		return nil, err
	}
	return &Network{n, over, s}, nil
}

// Basis returns what it rests on, and its groups if a grouping is given.
func (n *Network) Basis(by *analysis.BrokerageGrouping) (Basis, error) {
	if by == nil {
		return Basis{n.Network.Basis(), n.scope}, nil
	}
	b, err := n.GroupedBasis(*by)
	return Basis{b, n.scope}, err
}

// balance returns what f says of the balance, nil where links have no signs.
func balance[T any](n *Network, f func(*analysis.Balance) *T) (*T, error) {
	b, err := n.Network.Balance()
	if err != nil || b == nil {
		return nil, err
	}
	return f(b), nil
}

// Balance returns the share of triads that are balanced.
func (n *Network) Balance() (*float64, error) {
	return balance(n, func(b *analysis.Balance) *float64 { return &b.Degree })
}

// Frustration returns how few links are in the wrong place in the best split.
func (n *Network) Frustration() (*int, error) {
	return balance(n, func(b *analysis.Balance) *int { return b.Frustration })
}

// FrustrationAtMost returns how many are in the best split that was found.
func (n *Network) FrustrationAtMost() (*int, error) {
	return balance(n, func(b *analysis.Balance) *int { return &b.FrustrationAtMost })
}

// Triads returns how many three are all joined by signs.
func (n *Network) Triads() (*int, error) {
	return balance(n, func(b *analysis.Balance) *int { return &b.Triads })
}

// Balanced reports whether all can be split in two without a link in the wrong place.
func (n *Network) Balanced() (*bool, error) {
	return balance(n, func(b *analysis.Balance) *bool { return &b.Balanced })
}

// Node returns the node of a stakeholder, nil when it is not among them.
func (n *Network) Node(stakeholder graph.ID) (*NetworkNode, error) {
	node, err := n.Network.Node(stakeholder)
	if err != nil {
		return nil, nil //nolint:nilnil,nilerr // null is the answer about what is not to be seen
	}
	return &NetworkNode{node, n.scope}, nil
}

// Communities returns the first communities.
func (n *Network) Communities(first int) ([]NetworkCommunity, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	found, _, err := n.Network.Communities(first)
	out := make([]NetworkCommunity, len(found))
	for i, c := range found {
		out[i] = NetworkCommunity{members{c.Members, n.scope}, c.Number, c.Inside}
	}
	return out, err
}

// Ungrouped returns the first of those that are in no group.
func (n *Network) Ungrouped(by analysis.BrokerageGrouping, first int) ([]Stakeholder, error) {
	all, err := n.Network.Ungrouped(by)
	if err != nil {
		return nil, err
	}
	return members{all, n.scope}.Members(first)
}

// CorePeriphery returns the core that fits best.
func (n *Network) CorePeriphery() (*CorePeriphery, error) {
	c, err := n.Network.CorePeriphery()
	if err != nil {
		return nil, err
	}
	return &CorePeriphery{c, n.scope}, nil
}

// CorePeriphery is the handle of the split into core and periphery.
type CorePeriphery struct {
	analysis.CorePeriphery
	scope *Scope
}

// Cores returns the best cores.
func (c *CorePeriphery) Cores() []NetworkCore {
	out := make([]NetworkCore, len(c.CorePeriphery.Cores))
	for i, core := range c.CorePeriphery.Cores {
		out[i] = NetworkCore{members{core, c.scope}}
	}
	return out
}

// NetworkCore is the handle of a core.
type NetworkCore struct{ members }

// NetworkCommunity is the handle of a community.
type NetworkCommunity struct {
	members
	Number int
	Inside float64
}

// members are the stakeholders in something.
type members struct {
	all   []graph.Named
	scope *Scope
}

// Size returns how many there are.
func (m members) Size() int { return len(m.all) }

// Members returns the first of them.
func (m members) Members(first int) ([]Stakeholder, error) {
	return handles[Stakeholder](m.scope, m.all, first)
}

// NetworkNode is the handle of a stakeholder in a network.
type NetworkNode struct {
	analysis.NetworkNode
	scope *Scope
}

// Stakeholder returns who it is.
func (n *NetworkNode) Stakeholder() Stakeholder {
	return n.scope.Handle(n.NetworkNode.Stakeholder()).(Stakeholder)
}

// NetworkNodeConnection is a page of nodes.
type NetworkNodeConnection struct {
	Nodes      []*NetworkNode
	TotalCount int
	order      string
	more       bool
	later      bool
}

// NetworkNodeEdge is a node in a page.
type NetworkNodeEdge struct {
	Node   *NetworkNode
	Cursor string
}

// Nodes returns a page of the nodes.
func (n *Network) Nodes(orderBy analysis.NetworkNodeOrder, first int, after *string) (*NetworkNodeConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	c := &NetworkNodeConnection{
		TotalCount: len(n.Stakeholders()), order: "network " + string(n.over) + " " + string(orderBy), later: after != nil,
	}
	var start graph.ID
	if after != nil {
		at, err := openRank(c.order, *after)
		if err != nil {
			return nil, err
		}
		start = at.A
	}
	page, err := n.Network.Nodes(orderBy, start, first)
	if err != nil {
		return nil, err
	}
	c.more = page.More
	for _, node := range page.Nodes {
		c.Nodes = append(c.Nodes, &NetworkNode{node, n.scope})
	}
	return c, nil
}

func (c *NetworkNodeConnection) cursor(i int) string {
	return rank{Order: c.order, A: c.Nodes[i].NetworkNode.Stakeholder().Meta().ID}.seal()
}

// Edges returns the nodes with their places.
func (c *NetworkNodeConnection) Edges() []NetworkNodeEdge {
	edges := make([]NetworkNodeEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = NetworkNodeEdge{n, c.cursor(i)}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *NetworkNodeConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, c.cursor)
}
