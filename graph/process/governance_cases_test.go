package process_test

import (
	"testing"

	"raakvlak/graph/process"
)

// governanceCase answers what the contingencies come to and how the forms fit, as in "LEAD_ORGANISATION 2".
func governanceCase(tb testing.TB, p *process.Process, _ tableInput) map[string]any {
	tb.Helper()
	a := must[*process.GovernanceAdvice](tb)(p.Governance())
	contingencies, evidence, fits := map[process.ContingencyKey]any{}, map[process.ContingencyKey]int{}, []any{}
	for _, c := range a.Contingencies {
		if (c.Value == nil) != (c.Magnitude == "") || c.Finding.Dutch == "" || c.Finding.English == "" {
			tb.Errorf("%s is %v and %q: %+v", c.Key, c.Value, c.Magnitude, c.Finding)
		}
		contingencies[c.Key], evidence[c.Key] = map[string]any{"value": c.Value, "magnitude": c.Magnitude}, len(c.Evidence)
	}
	for _, f := range a.Fits {
		fits = append(fits, map[string]any{"form": f.Form, "points": f.Points, "matches": orEmpty(f.Matches)})
	}
	return map[string]any{
		"contingencies": contingencies, "evidence": evidence, "fits": fits, "best": orEmpty(a.Best), "centralisation": a.Centralisation,
		"statements": a.Basis.Statements,
	}
}

// orEmpty is a list that is there, if with nothing in it.
func orEmpty[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}
