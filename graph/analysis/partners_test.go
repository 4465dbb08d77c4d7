package analysis_test

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func partnersFor(tb testing.TB, v *graph.View, o analysis.PartnerOptions) *analysis.Partners {
	tb.Helper()
	p, err := analysis.PartnersFor(v, idOf(tb, v, theHouse), o)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestPartnersFor_badInput(t *testing.T) {
	var house partnersInput
	caseInput(t, "partners/house.json", &house)
	v := viewOf(t, house.entities(t)...)
	city := idOf(t, v, "Gemeente")
	for name, test := range map[string]struct {
		o     analysis.PartnerOptions
		code  graph.Code
		field string
	}{
		"nobody excluded":  {analysis.PartnerOptions{Exclusions: [][]graph.ID{{city, "org_none"}}}, graph.CodeNotFound, "exclusions.0.1"},
		"one excluded":     {analysis.PartnerOptions{Exclusions: [][]graph.ID{{city}}}, graph.CodeInvalid, "exclusions.0"},
		"itself excluded":  {analysis.PartnerOptions{Exclusions: [][]graph.ID{{city, city}}}, graph.CodeInvalid, "exclusions.0.1"},
		"nobody costs":     {analysis.PartnerOptions{Costs: []analysis.PartnerCost{{Stakeholder: idOf(t, v, "kennis")}}}, graph.CodeNotFound, "costs.0.stakeholder"},
		"costs twice":      {analysis.PartnerOptions{Costs: []analysis.PartnerCost{{city, 1}, {city, 2}}}, graph.CodeInvalid, "costs.1.stakeholder"},
		"costs below 0":    {analysis.PartnerOptions{Costs: []analysis.PartnerCost{{city, -1}}}, graph.CodeInvalid, "costs.0.cost"},
		"costs no number":  {analysis.PartnerOptions{Costs: []analysis.PartnerCost{{city, math.NaN()}}}, graph.CodeInvalid, "costs.0.cost"},
		"costs everything": {analysis.PartnerOptions{Costs: []analysis.PartnerCost{{city, math.Inf(1)}}}, graph.CodeInvalid, "costs.0.cost"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := analysis.PartnersFor(v, idOf(t, v, theHouse), test.o)
			wantCode(t, err, test.code)
			wantField(t, err, test.field)
		})
	}
	for _, bad := range []graph.ID{"amb_none", city} {
		_, err := analysis.PartnersFor(v, bad, analysis.PartnerOptions{})
		wantCode(t, err, graph.CodeNotFound)
		wantField(t, err, "for")
	}
	for name, bad := range map[string]analysis.CoverProblem{
		"need":      {Needs: 1, Candidates: []analysis.CoverCandidate{{Brings: []int{1}}}},
		"cost":      {Needs: 1, Candidates: []analysis.CoverCandidate{{Cost: -1}}},
		"exclusion": {Needs: 1, Candidates: []analysis.CoverCandidate{{}}, Exclusions: [][2]int{{0, 1}}},
	} {
		if _, err := bad.Solve(); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("%s: %v, want invalid", name, err)
		}
	}
	_, err := analysis.CoverProblem{Needs: analysis.MostNeeds + 1}.Solve()
	wantCode(t, err, graph.CodeTooLarge)
}

// The oracle looks at every set of candidates.
func TestCoverProblem_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := analysis.CoverProblem{Needs: rapid.IntRange(1, 6).Draw(rt, "needs")}
		n := rapid.IntRange(1, 8).Draw(rt, "candidates")
		for range n {
			brings := rapid.SliceOfNDistinct(rapid.IntRange(0, p.Needs-1), 0, 3, rapid.ID[int]).Draw(rt, "brings")
			p.Candidates = append(p.Candidates, analysis.CoverCandidate{Brings: brings, Cost: float64(rapid.IntRange(0, 3).Draw(rt, "cost"))})
		}
		for i := range n {
			for j := range i {
				if rapid.IntRange(0, 9).Draw(rt, "exclude") == 0 {
					p.Exclusions = append(p.Exclusions, [2]int{i, j})
				}
			}
		}
		covers := func(set int) bool {
			met := map[int]bool{}
			for i, c := range p.Candidates {
				for _, need := range c.Brings {
					met[need] = met[need] || set>>i&1 == 1
				}
			}
			for _, e := range p.Exclusions {
				if set>>e[0]&1 == 1 && set>>e[1]&1 == 1 {
					return false
				}
			}
			for need := range p.Needs {
				if !met[need] {
					return false
				}
			}
			return true
		}
		var minimal []analysis.Cover
		for set := range 1 << n {
			smaller := !covers(set)
			for part := range set {
				smaller = smaller || part&set == part && covers(part)
			}
			if smaller {
				continue
			}
			c := analysis.Cover{}
			for i := range n {
				if set>>i&1 == 1 {
					c.Members, c.Cost = append(c.Members, i), c.Cost+p.Candidates[i].Cost
				}
			}
			minimal = append(minimal, c)
		}
		slices.SortFunc(minimal, func(x, y analysis.Cover) int {
			if x.Cost != y.Cost {
				return int(x.Cost - y.Cost)
			}
			if len(x.Members) != len(y.Members) {
				return len(x.Members) - len(y.Members)
			}
			return slices.Compare(x.Members, y.Members)
		})
		cheapest := slices.DeleteFunc(slices.Clone(minimal), func(c analysis.Cover) bool { return c.Cost > minimal[0].Cost })
		got, err := p.Solve()
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(minimal, append([]analysis.Cover(nil), got.Minimal...)); diff != "" || got.MinimalTotal != len(minimal) {
			rt.Fatalf("minimal (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(cheapest, append([]analysis.Cover(nil), got.Cheapest...)); diff != "" || got.CheapestTotal != len(cheapest) {
			rt.Fatalf("cheapest (-want +got):\n%s", diff)
		}
		if g := got.Greedy; g.Bound != nil && len(g.Unmet) == 0 && g.Cost > minimal[0].Cost**g.Bound+1e-9 {
			rt.Fatalf("greedy costs %v, more than %v times %v", g.Cost, *g.Bound, minimal[0].Cost)
		}
	})
}

// A large question is answered greedily, with its bound, in little time.
func TestCoverProblem_large(t *testing.T) {
	p := analysis.CoverProblem{Needs: 40}
	for i := range 2_000 {
		p.Candidates = append(p.Candidates, analysis.CoverCandidate{Brings: []int{i % 40, i * 7 % 40, i * i % 40}, Cost: float64(1 + i%5)})
	}
	began := time.Now()
	a, err := p.Solve()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("2,000 candidates and 40 needs: %v", time.Since(began))
	if a.Exact || len(a.Greedy.Unmet) != 0 || a.Greedy.Bound == nil || a.MinimalTotal != 0 {
		t.Errorf("%+v, want a greedy answer", a.Greedy)
	}
	stopped := errors.New("nobody waits any more")
	p.Work = analysis.Work{Pay: func(analysis.Price) error { return stopped }}
	if _, err := p.Solve(); !errors.Is(err, stopped) {
		t.Errorf("error %v, want the purse's", err)
	}
}
