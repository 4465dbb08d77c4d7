package analysis_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"raakvlak/graph"
)

// stancesInput are stances as a case has them: who, on what, how far.
type stancesInput map[string]map[string]int

// on lists what is spoken of, by name.
func (in stancesInput) on() []string {
	all := map[string]bool{}
	for _, row := range in {
		for subject := range row {
			all[subject] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// each yields every stance, by who and then by what.
func (in stancesInput) each(yield func(who, on string, stance int)) {
	for _, who := range slices.Sorted(maps.Keys(in)) {
		for _, on := range slices.Sorted(maps.Keys(in[who])) {
			yield(who, on, in[who][on])
		}
	}
}

// positions are the stances as positions on ambitions, and the ambitions.
func (in stancesInput) positions() []graph.Entity {
	var out []graph.Entity
	for _, name := range in.on() {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	in.each(func(who, on string, stance int) {
		out = append(out, &graph.Position{Statement: said(), Stakeholder: graph.ID("_:" + who), Ambition: graph.ID("_:" + on), Stance: &stance})
	})
	return out
}

// interests are the stances as interests in topics, and the topics, of which some are narrower than another.
func (in stancesInput) interests(narrower map[string]string) []graph.Entity {
	names := map[string]bool{}
	for _, name := range in.on() {
		names[name] = true
	}
	for name, above := range narrower {
		names[name], names[above] = true, true
	}
	var out []graph.Entity
	for _, name := range slices.Sorted(maps.Keys(names)) {
		t := &graph.Topic{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
		if above := narrower[name]; above != "" {
			t.NarrowerThan = graph.ID("_:" + above)
		}
		out = append(out, t)
	}
	in.each(func(who, on string, stance int) {
		out = append(out, &graph.Interest{
			Statement: said(), Holder: graph.ID("_:" + who), Text: "because", Topics: []graph.TopicStance{{Topic: graph.ID("_:" + on), Stance: stance}},
		})
	})
	return out
}

// toAsk has who is still to be asked about which ambition, "A k1".
func toAsk(lines []string) []graph.Entity {
	var out []graph.Entity
	for _, line := range lines {
		who, on, _ := strings.Cut(line, " ")
		out = append(out, &graph.Position{Statement: said(), Stakeholder: graph.ID("_:" + who), Ambition: graph.ID("_:" + on)})
	}
	return out
}

// organisationsOf returns who is named, by name.
func organisationsOf(tb testing.TB, lists ...[]string) []graph.Entity {
	tb.Helper()
	var all []string
	for _, list := range lists {
		all = append(all, list...)
	}
	slices.Sort(all)
	var out []graph.Entity
	for _, name := range slices.Compact(all) {
		out = append(out, organisation(name))
	}
	return out
}
