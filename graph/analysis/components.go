package analysis

import (
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/topo"

	"raakvlak/graph/pace"
)

// partition is into how many parts a network falls.
type partition struct{ components, strong int }

// Components returns into how many parts the network falls, direction aside: a node that nothing joins is one.
func (n *Network) Components() (int, error) {
	p, err := n.partition()
	return p.components, err
}

// StrongComponents returns how many parts there are in which each node reaches each other along the direction of links.
// Without direction they are the components.
func (n *Network) StrongComponents() (int, error) {
	p, err := n.partition()
	return p.strong, err
}

func (n *Network) partition() (partition, error) {
	w := n.net
	return w.parts.Of(n.options.Check, func(check Check) (partition, error) {
		n := n.under(check)
		var found partition
		p := pace.New(n.options.Check)
		for part := range w.both.components() {
			found.components++
			if err := p.Steps(len(part)); err != nil {
				return partition{}, err
			}
		}
		found.strong = found.components
		if w.directed {
			walked := &arcs{mesh: w, pace: pace.New(n.options.Check)}
			found.strong = len(topo.TarjanSCC(walked))
			return found, walked.stopped
		}
		return found, nil
	})
}

// components yields the rows of each part that links hold together, each in the order of finding, the one with the
// smallest row first. They are shared until the next.
func (l *links) components() func(yield func([]int32) bool) {
	return func(yield func([]int32) bool) {
		seen := make([]bool, l.rows())
		var part []int32
		for first := range int32(l.rows()) {
			if seen[first] {
				continue
			}
			seen[first] = true
			part = append(part[:0], first)
			for i := 0; i < len(part); i++ {
				for _, to := range l.of(part[i]) {
					if !seen[to] {
						seen[to] = true
						part = append(part, to)
					}
				}
			}
			if !yield(part) {
				return
			}
		}
	}
}

// arcs is the network as gonum's graphs are. When who asks waits no longer it has no links any more, so that what walks
// over it is done soon.
type arcs struct {
	*mesh
	pace    pace.Pace
	stopped error
}

// arcNode is one of its nodes.
type arcNode int32

// ID returns the row.
func (a arcNode) ID() int64 { return int64(a) }

// Node returns the node with the id.
func (a *arcs) Node(id int64) graph.Node {
	if id < 0 || id >= int64(a.len()) {
		return nil
	}
	return arcNode(id)
}

// Nodes returns all.
func (a *arcs) Nodes() graph.Nodes {
	rows := make([]int32, a.len())
	for i := range rows {
		rows[i] = int32(i)
	}
	return &arcNodes{rows: rows, at: -1}
}

// From returns where links lead to from the node.
func (a *arcs) From(id int64) graph.Nodes {
	rows := a.out.of(int32(id))
	if a.stopped == nil {
		a.stopped = a.pace.Steps(1 + len(rows))
	}
	if a.stopped != nil {
		rows = nil
	}
	return &arcNodes{rows: rows, at: -1}
}

// To returns where links to the node come from.
func (a *arcs) To(id int64) graph.Nodes { return &arcNodes{rows: a.in.of(int32(id)), at: -1} }

// HasEdgeBetween reports whether a link joins the two, either way.
func (a *arcs) HasEdgeBetween(x, y int64) bool { return a.both.has(int32(x), int32(y)) }

// HasEdgeFromTo reports whether a link leads from one to the other.
func (a *arcs) HasEdgeFromTo(x, y int64) bool { return a.out.has(int32(x), int32(y)) }

// Edge returns the link from one to the other.
func (a *arcs) Edge(x, y int64) graph.Edge {
	if !a.HasEdgeFromTo(x, y) {
		return nil
	}
	return arcEdge{arcNode(x), arcNode(y)}
}

type arcEdge struct{ from, to arcNode }

func (e arcEdge) From() graph.Node         { return e.from }
func (e arcEdge) To() graph.Node           { return e.to }
func (e arcEdge) ReversedEdge() graph.Edge { return arcEdge{e.to, e.from} }

// arcNodes goes over rows.
type arcNodes struct {
	rows []int32
	at   int
}

func (n *arcNodes) Next() bool {
	if n.at < len(n.rows) {
		n.at++
	}
	return n.at < len(n.rows)
}
func (n *arcNodes) Len() int         { return max(0, len(n.rows)-n.at-1) }
func (n *arcNodes) Reset()           { n.at = -1 }
func (n *arcNodes) Node() graph.Node { return arcNode(n.rows[n.at]) }
