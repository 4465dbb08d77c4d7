package analysis_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func TestAlignmentPair_Cosine_errors(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4}, []int{3})...)
	p := pairOf(t, align(t, v, analysis.AlignmentOptions{}), v, "A", "B")
	k1 := idOf(t, v, "k1")
	for _, tc := range []struct {
		name    string
		weights []analysis.SubjectWeight
		code    graph.Code
		path    []string
	}{
		{"not a subject", []analysis.SubjectWeight{{k1, 1}, {idOf(t, v, "A"), 1}}, graph.CodeNotFound, []string{"weights", "1", "subject"}},
		{"not there", []analysis.SubjectWeight{{"amb_none", 1}}, graph.CodeNotFound, []string{"weights", "0", "subject"}},
		{"twice", []analysis.SubjectWeight{{k1, 1}, {k1, 1}}, graph.CodeInvalid, []string{"weights", "1", "subject"}},
		{"negative", []analysis.SubjectWeight{{k1, -1}}, graph.CodeInvalid, []string{"weights", "0", "weight"}},
		{"too heavy", []analysis.SubjectWeight{{k1, analysis.MostWeight + 1}}, graph.CodeInvalid, []string{"weights", "0", "weight"}},
		{"no number", []analysis.SubjectWeight{{k1, math.NaN()}}, graph.CodeInvalid, []string{"weights", "0", "weight"}},
		{"too many", make([]analysis.SubjectWeight, analysis.MostWeights+1), graph.CodeInvalid, []string{"weights"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := p.Cosine(tc.weights)
			wantCode(t, err, tc.code)
			var e *graph.Error
			if errors.As(err, &e) && !cmp.Equal(e.Field, tc.path) {
				t.Errorf("path %v, want %v", e.Field, tc.path)
			}
		})
	}
}

func TestAlignmentPair_Towards_refused(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4}, []int{2})...)
	p := pairOf(t, align(t, v, analysis.AlignmentOptions{}), v, "A", "B")
	for _, order := range []int{-1, 0, 4} {
		_, err := p.Towards(order)
		wantCode(t, err, graph.CodeInvalid)
	}
}

// Every pair of a map says of itself what MACTOR's matrices say of it, among all and among some.
func TestAlignmentPair_Towards_mactor(t *testing.T) {
	checkTowards(t, viewOf(t, paris(t)...), nil)
	for seed := range uint64(20) {
		v := viewOf(t, actorMap(drawn(rand.New(rand.NewPCG(seed, 7)), 6, 5))...)
		checkTowards(t, v, nil)
		checkTowards(t, v, func(e graph.Entity) bool { return e.(graph.Named).EntityName() != "B" })
	}
}

func checkTowards(t *testing.T, v *graph.View, among func(graph.Entity) bool) {
	t.Helper()
	a := align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectPositions, Among: among})
	m := mactorOf(t, v, analysis.MactorOptions{Among: among})
	for order := 1; order <= analysis.MostOrder; order++ {
		convergence, divergence := must[[][]float64](t)(m.Convergence(order)), must[[][]float64](t)(m.Divergence(order))
		for i, x := range a.Stakeholders() {
			for j, y := range a.Stakeholders() {
				if i == j {
					continue
				}
				p, err := a.Pair(x.Meta().ID, y.Meta().ID)
				if err != nil {
					t.Fatal(err)
				}
				got, err := p.Towards(order)
				want := analysis.Towards{Convergence: convergence[i][j], Divergence: divergence[i][j]}
				if diff := cmp.Diff(want, got, exactly()); diff != "" || err != nil {
					t.Errorf("%s and %s, order %d (%v, -want +got):\n%s", x.EntityName(), y.EntityName(), order, err, diff)
				}
			}
		}
	}
}

// The two shares make Ruzicka's measure, and weights that are all alike change nothing.
func TestAlignmentPair_measures_properties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		v := viewOf(t, s.entities()...)
		a := align(t, v, analysis.AlignmentOptions{Measure: analysis.MeasureRuzicka})
		page, err := a.Pairs(analysis.PairRequest{Limit: 100})
		if err != nil {
			rt.Fatal(err)
		}
		var alike []analysis.SubjectWeight
		weight := rapid.Float64Range(0.01, analysis.MostWeight).Draw(rt, "weight")
		for e := range v.Each(graph.KindAmbition) {
			alike = append(alike, analysis.SubjectWeight{Subject: e.Meta().ID, Weight: weight})
		}
		for _, p := range page.Pairs {
			overlap, cosine := p.Overlap(), certain(p.ScoreBy(analysis.MeasureCosine))
			if (overlap == nil) != (p.Score == nil) {
				rt.Fatalf("overlap %v, score %v", overlap, p.Score)
			}
			weighted, err := p.Cosine(alike)
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(cosine, weighted, near()); diff != "" {
				rt.Fatalf("cosine without and with weights all alike:\n%s", diff)
			}
			if overlap == nil {
				continue
			}
			checkFinite(t, overlap.SameSign, overlap.Opposed, *weighted)
			if math.Abs(overlap.SameSign-overlap.Opposed-*p.Score) > 1e-12 || overlap.SameSign < 0 || overlap.Opposed < 0 || overlap.SameSign+overlap.Opposed > 1 {
				rt.Fatalf("shares %+v, Ruzicka %v", overlap, *p.Score)
			}
		}
	})
}
