package analysis_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func TestDependence_Matrix_large(t *testing.T) {
	_, err := dependenceOf(viewOf(t, organisations(301)...), analysis.DependenceOptions{}).Matrix()
	wantCode(t, err, graph.CodeTooLarge)
}

func TestDependence_Without_refused(t *testing.T) {
	v := viewOf(t, needMap("A B", need{from: "A", to: "B", importance: 3})...)
	for _, bad := range []graph.ID{"org_none", idOf(t, v, "geld")} {
		_, err := dependenceOf(v, analysis.DependenceOptions{}).Without([]graph.ID{bad})
		wantCode(t, err, graph.CodeNotFound)
		wantField(t, err, "without.0")
	}
}
