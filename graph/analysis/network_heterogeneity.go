package analysis

// Heterogeneity returns how mixed the network's nodes are by the grouping. categories is the number of categories of the
// scheme, empty ones included; 0 means those that occur. It errors as [Network.Ungrouped] and [HeterogeneityOf] do.
func (n *Network) Heterogeneity(by BrokerageGrouping, categories int) (Heterogeneity, error) {
	g, err := n.groups(by)
	if err != nil {
		return Heterogeneity{}, err
	}
	h, err := HeterogeneityOf(g.sizes(), categories)
	h.Uncounted = len(g.ungrouped)
	return h, err
}
