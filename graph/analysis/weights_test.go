package analysis_test

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// By hand, with weights (2, 0, 1) of A = (4, 1, 3), B = (2, 4, -1), C = (-4, 4, none), D = (none, 4, none), E = (0, none, 3):
// A-B 13 / √(41·9), A-C -32 / √(41·32), A-E 9 / √(41·9), B-C -16 / √(9·32), B-E -3 / √(9·9). A-D, B-D and C-D only meet
// where it counts nothing, and C is not with E on anything that both want.
func TestAlignment_Pairs_weights(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, 1, 3}, []int{2, 4, -1}, []int{-4, 4, none}, []int{none, 4, none}, []int{0, none, 3})...)
	a := align(t, v, analysis.AlignmentOptions{Measure: analysis.MeasureJaccard})
	weights := []analysis.SubjectWeight{{Subject: idOf(t, v, "k1"), Weight: 2}, {Subject: idOf(t, v, "k2")}}
	type row struct {
		Pair   string
		Cosine *float64
	}
	unknown := []row{{"AD", nil}, {"BD", nil}, {"CD", nil}, {"CE", nil}}
	known := []row{
		{"AB", score(13 / math.Sqrt(41*9))},
		{"AE", score(9 / math.Sqrt(41*9))},
		{"BE", score(-3.0 / 9)},
		{"AC", score(-32 / math.Sqrt(41*32))},
		{"BC", score(-16 / math.Sqrt(9*32))},
	}
	up := slices.Clone(known)
	slices.Reverse(up)
	for order, want := range map[analysis.PairOrder][]row{
		analysis.PairHighestCosine: append(slices.Clone(known), unknown...), analysis.PairLowestCosine: append(up, unknown...),
	} {
		page, err := a.Pairs(analysis.PairRequest{Order: order, Weights: weights, Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		var got []row
		for _, p := range page.Pairs {
			got = append(got, row{p.A.EntityName() + p.B.EntityName(), must[*float64](t)(p.Cosine(weights))})
		}
		if diff := gocmp.Diff(want, got, near()); diff != "" || page.Total != len(want) {
			t.Errorf("%s: %d pairs (-want +got):\n%s", order, page.Total, diff)
		}
		if p := page.Pairs[0]; p.Score == nil || *p.Score <= 0 {
			t.Errorf("%s: score %v; want that of the alignment's measure", order, p.Score)
		}
	}
}

// What was ranked by some weights is not answered to who asks by others.
func TestAlignment_Pairs_otherWeights(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, 1}, []int{4, -1}, []int{-4, 1})...)
	a := align(t, v, analysis.AlignmentOptions{})
	for subject, want := range map[string][2]int{"k1": {0, 1}, "k2": {0, 2}} {
		weights := []analysis.SubjectWeight{{idOf(t, v, subject), 1000}}
		page, err := a.Pairs(analysis.PairRequest{Order: analysis.PairHighestCosine, Weights: weights, Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		first := page.Pairs[0]
		if got := first.A.EntityName() + first.B.EntityName(); got != letter(want[0])+letter(want[1]) {
			t.Errorf("%s foremost: %s first", subject, got)
		}
	}
}

// Two scales of one and the same vector are alike wholly, whatever sums of weights such as 0.1 round to: then names decide.
func TestAlignment_Pairs_weightedTies(t *testing.T) {
	v := viewOf(t, stanceMap([]int{1, 1, 1}, []int{2, 2, 2}, []int{3, 3, 3}, []int{4, 4, 4}, []int{-1, -1, -1})...)
	weights := []analysis.SubjectWeight{{idOf(t, v, "k1"), 0.1}, {idOf(t, v, "k2"), 0.7}, {idOf(t, v, "k3"), 1e-9}}
	page, err := align(t, v, analysis.AlignmentOptions{}).Pairs(analysis.PairRequest{Order: analysis.PairHighestCosine, Weights: weights, Limit: 20})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range page.Pairs {
		cosine := must[*float64](t)(p.Cosine(weights))
		got = append(got, p.A.EntityName()+p.B.EntityName()+" "+strconv.FormatFloat(*cosine, 'g', -1, 64))
	}
	want := []string{"AB 1", "AC 1", "AD 1", "BC 1", "BD 1", "CD 1", "AE -1", "BE -1", "CE -1", "DE -1"}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Squares of weights that are too small for a number are no reason to call two alike.
func TestAlignmentPair_Cosine_tiny(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, 1}, []int{1, 4})...)
	for _, weight := range []float64{1e-200, 1e-300, 5e-324} {
		weights := []analysis.SubjectWeight{{idOf(t, v, "k1"), weight}, {idOf(t, v, "k2"), weight}}
		got := must[*float64](t)(pairOf(t, align(t, v, analysis.AlignmentOptions{}), v, "A", "B").Cosine(weights))
		if want := 8.0 / 17; math.Abs(*got-want) > 0.05 || weight > 1e-300 && math.Abs(*got-want) > 1e-6 {
			t.Errorf("weight %g: cosine %v, want %v", weight, *got, want)
		}
	}
}

func TestAlignment_Pairs_weightErrors(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4}, []int{3})...)
	a, k1 := align(t, v, analysis.AlignmentOptions{}), idOf(t, v, "k1")
	for _, tc := range []struct {
		name    string
		order   analysis.PairOrder
		weights []analysis.SubjectWeight
		code    graph.Code
		path    []string
	}{
		{"not a subject", analysis.PairHighestCosine, []analysis.SubjectWeight{{idOf(t, v, "A"), 1}}, graph.CodeNotFound, []string{"weights", "0", "subject"}},
		{"negative", analysis.PairLowestCosine, []analysis.SubjectWeight{{k1, -1}}, graph.CodeInvalid, []string{"weights", "0", "weight"}},
		{"twice", analysis.PairLowestCosine, []analysis.SubjectWeight{{k1, 1}, {k1, 1}}, graph.CodeInvalid, []string{"weights", "1", "subject"}},
		{"by another order", analysis.PairHighestScore, []analysis.SubjectWeight{{k1, 2}}, graph.CodeInvalid, []string{"weights"}},
		{"by no order", "", []analysis.SubjectWeight{{k1, 2}}, graph.CodeInvalid, []string{"weights"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := a.Pairs(analysis.PairRequest{Order: tc.order, Weights: tc.weights, Limit: 1})
			wantCode(t, err, tc.code)
			var e *graph.Error
			if !errors.As(err, &e) || !gocmp.Equal(e.Field, tc.path) {
				t.Errorf("%v, want one of field %v", err, tc.path)
			}
		})
	}
}

// Laying out the stances is paid for before it is done, for a page of one stakeholder too.
func TestAlignment_Pairs_weightsPrice(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4}, []int{3})...)
	var paid []analysis.Price
	broke := graph.Errorf(graph.CodeTooLarge, "no money")
	a := align(t, v, analysis.AlignmentOptions{Work: analysis.Work{Pay: func(p analysis.Price) error {
		paid = append(paid, p)
		return broke
	}}})
	for _, with := range []graph.ID{"", idOf(t, v, "A")} {
		paid = nil
		_, err := a.Pairs(analysis.PairRequest{
			With: with, Order: analysis.PairHighestCosine, Weights: []analysis.SubjectWeight{{idOf(t, v, "k1"), 2}}, Limit: 1,
		})
		wantCode(t, err, graph.CodeTooLarge)
		if want := []analysis.Price{a.WeightsPrice()}; !gocmp.Equal(want, paid) || want[0] <= 0 {
			t.Errorf("paid %v, want %v", paid, want)
		}
	}
}

// The ranking is that of all pairs by their own cosine and then by name, page by page, among all and among some.
func TestAlignment_Pairs_weightsOracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		v := viewOf(t, s.entities()...)
		o := analysis.AlignmentOptions{Measure: rapid.SampledFrom(allMeasures).Draw(rt, "measure")}
		if rapid.Bool().Draw(rt, "among some") {
			o.Among = func(e graph.Entity) bool { return number(e.(graph.Named)) != 1 }
		}
		a, r := align(t, v, o), analysis.PairRequest{Order: analysis.PairHighestCosine, Limit: rapid.IntRange(1, 5).Draw(rt, "limit")}
		if rapid.Bool().Draw(rt, "lowest") {
			r.Order = analysis.PairLowestCosine
		}
		if rapid.Bool().Draw(rt, "of one") {
			r.With = rapid.SampledFrom(a.Stakeholders()).Draw(rt, "with").Meta().ID
		}
		one := rapid.OneOf(rapid.SampledFrom([]float64{0, 0.1, 0.7, 1, 3}), rapid.Float64Range(0, analysis.MostWeight))
		for e := range v.Each(graph.KindAmbition) {
			if rapid.Bool().Draw(rt, "weighs") {
				r.Weights = append(r.Weights, analysis.SubjectWeight{Subject: e.Meta().ID, Weight: one.Draw(rt, "weight")})
			}
		}
		want := byCosine(rt, a, s, r)
		if got := paged(rt, a, r); !gocmp.Equal(want, got) {
			rt.Fatalf("page by page (-want +got):\n%s", gocmp.Diff(want, got))
		}
		r.Limit = 100
		if got := paged(rt, a, r); !gocmp.Equal(want, got) {
			rt.Fatalf("at once (-want +got):\n%s", gocmp.Diff(want, got))
		}
	})
}

// paged reads all pages.
func paged(t *rapid.T, a *analysis.Alignment, r analysis.PairRequest) (all [][2]int) {
	for {
		page, err := a.Pairs(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, numbers(page.Pairs)...)
		if !page.More {
			if page.Total != len(all) {
				t.Fatalf("%d pairs in all, and %d of them in pages", page.Total, len(all))
			}
			return all
		}
		last := page.Pairs[len(page.Pairs)-1]
		r.After = &analysis.PairRef{A: last.A.Meta().ID, B: last.B.Meta().ID}
	}
}

// byCosine sorts what each pair says of itself.
func byCosine(t *rapid.T, a *analysis.Alignment, s stanceTable, r analysis.PairRequest) [][2]int {
	type weighed struct {
		worth float64
		ends  [2]int
	}
	var all []weighed
	for i, x := range a.Stakeholders() {
		for j, y := range a.Stakeholders() {
			if i == j || r.With == "" && i > j || r.With != "" && r.With != x.Meta().ID {
				continue
			}
			p := certain(a.Pair(x.Meta().ID, y.Meta().ID))
			if p.Evidence == 0 {
				continue
			}
			cosine, err := p.Cosine(r.Weights)
			if err != nil {
				t.Fatal(err)
			}
			w := weighed{math.Inf(-1), [2]int{number(x), number(y)}}
			if cosine != nil {
				w.worth = *cosine
				if r.Order == analysis.PairLowestCosine {
					w.worth = -*cosine
				}
			}
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(p, q weighed) int {
		return cmp.Or(
			cmp.Compare(q.worth, p.worth), s.compareNames(p.ends[0], q.ends[0]), s.compareNames(p.ends[1], q.ends[1]), cmp.Compare(p.ends[0], q.ends[0]),
			cmp.Compare(p.ends[1], q.ends[1]),
		)
	})
	var out [][2]int
	for _, w := range all {
		out = append(out, w.ends)
	}
	return out
}
