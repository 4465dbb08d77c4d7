package analysis

import (
	"cmp"
	"math"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// NetworkNode is a stakeholder in a network. What takes long is made for all nodes at its first use.
type NetworkNode struct {
	network *Network
	row     int32
}

// NodePage is some of the nodes, in order.
type NodePage struct {
	Nodes []NetworkNode
	More  bool // some come after these
}

// Node returns the node of the stakeholder, or [graph.CodeNotFound] when it is not among the nodes.
func (n *Network) Node(id graph.ID) (NetworkNode, error) {
	row, err := n.net.find(id)
	return NetworkNode{n, row}, err
}

// Nodes returns the first nodes in an order, limit being at least 1; after names the one to go on after, "" means from
// the first. An unknown order is [graph.CodeInvalid]; so is a node to go on after that is none any more, with
// [graph.ReasonBadCursor].
func (n *Network) Nodes(order NetworkNodeOrder, after graph.ID, limit int) (NodePage, error) {
	if limit < 1 {
		return NodePage{}, graph.Invalid([]string{"first"}, "at least 1 node is asked for")
	}
	rows, err := n.ordered(order)
	if err != nil {
		return NodePage{}, err
	}
	if after != "" {
		row, is := n.net.rowOf[after]
		if !is {
			return NodePage{}, graph.Errorf(graph.CodeInvalid, "the cursor is of another list of nodes").Because(graph.ReasonBadCursor)
		}
		rows = rows[slices.Index(rows, row)+1:]
	}
	page := NodePage{More: len(rows) > limit}
	for _, row := range rows[:min(limit, len(rows))] {
		page.Nodes = append(page.Nodes, NetworkNode{n, row})
	}
	return page, nil
}

func nodeOrders() []NetworkNodeOrder {
	return []NetworkNodeOrder{
		NodePageRank, NodeDegree, NodeStrength, NodeBetweenness, NodeCloseness, NodeEigenvector, NodeCore, NodeConstraint,
		NodeEffectiveSize, NodeCommunity, NodeName,
	}
}

// ordered returns all rows in the order.
func (n *Network) ordered(order NetworkNodeOrder) ([]int32, error) {
	if order == "" {
		order = NodePageRank
	}
	slot := n.net.orders[order]
	if slot == nil {
		return nil, graph.Invalid([]string{"orderBy"}, "no order of nodes is called %q", order)
	}
	if order == NodeBetweenness && n.options.Sample > 0 {
		slot = &graph.Once[[]int32]{} // what is estimated is this network's own
	}
	return slot.Of(n.options.Check, func(check Check) ([]int32, error) {
		n := n.under(check)
		worth, err := n.worth(order)
		if err != nil {
			return nil, err
		}
		rows := make([]int32, n.net.len())
		for i := range rows {
			rows[i] = int32(i)
		}
		// They are in the order of their names already.
		return rows, pace.SortStable(rows, func(a, b int32) int { return cmp.Compare(worth(b), worth(a)) }, n.options.Check)
	})
}

// worth returns what a row is worth in the order: the largest first.
func (n *Network) worth(order NetworkNodeOrder) (func(row int32) float64, error) {
	by := func(values []float64, err error) (func(int32) float64, error) {
		return func(row int32) float64 { return values[row] }, err
	}
	node := func(row int32) NetworkNode { return NetworkNode{n, row} }
	switch order {
	case NodeDegree:
		return func(row int32) float64 { return node(row).Degree() }, nil
	case NodeStrength:
		return func(row int32) float64 { return node(row).Strength() }, nil
	case NodeBetweenness:
		b, err := n.betweenness()
		if err != nil {
			return nil, err
		}
		return by(b.values, nil)
	case NodeCloseness:
		if nodes := n.net.len(); nodes > MostExactBetweenness {
			return nil, graph.Errorf(graph.CodeTooLarge,
				"nodes are ordered by closeness where there are at most %d, and there are %d: take another order, or ask for a network among fewer",
				MostExactBetweenness, nodes)
		}
		return by(n.closenesses())
	case NodeEigenvector:
		e, err := n.eigenvector()
		if err != nil || e.values == nil {
			return func(int32) float64 { return 0 }, err
		}
		return by(e.values, nil)
	case NodeCore:
		cores, err := n.cores()
		return func(row int32) float64 { return float64(cores[row]) }, err
	case NodeConstraint, NodeEffectiveSize:
		return n.holeWorth(order)
	case NodeCommunity:
		d, err := n.division()
		return func(row int32) float64 { return -float64(d.of[row]) }, err
	case NodeName:
		return func(int32) float64 { return 0 }, nil
	default:
		return by(n.pageRank())
	}
}

func (n *Network) holeWorth(order NetworkNodeOrder) (func(row int32) float64, error) {
	holes, err := n.holes()
	return func(row int32) float64 {
		switch {
		case n.net.both.degree(row) == 0:
			return math.Inf(-1)
		case order == NodeConstraint:
			return -holes[row].constraint
		default:
			return holes[row].size
		}
	}, err
}

// Stakeholder returns who it is.
func (n NetworkNode) Stakeholder() graph.Named { return n.network.net.stakeholders[n.row] }

// Degree returns the number of neighbours, direction aside.
func (n NetworkNode) Degree() float64 { return float64(n.network.net.both.degree(n.row)) }

// InDegree returns how many link to it: all neighbours where links have no direction.
func (n NetworkNode) InDegree() int { return n.network.net.in.degree(n.row) }

// OutDegree returns how many it links to: all neighbours where links have no direction.
func (n NetworkNode) OutDegree() int { return n.network.net.out.degree(n.row) }

// Strength returns the sum of what its links weigh, both directions where they have one.
func (n NetworkNode) Strength() float64 { return n.network.net.both.strength(n.row) }

// Betweenness returns how much of all shortest ways runs over it, 0 … 1, counted or estimated: see
// [NetworkOptions.Sample]. Above [MostExactBetweenness] nodes without a sample it is [graph.CodeTooLarge].
func (n NetworkNode) Betweenness() (float64, error) {
	b, err := n.network.betweenness()
	if err != nil {
		return 0, err
	}
	return b.values[n.row], nil
}

// BetweennessError returns the standard error of an estimated betweenness, nil when it was counted.
func (n NetworkNode) BetweennessError() (*float64, error) {
	b, err := n.network.betweenness()
	if err != nil || b.errors == nil {
		return nil, err
	}
	return &b.errors[n.row], nil
}

// Closeness returns how near all others are to it, 0 … 1.
func (n NetworkNode) Closeness() (float64, error) { return n.network.closenessOf(n.row) }

// Eigenvector returns how well connected those are that link to it, 0 … 1; nil where there is no such number.
func (n NetworkNode) Eigenvector() (*float64, error) {
	e, err := n.network.eigenvector()
	if err != nil || e.values == nil {
		return nil, err
	}
	return &e.values[n.row], nil
}

// PageRank returns its page rank: those of all nodes add up to 1.
func (n NetworkNode) PageRank() (float64, error) {
	ranks, err := n.network.pageRank()
	if err != nil {
		return 0, err
	}
	return ranks[n.row], nil
}

// Core returns the largest k for which it is in a k-core.
func (n NetworkNode) Core() (int, error) {
	cores, err := n.network.cores()
	if err != nil {
		return 0, err
	}
	return int(cores[n.row]), nil
}

// Constraint returns how far its neighbours are joined to each other; nil when it has none.
func (n NetworkNode) Constraint() (*float64, error) {
	h, err := n.hole()
	if h == nil {
		return nil, err
	}
	return &h.constraint, nil
}

// EffectiveSize returns how many of its neighbours are not redundant; nil when it has none.
func (n NetworkNode) EffectiveSize() (*float64, error) {
	h, err := n.hole()
	if h == nil {
		return nil, err
	}
	return &h.size, nil
}

// Efficiency returns the share of its neighbours that are not redundant; nil when it has none.
func (n NetworkNode) Efficiency() (*float64, error) {
	h, err := n.hole()
	if h == nil {
		return nil, err
	}
	share := h.size / n.Degree()
	return &share, nil
}

// hole returns nil for a node that nothing joins.
func (n NetworkNode) hole() (*hole, error) {
	if n.network.net.both.degree(n.row) == 0 {
		return nil, nil //nolint:nilnil // nil is the answer
	}
	h, err := n.network.holeOf(n.row)
	if err != nil {
		return nil, err
	}
	return &h, nil
}

// Community returns the number of its community: 1 is the largest.
func (n NetworkNode) Community() (int, error) {
	d, err := n.network.division()
	if err != nil {
		return 0, err
	}
	return int(d.of[n.row]) + 1, nil
}

// Brokerage returns between how many it stands, by role. It errors as [Network.Ungrouped] does.
func (n NetworkNode) Brokerage(by BrokerageGrouping) (Brokerage, error) {
	g, err := n.network.groups(by)
	if err != nil {
		return Brokerage{}, err
	}
	if err := n.network.options.Begin(n.network.net.brokeragePrice(n.row)); err != nil {
		return Brokerage{}, err
	}
	return n.network.net.brokerage(g, n.row), nil
}

// Openness returns the E-I index of its own links, nil when it is in no group. It errors as [Network.Ungrouped] does.
func (n NetworkNode) Openness(by BrokerageGrouping) (*Openness, error) {
	g, err := n.network.groups(by)
	if err != nil {
		return nil, err
	}
	o, is := n.network.net.openness(g, n.row)
	if !is {
		return nil, nil //nolint:nilnil // nil is the answer
	}
	return &o, nil
}
