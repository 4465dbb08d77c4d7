package analysis_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// viewOf founds a map of the entities and returns its owner's view.
func viewOf(tb testing.TB, entities ...graph.Entity) *graph.View {
	tb.Helper()
	f, err := graph.Found(graph.Foundation{Map: graph.Map{Name: "Proef"}, By: "owner", Entities: entities},
		time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{9})))
	if err != nil {
		tb.Fatal(err)
	}
	v, err := graph.NewView(f.Snapshot, graph.SightOf(f.Snapshot, "owner"))
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// none stands in a table of stances for one that is not known.
const none = 99

// stanceMap has the stances of stakeholders A, B, C … on ambitions.
func stanceMap(rows ...[]int) []graph.Entity {
	var out []graph.Entity
	for i := range rows {
		out = append(out, organisation(letter(i)))
	}
	most := 0
	for _, row := range rows {
		most = max(most, len(row))
	}
	for k := range most {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:k" + strconv.Itoa(k+1))}, Name: "k" + strconv.Itoa(k+1)})
	}
	for i, row := range rows {
		for k, stance := range row {
			if stance != none {
				out = append(out, &graph.Position{
					Statement: graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1}, Stakeholder: graph.ID("_:" + letter(i)),
					Ambition: graph.ID("_:k" + strconv.Itoa(k+1)), Stance: &stance,
				})
			}
		}
	}
	return out
}

// letter returns A … Z, and then names that come after those.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return "Z" + strconv.Itoa(i)
}

func organisation(name string) *graph.Organisation {
	return &graph.Organisation{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
}

// idOf returns the id of what has the name.
func idOf(tb testing.TB, v *graph.View, name string) graph.ID {
	tb.Helper()
	for _, k := range []graph.Kind{graph.KindOrganisation, graph.KindIndividual, graph.KindTopic, graph.KindAmbition, graph.KindResource, graph.KindCollaboration} {
		for e := range v.Each(k) {
			if e.(graph.Named).EntityName() == name {
				return e.Meta().ID
			}
		}
	}
	tb.Fatalf("nothing is called %s", name)
	return ""
}

// idsOf returns the ids of what has the names, nil of nil.
func idsOf(tb testing.TB, v *graph.View, all []string) []graph.ID {
	tb.Helper()
	if all == nil {
		return nil
	}
	out := []graph.ID{}
	for _, name := range all {
		out = append(out, idOf(tb, v, name))
	}
	return out
}

func pairOf(tb testing.TB, a *analysis.Alignment, v *graph.View, x, y string) analysis.AlignmentPair {
	tb.Helper()
	p, err := a.Pair(idOf(tb, v, x), idOf(tb, v, y))
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// near compares numbers to six decimals, as published ones are given.
func near() cmp.Option { return cmpopts.EquateApprox(0, 1e-6) }

func names(all []graph.Named) []string {
	out := make([]string, len(all))
	for i, e := range all {
		out[i] = e.EntityName()
	}
	return out
}

func wantCode(tb testing.TB, err error, want graph.Code) {
	tb.Helper()
	if err == nil || graph.CodeOf(err) != want {
		tb.Errorf("error = %v, want one of code %s", err, want)
	}
}

// wantBasis fails unless the basis is of the view, has so many statements, and names so many different assumed ones.
func wantBasis(tb testing.TB, v *graph.View, got analysis.Basis, statements, assumed int) {
	tb.Helper()
	if got.Revision != v.Revision() || got.Statements != statements || got.Assumed != assumed {
		tb.Errorf("basis of revision %s with %d statements, %d assumed; want %s, %d, %d",
			got.Revision, got.Statements, got.Assumed, v.Revision(), statements, assumed)
	}
	all, err := got.Assumptions(graph.MostPerPage)
	if err != nil {
		tb.Fatal(err)
	}
	seen := map[graph.ID]bool{}
	for _, s := range all {
		if s.Said().Origin != graph.OriginAssumed || v.Find(s.Meta().ID) == nil {
			tb.Errorf("%s is named as assumed", s.Meta().ID)
		}
		seen[s.Meta().ID] = true
	}
	if want := min(assumed, graph.MostPerPage); len(all) != want || len(seen) != want {
		tb.Errorf("%d are named, %d of them different; want %d", len(all), len(seen), want)
	}
}

// checkFinite fails for a number that no answer may hold.
func checkFinite(tb testing.TB, numbers ...float64) {
	tb.Helper()
	for _, n := range numbers {
		if math.IsNaN(n) || math.IsInf(n, 0) {
			tb.Errorf("an answer holds %v", n)
		}
	}
}

// certain returns what a method did that only fails when nobody waits for it.
func certain[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func dependenceOf(v *graph.View, o analysis.DependenceOptions) *analysis.Dependence {
	return certain(analysis.DependenceOf(v, o))
}
