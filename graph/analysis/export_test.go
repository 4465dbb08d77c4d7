package analysis

import "raakvlak/graph"

// Communities returns the groups that camps are made of, for weights by pair of nodes.
func Communities(weights [][]float64) []int32 {
	n := newSignedNetwork(len(weights))
	for a := range weights {
		for b := range a {
			n.join(int32(a), int32(b), weights[a][b])
		}
	}
	groups, _ := n.communities(nil)
	return groups
}

// ExactBetweenness counts betweenness over any number of nodes.
func ExactBetweenness(n *Network) ([]float64, error) {
	b, err := n.net.betweennessFrom(nil, n.options.Work)
	return b.values, err
}

// PageRanks returns all page ranks, made anew.
func PageRanks(n *Network) ([]float64, error) {
	n.net.rank = graph.Once[[]float64]{}
	return n.pageRank()
}

// Partition returns the community of each node and the modularity, made anew.
func Partition(n *Network) ([]int32, float64, error) {
	n.net.division = graph.Once[*division]{}
	d, err := n.division()
	return d.of, d.modularity, err
}

// Arcs returns from, to and weight of every link; links without direction stand there both ways.
func Arcs(n *Network) (from, to []int32, weights []float64) {
	for l := range n.net.out.all() {
		from, to, weights = append(from, l.from), append(to, l.to), append(weights, l.weight)
	}
	return from, to, weights
}

// ModularityOf returns the modularity of communities, by node.
func ModularityOf(n *Network, community []int32) float64 {
	return n.net.wholeLevel().modularity(community)
}

// CompareAnyway compares also with a first day that is later than the second.
var CompareAnyway = compare
