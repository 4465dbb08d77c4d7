package analysis_test

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// largeWeb is so many links that the ranks are made in place first, and on two processors.
func largeWeb(n, each int) []graph.Entity {
	random := rand.New(rand.NewPCG(5, 6))
	var entities []graph.Entity
	for i := range n {
		entities = append(entities, organisation(letter(i)))
	}
	for i := range n {
		for j := range random.IntN(2 * each) {
			to := random.IntN(n)
			if j%2 == 0 {
				to = (i + 1 + random.IntN(5)) % n // near to it, so that it takes many rounds
			}
			if to != i {
				entities = append(entities, influenceOf(letter(i), letter(to), 1+random.IntN(4)))
			}
		}
	}
	return entities
}

// The ranks are those that rounds over all links alone come to, and the same on one processor and on more.
func TestNetwork_PageRank_large(t *testing.T) {
	n := network(t, viewOf(t, largeWeb(3_000, 7)...), analysis.NetworkOptions{Over: analysis.RelationInfluence})
	if n.Links() < 16_000 {
		t.Fatalf("only %d links", n.Links())
	}
	many := sure[[]float64](t)(analysis.PageRanks(n))
	was := runtime.GOMAXPROCS(1)
	one := sure[[]float64](t)(analysis.PageRanks(n))
	runtime.GOMAXPROCS(was)
	if !slices.Equal(one, many) {
		t.Error("the ranks hang on the number of processors")
	}
	want := iterated(n)
	for row := range want {
		if math.Abs(many[row]-want[row]) > 1e-12 {
			t.Fatalf("the rank of %d is %v, want %v", row, many[row], want[row])
		}
	}
}

// iterated follows the definition, many times over.
func iterated(n *analysis.Network) []float64 {
	from, to, weights := analysis.Arcs(n)
	nodes := len(n.Stakeholders())
	strengths, ranks := make([]float64, nodes), make([]float64, nodes)
	for i, f := range from {
		strengths[f] += weights[i]
	}
	for row := range ranks {
		ranks[row] = 1 / float64(nodes)
	}
	for range 300 {
		next, lost := make([]float64, nodes), 0.0
		for i, f := range from {
			next[to[i]] += 0.85 * ranks[f] * weights[i] / strengths[f]
		}
		for row, rank := range ranks {
			if strengths[row] == 0 {
				lost += rank
			}
		}
		for row := range next {
			next[row] += (0.15 + 0.85*lost) / float64(nodes)
		}
		ranks = next
	}
	return ranks
}
