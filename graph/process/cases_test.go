package process_test

import (
	"testing"

	"raakvlak/graph/casetest"
	"raakvlak/graph/process"
)

// measures have a folder in testdata each.
var measures = map[string]casetest.Measure{
	"canvas":        tableCase(canvasCase),
	"checks":        tableCase(checksCase),
	"conversations": tableCase(conversationsCase),
	"coverage":      tableCase(coverageCase),
	"engagement":    tableCase(engagementCase),
	"governance":    tableCase(governanceCase),
	"pitfalls":      tableCase(pitfallsCase),
	"profiles":      profilesCase,
	"selection":     tableCase(selectionCase),
	"suggestions":   tableCase(suggestionsCase),
	"typing":        tableCase(typingCase),
}

// TestCases plays every case in testdata. README.md there tells how to add one.
func TestCases(t *testing.T) { casetest.Play(t, measures) }

// tableCase reads the input for what is asked of the collaboration Table.
func tableCase(ask func(testing.TB, *process.Process, tableInput) map[string]any) casetest.Measure {
	return func(tb testing.TB, input func(any)) map[string]any {
		tb.Helper()
		in := tableInput{First: 10}
		input(&in)
		return ask(tb, processOf(tb, in.entities(tb)...), in)
	}
}

// must returns what a call that may not fail returned.
func must[T any](tb testing.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

// called are the names of stakeholders, resources and the like.
func called[T interface{ EntityName() string }](all []T) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = one.EntityName()
	}
	return out
}
