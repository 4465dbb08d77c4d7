package analysis_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// alignmentInput is who stands how towards what as a case has it.
type alignmentInput struct {
	Of           analysis.AlignmentSubject `json:"of"`
	Stakeholders []string                  `json:"stakeholders"` // who says nothing
	Positions    stancesInput              `json:"positions"`    // on ambitions
	Interests    stancesInput              `json:"interests"`    // in topics
	Narrower     map[string]string         `json:"narrower"`     // which topic is narrower than which
	Influence    []string                  `json:"influence"`    // as linkOf reads it
	Weights      map[string]float64        `json:"weights"`      // of subjects, for the weighted cosine
}

// alignmentCase answers how near any two are, what they could trade, and who stands together.
func alignmentCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in alignmentInput
	input(&in)
	all := organisationsOf(tb, in.Stakeholders, slices.Collect(maps.Keys(in.Positions)), slices.Collect(maps.Keys(in.Interests)))
	all = append(append(all, in.Positions.positions()...), in.Interests.interests(in.Narrower)...)
	for _, line := range in.Influence {
		all = append(all, linkOf(tb, analysis.RelationInfluence, line))
	}
	v := viewOf(tb, all...)
	var weights []analysis.SubjectWeight
	for name, weight := range in.Weights {
		weights = append(weights, analysis.SubjectWeight{Subject: idOf(tb, v, name), Weight: weight})
	}
	a := align(tb, v, analysis.AlignmentOptions{Of: in.Of})
	pairs := map[string]any{}
	for _, x := range a.Stakeholders() {
		for _, y := range a.Stakeholders() {
			if x != y {
				pairs[x.EntityName()+" "+y.EntityName()] = pairAnswer(tb, v, in.Of, x.EntityName(), y.EntityName(), weights)
			}
		}
	}
	page := must[analysis.TradePage](tb)(a.Trades(analysis.TradeRequest{Limit: analysis.MostTrades}))
	camps := []any{}
	for _, c := range must[[]analysis.Camp](tb)(a.Camps()) {
		camps = append(camps, strings.Join(names(c.Members), " "))
	}
	return map[string]any{
		"pairs": pairs, "trades": texts(page.Trades, tradeText), "camps": camps, "statements": a.Basis().Statements,
		"mostContested": subjectAnswer(tb, a, analysis.SubjectMostContested), "mostShared": subjectAnswer(tb, a, analysis.SubjectMostShared),
	}
}

func pairAnswer(tb testing.TB, v *graph.View, of analysis.AlignmentSubject, x, y string, weights []analysis.SubjectWeight) map[string]any {
	tb.Helper()
	p := pairOf(tb, align(tb, v, analysis.AlignmentOptions{Of: of}), v, x, y)
	scores := map[analysis.AlignmentMeasure]any{}
	for _, m := range []analysis.AlignmentMeasure{
		analysis.MeasureCosine, analysis.MeasureSoftCosine, analysis.MeasureConvergence, analysis.MeasureNetDistance, analysis.MeasureRuzicka, analysis.MeasureJaccard,
	} {
		score := pairOf(tb, align(tb, v, analysis.AlignmentOptions{Of: of, Measure: m}), v, x, y).Score
		scores[m] = score
		if by := must[*float64](tb)(p.ScoreBy(m)); (by == nil) != (score == nil) || by != nil && *by != *score {
			tb.Errorf("%s and %s score %v when ranked by %s, and %v when asked", x, y, score, m, by)
		}
	}
	answer := map[string]any{
		"scores": scores, "convergence": p.Convergence, "divergence": p.Divergence, "ambivalent": p.Ambivalent, "subjects": p.Evidence,
		"shared": evidenceAnswer(p.Shared()), "opposed": evidenceAnswer(p.Opposed()), "oneSided": evidenceAnswer(p.OneSided()),
		"cosine": must[*float64](tb)(p.Cosine(nil)), "weightedCosine": must[*float64](tb)(p.Cosine(weights)),
		"sameSignShare": nil, "opposedShare": nil, "kind": must[analysis.PairKind](tb)(p.Kind()), "statements": p.Basis().Statements,
		"towards": byOrder(tb, func(order int) (map[string]float64, error) {
			t, err := p.Towards(order)
			return map[string]float64{"convergence": t.Convergence, "divergence": t.Divergence}, err
		}),
		"trades": texts(must[[]analysis.Trade](tb)(p.Trades(analysis.MostTrades)), tradeText),
	}
	if o := p.Overlap(); o != nil {
		answer["sameSignShare"], answer["opposedShare"] = o.SameSign, o.Opposed
	}
	return answer
}

func evidenceAnswer(all []analysis.AlignmentEvidence) []string {
	return texts(all, func(e analysis.AlignmentEvidence) string {
		return fmt.Sprintf("%s %d %d", e.Subject.EntityName(), e.A.Value, e.B.Value)
	})
}

// tradeText is a trade as in "A gives l, B gives k: 2".
func tradeText(t analysis.Trade) string {
	return fmt.Sprintf("%s gives %s, %s gives %s: %d",
		t.A.EntityName(), t.AConcedes.Subject.EntityName(), t.B.EntityName(), t.BConcedes.Subject.EntityName(), t.Score)
}

func subjectAnswer(tb testing.TB, a *analysis.Alignment, order analysis.SubjectOrder) []map[string]any {
	tb.Helper()
	out := []map[string]any{}
	for _, s := range must[[]analysis.AlignedSubject](tb)(a.Subjects(order)) {
		out = append(out, map[string]any{
			"name": s.Subject.EntityName(), "for": s.For, "against": s.Against, "supporters": s.Supporters, "opponents": s.Opponents,
			"neutral": s.Neutral, "stakeholders": s.Stakeholders,
		})
	}
	return out
}
