package analysis_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// gameInput is a weighted game as a case has it, with ties, as linkOf reads them, or positions that join the players.
type gameInput struct {
	Weights   map[string]float64 `json:"weights"`
	Quota     *float64           `json:"quota"`
	Share     *float64           `json:"share"` // of all weight, in place of a quota; more than half where there is neither
	Ties      []string           `json:"ties"`
	Positions stancesInput       `json:"positions"`
}

func (in gameInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	all := append(organisationsOf(tb, slices.Collect(maps.Keys(in.Weights))), in.Positions.positions()...)
	for _, line := range in.Ties {
		all = append(all, linkOf(tb, analysis.RelationTies, line))
	}
	return viewOf(tb, all...)
}

// coalitionsCase answers who wins together, and what power each has.
func coalitionsCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in gameInput
	input(&in)
	v := in.view(tb)
	o := analysis.CoalitionOptions{Quota: analysis.Quota{Weight: in.Quota, Share: in.Share}}
	for _, name := range slices.Sorted(maps.Keys(in.Weights)) {
		o.Weights = append(o.Weights, analysis.StakeholderWeight{Stakeholder: idOf(tb, v, name), Weight: in.Weights[name]})
	}
	c := coalesce(tb, v, o)
	list := must[analysis.CoalitionList](tb)
	minimal := list(c.Minimal(analysis.MostCoalitions))
	players := map[string]any{}
	for _, p := range must[[]analysis.VotingPower](tb)(c.VotingPower()) {
		players[p.Stakeholder.EntityName()] = map[string]any{
			"shapleyShubik": p.ShapleyShubik, "swings": p.Swings, "probability": p.Probability, "banzhaf": p.Banzhaf, "veto": p.Veto, "dummy": p.Dummy,
		}
	}
	weights := []float64{}
	for _, one := range minimal.Coalitions {
		weights = append(weights, one.Weight)
	}
	return map[string]any{
		"minimal": teamAnswer(minimal), "minimalCount": minimal.Total, "weights": weights,
		"leastWeight": teamAnswer(list(c.LeastWeight(analysis.MostCoalitions))), "fewest": teamAnswer(list(c.Fewest(analysis.MostCoalitions))),
		"tied":    teamAnswer(list(c.Connected(analysis.LinkTies, "", analysis.MostCoalitions))),
		"aligned": teamAnswer(list(c.Connected(analysis.LinkAlignment, analysis.SubjectPositions, analysis.MostCoalitions))),
		"players": players,
	}
}

func teamAnswer(list analysis.CoalitionList) []string {
	return texts(list.Coalitions, func(c analysis.Coalition) string { return strings.Join(names(c.Members), " ") })
}
