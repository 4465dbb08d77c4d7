package analysis_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// said is how the statements of network tests are known.
func said() graph.Statement {
	return graph.Statement{Origin: graph.OriginObserved, Confidence: 1}
}

// tied returns organisations and the ties between them: "ab" is one of strength 1, "a-b" one that clashes.
func tied(pairs ...string) []graph.Entity {
	var names []string
	var ties []graph.Entity
	for _, p := range pairs {
		kind := graph.TieWorksWith
		if strings.Contains(p, "-") {
			kind, p = graph.TieClashes, strings.ReplaceAll(p, "-", "")
		}
		for _, name := range strings.Split(p, "") {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(p) == 2 {
			ties = append(ties, &graph.Tie{Statement: said(), A: graph.ID("_:" + p[:1]), B: graph.ID("_:" + p[1:]), Kind: kind, Strength: 1})
		}
	}
	slices.Sort(names)
	var out []graph.Entity
	for _, name := range names {
		out = append(out, organisation(name))
	}
	return append(out, ties...)
}

func network(tb testing.TB, v *graph.View, o analysis.NetworkOptions) *analysis.Network {
	tb.Helper()
	n, err := analysis.NetworkOf(v, o)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

func nodeOf(tb testing.TB, n *analysis.Network, v *graph.View, name string) analysis.NetworkNode {
	tb.Helper()
	node, err := n.Node(idOf(tb, v, name))
	if err != nil {
		tb.Fatal(err)
	}
	return node
}

// sure returns what a method did, which must not fail.
func sure[T any](tb testing.TB) func(T, error) T {
	return func(value T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return value
	}
}

// relations are all of them.
var relations = []analysis.NetworkRelation{
	analysis.RelationTies, analysis.RelationDependencies, analysis.RelationInfluence, analysis.RelationCongruence, analysis.RelationConflict,
}

// randomWeb returns n organisations, most with a sector, and statements between them of every relation.
func randomWeb(seed uint64, n int) []graph.Entity {
	r := rand.New(rand.NewPCG(seed, 77))
	var out []graph.Entity
	for i := range n {
		o := organisation(letter(i))
		o.Sector = []graph.Sector{"", graph.SectorPublic, graph.SectorProfit, graph.SectorCitizens}[r.IntN(4)]
		out = append(out, o)
	}
	for k := range 4 {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:k" + strconv.Itoa(k))}, Name: "k" + strconv.Itoa(k)})
	}
	kinds := []graph.TieKind{graph.TieWorksWith, graph.TieTrusts, graph.TieCommunicates, graph.TieClashes}
	ends := func() (graph.ID, graph.ID) {
		a := r.IntN(n)
		b := (a + 1 + r.IntN(n-1)) % n
		return graph.ID("_:" + letter(a)), graph.ID("_:" + letter(b))
	}
	for range r.IntN(3 * n) {
		a, b := ends()
		out = append(out, &graph.Tie{Statement: said(), A: a, B: b, Kind: kinds[r.IntN(4)], Strength: 1 + r.IntN(4)})
		a, b = ends()
		out = append(out, &graph.Dependency{Statement: said(), Depender: a, Dependee: b, Importance: 1 + r.IntN(4)})
		a, b = ends()
		out = append(out, &graph.Influence{Statement: said(), Influencer: a, Influenced: b, Strength: r.IntN(5)})
		a, _ = ends()
		stance := r.IntN(9) - 4
		out = append(out, &graph.Position{Statement: said(), Stakeholder: a, Ambition: graph.ID("_:k" + strconv.Itoa(r.IntN(4))), Stance: &stance})
	}
	return out
}
