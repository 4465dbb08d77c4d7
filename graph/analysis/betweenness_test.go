package analysis_test

import (
	"math"
	"strconv"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// TestNetwork_exactUpTo holds that betweenness is counted up to as many nodes as are asked for, and not above.
func TestNetwork_exactUpTo(t *testing.T) {
	v := viewOf(t, tied("ab", "bc")...)
	for _, test := range []struct {
		most int
		code graph.Code
	}{{0, ""}, {3, ""}, {2, graph.CodeTooLarge}} {
		_, err := nodeOf(t, network(t, v, analysis.NetworkOptions{ExactUpTo: test.most}), v, "b").Betweenness()
		if got := graph.CodeOf(err); err != nil && got != test.code || err == nil && test.code != "" {
			t.Errorf("up to %d: %v, want %q", test.most, err, test.code)
		}
	}
}

// layered returns n layers of organisations, a few in each, of which each is tied to all of the next layer.
func layered(n, wide int) []graph.Entity {
	name := func(layer, i int) string { return strconv.Itoa(1_000*(i+1) + layer) }
	var out, ties []graph.Entity
	for layer := range n {
		for i := range wide {
			out = append(out, organisation(name(layer, i)))
			for j := range wide {
				if layer > 0 {
					ties = append(ties, &graph.Tie{
						Statement: said(), A: graph.ID("_:" + name(layer-1, j)), B: graph.ID("_:" + name(layer, i)), Kind: graph.TieTrusts, Strength: 1,
					})
				}
			}
		}
	}
	return append(out, ties...)
}

// TestBetweenness_layers holds it against what follows by hand, also where there are more shortest ways than any float64
// can tell: 3^698 from end to end.
func TestBetweenness_layers(t *testing.T) {
	for _, test := range []struct{ layers, wide int }{{2, 3}, {5, 1}, {9, 3}, {620, 3}, {700, 3}} {
		n, err := analysis.NetworkOf(viewOf(t, layered(test.layers, test.wide)...), analysis.NetworkOptions{})
		if err != nil {
			t.Fatal(err)
		}
		wide, nodes := float64(test.wide), float64(test.layers*test.wide)
		beside := func(layer int) float64 { // the share of one node in the ways between two of the layer, over those beside it
			switch {
			case layer < 0 || layer >= test.layers:
				return 0
			case layer == 0 || layer == test.layers-1:
				return (wide - 1) / 2
			}
			return (wide - 1) / 4
		}
		for _, e := range n.Stakeholders() {
			number, _ := strconv.Atoi(e.EntityName())
			layer := number % 1_000
			before, after := float64(layer)*wide, float64(test.layers-1-layer)*wide
			want := 2 * (before*after/wide + beside(layer-1) + beside(layer+1)) / ((nodes - 1) * (nodes - 2))
			got := sure[float64](t)(sure[analysis.NetworkNode](t)(n.Node(e.Meta().ID)).Betweenness())
			if !(math.Abs(got-want) <= 1e-12) {
				t.Fatalf("%d layers of %d: %v in layer %d, want %v", test.layers, test.wide, got, layer, want)
			}
		}
	}
}
