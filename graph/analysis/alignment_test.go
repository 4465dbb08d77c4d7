package analysis_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// The worked example of weighted cosine and Ruzicka: x = (4, -2, 0, 3), y = (2, 1, -3, 1). The values were computed by
// hand: 9 / √(29 × 15); MACTOR's half sums (4+2)/2 + (3+1)/2 for and (2+1)/2 against; minima (2+1)/12 and 1/12; 3 of 4.
func TestAlignment_Pair(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, -2, 0, 3}, []int{2, 1, -3, 1}, []int{none, none, 2}, []int{0, none, none, none}, []int{-4, 2, 0, -3})...)
	for _, tc := range []struct {
		measure analysis.AlignmentMeasure
		b       string
		want    *float64
	}{
		{analysis.MeasureCosine, "B", score(0.431517)},
		{analysis.MeasureSoftCosine, "B", score(0.431517)},
		{analysis.MeasureConvergence, "B", score(5 / 6.5)},
		{analysis.MeasureNetDistance, "B", score(3.5)},
		{analysis.MeasureRuzicka, "B", score(0.25 - 0.083333)},
		{analysis.MeasureJaccard, "B", score(0.75)},
		{analysis.MeasureCosine, "C", nil}, // A is neutral on the one subject both have a stance on
		{analysis.MeasureJaccard, "C", nil},
		{analysis.MeasureConvergence, "D", nil}, // D is neutral there
		{analysis.MeasureCosine, "E", score(-1)},
		{analysis.MeasureConvergence, "E", score(0)},
		{analysis.MeasureRuzicka, "E", score(-1)},
		{analysis.MeasureNetDistance, "E", score(-9)},
	} {
		t.Run(string(tc.measure)+" "+tc.b, func(t *testing.T) {
			a := align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectPositions, Measure: tc.measure})
			got := pairOf(t, a, v, "A", tc.b)
			if diff := cmp.Diff(tc.want, got.Score, near()); diff != "" {
				t.Errorf("score (-want +got):\n%s", diff)
			}
			if back := pairOf(t, a, v, tc.b, "A"); !cmp.Equal(got.Score, back.Score) {
				t.Errorf("score of %s-A differs from that of A-%s", tc.b, tc.b)
			}
		})
	}
}

func score(s float64) *float64 { return &s }

func TestAlignmentPair_evidence(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, -2, 0, 3, none, 0}, []int{2, 1, -3, 1, 2, 0})...)
	p := pairOf(t, align(t, v, analysis.AlignmentOptions{}), v, "A", "B")
	if p.Convergence != 5 || p.Divergence != 1.5 || !p.Ambivalent || p.Evidence != 5 {
		t.Errorf("convergence %v, divergence %v, ambivalent %t, evidence %d; want 5, 1.5, true, 5",
			p.Convergence, p.Divergence, p.Ambivalent, p.Evidence)
	}
	for _, tc := range []struct {
		name string
		got  []analysis.AlignmentEvidence
		want []string
	}{
		{"shared", p.Shared(), []string{"k1", "k4"}},
		{"opposed", p.Opposed(), []string{"k2"}},
		{"one-sided", p.OneSided(), []string{"k3", "k5"}},
	} {
		var got []string
		for _, e := range tc.got {
			got = append(got, e.Subject.EntityName())
			for _, s := range append(e.A.Evidence, e.B.Evidence...) {
				if s.(*graph.Position).Ambition != e.Subject.Meta().ID {
					t.Errorf("%s: what is behind %s is about something else", tc.name, e.Subject.EntityName())
				}
			}
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
	if first := p.Shared()[0]; first.A.Value != 4 || first.B.Value != 2 || len(first.A.Evidence) != 1 {
		t.Errorf("what they say of k1: %+v", first)
	}
	if b := p.Basis(); b.Statements != 10 || b.Assumed != 0 || b.Revision != v.Revision() {
		t.Errorf("basis %+v, want 10 statements, none assumed", b)
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

// The similarity of two topics is ½ per step between them: soft cosine of (3, 0) and (0, 2) with similarity 0.5 is 0.5.
// A third, unrelated subject that both are for makes it (3·2·½ + 1) / √((9+1)(4+1)).
func TestAlignment_Pair_softCosine(t *testing.T) {
	stated := graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1}
	about := func(holder, topic string, stance int) *graph.Interest {
		return &graph.Interest{
			Statement: stated, Holder: graph.ID("_:" + holder), Text: "x", Topics: []graph.TopicStance{{Topic: graph.ID("_:" + topic), Stance: stance}},
		}
	}
	topic := func(name, above string) *graph.Topic {
		t := &graph.Topic{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
		if above != "" {
			t.NarrowerThan = graph.ID("_:" + above)
		}
		return t
	}
	entities := []graph.Entity{
		organisation("A"), organisation("B"), organisation("C"), organisation("D"), topic("root", ""), topic("left", "root"),
		topic("right", "root"), topic("leaf", "left"), topic("other", ""),
		about("A", "left", 3), about("A", "other", 1), about("B", "root", 2), about("B", "other", 1),
		about("C", "right", 2), about("C", "other", 1), about("D", "leaf", -2),
	}
	v := viewOf(t, entities...)
	a := align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests, Measure: analysis.MeasureSoftCosine})
	for _, tc := range []struct {
		x, y string
		want *float64
	}{
		{"A", "B", score((3*2*0.5 + 1) / 7.0710678118)},
		{"A", "C", score((3*2*0.25 + 1) / 7.0710678118)}, // two steps, over the root
		{"B", "C", score((2*2*0.5 + 1) / 5)},
		{"A", "D", nil}, // near in the tree, but no subject on which both have a stance
	} {
		if diff := cmp.Diff(tc.want, pairOf(t, a, v, tc.x, tc.y).Score, near()); diff != "" {
			t.Errorf("%s-%s (-want +got):\n%s", tc.x, tc.y, diff)
		}
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

func TestAlignment_Subjects(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, -2, 0, none}, []int{2, 1, -3, none}, []int{1, 4, -1, none})...)
	a := align(t, v, analysis.AlignmentOptions{})
	type row struct {
		Name                                   string
		For, Against, Supporters, Opponents, N int
	}
	for order, want := range map[analysis.SubjectOrder][]row{
		analysis.SubjectMostContested: {{"k2", 5, 2, 2, 1, 3}, {"k1", 7, 0, 3, 0, 3}, {"k3", 0, 4, 0, 2, 3}},
		analysis.SubjectMostShared:    {{"k1", 7, 0, 3, 0, 3}, {"k3", 0, 4, 0, 2, 3}, {"k2", 5, 2, 2, 1, 3}},
	} {
		subjects, err := a.Subjects(order)
		if err != nil {
			t.Fatal(err)
		}
		var got []row
		for _, s := range subjects {
			got = append(got, row{s.Subject.EntityName(), s.For, s.Against, s.Supporters, s.Opponents, s.Stakeholders})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", order, diff)
		}
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
