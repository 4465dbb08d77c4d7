package analysis_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// tensionInput is who wants what, for whom and with whom, as a case has it.
type tensionInput struct {
	Organisations []string            `json:"organisations"`
	Individuals   map[string][]string `json:"individuals"`    // whom each represents
	Partners      map[string][]string `json:"collaborations"` // who takes part in each
	Declined      map[string][]string `json:"declined"`       // who declined to
	Interests     []string            `json:"interests"`      // of whom, in which topics, how far: "A bread 4 quiet -1"
	Positions     []string            `json:"positions"`      // "A k1 2", or "A k1 -4 ASSUMED" where it is not self-stated

	Of    analysis.AlignmentSubject `json:"of"`
	Among []string                  `json:"among"` // all unless given
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
		for _, whom := range in.Individuals[name] {
			all = append(all, &graph.Representation{Statement: stated, Individual: id(name), Organisation: id(whom)})
		}
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
	met := map[string]bool{}
	number := func(text string) int { return must[int](tb)(strconv.Atoi(text)) }
	for _, line := range in.Interests {
		words := strings.Fields(line)
		i := &graph.Interest{Statement: stated, Holder: id(words[0]), Text: "because"}
		for on := range slices.Chunk(words[1:], 2) {
			if !met[on[0]] {
				met[on[0]] = true
				things = append(things, &graph.Topic{Record: graph.Record{ID: id(on[0])}, Name: on[0]})
			}
			i.Topics = append(i.Topics, graph.TopicStance{Topic: id(on[0]), Stance: number(on[1])})
		}
		all = append(all, i)
	}
	for _, line := range in.Positions {
		words := strings.Fields(line)
		if !met[words[1]] {
			met[words[1]] = true
			things = append(things, &graph.Ambition{Record: graph.Record{ID: id(words[1])}, Name: words[1]})
		}
		stance := number(words[2])
		p := &graph.Position{Statement: stated, Stakeholder: id(words[0]), Ambition: id(words[1]), Stance: &stance}
		if len(words) > 3 {
			p.Origin = graph.Origin(words[3])
		}
		all = append(all, p)
	}
	return viewOf(tb, append(things, all...)...)
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
	r := analysis.TensionRequest{Level: in.Level, Limit: 2}
	if in.Who != "" {
		r.Stakeholder = idOf(tb, v, in.Who)
	}
	a, told := align(tb, v, o), []string{}
	for {
		page := must[analysis.TensionPage](tb)(a.Tensions(r))
		told = append(told, toldTensions(page.Tensions)...)
		if !page.More {
			return map[string]any{"tensions": told, "total": page.Total}
		}
		last := page.Tensions[len(page.Tensions)-1]
		r.After = &analysis.TensionRef{Level: last.Level, Stakeholder: last.Stakeholder.Meta().ID, Subject: last.Subject.Meta().ID}
		if last.Against != nil {
			r.After.Against = last.Against.Meta().ID
		}
	}
}
