package oracle_test

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// coalitions asks for the power of the first few, each weighing 1 and the number of its positions.
func (a *asking) coalitions() {
	const most = 8
	all := sure[*analysis.Dependence](a.t)(analysis.DependenceOf(a.view, analysis.DependenceOptions{})).Stakeholders()
	var weights []analysis.StakeholderWeight
	for _, e := range all[:min(most, len(all))] {
		weight := 1.0
		for range a.view.Referring(e.Meta().ID, graph.KindPosition, "stakeholder") {
			weight++
		}
		weights = append(weights, analysis.StakeholderWeight{Stakeholder: e.Meta().ID, Weight: weight})
	}
	share := 0.6
	for _, name := range []string{"majority", "three fifths"} {
		quota := analysis.Quota{}
		if name == "three fifths" {
			quota.Share = &share
		}
		c := sure[*analysis.Coalitions](a.t)(analysis.CoalitionsOf(a.view, analysis.CoalitionOptions{Weights: weights, Quota: quota}))
		power := sure[[]analysis.VotingPower](a.t)(c.VotingPower())
		who := listed(len(power), func(i int) string { return string(power[i].Stakeholder.Meta().ID) })
		name = "coalition/" + name + "/"
		a.each(name+"weight", who, listed(len(power), func(i int) float64 { return power[i].Weight }))
		a.each(name+"Shapley-Shubik", who, listed(len(power), func(i int) float64 { return power[i].ShapleyShubik }))
		a.each(name+"Banzhaf", who, listed(len(power), func(i int) float64 { return power[i].Banzhaf }))
		a.each(name+"probability", who, listed(len(power), func(i int) float64 { return power[i].Probability }))
		minimal := sure[analysis.CoalitionList](a.t)(c.Minimal(1))
		a.number(name+"minimal winning", minimal.Total)
	}
}
