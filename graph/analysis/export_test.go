package analysis

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
