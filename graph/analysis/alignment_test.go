package analysis_test

import (
	"errors"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func TestAlign_errors(t *testing.T) {
	v := viewOf(t, stanceMap([]int{1}, []int{1})...)
	_, err := analysis.Align(v, analysis.AlignmentOptions{Of: "DREAMS"})
	wantCode(t, err, graph.CodeInvalid)
	_, err = analysis.Align(v, analysis.AlignmentOptions{Measure: "FEELING"})
	wantCode(t, err, graph.CodeInvalid)

	a := align(t, v, analysis.AlignmentOptions{Among: func(e graph.Entity) bool { return e.(graph.Named).EntityName() == "A" }})
	_, err = a.Pair(idOf(t, v, "A"), idOf(t, v, "B"))
	wantCode(t, err, graph.CodeNotFound)
	_, err = a.Pair(idOf(t, v, "A"), idOf(t, v, "k1"))
	wantCode(t, err, graph.CodeNotFound)
	_, err = a.Pair(idOf(t, v, "A"), idOf(t, v, "A"))
	wantCode(t, err, graph.CodeInvalid)
	_, err = a.Subjects("LOUDEST")
	wantCode(t, err, graph.CodeInvalid)
	_, err = a.Pairs(analysis.PairRequest{Order: "LOUDEST", Limit: 1})
	wantCode(t, err, graph.CodeInvalid)
	for _, limit := range []int{0, -1, analysis.MostPairs + 1} {
		_, err = a.Pairs(analysis.PairRequest{Limit: limit})
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err = a.TopOf(idOf(t, v, "B"), 1, "")
	wantCode(t, err, graph.CodeNotFound)
	_, err = a.TopOfEach(0, "")
	wantCode(t, err, graph.CodeInvalid)
}

func TestAlignment_check(t *testing.T) {
	stopped := errors.New("nobody waits any more")
	v := viewOf(t, stanceMap([]int{1, 2}, []int{1, 2}, []int{2, 2})...)
	a := align(t, v, analysis.AlignmentOptions{Work: analysis.Work{Check: func() error { return stopped }}})
	if _, err := a.Pairs(analysis.PairRequest{Limit: 1}); !errors.Is(err, stopped) {
		t.Errorf("Pairs: %v, want %v", err, stopped)
	}
	if _, err := a.TopOfEach(1, ""); !errors.Is(err, stopped) {
		t.Errorf("TopOfEach: %v, want %v", err, stopped)
	}
	if _, err := a.Camps(); !errors.Is(err, stopped) {
		t.Errorf("Camps: %v, want %v", err, stopped)
	}
	// What another stopped is made for those who still wait.
	if page, err := align(t, v, analysis.AlignmentOptions{}).Pairs(analysis.PairRequest{Limit: 1}); err != nil || page.Total != 3 {
		t.Errorf("Pairs: %d of them, %v; want 3", page.Total, err)
	}
}

func TestAlignment_Matrix_large(t *testing.T) {
	many := make([][]int, analysis.MostMatrixRows+1)
	for i := range many {
		many[i] = []int{1}
	}
	_, err := align(t, viewOf(t, stanceMap(many...)...), analysis.AlignmentOptions{}).Matrix()
	wantCode(t, err, graph.CodeTooLarge)
}
