package oracle_test

import "raakvlak/graph/analysis"

// networks asks for all measures of the networks over every relation.
func (a *asking) networks() {
	for _, over := range []analysis.NetworkRelation{
		analysis.RelationTies, analysis.RelationDependencies, analysis.RelationInfluence, analysis.RelationCongruence, analysis.RelationConflict,
	} {
		a.network("network/"+string(over)+"/", sure[*analysis.Network](a.t)(analysis.NetworkOf(a.view, analysis.NetworkOptions{Over: over})))
	}
}

func (a *asking) network(name string, n *analysis.Network) {
	a.number(name+"links", n.Links())
	a.number(name+"density", n.Density())
	a.number(name+"reciprocity", n.Reciprocity())
	a.number(name+"components", sure[int](a.t)(n.Components()))
	a.number(name+"strong components", sure[int](a.t)(n.StrongComponents()))
	a.number(name+"modularity", sure[float64](a.t)(n.Modularity()))
	if b := sure[*analysis.Balance](a.t)(n.Balance()); b != nil {
		a.number(name+"triads", b.Triads)
		a.number(name+"balanced triads", b.BalancedTriads)
		a.number(name+"balance", b.Degree)
		a.number(name+"frustration", b.Frustration)
		a.number(name+"frustration at most", b.FrustrationAtMost)
	}
	if c := sure[analysis.CorePeriphery](a.t)(n.CorePeriphery()); c.Exact {
		a.number(name+"core-periphery", c.Correlation)
	}
	who := ids(n.Stakeholders())
	nodes := listed(len(who), func(i int) analysis.NetworkNode {
		return sure[analysis.NetworkNode](a.t)(n.Node(n.Stakeholders()[i].Meta().ID))
	})
	each := func(measure string, of func(n analysis.NetworkNode) any) {
		a.each(name+measure, who, listed(len(nodes), func(i int) any { return of(nodes[i]) }))
	}
	number, maybe := sure[float64](a.t), sure[*float64](a.t)
	each("degree", func(n analysis.NetworkNode) any { return n.Degree() })
	each("in-degree", func(n analysis.NetworkNode) any { return n.InDegree() })
	each("out-degree", func(n analysis.NetworkNode) any { return n.OutDegree() })
	each("strength", func(n analysis.NetworkNode) any { return n.Strength() })
	each("core", func(n analysis.NetworkNode) any { return sure[int](a.t)(n.Core()) })
	each("betweenness", func(n analysis.NetworkNode) any { return number(n.Betweenness()) })
	each("closeness", func(n analysis.NetworkNode) any { return number(n.Closeness()) })
	each("eigenvector", func(n analysis.NetworkNode) any { return maybe(n.Eigenvector()) })
	each("page rank", func(n analysis.NetworkNode) any { return number(n.PageRank()) })
	each("constraint", func(n analysis.NetworkNode) any { return maybe(n.Constraint()) })
	each("effective size", func(n analysis.NetworkNode) any { return maybe(n.EffectiveSize()) })
	each("community", func(n analysis.NetworkNode) any { return sure[int](a.t)(n.Community()) })
	for _, by := range []analysis.BrokerageGrouping{analysis.GroupingSector, analysis.GroupingOrganisation} {
		roles := []string{"coordinator", "itinerant", "gatekeeper", "representative", "liaison", "total"}
		a.matrix(name+"brokerage "+string(by), who, roles, listed(len(nodes), func(i int) any {
			b := sure[analysis.Brokerage](a.t)(nodes[i].Brokerage(by))
			return []int{b.Coordinator, b.Itinerant, b.Gatekeeper, b.Representative, b.Liaison, b.Total}
		}))
		open := sure[analysis.NetworkOpenness](a.t)(n.Openness(by))
		a.number(name+"openness "+string(by), open.Index)
	}
}

// heterogeneity asks how mixed all are by sector.
func (a *asking) heterogeneity() {
	h := analysis.SectorHeterogeneity(sure[*analysis.Network](a.t)(analysis.NetworkOf(a.view, analysis.NetworkOptions{})).Stakeholders())
	a.number("heterogeneity/Blau", h.Blau)
	a.number("heterogeneity/IQV", h.IQV)
	a.number("heterogeneity/Shannon", h.Shannon)
	a.number("heterogeneity/Pielou", h.Pielou)
	a.number("heterogeneity/effective number", h.EffectiveNumber)
	a.number("heterogeneity/unbiased Blau", h.UnbiasedBlau)
}
