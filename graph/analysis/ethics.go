package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// dutyOfCare is from which score on there is a duty of care: our convention.
const dutyOfCare = 15

// EthicalAnalysis is Bryson's ethical analysis grid (2004, after Lewis, 1991) of one collaboration: what it owes to whom. Of
// six questions high scores 3, medium 2 and low 1: 6 … 18 together.
type EthicalAnalysis struct {
	Stakeholders []EthicalStakeholder // the highest score of any author first; then by name; without score last
	Basis        Basis
}

// EthicalStakeholder is what the authors make of a stakeholder.
type EthicalStakeholder struct {
	Stakeholder graph.Named
	Score       *Spread // nil when nobody answered all six
	DutyOfCare  bool    // some author comes to 15 or more
	Assessments []AssessedEthics
}

// AssessedEthics is what one author makes of it.
type AssessedEthics struct {
	Assessment *graph.Assessment
	Score      *int // nil when one of the six is not answered
	DutyOfCare bool
}

// EthicsOf returns the ethical analysis of the collaboration. A collaboration that the view has not is
// [graph.CodeNotFound].
func EthicsOf(v *graph.View, collaboration graph.ID, w Work) (*EthicalAnalysis, error) {
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	e := &EthicalAnalysis{Basis: p.basis()}
	beat := pace.New(w.Check)
	for _, one := range p.all {
		if err := beat.Steps(one.steps()); err != nil {
			return nil, err
		}
		s := EthicalStakeholder{Stakeholder: one.stakeholder}
		var scores []*int
		for _, a := range one.current(func(a *graph.Assessment) bool { return a.Ethics != nil }) {
			score := ethicalScore(a.Ethics)
			careful := score != nil && *score >= dutyOfCare
			s.Assessments = append(s.Assessments, AssessedEthics{a, score, careful})
			s.DutyOfCare = s.DutyOfCare || careful
			scores = append(scores, score)
			e.Basis.Add(a)
		}
		s.Score = spreadOf(scores)
		e.Stakeholders = append(e.Stakeholders, s)
	}
	slices.SortStableFunc(e.Stakeholders, func(a, b EthicalStakeholder) int { return cmp.Compare(b.Highest(), a.Highest()) })
	return e, nil
}

// Highest returns the highest score of any author, -1 without one.
func (s EthicalStakeholder) Highest() int {
	if s.Score == nil {
		return -1
	}
	return s.Score.Highest
}

// ethicalScore returns the sum of the six, nil when one is not answered.
func ethicalScore(g *graph.EthicalGrid) *int {
	points := map[graph.Weight]int{graph.WeightLow: 1, graph.WeightMedium: 2, graph.WeightHigh: 3}
	sum := 0
	for _, w := range []graph.Weight{g.Dependency, g.Vulnerability, g.Gravity, g.RemedyLacking, g.FundamentalValue, g.PolicyImpact} {
		if points[w] == 0 {
			return nil
		}
		sum += points[w]
	}
	return &sum
}
