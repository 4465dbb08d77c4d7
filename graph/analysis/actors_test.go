package analysis_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// stances have the stances of A, B, C … on ambitions, without the stakeholders themselves.
func stancesOf(rows ...[]int) []graph.Entity { return stanceMap(rows...)[len(rows):] }

func needing(from, to string, importance int, replaceability float64) *graph.Dependency {
	return &graph.Dependency{
		Statement: inBridge("owner"), Depender: graph.ID("_:" + from), Dependee: graph.ID("_:" + to), Importance: importance, Replaceability: &replaceability,
	}
}

func TestActors_refuse(t *testing.T) {
	v := viewOf(t, led(1)...)
	_, err := analysis.ActorsOf(v, bridgeOf(t, v), "DREAMS", analysis.Work{})
	wantCode(t, err, graph.CodeInvalid)
}
