package oracle_test

import "raakvlak/graph/analysis"

// dependence asks how far each depends on each, and what that comes to.
func (a *asking) dependence() {
	d := sure[*analysis.Dependence](a.t)(analysis.DependenceOf(a.view, analysis.DependenceOptions{}))
	who := ids(d.Stakeholders())
	a.matrix("dependence/strength", who, who, sure[[][]float64](a.t)(d.Matrix()))
	a.number("dependence/reciprocity", sure[float64](a.t)(d.Reciprocity()))
	sums := sure[[]analysis.DependenceSum](a.t)(d.Sums(len(who)))
	rows := listed(len(sums), func(i int) string { return string(sums[i].Stakeholder.Meta().ID) })
	a.each("dependence/depends", rows, listed(len(sums), func(i int) float64 { return sums[i].Depends }))
	a.each("dependence/depended upon", rows, listed(len(sums), func(i int) float64 { return sums[i].DependedUpon }))
	pair := func(of func(m *analysis.MutualDependency) float64) any {
		return square(len(who), func(i, j int) any {
			if i == j {
				return 0
			}
			m := sure[analysis.MutualDependency](a.t)(d.Pair(d.Stakeholders()[i].Meta().ID, d.Stakeholders()[j].Meta().ID))
			return of(&m)
		})
	}
	a.matrix("dependence/joint", who, who, pair(func(m *analysis.MutualDependency) float64 { return m.Joint }))
	a.matrix("dependence/mutual", who, who, pair(func(m *analysis.MutualDependency) float64 { return m.Mutual }))
	a.matrix("dependence/imbalance", who, who, pair(func(m *analysis.MutualDependency) float64 { return m.Imbalance }))
}
