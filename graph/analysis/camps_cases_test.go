package analysis_test

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"raakvlak/graph/analysis"
)

// campsInput is how much each two are for or against each other.
type campsInput struct {
	Links   []string `json:"links"`   // "a b", which weighs 1, or "a b -2"
	Network string   `json:"network"` // in place of those, the file with a network's
}

// campsCase answers which groups are found, what they are worth by the formula for weights of either sign, and their
// modularity as it is known of positive ones.
func campsCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in campsInput
	input(&in)
	if in.Network != "" {
		var other networkInput
		caseInput(tb, in.Network, &other)
		in.Links = other.Links
	}
	place := map[string]int{}
	for _, line := range in.Links {
		for _, name := range strings.Fields(line)[:2] {
			place[name] = 0
		}
	}
	who := slices.Sorted(maps.Keys(place))
	weights := make([][]float64, len(who))
	for i, name := range who {
		place[name], weights[i] = i, make([]float64, len(who))
	}
	total, against := 0.0, false
	for _, line := range in.Links {
		words, weight := strings.Fields(line), 1.0
		if len(words) > 2 {
			weight = must[float64](tb)(strconv.ParseFloat(words[2], 64))
		}
		a, b := place[words[0]], place[words[1]]
		weights[a][b], weights[b][a] = weight, weight
		total, against = total+weight, against || weight < 0
	}
	groups := analysis.Communities(weights)
	members := map[int32][]string{}
	for i, g := range groups {
		members[g] = append(members[g], who[i])
	}
	told := []string{}
	for _, g := range members {
		told = append(told, strings.Join(g, " "))
	}
	slices.Sort(told)
	answer := map[string]any{"links": len(in.Links), "groups": told, "value": modularity(weights, groups)}
	if against {
		return answer
	}
	// The formula leaves out what each would have with itself; the usual one counts it.
	q := modularity(weights, groups) / total
	for _, row := range weights {
		degree := 0.0
		for _, w := range row {
			degree += w
		}
		q -= math.Pow(degree/(2*total), 2)
	}
	answer["modularity"] = q
	return answer
}
