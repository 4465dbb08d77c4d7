package process_test

import (
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// engagementCase answers the contact log of a day.
func engagementCase(tb testing.TB, p *process.Process, in tableInput) map[string]any {
	tb.Helper()
	log := must[*process.EngagementLog](tb)(p.Engagement(in.AsOf))
	parties, order, followUps, counts := map[string]any{}, []string{}, []any{}, map[graph.Engagement]int{}
	for _, c := range log.Parties {
		parties[c.Party.EntityName()] = map[string]any{
			"engagement": c.Party.Engagement, "contacted": c.Contacted, "contacts": len(c.Contacts), "daysSince": c.DaysSince,
			"open": followUpNames(c.FollowUps),
		}
		order = append(order, c.Party.EntityName())
	}
	for _, f := range log.FollowUps {
		followUp := map[string]any{"what": f.Contact.FollowUp, "state": f.State, "days": f.Days, "since": nil}
		if f.Since != nil {
			followUp["since"] = f.Since.At.Format(time.DateOnly)
		}
		followUps = append(followUps, followUp)
	}
	for _, c := range log.Counts {
		counts[c.Engagement] = c.Parties
	}
	return map[string]any{
		"asOf": log.AsOf.Format(time.DateOnly), "parties": parties, "order": order, "followUps": followUps, "never": called(log.Never),
		"counts": counts, "statements": log.Basis.Statements,
	}
}

func followUpNames(all []process.FollowUp) []string {
	out := []string{}
	for _, f := range all {
		out = append(out, f.Contact.FollowUp)
	}
	return out
}
