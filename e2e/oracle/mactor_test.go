package oracle_test

import (
	"strconv"

	"raakvlak/graph/analysis"
)

// mactor asks for everything that MACTOR has, in both readings, and with derived influence.
func (a *asking) mactor() {
	for _, reading := range []analysis.MactorReading{analysis.ReadingLipsor, analysis.ReadingTextbook} {
		for _, derive := range []bool{false, true} {
			name := "mactor/" + string(reading)
			if derive {
				name += " derived"
			}
			a.mactorOf(name+"/", sure[*analysis.Mactor](a.t)(analysis.MactorOf(a.view, analysis.MactorOptions{Reading: reading, Derive: derive})))
		}
	}
}

func (a *asking) mactorOf(name string, m *analysis.Mactor) {
	who, what := ids(m.Stakeholders), ids(m.Ambitions())
	a.matrix(name+"direct", who, who, m.DirectInfluence())
	a.matrix(name+"indirect", who, who, m.IndirectInfluence())
	a.matrix(name+"maximum", who, who, m.MaximumInfluence())
	a.matrix(name+"net", who, who, m.NetInfluence())
	actors, ambitions := m.Actors(), m.AmbitionsOf()
	of := func(measure string, value func(one *analysis.MactorActor) any) {
		a.each(name+measure, who, listed(len(actors), func(i int) any { return value(&actors[i]) }))
	}
	on := func(measure string, value func(one *analysis.MactorAmbition) any) {
		a.each(name+measure, what, listed(len(ambitions), func(i int) any { return value(&ambitions[i]) }))
	}
	of("influence", func(one *analysis.MactorActor) any { return one.Influence })
	of("dependence", func(one *analysis.MactorActor) any { return one.Dependence })
	of("retroaction", func(one *analysis.MactorActor) any { return one.Retroaction })
	of("strength", func(one *analysis.MactorActor) any { return one.Strength })
	of("maximum strength", func(one *analysis.MactorActor) any { return one.MaximumStrength })
	numbers := sure[float64](a.t)
	for order := 1; order <= analysis.MostOrder; order++ {
		by := " " + strconv.Itoa(order)
		matrices := sure[[][]float64](a.t)
		a.matrix(name+"positions"+by, who, what, sure[[][]*float64](a.t)(m.Positions(order)))
		a.matrix(name+"convergence"+by, who, who, matrices(m.Convergence(order)))
		a.matrix(name+"divergence"+by, who, who, matrices(m.Divergence(order)))
		a.matrix(name+"net distance"+by, who, who, matrices(m.NetDistance(order)))
		a.matrix(name+"ambition convergence"+by, what, what, matrices(m.AmbitionConvergence(order)))
		a.matrix(name+"ambition divergence"+by, what, what, matrices(m.AmbitionDivergence(order)))
		a.number(name+"degree of convergence"+by, numbers(m.DegreeOfConvergence(order)))
		of("mobilisation"+by, func(one *analysis.MactorActor) any { return numbers(one.Mobilisation(order)) })
		of("ambivalence"+by, func(one *analysis.MactorActor) any { return numbers(one.Ambivalence(order)) })
		on("agreement"+by, func(one *analysis.MactorAmbition) any { return numbers(one.Agreement(order)) })
		on("disagreement"+by, func(one *analysis.MactorAmbition) any { return numbers(one.Disagreement(order)) })
		on("ambition mobilisation"+by, func(one *analysis.MactorAmbition) any { return numbers(one.Mobilisation(order)) })
	}
}
