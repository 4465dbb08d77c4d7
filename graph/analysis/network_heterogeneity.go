package analysis

// Heterogeneity returns how mixed the network's nodes are by the grouping. categories is the number of categories of the
// scheme, empty ones included; 0 means those that occur. It errors as [Network.Ungrouped] and [HeterogeneityOf] do.
func (n *Network) Heterogeneity(by BrokerageGrouping, categories int) (Heterogeneity, error) {
	g, err := n.groups(by)
	if err != nil {
		return Heterogeneity{}, err
	}
	members := make([]int, len(g.names))
	for _, group := range g.of {
		if group >= 0 {
			members[group]++
		}
	}
	h, err := HeterogeneityOf(members, categories)
	h.Uncounted = len(g.ungrouped)
	return h, err
}
