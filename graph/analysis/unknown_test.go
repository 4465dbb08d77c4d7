package analysis_test

import (
	"errors"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// The unknown pairs are those that the pairs leave out, in the order of the stakeholders.
func TestAlignment_Unknown_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		v := viewOf(t, s.entities()...)
		a := align(t, v, analysis.AlignmentOptions{})
		all, with := a.Stakeholders(), graph.ID("")
		from := rapid.IntRange(-1, len(all)-1).Draw(rt, "with")
		if from >= 0 {
			with = all[from].Meta().ID
		}
		var want [][2]int
		for i := range all {
			for j := range all {
				if i == j || from < 0 && j < i || from >= 0 && i != from {
					continue
				}
				x, y := number(all[i]), number(all[j])
				if naive(s.stances[x], s.stances[y], "").evidence == 0 {
					want = append(want, [2]int{x, y})
				}
			}
		}
		var got [][2]int
		r := analysis.UnknownRequest{With: with, Limit: rapid.IntRange(1, 3).Draw(rt, "limit")}
		for more := true; more; {
			page, err := a.Unknown(r)
			if err != nil {
				rt.Fatal(err)
			}
			for _, p := range page.Pairs {
				if p.Score != nil || p.Evidence != 0 {
					rt.Fatalf("an unknown pair has score %v on %d subjects", p.Score, p.Evidence)
				}
			}
			got = append(got, numbers(page.Pairs)...)
			if more = page.More; more {
				last := page.Pairs[len(page.Pairs)-1]
				r.After = &analysis.PairRef{A: last.A.Meta().ID, B: last.B.Meta().ID}
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			rt.Fatalf("(-want +got):\n%s", diff)
		}
		if n, err := a.CountUnknown(with); n != len(want) || err != nil {
			rt.Fatalf("%d are counted (%v), want %d", n, err, len(want))
		}
	})
}

func TestAlignment_Unknown_errors(t *testing.T) {
	v := viewOf(t, stanceMap([]int{1}, []int{none})...)
	a := align(t, v, analysis.AlignmentOptions{})
	for _, limit := range []int{0, analysis.MostPairs + 1} {
		_, err := a.Unknown(analysis.UnknownRequest{Limit: limit})
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err := a.Unknown(analysis.UnknownRequest{With: "org_none", Limit: 1})
	wantCode(t, err, graph.CodeNotFound)
	_, err = a.Unknown(analysis.UnknownRequest{After: &analysis.PairRef{A: idOf(t, v, "B"), B: idOf(t, v, "A")}, Limit: 1})
	wantCode(t, err, graph.CodeInvalid)
	stopped := errors.New("nobody waits any more")
	a = align(t, v, analysis.AlignmentOptions{Work: analysis.Work{Check: func() error { return stopped }}})
	if _, err := a.Unknown(analysis.UnknownRequest{Limit: 1}); !errors.Is(err, stopped) {
		t.Errorf("error %v, want %v", err, stopped)
	}
	if _, err := a.PairsOfKind(analysis.KindAgreement, analysis.PairRequest{Limit: 1}); !errors.Is(err, stopped) {
		t.Errorf("PairsOfKind: error %v, want %v", err, stopped)
	}
}
