package analysis

import "raakvlak/graph/pace"

// cores returns the largest k for which each node is in a k-core: a part in which every node has at least k links
// inside it. Where links have a direction, one in and one out are two.
func (n *Network) cores() ([]int32, error) {
	// After Batagelj and Zaversnik, "An O(m) algorithm for cores decomposition of networks" (2003).
	return n.net.core.Of(n.options.Check, func(check Check) ([]int32, error) { return n.net.coreNumbers(check) })
}

func (n *mesh) coreNumbers(check Check) ([]int32, error) {
	b, p := newCoreBins(n), pace.New(check)
	for i := range b.order {
		v := b.order[i]
		if err := p.Steps(1 + n.both.degree(v)); err != nil {
			return nil, err
		}
		for _, to := range n.out.of(v) {
			b.lower(to, v)
		}
		if n.directed {
			for _, from := range n.in.of(v) {
				b.lower(from, v)
			}
		}
	}
	return b.degree, nil
}

// coreBins holds the nodes in the order of how many links they have left.
type coreBins struct {
	degree []int32
	order  []int32
	at     []int32 // where each node is in order
	starts []int32 // where each degree begins in order
}

func newCoreBins(n *mesh) *coreBins {
	b := &coreBins{degree: make([]int32, n.len()), order: make([]int32, n.len()), at: make([]int32, n.len())}
	most := int32(0)
	for v := range b.degree {
		b.degree[v] = int32(n.out.degree(int32(v)))
		if n.directed {
			b.degree[v] += int32(n.in.degree(int32(v)))
		}
		most = max(most, b.degree[v])
	}
	b.starts = make([]int32, most+2)
	for _, d := range b.degree {
		b.starts[d+1]++
	}
	for d := range most + 1 {
		b.starts[d+1] += b.starts[d]
	}
	next := append([]int32(nil), b.starts...)
	for v, d := range b.degree {
		b.at[v] = next[d]
		b.order[next[d]] = int32(v)
		next[d]++
	}
	return b
}

// lower takes one link off a node that has more than v, which is done.
func (b *coreBins) lower(node, v int32) {
	d := b.degree[node]
	if d <= b.degree[v] {
		return
	}
	// It changes places with the first of its degree, which then is the last of the degree below.
	first := b.starts[d]
	other := b.order[first]
	b.order[first], b.order[b.at[node]] = node, other
	b.at[other], b.at[node] = b.at[node], first
	b.starts[d]++
	b.degree[node]--
}
