package process_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	godiff "github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// offering says that the organisation offers the resources.
func offering(who string, resources ...string) []graph.Entity {
	var out []graph.Entity
	for _, r := range resources {
		out = append(out, &graph.Offer{Statement: said(graph.OriginObserved), Stakeholder: graph.ID("_:" + who), Resource: graph.ID("_:" + r)})
	}
	return out
}

// needing is the ambition Samen and the resources that it needs.
func needing(resources ...string) []graph.Entity {
	a := ambition("Samen")
	var out []graph.Entity
	for _, r := range resources {
		out = append(out, &graph.Resource{Record: record(r), Name: r})
		a.Needs = append(a.Needs, graph.Need{Resource: graph.ID("_:" + r)})
	}
	return append(out, a)
}

func ofSector(name string, s graph.Sector) *graph.Organisation {
	return &graph.Organisation{Record: record(name), Name: name, Sector: s}
}

func clash(kind graph.TieKind, a, b string) *graph.Tie {
	return &graph.Tie{Statement: said(graph.OriginObserved), A: graph.ID("_:" + a), B: graph.ID("_:" + b), Kind: kind, Strength: 2}
}

func suggest(tb testing.TB, first int, entities ...graph.Entity) *process.Suggestions {
	tb.Helper()
	s, err := processOf(tb, entities...).Suggestions("", first)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func setNames(s *process.Suggestions) []string {
	out := []string{}
	for _, set := range s.Sets {
		var names []string
		for _, m := range set.Members {
			names = append(names, m.Stakeholder.EntityName())
		}
		out = append(out, strings.Join(names, "+"))
	}
	return out
}

func TestSuggestions_refused(t *testing.T) {
	p := processOf(t, append(collaboration(3, "A", "B", "C"), needing("geld")...)...)
	for _, first := range []int{0, process.MostSuggestions + 1} {
		if _, err := p.Suggestions("", first); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("first %d: %v, want an invalid one", first, err)
		}
	}
	if _, err := p.Suggestions(p.Collaboration.ID, 1); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("for what is no ambition: %v, want not found", err)
	}
}

// randomTable is a collaboration with up to eight candidates and five needs.
func randomTable(seed uint64) []graph.Entity {
	random := rand.New(rand.NewPCG(seed, 7))
	sectors := []graph.Sector{"", graph.SectorPublic, graph.SectorNonProfit, graph.SectorProfit, graph.SectorCitizens}
	needs := []string{"r1", "r2", "r3", "r4", "r5"}[:random.IntN(6)]
	entities := append(collaboration(0), needing(needs...)...)
	for i := range 1 + random.IntN(8) {
		name := string(rune('A' + i))
		if random.IntN(4) == 0 {
			entities = append(entities, &graph.Individual{Record: record(name), Name: name})
		} else {
			entities = append(entities, ofSector(name, sectors[random.IntN(len(sectors))]))
		}
		switch random.IntN(4) {
		case 0:
			entities = append(entities, joining(name, graph.RolePartner, graph.EngagementEngaged))
		case 1:
			entities = append(entities, joining(name, graph.RoleCandidate, graph.EngagementContacted))
		}
		for _, r := range needs {
			if random.IntN(3) == 0 {
				entities = append(entities, offering(name, r)...)
			}
		}
	}
	return entities
}

// TestSuggestions_bruteForce compares with all subsets of the candidates, straight from the definition.
func TestSuggestions_bruteForce(t *testing.T) {
	several := 0
	for seed := range uint64(400) {
		s := suggest(t, process.MostSuggestions, randomTable(seed)...)
		want := bruteForce(s)
		if len(want) > 1 {
			several++
		}
		if diff := godiff.Diff(want, setNames(s)); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
	if several < 50 {
		t.Errorf("only %d tables have several sets", several)
	}
}

func bruteForce(s *process.Suggestions) []string {
	feasible := func(mask int) bool {
		var organisations int
		for _, one := range s.Partners {
			if one.EntityKind() == graph.KindOrganisation {
				organisations++
			}
		}
		brought := map[graph.ID]bool{}
		for i, c := range s.Candidates {
			if mask>>i&1 == 0 {
				continue
			}
			if c.EntityKind() == graph.KindOrganisation {
				organisations++
			}
			for _, need := range s.Open {
				brought[need.Resource.ID] = brought[need.Resource.ID] || slices.Contains(need.Bringers, c)
			}
		}
		for _, need := range s.Open {
			able := slices.ContainsFunc(need.Bringers, func(e graph.Named) bool { return slices.Contains(s.Candidates, e) })
			if able && !brought[need.Resource.ID] {
				return false
			}
		}
		return organisations >= process.LeastOrganisations
	}
	type set struct {
		size  int
		blau  float64
		names []string
	}
	var sets []set
	for mask := range 1 << len(s.Candidates) {
		minimal := feasible(mask)
		for i := range s.Candidates {
			minimal = minimal && (mask>>i&1 == 0 || !feasible(mask&^(1<<i)))
		}
		if !minimal || mask == 0 {
			continue
		}
		var one set
		var everybody []graph.Named
		for _, p := range s.Partners {
			everybody = append(everybody, p.Stakeholder)
		}
		for i, c := range s.Candidates {
			if mask>>i&1 == 1 {
				one.names = append(one.names, c.EntityName())
				everybody = append(everybody, c)
			}
		}
		h := analysis.SectorHeterogeneity(everybody)
		one.size, one.blau = len(one.names), h.Blau
		if h.Counted == 0 {
			one.blau = -1
		}
		sets = append(sets, one)
	}
	slices.SortFunc(sets, func(a, b set) int {
		mix := 0
		if diff := b.blau - a.blau; diff > 1e-9 {
			mix = 1
		} else if diff < -1e-9 {
			mix = -1
		}
		return cmp.Or(cmp.Compare(a.size, b.size), mix, slices.Compare(a.names, b.names))
	})
	out := []string{}
	for _, one := range sets[:min(len(sets), process.MostSuggestions)] {
		out = append(out, strings.Join(one.names, "+"))
	}
	return out
}

// TestSuggestions_greedy has too many candidates for all sets: the bound holds against the fewest there can be.
func TestSuggestions_greedy(t *testing.T) {
	var needs []string
	for i := range 12 {
		needs = append(needs, fmt.Sprintf("n%02d", i))
	}
	entities := append(collaboration(0), needing(needs...)...)
	for i := range 40 {
		name := fmt.Sprintf("O%02d", i)
		entities = append(entities, ofSector(name, graph.SectorPublic))
		entities = append(entities, offering(name, needs[i%12], needs[(i*5+1)%12])...)
	}
	s := suggest(t, 5, entities...)
	if s.Exact || len(s.Sets) != 1 {
		t.Fatalf("exact %v with %d sets, want one greedy set", s.Exact, len(s.Sets))
	}
	fewest := 6 // twelve needs, two a candidate
	if got := len(s.Sets[0].Members); got < fewest || float64(got) > s.Bound*float64(fewest) {
		t.Errorf("%d members, want %d to %.2f times that", got, fewest, s.Bound)
	}
}
