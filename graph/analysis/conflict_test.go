package analysis_test

import (
	"math"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// withInterests adds interests to a map of stances, so that stakeholder i's on topic t1, t2 … are those of row i.
func withInterests(all []graph.Entity, rows ...[]int) []graph.Entity {
	for k := range rows[0] {
		all = append(all, &graph.Topic{Record: graph.Record{ID: graph.ID("_:t" + strconv.Itoa(k+1))}, Name: "t" + strconv.Itoa(k+1)})
	}
	for i, row := range rows {
		for k, stance := range row {
			if stance != none {
				all = append(all, &graph.Interest{
					Statement: graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1}, Holder: graph.ID("_:" + letter(i)), Text: "x",
					Topics: []graph.TopicStance{{Topic: graph.ID("_:t" + strconv.Itoa(k+1)), Stance: stance}},
				})
			}
		}
	}
	return all
}

func TestAlignment_PairsOfKind_errors(t *testing.T) {
	a := align(t, viewOf(t, stanceMap([]int{4}, []int{-2})...), analysis.AlignmentOptions{})
	_, err := a.PairsOfKind("QUARREL", analysis.PairRequest{Limit: 1})
	wantCode(t, err, graph.CodeInvalid)
	for _, limit := range []int{0, analysis.MostPairs + 1} {
		_, err = a.PairsOfKind(analysis.KindAgreement, analysis.PairRequest{Limit: limit})
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err = a.PairsOfKind(analysis.KindAgreement, analysis.PairRequest{With: "org_none", Limit: 1})
	wantCode(t, err, graph.CodeNotFound)
	_, err = a.PairsOfKind(analysis.KindAgreement, analysis.PairRequest{After: &analysis.PairRef{A: "x", B: "y"}, Limit: 1})
	wantCode(t, err, graph.CodeInvalid)
}

// Every pair is of the kind that it says it is, in the list and by itself, with all and with one, page by page.
func TestAlignment_PairsOfKind_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, of := drawTable(rt), drawTable(rt)
		for len(of.stances) < len(s.stances) {
			of.stances = append(of.stances, make([]int, len(of.stances[0])))
		}
		entities := withInterests(s.entities(), of.stances[:len(s.stances)]...)
		v := viewOf(t, entities...)
		o := analysis.AlignmentOptions{Of: rapid.SampledFrom([]analysis.AlignmentSubject{"", analysis.SubjectInterests, analysis.SubjectPositions}).Draw(rt, "of")}
		if rapid.Bool().Draw(rt, "some") {
			o.Among = func(e graph.Entity) bool { return number(e.(graph.Named))%3 != 1 }
		}
		a := align(t, v, o)
		all, with := a.Stakeholders(), graph.ID("")
		from := rapid.IntRange(-1, len(all)-1).Draw(rt, "with")
		if from >= 0 {
			with = all[from].Meta().ID
		}
		for _, kind := range []analysis.PairKind{
			analysis.KindFalseConflict, analysis.KindFragileAgreement, analysis.KindRealConflict, analysis.KindAgreement,
		} {
			var want []naivePair
			for i := range all {
				for j := range all {
					if i == j || from < 0 && j < i || from >= 0 && i != from {
						continue
					}
					x, y := number(all[i]), number(all[j])
					positions := naive(s.stances[x], s.stances[y], analysis.MeasureNetDistance)
					interests := naive(of.stances[x], of.stances[y], analysis.MeasureNetDistance)
					if naiveKind(positions.score, interests.score) == kind {
						want = append(want, naivePair{a: x, b: y, score: min(math.Abs(positions.score), math.Abs(interests.score))})
					}
				}
			}
			slices.SortStableFunc(want, func(p, q naivePair) int {
				return compareRanks(s, p, q)
			})
			if diff := gocmp.Diff(ends(want), walkKind(rt, a, kind, with)); diff != "" {
				rt.Fatalf("%s (-want +got):\n%s", kind, diff)
			}
		}
	})
}

func naiveKind(positions, interests float64) analysis.PairKind {
	switch {
	case math.IsNaN(positions) || math.IsNaN(interests):
		return ""
	case positions < 0 && interests >= 0:
		return analysis.KindFalseConflict
	case positions >= 0 && interests < 0:
		return analysis.KindFragileAgreement
	case positions < 0:
		return analysis.KindRealConflict
	}
	return analysis.KindAgreement
}

func compareRanks(s stanceTable, p, q naivePair) int {
	switch {
	case p.score != q.score:
		return int(math.Copysign(1, q.score-p.score))
	case s.compareNames(p.a, q.a) != 0:
		return s.compareNames(p.a, q.a)
	case s.compareNames(p.b, q.b) != 0:
		return s.compareNames(p.b, q.b)
	case p.a != q.a:
		return p.a - q.a
	}
	return p.b - q.b
}

func ends(pairs []naivePair) [][2]int {
	var out [][2]int
	for _, p := range pairs {
		out = append(out, [2]int{p.a, p.b})
	}
	return out
}

func walkKind(t *rapid.T, a *analysis.Alignment, kind analysis.PairKind, with graph.ID) [][2]int {
	var got [][2]int
	r := analysis.PairRequest{With: with, Limit: 2}
	for more := true; more; {
		page, err := a.PairsOfKind(kind, r)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range page.Pairs {
			if own, err := p.Kind(); own != kind || err != nil {
				t.Fatalf("a pair in the list of %s says it is %q (%v)", kind, own, err)
			}
		}
		got = append(got, numbers(page.Pairs)...)
		if more = page.More; more {
			last := page.Pairs[len(page.Pairs)-1]
			r.After = &analysis.PairRef{A: last.A.Meta().ID, B: last.B.Meta().ID}
		} else if page.Total != len(got) {
			t.Fatalf("%d pairs in all, %d in pages", page.Total, len(got))
		}
	}
	return got
}
