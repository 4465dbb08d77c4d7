package analysis_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func score(s float64) *float64 { return &s }

func TestAlignmentPair_evidence(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, -2, 0, 3, none, 0}, []int{2, 1, -3, 1, 2, 0})...)
	p := pairOf(t, align(t, v, analysis.AlignmentOptions{}), v, "A", "B")
	for _, e := range slices.Concat(p.Shared(), p.Opposed(), p.OneSided()) {
		for _, s := range slices.Concat(e.A.Evidence, e.B.Evidence) {
			if s.(*graph.Position).Ambition != e.Subject.Meta().ID {
				t.Errorf("what is behind %s is about something else", e.Subject.EntityName())
			}
		}
	}
	if first := p.Shared()[0]; first.A.Value != 4 || first.B.Value != 2 || len(first.A.Evidence) != 1 {
		t.Errorf("what they say of k1: %+v", first)
	}
	if b := p.Basis(); b.Statements != 11 || b.Assumed != 0 || b.Revision != v.Revision() {
		t.Errorf("basis %+v, want 11 statements with the one-sided, none assumed", b)
	}
}

func TestAlignment_Pair_interests(t *testing.T) {
	stated := graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1}
	assumed := graph.Statement{Origin: graph.OriginAssumed, Confidence: 1}
	water := func(stance int) []graph.TopicStance { return []graph.TopicStance{{Topic: "_:water", Stance: stance}} }
	three := 3
	v := viewOf(
		t, organisation("A"), organisation("B"), &graph.Topic{Record: graph.Record{ID: "_:water"}, Name: "water"},
		&graph.Ambition{Record: graph.Record{ID: "_:dijk"}, Name: "dijk", Topics: water(4)},
		&graph.Interest{Statement: stated, Holder: "_:A", Text: "x", Topics: water(3)},
		&graph.Interest{Statement: assumed, Holder: "_:A", Text: "y", Topics: water(3)},
		&graph.Interest{Statement: stated, Holder: "_:A", Text: "about nothing"},
		&graph.Interest{Statement: stated, Holder: "_:B", Text: "z", Topics: water(-2)},
		&graph.Position{Statement: stated, Stakeholder: "_:B", Ambition: "_:dijk", Stance: &three},
		&graph.Position{Statement: stated, Stakeholder: "_:A", Ambition: "_:dijk"},
	)
	interests := align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests})
	if got := pairOf(t, interests, v, "A", "B"); *got.Score != -1 || got.Divergence != 3 {
		t.Errorf("score %v, divergence %v; want -1 and 3: A's two interests add up to 4", *got.Score, got.Divergence)
	}
	wantBasis(t, v, interests.Basis(), 3, 1)
	positions := align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectPositions})
	if got := pairOf(t, positions, v, "A", "B"); got.Score != nil || got.Evidence != 0 {
		t.Errorf("score %v, evidence %d; want none: A is still to be asked", got.Score, got.Evidence)
	}
	both := align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectBoth})
	if got := pairOf(t, both, v, "A", "B"); !cmp.Equal(got.Score, score(-8/(4*3.605551275)), near()) {
		t.Errorf("score %v, want -8/√(16·13): the two laid end to end", *got.Score)
	}
}

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

func TestAlignment_Matrix(t *testing.T) {
	v := viewOf(t, stanceMap([]int{1, none}, []int{none, 1}, []int{-1, 2})...)
	m, err := align(t, v, analysis.AlignmentOptions{}).Matrix()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"A", "B", "C"}, names(m.Stakeholders)); diff != "" {
		t.Errorf("stakeholders (-want +got):\n%s", diff)
	}
	want := [][]*float64{
		{score(1), nil, score(-0.447214)}, {nil, score(1), score(0.894427)}, {score(-0.447214), score(0.894427), score(1)},
	}
	if diff := cmp.Diff(want, m.Values, near()); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
	many := make([][]int, analysis.MostMatrixRows+1)
	for i := range many {
		many[i] = []int{1}
	}
	_, err = align(t, viewOf(t, stanceMap(many...)...), analysis.AlignmentOptions{}).Matrix()
	wantCode(t, err, graph.CodeTooLarge)
}
