package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph/pace"
)

// signedNetwork is an undirected network with positive and negative weights, whole numbers, and without loops.
type signedNetwork struct {
	links    [][]signedLink // by node, both ways
	positive []float64      // by node: sum of its positive weights
	negative []float64      // by node: size of the sum of its negative ones
}

type signedLink struct {
	to     int32
	weight float64
}

func newSignedNetwork(nodes int) *signedNetwork {
	return &signedNetwork{
		links: make([][]signedLink, nodes), positive: make([]float64, nodes), negative: make([]float64, nodes),
	}
}

func (n *signedNetwork) join(a, b int32, weight float64) {
	if weight == 0 {
		return
	}
	n.links[a] = append(n.links[a], signedLink{b, weight})
	n.links[b] = append(n.links[b], signedLink{a, weight})
	for _, end := range []int32{a, b} {
		n.positive[end] += max(weight, 0)
		n.negative[end] += max(-weight, 0)
	}
}

// communities returns a group per node such that no move of one node, to a group that a link joins it to or out of all,
// makes the modularity larger, and no move of one group into another. Groups are numbered in the order of their first nodes.
func (n *signedNetwork) communities(check Check) ([]int32, error) {
	group := make([]int32, len(n.links))
	for node := range group {
		group[node] = int32(node)
	}
	for {
		moved, err := n.settle(group, check)
		if err != nil {
			return nil, err
		}
		merged, err := n.merge(group, check)
		if err != nil {
			return nil, err
		}
		if !moved && !merged {
			return renumbered(group), nil
		}
	}
}

// settle moves nodes between groups while the modularity grows. It reports whether any moved.
func (n *signedNetwork) settle(group []int32, check Check) (bool, error) {
	m, p := newMover(n, group), pace.New(check)
	ever := false
	for moved := true; moved; ever = ever || moved {
		moved = false
		for node := range int32(len(group)) {
			if err := p.Steps(1 + len(n.links[node])); err != nil {
				return false, err
			}
			if m.move(node) {
				moved = true
			}
		}
	}
	return ever, nil
}

// merge does the same with whole groups as nodes, and theirs, until nothing moves.
func (n *signedNetwork) merge(group []int32, check Check) (bool, error) {
	compact := renumbered(group)
	copy(group, compact)
	groups := int32(0)
	for _, g := range compact {
		groups = max(groups, g+1)
	}
	if int(groups) == len(group) {
		return false, nil
	}
	whole, err := n.folded(compact, int(groups), check)
	if err != nil {
		return false, err
	}
	above := make([]int32, groups)
	for g := range above {
		above[g] = int32(g)
	}
	moved, err := whole.settle(above, check)
	if err == nil && moved {
		_, err = whole.merge(above, check)
	}
	if err != nil {
		return false, err
	}
	for node, g := range compact {
		group[node] = above[g]
	}
	return moved, nil
}

// folded returns the network of the groups. What is inside a group stays in its sums, as it weighs the same wherever
// the group goes.
func (n *signedNetwork) folded(group []int32, groups int, check Check) (*signedNetwork, error) {
	out, p := newSignedNetwork(groups), pace.New(check)
	members := make([][]int32, groups)
	for node, g := range group {
		members[g] = append(members[g], int32(node))
		out.positive[g] += n.positive[node]
		out.negative[g] += n.negative[node]
	}
	weights := make([]float64, groups)
	for g := range members {
		var to []int32
		seen := make([]bool, groups)
		for _, node := range members[g] {
			if err := p.Steps(1 + len(n.links[node])); err != nil {
				return nil, err
			}
			for _, l := range n.links[node] {
				other := group[l.to]
				if other == int32(g) {
					continue
				}
				if !seen[other] {
					seen[other] = true
					to = append(to, other)
				}
				weights[other] += l.weight
			}
		}
		slices.Sort(to)
		for _, other := range to {
			out.links[g] = append(out.links[g], signedLink{other, weights[other]})
			weights[other] = 0
		}
	}
	return out, nil
}

// mover moves nodes of a network between groups.
type mover struct {
	*signedNetwork
	group       []int32
	sizes       []int32   // by group
	positiveIn  []float64 // by group
	negativeIn  []float64
	positives   float64 // over all nodes: twice the sum over all pairs
	negatives   float64
	weights     []float64 // by group: what joins the node at hand to it; 0 between moves
	neighbours  []int32   // the groups that something joins the node at hand to
	isNeighbour []bool
}

func newMover(n *signedNetwork, group []int32) *mover {
	m := &mover{
		signedNetwork: n, group: group, sizes: make([]int32, len(group)), positiveIn: make([]float64, len(group)),
		negativeIn: make([]float64, len(group)), weights: make([]float64, len(group)), isNeighbour: make([]bool, len(group)),
	}
	for node, g := range group {
		m.add(int32(node), g, 1)
		m.positives += n.positive[node]
		m.negatives += n.negative[node]
	}
	return m
}

// add puts the node into the group's sums, or takes it out by -1.
func (m *mover) add(node, g int32, sign int32) {
	m.group[node] = g
	m.sizes[g] += sign
	m.positiveIn[g] += float64(sign) * m.positive[node]
	m.negativeIn[g] += float64(sign) * m.negative[node]
}

// move puts the node where the modularity grows most, the first of equals: in a group that something joins it to, or
// alone. It reports whether that is better than where it was.
func (m *mover) move(node int32) bool {
	own := m.group[node]
	m.add(node, own, -1)
	for _, l := range m.links[node] {
		m.see(m.group[l.to])
		m.weights[m.group[l.to]] += l.weight
	}
	here := m.gain(node, own)
	best, most := own, here
	for _, g := range m.neighbours {
		if gain := m.gain(node, g); gain > most || gain == most && best != own && g < best {
			best, most = g, gain
		}
	}
	for _, g := range m.neighbours {
		m.weights[g], m.isNeighbour[g] = 0, false
	}
	m.neighbours = m.neighbours[:0]
	if most < 0 && m.sizes[own] > 0 {
		// Others are in its group, so some group is empty.
		best, most = int32(slices.Index(m.sizes, 0)), 0
	}
	if most <= here+tinyGain*(1+max(here, -here)) {
		best = own
	}
	m.add(node, best, 1)
	return best != own
}

// tinyGain is what rounding could pretend: for less, two groups could swap a node for ever.
const tinyGain = 1e-9

func (m *mover) see(g int32) {
	if !m.isNeighbour[g] {
		m.isNeighbour[g] = true
		m.neighbours = append(m.neighbours, g)
	}
}

// gain is what the node adds to the modularity in the group, without itself in it.
func (m *mover) gain(node, g int32) float64 {
	gain := m.weights[g]
	if m.positives > 0 {
		gain -= float64(m.positive[node]*m.positiveIn[g]) / m.positives
	}
	if m.negatives > 0 {
		gain += float64(m.negative[node]*m.negativeIn[g]) / m.negatives
	}
	return gain
}

// connected splits the groups into parts that positive links hold together, and returns those of two nodes or more,
// each in order, in the order of their first nodes.
func (n *signedNetwork) connected(group []int32) [][]int32 {
	var parts [][]int32
	seen := make([]bool, len(group))
	for first := range int32(len(group)) {
		if seen[first] {
			continue
		}
		seen[first] = true
		part := []int32{first}
		for i := 0; i < len(part); i++ {
			for _, l := range n.links[part[i]] {
				if l.weight > 0 && !seen[l.to] && group[l.to] == group[first] {
					seen[l.to] = true
					part = append(part, l.to)
				}
			}
		}
		if len(part) > 1 {
			slices.SortFunc(part, cmp.Compare)
			parts = append(parts, part)
		}
	}
	return parts
}

// renumbered numbers the groups in the order of their first nodes.
func renumbered(group []int32) []int32 {
	number := make([]int32, len(group))
	for g := range number {
		number[g] = -1
	}
	out := make([]int32, len(group))
	next := int32(0)
	for node, g := range group {
		if number[g] < 0 {
			number[g] = next
			next++
		}
		out[node] = number[g]
	}
	return out
}
