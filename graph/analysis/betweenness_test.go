package analysis_test

import (
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
