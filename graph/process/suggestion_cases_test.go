package process_test

import (
	"fmt"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// suggestionsCase answers which sets to invite, as in "A + B", and why each of them; clashes as in "A, 1 ties".
func suggestionsCase(tb testing.TB, p *process.Process, in tableInput) map[string]any {
	tb.Helper()
	s := must[*process.Suggestions](tb)(p.Suggestions("", in.First))
	sets, reasons := []any{}, map[string]any{}
	for _, set := range s.Sets {
		var members []string
		of := map[string]any{}
		for _, m := range set.Members {
			members = append(members, m.Stakeholder.EntityName())
			clashes := []string{}
			for _, c := range m.Clashes {
				clashes = append(clashes, fmt.Sprint(c.With.EntityName(), ", ", len(c.Ties), " ties"))
			}
			of[m.Stakeholder.EntityName()] = map[string]any{
				"brings": called(m.Brings), "alone": called(m.Alone), "newSector": m.NewSector, "clashes": clashes, "introduction": called(m.Introduction),
			}
		}
		name := strings.Join(members, " + ")
		sets, reasons[name] = append(sets, name), map[string]any{"of": of, "organisations": set.Organisations, "sectors": set.Heterogeneity.Categories}
	}
	return map[string]any{
		"sets": sets, "reasons": reasons, "exact": s.Exact, "enough": s.Enough, "bound": s.Bound,
		"open": needNames(s.Open), "impossible": needNames(s.Impossible), "candidates": called(s.Candidates), "partners": called(s.Partners),
	}
}

func needNames(all []analysis.PartnerNeed) []string {
	out := []string{}
	for _, n := range all {
		out = append(out, n.Resource.Name)
	}
	return out
}

// selectionCase answers PRONET's questions about each candidate, and what is missing, as in "SECTOR PUBLIC".
func selectionCase(tb testing.TB, p *process.Process, _ tableInput) map[string]any {
	tb.Helper()
	s := must[*process.Selection](tb)(p.Selection())
	candidates, order := map[string]any{}, []string{}
	for _, c := range s.Candidates {
		resources, others := []string{}, map[string][]string{}
		for _, r := range c.Resources {
			resources = append(resources, r.Resource.Name)
			others[r.Resource.Name] = called(r.Others(10))
		}
		var impact any
		if c.Impact != nil {
			impact = map[string]int{"lowest": c.Impact.Lowest, "highest": c.Impact.Highest}
		}
		candidates[c.EntityName()] = map[string]any{
			"resources": resources, "others": others, "impact": impact, "dependency": c.Dependency, "attitude": c.Attitude.Lowest,
			"quadrant": c.Placement.Quadrant, "alternatives": authors(c.Alternatives), "touches": authors(c.Touches),
		}
		order = append(order, c.EntityName())
	}
	missing, elsewhere := []string{}, map[string][]string{}
	for _, g := range must[[]process.Gap](tb)(s.Missing()) {
		what := string(g.Kind) + " " + g.Value
		if g.Subject != nil {
			what += g.Subject.EntityName()
		}
		missing = append(missing, what)
		elsewhere[what] = called(g.Elsewhere)
	}
	return map[string]any{"candidates": candidates, "order": order, "missing": missing, "elsewhere": elsewhere}
}

func authors(all []*graph.Assessment) []graph.PrincipalID {
	out := []graph.PrincipalID{}
	for _, a := range all {
		out = append(out, a.Author)
	}
	return out
}
