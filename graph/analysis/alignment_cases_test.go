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
	Measure      analysis.AlignmentMeasure `json:"measure"`      // that pairs by weights show beside their cosine; COSINE unless given
	Among        []string                  `json:"among"`        // all unless given
	Topics       []string                  `json:"topics"`       // that are looked at; all unless given
	Ambitions    []string                  `json:"ambitions"`    // likewise
	Stakeholders []string                  `json:"stakeholders"` // who says nothing
	Positions    stancesInput              `json:"positions"`    // on ambitions
	Interests    stancesInput              `json:"interests"`    // in topics
	Wants        []string                  `json:"wants"`        // further interests, see saidIn
	Takes        []string                  `json:"takes"`        // further positions, likewise
	About        stancesInput              `json:"about"`        // what ambitions are about: which topics, how far
	Narrower     map[string]string         `json:"narrower"`     // which topic is narrower than which
	Influence    []string                  `json:"influence"`    // as linkOf reads it
	Weights      map[string]float64        `json:"weights"`      // of subjects, for the weighted cosine
}

func (in alignmentInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	subjects, statements := saidIn(tb, in.Wants, in.Takes)
	for _, name := range slices.Sorted(maps.Keys(in.About)) {
		subjects = append(subjects, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	all := organisationsOf(tb, in.Stakeholders, slices.Collect(maps.Keys(in.Positions)), slices.Collect(maps.Keys(in.Interests)), speakersOf(in.Wants, in.Takes))
	all = slices.Concat(all, in.Positions.positions(), in.Interests.interests(in.Narrower), subjects, statements)
	for _, line := range in.Influence {
		all = append(all, linkOf(tb, analysis.RelationInfluence, line))
	}
	all = metOnce(all)
	for _, e := range all {
		if a, is := e.(*graph.Ambition); is {
			for _, topic := range slices.Sorted(maps.Keys(in.About[a.Name])) {
				a.Topics = append(a.Topics, graph.TopicStance{Topic: graph.ID("_:" + topic), Stance: in.About[a.Name][topic]})
			}
		}
	}
	return viewOf(tb, all...)
}

func (in alignmentInput) options(tb testing.TB, v *graph.View) analysis.AlignmentOptions {
	tb.Helper()
	o := analysis.AlignmentOptions{Of: in.Of, Measure: in.Measure, Topics: idsOf(tb, v, in.Topics), Ambitions: idsOf(tb, v, in.Ambitions)}
	if in.Among != nil {
		o.Among = called(in.Among...)
	}
	return o
}

// alignmentCase answers how near any two are, what they could trade, and who stands together.
func alignmentCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in alignmentInput
	input(&in)
	v := in.view(tb)
	var weights []analysis.SubjectWeight
	for _, name := range slices.Sorted(maps.Keys(in.Weights)) {
		weights = append(weights, analysis.SubjectWeight{Subject: idOf(tb, v, name), Weight: in.Weights[name]})
	}
	o := in.options(tb, v)
	a := align(tb, v, o)
	pairs := map[string]any{}
	for _, x := range a.Stakeholders() {
		for _, y := range a.Stakeholders() {
			if x != y {
				pairs[x.EntityName()+" "+y.EntityName()] = pairAnswer(tb, v, o, x.EntityName(), y.EntityName(), weights)
			}
		}
	}
	page := must[analysis.TradePage](tb)(a.Trades(analysis.TradeRequest{Limit: analysis.MostTrades}))
	if page.More || page.Total != len(page.Trades) {
		tb.Errorf("%d trades of %d, more %t", len(page.Trades), page.Total, page.More)
	}
	camps := []any{}
	for _, c := range must[[]analysis.Camp](tb)(a.Camps()) {
		camps = append(camps, strings.Join(names(c.Members), " "))
	}
	matrix := must[analysis.AlignmentMatrix](tb)(a.Matrix())
	return withBasis(tb, v, a.Basis(), map[string]any{
		"pairs": pairs, "trades": texts(page.Trades, tradeText), "traded": tradedAnswer(v, page.Trades), "camps": camps,
		"mostContested": subjectAnswer(tb, a, analysis.SubjectMostContested), "mostShared": subjectAnswer(tb, a, analysis.SubjectMostShared),
		"orphans":     texts(a.Orphans(), func(s analysis.AlignedSubject) string { return s.Subject.EntityName() }),
		"matrix":      map[string]any{"stakeholders": names(matrix.Stakeholders), "values": matrix.Values},
		"kinds":       kindsAnswer(tb, a),
		"unknown":     texts(must[analysis.UnknownPairs](tb)(a.Unknown(analysis.UnknownRequest{Limit: analysis.MostPairs})).Pairs, endsText),
		"byCosine":    byCosineAnswer(tb, a, weights),
		"assumptions": assumedAnswer(tb, v, a.Basis()),
		"orders":      byOrder(tb, func(order int) (map[string]any, error) { return basisAnswer(tb, v)(a.OrderBasis(order)) }),
		"kindsBasis":  must[map[string]any](tb)(basisAnswer(tb, v)(a.KindsBasis())),
	})
}

// kindsAnswer has the pairs of each kind, and each of them says that it is of that kind.
func kindsAnswer(tb testing.TB, a *analysis.Alignment) map[analysis.PairKind][]string {
	tb.Helper()
	out := map[analysis.PairKind][]string{}
	for _, kind := range []analysis.PairKind{analysis.KindFalseConflict, analysis.KindFragileAgreement, analysis.KindRealConflict, analysis.KindAgreement} {
		page := must[analysis.PairPage](tb)(a.PairsOfKind(kind, analysis.PairRequest{Limit: analysis.MostPairs}))
		if page.More || page.Total != len(page.Pairs) {
			tb.Errorf("%d pairs of kind %s of %d, more %t", len(page.Pairs), kind, page.Total, page.More)
		}
		out[kind] = texts(page.Pairs, endsText)
	}
	return out
}

// byCosineAnswer has the pairs by weighted cosine, highest first and lowest first.
func byCosineAnswer(tb testing.TB, a *analysis.Alignment, weights []analysis.SubjectWeight) map[string]any {
	tb.Helper()
	ranked := func(order analysis.PairOrder) []any {
		out := []any{}
		page := must[analysis.PairPage](tb)(a.Pairs(analysis.PairRequest{Order: order, Weights: weights, Limit: analysis.MostPairs}))
		for _, p := range page.Pairs {
			out = append(out, map[string]any{"pair": endsText(p), "cosine": must[*float64](tb)(p.Cosine(weights)), "score": p.Score})
		}
		if page.More || page.Total != len(out) {
			tb.Errorf("%d pairs of %d by %s, more %t", len(out), page.Total, order, page.More)
		}
		return out
	}
	return map[string]any{"highest": ranked(analysis.PairHighestCosine), "lowest": ranked(analysis.PairLowestCosine)}
}

func endsText(p analysis.AlignmentPair) string { return p.A.EntityName() + " " + p.B.EntityName() }

// tradedAnswer has the stances on what each gives, and what was said behind them.
func tradedAnswer(v *graph.View, all []analysis.Trade) []any {
	out := []any{}
	for _, t := range all {
		give := func(e analysis.AlignmentEvidence) map[string]any {
			return map[string]any{"a": e.A.Value, "b": e.B.Value, "behind": behindAnswer(v, e)}
		}
		out = append(out, map[string]any{"aConcedes": give(t.AConcedes), "bConcedes": give(t.BConcedes)})
	}
	return out
}

func behindAnswer(v *graph.View, e analysis.AlignmentEvidence) []string {
	return texts(slices.Concat(e.A.Evidence, e.B.Evidence), func(s graph.Stated) string { return statementText(v, s) })
}

func assumedAnswer(tb testing.TB, v *graph.View, b analysis.Basis) []string {
	tb.Helper()
	return texts(must[[]graph.Stated](tb)(b.Assumptions(graph.MostPerPage)), func(s graph.Stated) string { return statementText(v, s) })
}

// basisAnswer returns how to answer with a basis.
func basisAnswer(tb testing.TB, v *graph.View) func(analysis.Basis, error) (map[string]any, error) {
	return func(b analysis.Basis, err error) (map[string]any, error) {
		tb.Helper()
		return withBasis(tb, v, b, map[string]any{}), err
	}
}

func pairAnswer(tb testing.TB, v *graph.View, o analysis.AlignmentOptions, x, y string, weights []analysis.SubjectWeight) map[string]any {
	tb.Helper()
	p := pairOf(tb, align(tb, v, o), v, x, y)
	scores := map[analysis.AlignmentMeasure]any{}
	for _, m := range []analysis.AlignmentMeasure{
		analysis.MeasureCosine, analysis.MeasureSoftCosine, analysis.MeasureConvergence, analysis.MeasureNetDistance, analysis.MeasureRuzicka, analysis.MeasureJaccard,
	} {
		o.Measure = m
		score := pairOf(tb, align(tb, v, o), v, x, y).Score
		scores[m] = score
		if by := must[*float64](tb)(p.ScoreBy(m)); (by == nil) != (score == nil) || by != nil && *by != *score {
			tb.Errorf("%s and %s score %v when ranked by %s, and %v when asked", x, y, score, m, by)
		}
	}
	behind := map[string][]string{}
	for _, e := range slices.Concat(p.Shared(), p.Opposed(), p.OneSided()) {
		behind[e.Subject.EntityName()] = behindAnswer(v, e)
	}
	answer := withBasis(tb, v, p.Basis(), map[string]any{
		"scores": scores, "convergence": p.Convergence, "divergence": p.Divergence, "ambivalent": p.Ambivalent, "subjects": p.Evidence,
		"shared": evidenceAnswer(p.Shared()), "opposed": evidenceAnswer(p.Opposed()), "oneSided": evidenceAnswer(p.OneSided()),
		"cosine": must[*float64](tb)(p.Cosine(nil)), "weightedCosine": must[*float64](tb)(p.Cosine(weights)),
		"sameSignShare": nil, "opposedShare": nil, "kind": must[analysis.PairKind](tb)(p.Kind()), "behind": behind,
		"orders":    byOrder(tb, func(order int) (map[string]any, error) { return basisAnswer(tb, v)(p.OrderBasis(order)) }),
		"kindBasis": byOrder(tb, func(order int) (map[string]any, error) { return basisAnswer(tb, v)(p.KindBasis(order)) }),
		"towards": byOrder(tb, func(order int) (map[string]float64, error) {
			t, err := p.Towards(order)
			return map[string]float64{"convergence": t.Convergence, "divergence": t.Divergence}, err
		}),
		"trades": texts(must[[]analysis.Trade](tb)(p.Trades(analysis.MostTrades)), tradeText),
	})
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
