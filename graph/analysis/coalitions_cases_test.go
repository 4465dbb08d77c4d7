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

// gameInput is a weighted game as a case has it, with ties, as linkOf reads them, or positions that join the players.
type gameInput struct {
	Weights       map[string]float64   `json:"weights"`
	By            analysis.WeightBasis `json:"by"`            // of what weights are made where none are given
	Power         []string             `json:"power"`         // as assessed, see assessed
	Collaboration string               `json:"collaboration"` // of the assessments; any unless given
	Influence     []string             `json:"influence"`     // as linkOf reads it
	Quota         *float64             `json:"quota"`
	Share         *float64             `json:"share"` // of all weight, in place of a quota; more than half where there is neither
	Ties          []string             `json:"ties"`
	Positions     stancesInput         `json:"positions"`
	Assumed       []string             `json:"assumed"`      // whose positions are only assumed
	Stakeholders  []string             `json:"stakeholders"` // beside those that weigh
}

func (in gameInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	all := append(organisationsOf(tb, slices.Collect(maps.Keys(in.Weights)), in.Stakeholders), in.Positions.positions()...)
	for _, e := range all {
		if p, is := e.(*graph.Position); is && slices.Contains(in.Assumed, strings.TrimPrefix(string(p.Stakeholder), "_:")) {
			p.Origin = graph.OriginAssumed
		}
	}
	for _, line := range in.Ties {
		all = append(all, linkOf(tb, analysis.RelationTies, line))
	}
	for _, line := range in.Influence {
		all = append(all, linkOf(tb, analysis.RelationInfluence, line))
	}
	return viewOf(tb, append(all, assessed(tb, in.Power)...)...)
}

// assessed reads "A bridge 4", A's power in the collaboration as it was observed, "A bridge 4 ASSUMED", and "A bridge ?",
// an assessment that does not say.
func assessed(tb testing.TB, lines []string) []graph.Entity {
	tb.Helper()
	var out, views []graph.Entity
	met := map[graph.ID]bool{}
	for _, line := range lines {
		words := strings.Fields(line)
		who, where, joins := graph.ID("_:"+words[0]), graph.ID("_:"+words[1]), graph.ID("_:"+words[0]+" "+words[1])
		a := &graph.Assessment{Statement: said(), Participation: joins}
		if words[2] != "?" {
			a.Power = ptr(must[int](tb)(strconv.Atoi(words[2])))
		}
		if len(words) > 3 {
			a.Origin = graph.Origin(words[3])
		}
		views = append(views, a)
		if !met[where] {
			out = append(out, &graph.Collaboration{Record: graph.Record{ID: where}, Name: words[1]})
		}
		if !met[joins] {
			p := &graph.Participation{Record: graph.Record{ID: joins}, Statement: said(), Stakeholder: who}
			p.Collaboration = where
			out = append(out, p)
		}
		met[where], met[joins] = true, true
	}
	return append(out, views...)
}

func (in gameInput) coalitions(tb testing.TB, v *graph.View) *analysis.Coalitions {
	tb.Helper()
	o := analysis.CoalitionOptions{By: in.By, Quota: analysis.Quota{Weight: in.Quota, Share: in.Share}}
	if in.Weights != nil {
		o.Weights = []analysis.StakeholderWeight{}
	}
	for _, name := range slices.Sorted(maps.Keys(in.Weights)) {
		o.Weights = append(o.Weights, analysis.StakeholderWeight{Stakeholder: idOf(tb, v, name), Weight: in.Weights[name]})
	}
	if in.Collaboration != "" {
		o.Collaboration = ptr(idOf(tb, v, in.Collaboration))
	}
	return coalesce(tb, v, o)
}

// coalitionsCase answers who wins together, and what power each has.
func coalitionsCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in gameInput
	input(&in)
	v := in.view(tb)
	c := in.coalitions(tb, v)
	players := map[string]any{}
	for _, p := range must[[]analysis.VotingPower](tb)(c.VotingPower()) {
		players[p.Stakeholder.EntityName()] = map[string]any{
			"weight": p.Weight, "shapleyShubik": p.ShapleyShubik, "swings": p.Swings, "probability": p.Probability,
			"banzhaf": p.Banzhaf, "veto": p.Veto, "dummy": p.Dummy,
		}
	}
	answers := map[string]any{"players": players, "playing": names(c.Players()), "unweighed": names(c.Unweighed())}
	if len(players) <= analysis.MostExhaustive {
		maps.Copy(answers, teamsAnswer(tb, v, c))
	}
	return withBasis(tb, v, c.Basis(), answers)
}

// teamsAnswer has who wins together, and what each of the lists rests on.
func teamsAnswer(tb testing.TB, v *graph.View, c *analysis.Coalitions) map[string]any {
	tb.Helper()
	bases := map[string]any{}
	asked := func(name string, ask func(n int) (analysis.CoalitionList, error)) analysis.CoalitionList {
		tb.Helper()
		list := must[analysis.CoalitionList](tb)(ask(analysis.MostCoalitions))
		if len(list.Coalitions) != min(list.Total, analysis.MostCoalitions) {
			tb.Errorf("%s: %d of %d coalitions are listed", name, len(list.Coalitions), list.Total)
		}
		bases[name] = withBasis(tb, v, list.Basis, map[string]any{})
		return list
	}
	connected := func(by analysis.CoalitionLink, of analysis.AlignmentSubject) func(int) (analysis.CoalitionList, error) {
		return func(n int) (analysis.CoalitionList, error) { return c.Connected(by, of, n) }
	}
	minimal, weights := asked("minimal", c.Minimal), []float64{}
	for _, one := range minimal.Coalitions {
		weights = append(weights, one.Weight)
	}
	return map[string]any{
		"minimal": teamAnswer(minimal), "minimalCount": minimal.Total, "weights": weights,
		"leastWeight": teamAnswer(asked("leastWeight", c.LeastWeight)), "fewest": teamAnswer(asked("fewest", c.Fewest)),
		"tied":    teamAnswer(asked("tied", connected(analysis.LinkTies, ""))),
		"aligned": teamAnswer(asked("aligned", connected(analysis.LinkAlignment, analysis.SubjectPositions))),
		"bases":   bases,
	}
}

func teamAnswer(list analysis.CoalitionList) []string {
	return texts(list.Coalitions, func(c analysis.Coalition) string { return strings.Join(names(c.Members), " ") })
}
