package analysis_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// eachNetwork runs the benchmark over the ties and over the dependencies of maps of each size.
func eachNetwork(b *testing.B, run func(b *testing.B, n *analysis.Network)) {
	for _, over := range []analysis.NetworkRelation{analysis.RelationTies, analysis.RelationDependencies} {
		b.Run(string(over), func(b *testing.B) {
			eachSize(b, func(b *testing.B, v *graph.View) {
				run(b, network(b, v, analysis.NetworkOptions{Over: over}))
			})
		})
	}
}

// BenchmarkNetwork_PageRank makes the page ranks of all.
func BenchmarkNetwork_PageRank(b *testing.B) {
	eachNetwork(b, func(b *testing.B, n *analysis.Network) {
		for b.Loop() {
			sure[[]float64](b)(analysis.PageRanks(n))
		}
	})
}

// BenchmarkNetwork_Communities divides all into communities.
func BenchmarkNetwork_Communities(b *testing.B) {
	eachNetwork(b, func(b *testing.B, n *analysis.Network) {
		for b.Loop() {
			if _, _, err := analysis.Partition(n); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkNetwork_Betweenness counts betweenness from all to all.
func BenchmarkNetwork_Betweenness(b *testing.B) {
	eachNetwork(b, func(b *testing.B, n *analysis.Network) {
		for b.Loop() {
			sure[[]float64](b)(analysis.ExactBetweenness(n))
		}
	})
}
