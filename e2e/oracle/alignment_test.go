package oracle_test

import (
	"strconv"

	"raakvlak/graph/analysis"
)

// alignment asks for every pair by every measure. A stakeholder is not compared with itself: the diagonal is null.
func (a *asking) alignment() {
	for _, of := range []analysis.AlignmentSubject{analysis.SubjectInterests, analysis.SubjectPositions, analysis.SubjectBoth} {
		all := sure[*analysis.Alignment](a.t)(analysis.Align(a.view, analysis.AlignmentOptions{Of: of}))
		who := ids(all.Stakeholders())
		pairs := make([][]analysis.AlignmentPair, len(who))
		for i, x := range all.Stakeholders() {
			pairs[i] = make([]analysis.AlignmentPair, len(who))
			for j, y := range all.Stakeholders() {
				if i != j {
					pairs[i][j] = sure[analysis.AlignmentPair](a.t)(all.Pair(x.Meta().ID, y.Meta().ID))
				}
			}
		}
		put := func(measure string, of func(p *analysis.AlignmentPair) any) {
			a.matrix("alignment/"+measure, who, who, square(len(who), func(i, j int) any {
				if i == j {
					return nil
				}
				return of(&pairs[i][j])
			}))
		}
		for _, m := range []analysis.AlignmentMeasure{
			analysis.MeasureCosine, analysis.MeasureSoftCosine, analysis.MeasureConvergence, analysis.MeasureNetDistance,
			analysis.MeasureRuzicka, analysis.MeasureJaccard,
		} {
			put(string(of)+"/"+string(m), func(p *analysis.AlignmentPair) any { return sure[*float64](a.t)(p.ScoreBy(m)) })
		}
		put(string(of)+"/evidence", func(p *analysis.AlignmentPair) any { return p.Evidence })
		put(string(of)+"/same", func(p *analysis.AlignmentPair) any {
			if o := p.Overlap(); o != nil {
				return o.SameSign
			}
			return nil
		})
		put(string(of)+"/opposed", func(p *analysis.AlignmentPair) any {
			if o := p.Overlap(); o != nil {
				return o.Opposed
			}
			return nil
		})
		for order := 1; order <= analysis.MostOrder; order++ {
			put(string(of)+"/convergence "+strconv.Itoa(order), func(p *analysis.AlignmentPair) any {
				return sure[analysis.Towards](a.t)(p.Towards(order)).Convergence
			})
			put(string(of)+"/divergence "+strconv.Itoa(order), func(p *analysis.AlignmentPair) any {
				return sure[analysis.Towards](a.t)(p.Towards(order)).Divergence
			})
		}
	}
}
