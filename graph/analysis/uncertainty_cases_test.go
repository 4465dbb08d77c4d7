package analysis_test

import (
	"slices"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// uncertaintyInput is who stands how towards what, and how sure that is.
type uncertaintyInput struct {
	Positions []string                  `json:"positions"` // see saidIn
	Measure   analysis.AlignmentMeasure `json:"measure"`
}

func (in uncertaintyInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	subjects, statements := saidIn(tb, nil, in.Positions)
	return viewOf(tb, slices.Concat(organisationsOf(tb, speakersOf(in.Positions)), subjects, statements)...)
}

// uncertaintyCase answers between which bounds the score of any two lies, and what to ask next, of all and of each.
func uncertaintyCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	in := uncertaintyInput{Measure: analysis.MeasureNetDistance}
	input(&in)
	v := in.view(tb)
	a := align(tb, v, analysis.AlignmentOptions{Measure: in.Measure, Uncertainty: true})
	pairs, of := map[string]any{}, map[string]any{}
	for _, x := range a.Stakeholders() {
		of[x.EntityName()] = questionAnswers(must[[]analysis.OpenQuestion](tb)(a.AskNext(x.Meta().ID, analysis.MostQuestions)))
		for _, y := range a.Stakeholders() {
			if x == y {
				continue
			}
			var answer any
			if i := interval(tb, pairOf(tb, a, v, x.EntityName(), y.EntityName())); i != nil {
				answer = map[string]float64{"low": i.Low, "median": i.Median, "high": i.High, "known": i.Known}
			}
			pairs[x.EntityName()+" "+y.EntityName()] = answer
		}
	}
	next := must[[]analysis.OpenQuestion](tb)(a.AskNext("", analysis.MostQuestions))
	return map[string]any{"pairs": pairs, "questionsOf": of, "questions": questionAnswers(next), "next": questionAnswers(next[:min(1, len(next))])}
}

func questionAnswers(all []analysis.OpenQuestion) []any {
	out := []any{}
	for _, q := range all {
		out = append(out, map[string]any{
			"who": q.Stakeholder.EntityName(), "about": q.Subject.EntityName(), "changed": q.Changed, "shift": q.Shift, "asked": q.Asked,
		})
	}
	return out
}
