package analysis_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/casetest"
)

// measures have a folder in testdata each.
var measures = map[string]casetest.Measure{
	"actors":        partiesCase(actorsCase),
	"alignment":     alignmentCase,
	"attitudes":     partiesCase(attitudesCase),
	"camps":         campsCase,
	"coalitions":    coalitionsCase,
	"comparison":    comparisonCase,
	"dependence":    dependenceCase,
	"discourse":     discourseCase,
	"ethics":        partiesCase(ethicsCase),
	"frames":        partiesCase(framesCase),
	"heterogeneity": heterogeneityCase,
	"influence":     partiesCase(influenceDiagramCase),
	"linkage":       partiesCase(linkageCase),
	"mactor":        mactorCase,
	"netmap":        partiesCase(netMapCase),
	"network":       networkCase,
	"partners":      partnersCase,
	"plan":          partiesCase(planCase),
	"powerinterest": partiesCase(powerInterestCase),
	"salience":      partiesCase(salienceCase),
	"sample":        sampleCase,
	"tension":       tensionCase,
	"typology":      partiesCase(typologyCase),
	"uncertainty":   uncertaintyCase,
}

// TestCases plays every case in testdata. README.md there tells how to add one.
func TestCases(t *testing.T) { casetest.Play(t, measures) }

// caseInput reads the input of the first case of a file in testdata.
func caseInput(tb testing.TB, name string, into any) {
	tb.Helper()
	casetest.Input(tb, name, into)
}

// texts writes each of a list as a text.
func texts[T any](all []T, text func(T) string) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = text(one)
	}
	return out
}

// withBasis adds what an answer rests on: of how many statements, and how many of them are assumed. It is of the view's
// revision, and names the assumed ones.
func withBasis(tb testing.TB, v *graph.View, b analysis.Basis, answer map[string]any) map[string]any {
	tb.Helper()
	wantBasis(tb, v, b, b.Statements, b.Assumed)
	answer["statements"], answer["assumed"] = b.Statements, b.Assumed
	return answer
}
