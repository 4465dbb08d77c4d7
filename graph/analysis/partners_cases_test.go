package analysis_test

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// theHouse is the ambition that partners are looked for.
const theHouse = "Een huis van de buurt"

// partnersInput is an ambition as a case has it: what it needs, and who offers what.
type partnersInput struct {
	Needs       []string            `json:"needs"`
	Parts       []partInput         `json:"parts"`
	Offers      map[string][]string `json:"offers"`
	Willing     map[string][]string `json:"willing"`   // offers by who says to be
	Unwilling   map[string][]string `json:"unwilling"` // likewise
	Commitments []commitmentInput   `json:"commitments"`
	Exclusions  [][]string          `json:"exclusions"`
	Costs       map[string]float64  `json:"costs"` // 1 unless given
	Without     []string            `json:"without"`
	Whole       bool                `json:"whole"`   // what the parts need counts too
	ByForce     bool                `json:"byForce"` // what is offered unwillingly does
}

// partInput is an ambition that is part of another, of the whole unless given.
type partInput struct {
	Name   string   `json:"name"`
	PartOf string   `json:"partOf"`
	Needs  []string `json:"needs"`
}

// commitmentInput is what one promises for a part, or for the whole.
type commitmentInput struct {
	By     string                 `json:"by"`
	Of     string                 `json:"of"` // a resource, or something else unless given
	For    string                 `json:"for"`
	Status graph.CommitmentStatus `json:"status"`
}

func (in partnersInput) entities(tb testing.TB) []graph.Entity {
	tb.Helper()
	id := func(name string) graph.ID { return graph.ID("_:" + name) }
	whole := ambition(theHouse, "", in.Needs...)
	what, ambitions := slices.Clone(in.Needs), []graph.Entity{whole}
	for _, p := range in.Parts {
		what = append(what, p.Needs...)
		part := ambition(p.Name, "", p.Needs...)
		part.PartOf = id(cmp.Or(p.PartOf, theHouse))
		ambitions = append(ambitions, part)
	}
	var out, said []graph.Entity
	slices.Sort(what)
	for _, name := range slices.Compact(what) {
		out = append(out, &graph.Resource{Record: graph.Record{ID: id(name)}, Name: name})
	}
	out = append(out, ambitions...)
	var who []string
	for _, c := range in.Commitments {
		promised := &graph.Commitment{
			Statement: graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1, Collaboration: "_:with all"},
			Ambition:  id(cmp.Or(c.For, theHouse)), Stakeholder: id(c.By), Status: c.Status,
		}
		if c.Of != "" {
			promised.Resource = id(c.Of)
		}
		who, said = append(who, c.By), append(said, promised)
	}
	if len(said) > 0 {
		out = append(out, &graph.Collaboration{Record: graph.Record{ID: "_:with all"}, Name: "with all"})
	}
	for _, offered := range []struct {
		by      map[string][]string
		willing *bool
	}{{in.Offers, nil}, {in.Willing, ptr(true)}, {in.Unwilling, ptr(false)}} {
		for _, name := range slices.Sorted(maps.Keys(offered.by)) {
			who = append(who, name)
			for _, resource := range offered.by[name] {
				o := offers(resource, name)[0].(*graph.Offer)
				o.Willing = offered.willing
				said = append(said, o)
			}
		}
	}
	return append(append(out, organisationsOf(tb, who)...), said...)
}

// partnersCase answers who together bring all that is needed.
func partnersCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in partnersInput
	input(&in)
	v := viewOf(tb, in.entities(tb)...)
	o := analysis.PartnerOptions{Whole: in.Whole, Unwilling: in.ByForce}
	for _, group := range in.Exclusions {
		o.Exclusions = append(o.Exclusions, idsOf(tb, v, group))
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
	if len(p.Minimal) != min(p.MinimalTotal, analysis.MostCovers) || len(p.Cheapest) != min(p.CheapestTotal, analysis.MostCovers) {
		tb.Errorf("of %d minimal and %d cheapest sets %d and %d are listed", p.MinimalTotal, p.CheapestTotal, len(p.Minimal), len(p.Cheapest))
	}
	bringers := map[string]any{}
	for _, n := range p.Needs {
		bringers[n.Resource.Name] = names(n.Bringers)
	}
	return withBasis(tb, v, p.Basis(), map[string]any{
		"needs": texts(p.Needs, func(n analysis.PartnerNeed) string { return n.Resource.Name }), "bringers": bringers, "candidates": names(p.Candidates),
		"exact": p.Exact, "cheapest": covers(p.Cheapest), "cheapestCount": p.CheapestTotal, "minimal": covers(p.Minimal), "minimalCount": p.MinimalTotal,
		"irreplaceable": alone, "irreplaceableCount": len(alone), "impossible": texts(p.Impossible, need),
		"greedy": map[string]any{
			"steps": texts(p.Greedy.Steps, func(s analysis.GreedyStep) string {
				return p.Candidates[s.Candidate].EntityName() + ": " + strings.Join(texts(s.New, need), " ")
			}),
			"cost": p.Greedy.Cost, "bound": p.Greedy.Bound, "unmet": texts(p.Greedy.Unmet, need),
		},
	})
}
