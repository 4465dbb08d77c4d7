package analysis_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// weights gives A, B, C … weights.
func weights(tb testing.TB, v *graph.View, all ...float64) []analysis.StakeholderWeight {
	tb.Helper()
	out := []analysis.StakeholderWeight{}
	for i, w := range all {
		out = append(out, analysis.StakeholderWeight{Stakeholder: idOf(tb, v, letter(i)), Weight: w})
	}
	return out
}

func organisations(n int) []graph.Entity {
	var out []graph.Entity
	for i := range n {
		out = append(out, organisation(letter(i)))
	}
	return out
}

func tie(a, b string, kind graph.TieKind, strength int) *graph.Tie {
	return &graph.Tie{
		Statement: graph.Statement{Origin: graph.OriginObserved, Confidence: 1}, A: graph.ID("_:" + a), B: graph.ID("_:" + b), Kind: kind, Strength: strength,
	}
}

func coalesce(tb testing.TB, v *graph.View, o analysis.CoalitionOptions) *analysis.Coalitions {
	tb.Helper()
	c, err := analysis.CoalitionsOf(v, o)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// teams writes coalitions, as in AB AC.
func teams(tb testing.TB, list analysis.CoalitionList, err error) string {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, c := range list.Coalitions {
		out = append(out, strings.Join(names(c.Members), ""))
	}
	if list.Total != len(out) {
		tb.Errorf("%d of %d coalitions are listed", len(out), list.Total)
	}
	return strings.Join(out, " ")
}

func ptr[T any](v T) *T { return &v }

// TestCoalitions_Minimal_first holds that of all coalitions the first are answered where fewer are asked for.
func TestCoalitions_Minimal_first(t *testing.T) {
	var four gameInput
	caseInput(t, "coalitions/four.json", &four)
	c := four.coalitions(t, four.view(t))
	all := must[analysis.CoalitionList](t)(c.Minimal(analysis.MostCoalitions))
	first := must[analysis.CoalitionList](t)(c.Minimal(1))
	if diff := cmp.Diff(teamAnswer(all)[:1], teamAnswer(first)); diff != "" || first.Total != all.Total {
		t.Errorf("the first of %d, of %d (-want +got):\n%s", all.Total, first.Total, diff)
	}
}

func TestCoalitions_quota_refused(t *testing.T) {
	v := viewOf(t, organisations(4)...)
	for field, bad := range map[string]analysis.Quota{
		"quota": {Weight: ptr(0.0)}, "quota ": {Weight: ptr(math.NaN())}, "quota  ": {Weight: ptr(math.Inf(1))}, "share": {Share: ptr(1.01)},
		"share ": {Share: ptr(0.0)}, "share  ": {Share: ptr(0.5), Weight: ptr(1.0)},
	} {
		_, err := analysis.CoalitionsOf(v, analysis.CoalitionOptions{Quota: bad})
		wantCode(t, err, graph.CodeInvalid)
		wantField(t, err, strings.TrimSpace(field))
	}
}

func wantField(tb testing.TB, err error, want string) {
	tb.Helper()
	var e *graph.Error
	if !errors.As(err, &e) || strings.Join(e.Field, ".") != want {
		tb.Errorf("error %v does not name %s", err, want)
	}
}

func TestCoalitions_badInput(t *testing.T) {
	v := viewOf(t, append(organisations(2), &graph.Resource{Record: graph.Record{ID: "_:geld"}, Name: "geld"})...)
	for name, test := range map[string]struct {
		o     analysis.CoalitionOptions
		code  graph.Code
		field string
	}{
		"nobody":            {analysis.CoalitionOptions{Weights: []analysis.StakeholderWeight{{Stakeholder: "org_none", Weight: 1}}}, graph.CodeNotFound, "weights.0.stakeholder"},
		"no stakeholder":    {analysis.CoalitionOptions{Weights: []analysis.StakeholderWeight{{Stakeholder: idOf(t, v, "geld"), Weight: 1}}}, graph.CodeNotFound, "weights.0.stakeholder"},
		"twice":             {analysis.CoalitionOptions{Weights: append(weights(t, v, 1), weights(t, v, 2)...)}, graph.CodeInvalid, "weights.1.stakeholder"},
		"a negative weight": {analysis.CoalitionOptions{Weights: weights(t, v, 1, -1)}, graph.CodeInvalid, "weights"},
		"no number":         {analysis.CoalitionOptions{Weights: weights(t, v, math.NaN())}, graph.CodeInvalid, "weights"},
		"no end":            {analysis.CoalitionOptions{Weights: weights(t, v, math.Inf(1))}, graph.CodeInvalid, "weights"},
		"no collaboration":  {analysis.CoalitionOptions{Collaboration: ptr(graph.ID("col_none"))}, graph.CodeNotFound, "collaboration"},
		"no basis":          {analysis.CoalitionOptions{By: "FAME"}, graph.CodeInvalid, "by"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := analysis.CoalitionsOf(v, test.o)
			wantCode(t, err, test.code)
			wantField(t, err, test.field)
		})
	}
	c := coalesce(t, v, analysis.CoalitionOptions{})
	for _, n := range []int{0, analysis.MostCoalitions + 1} {
		_, err := c.Minimal(n)
		wantCode(t, err, graph.CodeInvalid)
		_, err = c.Connected(analysis.LinkTies, "", n)
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err := c.Connected("ROPE", "", 1)
	wantCode(t, err, graph.CodeInvalid)
	none := coalesce(t, v, analysis.CoalitionOptions{Among: func(graph.Entity) bool { return false }})
	list, err := none.Minimal(10)
	if power, _ := none.VotingPower(); err != nil || list.Total != 0 || len(power) != 0 {
		t.Errorf("nobody: %d coalitions, %d powers, %v", list.Total, len(power), err)
	}
}

func TestCoalitions_limits(t *testing.T) {
	v := viewOf(t, organisations(301)...)
	_, err := analysis.CoalitionsOf(v, analysis.CoalitionOptions{})
	wantCode(t, err, graph.CodeTooLarge)
	among := func(n int) func(graph.Entity) bool {
		some := map[string]bool{}
		for i := range n {
			some[letter(i)] = true
		}
		return func(e graph.Entity) bool { return some[e.(graph.Named).EntityName()] }
	}
	c := coalesce(t, v, analysis.CoalitionOptions{Among: among(300)})
	if _, err := c.Minimal(1); graph.CodeOf(err) != graph.CodeTooLarge || !strings.Contains(err.Error(), "20") {
		t.Errorf("coalitions of 300: %v, want the limit", err)
	}
	power, err := c.VotingPower()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range power {
		if !cmp.Equal(p.ShapleyShubik, 1.0/300, near()) || !cmp.Equal(p.Banzhaf, 1.0/300, near()) {
			t.Fatalf("of 300 equals one has %v and %v", p.ShapleyShubik, p.Banzhaf)
		}
	}
	var halves, large []float64
	for range 21 {
		halves, large = append(halves, 0.5), append(large, float64(1_000_003+len(large)))
	}
	for _, bad := range [][]float64{halves, large} {
		c = coalesce(t, v, analysis.CoalitionOptions{Weights: weights(t, v, bad...)})
		_, err := c.VotingPower()
		wantCode(t, err, graph.CodeTooLarge)
	}
	stopped := errors.New("nobody waits any more")
	c = coalesce(t, v, analysis.CoalitionOptions{Among: among(20), Work: analysis.Work{Check: func() error { return stopped }}})
	if _, err := c.Minimal(1); !errors.Is(err, stopped) {
		t.Errorf("error %v, want the check's", err)
	}
	var asked analysis.Price
	c = coalesce(t, v, analysis.CoalitionOptions{Among: among(20), Work: analysis.Work{Pay: func(p analysis.Price) error { asked += p; return stopped }}})
	if _, err := c.Minimal(1); !errors.Is(err, stopped) || asked != 21<<20 {
		t.Errorf("error %v after paying %d, want the purse's after %d", err, asked, 21<<20)
	}
}
