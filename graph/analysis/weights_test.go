package analysis_test

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

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
