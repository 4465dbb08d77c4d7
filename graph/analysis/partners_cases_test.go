package analysis_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// partnersInput is an ambition as a case has it: what it needs, and who offers what.
type partnersInput struct {
	Needs      []string            `json:"needs"`
	Offers     map[string][]string `json:"offers"`
	Exclusions [][]string          `json:"exclusions"`
	Costs      map[string]float64  `json:"costs"` // 1 unless given
	Without    []string            `json:"without"`
}

func (in partnersInput) entities() []graph.Entity {
	ambition := &graph.Ambition{Name: "Een huis van de buurt"}
	var out []graph.Entity
	for _, need := range in.Needs {
		out = append(out, &graph.Resource{Record: graph.Record{ID: graph.ID("_:" + need)}, Name: need})
		ambition.Needs = append(ambition.Needs, graph.Need{Resource: graph.ID("_:" + need)})
	}
	out = append(out, ambition)
	for _, name := range slices.Sorted(maps.Keys(in.Offers)) {
		out = append(out, organisation(name))
		for _, resource := range in.Offers[name] {
			out = append(out, offers(resource, name)...)
		}
	}
	return out
}

// partnersCase answers who together bring all that is needed.
func partnersCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in partnersInput
	input(&in)
	v := viewOf(tb, in.entities()...)
	var o analysis.PartnerOptions
	for _, group := range in.Exclusions {
		var ids []graph.ID
		for _, name := range group {
			ids = append(ids, idOf(tb, v, name))
		}
		o.Exclusions = append(o.Exclusions, ids)
	}
	for name, cost := range in.Costs {
		o.Costs = append(o.Costs, analysis.PartnerCost{Stakeholder: idOf(tb, v, name), Cost: cost})
	}
	if in.Without != nil {
		o.Candidates = func(e graph.Entity) bool { return !slices.Contains(in.Without, e.(graph.Named).EntityName()) }
	}
	p := partnersFor(tb, v, o)
	need := func(n int) string { return p.Needs[n].Resource.Name }
	alone := map[string]any{}
	for _, s := range p.Irreplaceable {
		alone[p.Candidates[s.Candidate].EntityName()] = texts(s.Needs, need)
	}
	covers := func(all []analysis.Cover) []any {
		out := []any{}
		for _, c := range all {
			out = append(out, map[string]any{"members": strings.Join(names(p.Members(c.Members)), " "), "cost": c.Cost})
		}
		return out
	}
	return map[string]any{
		"exact": p.Exact, "cheapest": covers(p.Cheapest), "cheapestCount": p.CheapestTotal, "minimal": covers(p.Minimal), "minimalCount": p.MinimalTotal,
		"irreplaceable": alone, "irreplaceableCount": len(alone), "impossible": texts(p.Impossible, need),
		"greedy": map[string]any{
			"steps": texts(p.Greedy.Steps, func(s analysis.GreedyStep) string {
				return p.Candidates[s.Candidate].EntityName() + ": " + strings.Join(texts(s.New, need), " ")
			}),
			"cost": p.Greedy.Cost, "bound": p.Greedy.Bound, "unmet": texts(p.Greedy.Unmet, need),
		},
		"statements": p.Basis().Statements, "assumed": p.Basis().Assumed,
	}
}
