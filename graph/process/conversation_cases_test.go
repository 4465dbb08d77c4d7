package process_test

import (
	"slices"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// conversationsCase answers with whom to talk about what, as in "D about Groen: POWERFUL_UNKNOWN", with which mandates
// one speaks for it, and who can introduce.
func conversationsCase(tb testing.TB, p *process.Process, in tableInput) map[string]any {
	tb.Helper()
	all := must[*process.Conversations](tb)(p.NextConversations(in.AsOf, in.First))
	points, of := []string{}, map[string]any{}
	for _, c := range all.First {
		about := map[string]any{}
		for _, point := range c.Points {
			what := string(point.Part)
			switch {
			case point.Ambition != nil:
				what = point.Ambition.Name
			case point.FollowUp != nil:
				what = point.FollowUp.Contact.FollowUp
			}
			points = append(points, c.Party.EntityName()+" about "+what+": "+string(point.Reason))
			about[what] = map[string]any{"asked": point.Asked, "changed": point.Changed, "shift": point.Shift, "evidence": slices.Sorted(slices.Values(names(point.Evidence)))}
		}
		mandates := []graph.Mandate{}
		for _, r := range c.Speakers {
			mandates = append(mandates, r.Mandate)
		}
		of[c.Party.EntityName()] = map[string]any{"about": about, "speakers": mandates, "introduction": called(c.Introduction)}
	}
	return map[string]any{"points": points, "of": of, "total": all.Total}
}
