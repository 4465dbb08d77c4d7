package process_test

import (
	"testing"

	"raakvlak/graph/process"
)

// coverageCase answers of how many parties each part of the canvas is known.
func coverageCase(tb testing.TB, p *process.Process, _ tableInput) map[string]any {
	tb.Helper()
	out, order := map[string]any{}, []process.QuestionKey{}
	for _, c := range must[[]process.Coverage](tb)(p.Coverage()) {
		out[string(c.Key)] = map[string]any{
			"parties": c.Parties, "said": c.Said, "assumed": c.Assumed, "missing": called(c.Missing), "statements": c.Basis.Statements,
		}
		order = append(order, c.Key)
	}
	out["order"] = order
	return out
}
