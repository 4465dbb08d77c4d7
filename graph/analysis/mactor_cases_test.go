package analysis_test

import (
	"strconv"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// mactorInput is an interplay of actors A, B, C … and ambitions k1, k2 … as a case has it; null is not known.
type mactorInput struct {
	Influence    [][]*int               `json:"influence"` // MDI
	Assessed     []string               `json:"assessed"`  // beside it, as linkOf reads an influence
	Stances      [][]*int               `json:"stances"`   // 2MAO
	ToAsk        []string               `json:"toAsk"`     // who is still to be asked about what: "A k1"
	Dependencies []dependencyInput      `json:"dependencies"`
	Derive       bool                   `json:"derive"`
	Among        []string               `json:"among"`     // all unless given
	Ambitions    []string               `json:"ambitions"` // all unless given
	Reading      analysis.MactorReading `json:"reading"`
}

func (in mactorInput) entities(tb testing.TB) []graph.Entity {
	tb.Helper()
	out := actorMap(orNone(in.Influence), orNone(in.Stances))
	for _, line := range in.Assessed {
		out = append(out, linkOf(tb, analysis.RelationInfluence, line))
	}
	out = append(out, toAsk(in.ToAsk)...)
	for _, d := range in.Dependencies {
		out = append(out, d.entity())
	}
	return out
}

func (in mactorInput) mactor(tb testing.TB) *analysis.Mactor {
	tb.Helper()
	v := viewOf(tb, in.entities(tb)...)
	o := analysis.MactorOptions{Reading: in.Reading, Derive: in.Derive}
	if in.Among != nil {
		o.Among = called(in.Among...)
	}
	if in.Ambitions != nil {
		o.Ambitions = []graph.ID{}
		for _, name := range in.Ambitions {
			o.Ambitions = append(o.Ambitions, idOf(tb, v, name))
		}
	}
	return mactorOf(tb, v, o)
}

func orNone(rows [][]*int) [][]int {
	out := make([][]int, len(rows))
	for i, row := range rows {
		out[i] = make([]int, len(row))
		for j, x := range row {
			out[i][j] = none
			if x != nil {
				out[i][j] = *x
			}
		}
	}
	return out
}

// paris is the map of the air transport case.
func paris(tb testing.TB) []graph.Entity {
	tb.Helper()
	var in mactorInput
	caseInput(tb, "mactor/paris.json", &in)
	return in.entities(tb)
}

// mactorCase answers MACTOR's matrices and sums; what there is of each order has a field "1", "2" and "3".
func mactorCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in mactorInput
	input(&in)
	m := in.mactor(tb)
	actors, ambitions := map[string]any{}, map[string]any{}
	for _, a := range m.Actors() {
		actors[a.Stakeholder.EntityName()] = map[string]any{
			"influence": a.Influence, "dependence": a.Dependence, "netInfluence": a.NetInfluence, "retroaction": a.Retroaction,
			"strength": a.Strength, "maximumInfluence": a.MaximumInfluence, "maximumDependence": a.MaximumDependence,
			"maximumStrength": a.MaximumStrength, "zone": a.Zone, "known": a.Known, "unknown": a.Unknown,
			"mobilisation": byOrder(tb, a.Mobilisation), "agreement": byOrder(tb, a.Agreement), "disagreement": byOrder(tb, a.Disagreement),
			"convergences": byOrder(tb, a.Convergences), "divergences": byOrder(tb, a.Divergences), "ambivalence": byOrder(tb, a.Ambivalence),
		}
	}
	for _, a := range m.AmbitionsOf() {
		ambitions[a.Ambition.EntityName()] = map[string]any{
			"supporters": a.Supporters, "opponents": a.Opponents, "neutral": a.Neutral, "unknown": a.Unknown,
			"agreement": byOrder(tb, a.Agreement), "disagreement": byOrder(tb, a.Disagreement), "mobilisation": byOrder(tb, a.Mobilisation),
		}
	}
	return map[string]any{
		"directInfluence": m.DirectInfluence(), "indirectInfluence": m.IndirectInfluence(), "maximumInfluence": m.MaximumInfluence(),
		"netInfluence": m.NetInfluence(), "knowledge": m.InfluenceKnowledge(), "strengths": m.R, "total": m.Total, "threshold": m.Threshold(),
		"positions":   byOrder(tb, m.Positions),
		"convergence": byOrder(tb, m.Convergence), "divergence": byOrder(tb, m.Divergence), "netDistance": byOrder(tb, m.NetDistance),
		"degreeOfConvergence": byOrder(tb, m.DegreeOfConvergence), "degreeOfDivergence": byOrder(tb, m.DegreeOfDivergence),
		"ambitionConvergence": byOrder(tb, m.AmbitionConvergence), "ambitionDivergence": byOrder(tb, m.AmbitionDivergence),
		"ambitionNetDistance": byOrder(tb, m.AmbitionNetDistance),
		"rows":                names(m.Stakeholders), "columns": names(m.Ambitions()),
		"actors": actors, "ambitions": ambitions, "statements": m.Basis.Statements, "assumed": m.Basis.Assumed,
	}
}

func byOrder[T any](tb testing.TB, ask func(int) (T, error)) map[string]T {
	tb.Helper()
	out := map[string]T{}
	for order := 1; order <= analysis.MostOrder; order++ {
		out[strconv.Itoa(order)] = must[T](tb)(ask(order))
	}
	return out
}
