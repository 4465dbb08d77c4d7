package analysis_test

import (
	"maps"
	"slices"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// tensionInput is who wants what, for whom and with whom, as a case has it.
type tensionInput struct {
	Organisations []string            `json:"organisations"`
	Individuals   map[string][]string `json:"individuals"`    // whom each represents, see representing
	Partners      map[string][]string `json:"collaborations"` // who takes part in each
	Declined      map[string][]string `json:"declined"`       // who declined to
	Interests     []string            `json:"interests"`      // see saidIn
	Positions     []string            `json:"positions"`      // likewise

	Of    analysis.AlignmentSubject `json:"of"`
	Among []string                  `json:"among"` // all unless given
	None  bool                      `json:"none"`  // of all subjects, none
	Level analysis.TensionLevel     `json:"level"`
	Who   string                    `json:"who"`
}

func (in tensionInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	stated := graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1}
	id := func(name string) graph.ID { return graph.ID("_:" + name) }
	things := organisationsOf(tb, in.Organisations)
	var all []graph.Entity
	for _, name := range slices.Sorted(maps.Keys(in.Individuals)) {
		things = append(things, &graph.Individual{Record: graph.Record{ID: id(name)}, Name: name})
		all = append(all, representing(tb, name, in.Individuals[name])...)
	}
	for _, name := range slices.Sorted(maps.Keys(in.Partners)) {
		things = append(things, &graph.Collaboration{Record: graph.Record{ID: id(name)}, Name: name})
		joins := stated
		joins.Collaboration = id(name)
		for _, who := range in.Partners[name] {
			all = append(all, &graph.Participation{Statement: joins, Stakeholder: id(who)})
		}
		for _, who := range in.Declined[name] {
			all = append(all, &graph.Participation{Statement: joins, Stakeholder: id(who), Engagement: graph.EngagementDeclined})
		}
	}
	subjects, statements := saidIn(tb, in.Interests, in.Positions)
	return viewOf(tb, slices.Concat(things, subjects, all, statements)...)
}

// tensionCase answers the tensions, read two at a time, as in "ORGANISATION Ann against Bakers on bread -2 3: 2.5 by 3":
// the stances, the strength, and by how many statements.
func tensionCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in tensionInput
	input(&in)
	v := in.view(tb)
	o := analysis.AlignmentOptions{Of: in.Of}
	if in.Among != nil {
		o.Among = called(in.Among...)
	}
	if in.None {
		o.Topics, o.Ambitions = []graph.ID{}, []graph.ID{}
	}
	r := analysis.TensionRequest{Level: in.Level, Limit: 2}
	if in.Who != "" {
		r.Stakeholder = idOf(tb, v, in.Who)
	}
	a, told := align(tb, v, o), []string{}
	for {
		page := must[analysis.TensionPage](tb)(a.Tensions(r))
		told = append(told, toldTensions(page.Tensions)...)
		if !page.More {
			return withBasis(tb, v, page.Basis, map[string]any{"tensions": told, "total": page.Total})
		}
		last := page.Tensions[len(page.Tensions)-1]
		r.After = &analysis.TensionRef{Level: last.Level, Stakeholder: last.Stakeholder.Meta().ID, Subject: last.Subject.Meta().ID}
		if last.Against != nil {
			r.After.Against = last.Against.Meta().ID
		}
	}
}
