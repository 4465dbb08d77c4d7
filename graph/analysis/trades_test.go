package analysis_test

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func TestAlignment_Trades_errors(t *testing.T) {
	v := viewOf(t, stanceMap([]int{4, 1}, []int{-1, -3})...)
	a := align(t, v, analysis.AlignmentOptions{})
	for _, limit := range []int{0, analysis.MostTrades + 1} {
		_, err := a.Trades(analysis.TradeRequest{Limit: limit})
		wantCode(t, err, graph.CodeInvalid)
		_, err = pairOf(t, a, v, "A", "B").Trades(limit)
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err := a.Trades(analysis.TradeRequest{With: "org_none", Limit: 1})
	wantCode(t, err, graph.CodeNotFound)
	_, err = a.Trades(analysis.TradeRequest{After: &analysis.TradeRef{A: "x"}, Limit: 1})
	wantCode(t, err, graph.CodeInvalid)
	stopped := errors.New("nobody waits any more")
	v = viewOf(t, stanceMap([]int{4, 1}, []int{-1, -3})...) // that nothing is kept of
	a = align(t, v, analysis.AlignmentOptions{Work: analysis.Work{Check: func() error { return stopped }}})
	if _, err := a.Trades(analysis.TradeRequest{Limit: 1}); !errors.Is(err, stopped) {
		t.Errorf("error %v, want %v", err, stopped)
	}
	poor := errors.New("too dear")
	a = align(t, v, analysis.AlignmentOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return poor }}})
	if _, err := a.Trades(analysis.TradeRequest{Limit: 1}); !errors.Is(err, poor) {
		t.Errorf("error %v, want %v", err, poor)
	}
}

// naiveTrade is a swap as the definition has it.
type naiveTrade struct{ score, a, b, gets, give int }

// trades returns all swaps by trying all subjects, in order.
func (s stanceTable) trades(with int) []naiveTrade {
	size := func(x int) int { return max(x, -x) }
	var out []naiveTrade
	for i := range s.names {
		for j := range s.names {
			first := cmp.Or(s.compareNames(i, j), cmp.Compare(i, j)) < 0
			if i == j || with < 0 && !first || with >= 0 && i != with {
				continue
			}
			x, y := s.stances[i], s.stances[j]
			clash := func(k int) bool { return x[k] != none && y[k] != none && x[k]*y[k] < 0 }
			for k := range x {
				for l := range x {
					if k == l || !clash(k) || !clash(l) {
						continue
					}
					if score := min(size(x[k])-size(y[k]), size(y[l])-size(x[l])); score > 0 {
						out = append(out, naiveTrade{score, i, j, k, l})
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(p, q naiveTrade) int {
		return cmp.Or(
			cmp.Compare(q.score, p.score), s.compareNames(p.a, q.a), s.compareNames(p.b, q.b), cmp.Compare(p.a, q.a),
			cmp.Compare(p.b, q.b), cmp.Compare(p.gets, q.gets), cmp.Compare(p.give, q.give),
		)
	})
	return out
}

func numberOfAmbition(e graph.Named) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(e.EntityName(), "k"))
	return n - 1
}

func toNaive(list []analysis.Trade) []naiveTrade {
	var out []naiveTrade
	for _, t := range list {
		out = append(out, naiveTrade{
			t.Score, number(t.A), number(t.B), numberOfAmbition(t.BConcedes.Subject), numberOfAmbition(t.AConcedes.Subject),
		})
	}
	return out
}

// drawClashes is a table with many trades in it.
func drawClashes(t *rapid.T) stanceTable {
	s := drawTable(t)
	for i := range s.stances {
		s.stances[i] = rapid.SliceOfN(rapid.SampledFrom([]int{none, -4, -3, -1, 1, 3, 4, 0}), len(s.stances[i]), len(s.stances[i])).Draw(t, "clashes")
	}
	return s
}

func TestAlignment_Trades_oracle(t *testing.T) {
	seen := 0
	rapid.Check(t, func(rt *rapid.T) {
		s := drawClashes(rt)
		entities := s.entities()
		v := viewOf(t, entities...)
		a := align(t, v, analysis.AlignmentOptions{})
		with := rapid.IntRange(-1, len(s.names)-1).Draw(rt, "with")
		r := analysis.TradeRequest{Limit: rapid.IntRange(1, 5).Draw(rt, "limit")}
		if with >= 0 {
			r.With = entities[with].Meta().ID
		}
		want := s.trades(with)
		var got []naiveTrade
		for more := true; more; {
			page, err := a.Trades(r)
			if err != nil {
				rt.Fatal(err)
			}
			if page.Total != len(want) {
				rt.Fatalf("%d trades in all, want %d", page.Total, len(want))
			}
			got = append(got, toNaive(page.Trades)...)
			if more = page.More; more {
				last := page.Trades[len(page.Trades)-1]
				r.After = &analysis.TradeRef{
					A: last.A.Meta().ID, B: last.B.Meta().ID, AConcedes: last.AConcedes.Subject.Meta().ID, BConcedes: last.BConcedes.Subject.Meta().ID,
				}
			}
		}
		if diff := gocmp.Diff(want, got, gocmp.AllowUnexported(naiveTrade{})); diff != "" {
			rt.Fatalf("(-want +got):\n%s", diff)
		}
		seen += len(want)
		checkPairTrades(rt, a, want)
	})
	if seen == 0 {
		t.Error("no map had a trade")
	}
}

// checkPairTrades holds that what a pair says of itself is what the list says of it.
func checkPairTrades(t *rapid.T, a *analysis.Alignment, all []naiveTrade) {
	if len(all) == 0 {
		return
	}
	var ids [2]graph.ID
	for _, e := range a.Stakeholders() {
		switch number(e) {
		case all[0].a:
			ids[0] = e.Meta().ID
		case all[0].b:
			ids[1] = e.Meta().ID
		}
	}
	p, err := a.Pair(ids[0], ids[1])
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Trades(analysis.MostTrades)
	if err != nil {
		t.Fatal(err)
	}
	var want []naiveTrade
	for _, n := range all {
		if n.a == all[0].a && n.b == all[0].b {
			want = append(want, n)
		}
	}
	if diff := gocmp.Diff(want, toNaive(got), gocmp.AllowUnexported(naiveTrade{})); diff != "" {
		t.Fatalf("of one pair (-want +got):\n%s", diff)
	}
}
