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

// canvasCase answers what is known of each party, and what to ask it next.
func canvasCase(tb testing.TB, p *process.Process, _ tableInput) map[string]any {
	tb.Helper()
	out, order := map[string]any{}, []string{}
	for _, c := range must[[]process.Canvas](tb)(p.Canvas()) {
		answer := map[string]any{"next": nil, "statements": c.Basis.Statements}
		for _, part := range []process.CanvasPart{c.Ambition, c.Network, c.Own, c.Individual, c.Commitment} {
			answer[string(part.Key)] = map[string]any{
				"known": part.Known, "statements": len(part.Statements), "authors": orEmpty(part.Authors), "origins": orEmpty(part.Origins),
				"least": part.Least, "most": part.Most,
			}
		}
		if c.Next != nil {
			answer["next"] = map[string]any{"about": c.Next.Key, "verify": c.Next.Verify}
			if c.Next.Text != c.Next.Key.Text() {
				tb.Errorf("%s is asked by %q", c.Next.Key, c.Next.Text.Dutch)
			}
		}
		out[c.Party.EntityName()] = answer
		order = append(order, c.Party.EntityName())
	}
	out["order"] = order
	return out
}
