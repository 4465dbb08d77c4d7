package analysis_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph/analysis"
)

func drawGame(t *rapid.T) ([]float64, float64) {
	drawn := rapid.SliceOfN(rapid.IntRange(0, 6), 1, 7).Draw(t, "weights")
	total := 0
	all := make([]float64, len(drawn))
	for i, w := range drawn {
		all[i] = float64(w)
		total += w
	}
	return all, float64(rapid.IntRange(1, total+1).Draw(t, "quota"))
}

// sumOf returns the weight of those in the set.
func sumOf(all []float64, set int) float64 {
	total := 0.0
	for i, w := range all {
		if set>>i&1 == 1 {
			total += w
		}
	}
	return total
}

// orders calls visit with every order of n.
func orders(n int, visit func([]int)) {
	var extend func([]int)
	extend = func(order []int) {
		if len(order) == n {
			visit(order)
			return
		}
		for i := range n {
			if !slices.Contains(order, i) {
				extend(append(slices.Clone(order), i))
			}
		}
	}
	extend(nil)
}

// The oracle lets all join in every order, and looks at every coalition with and without each.
func TestGame_Power_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all, quota := drawGame(rt)
		n := len(all)
		want := make([]analysis.PowerIndex, n)
		joined := 0.0
		orders(n, func(order []int) {
			joined++
			sum := 0.0
			for _, i := range order {
				if sum < quota && sum+all[i] >= quota {
					want[i].ShapleyShubik++
				}
				sum += all[i]
			}
		})
		swings := 0.0
		for i := range want {
			want[i].ShapleyShubik /= joined
			for set := range 1 << n {
				if set>>i&1 == 0 && sumOf(all, set) < quota && sumOf(all, set)+all[i] >= quota {
					want[i].Swings++
					swings++
				}
			}
			want[i].Probability = want[i].Swings / float64(int(1)<<(n-1))
		}
		for i := range want {
			if swings > 0 {
				want[i].Banzhaf = want[i].Swings / swings
			}
		}
		g, err := analysis.NewGame(all, analysis.Quota{Weight: &quota})
		if err != nil {
			rt.Fatal(err)
		}
		got, err := g.Power(analysis.Work{})
		if err != nil {
			rt.Fatal(err)
		}
		if diff := gocmp.Diff(want, got, near()); diff != "" {
			rt.Fatalf("power (-want +got):\n%s", diff)
		}
		counted, err := g.PowerByCounting()
		if err != nil {
			rt.Fatal(err)
		}
		for i, p := range counted {
			if !gocmp.Equal(p.ShapleyShubik, want[i].ShapleyShubik, near()) || p.Swings != want[i].Swings {
				rt.Fatalf("counted: %+v, want %+v", p, want[i])
			}
		}
		sum := 0.0
		for _, p := range got {
			sum += p.ShapleyShubik
		}
		if g.Wins(g.Total) && !gocmp.Equal(sum, 1.0, near()) {
			rt.Fatalf("the indices sum to %v", sum)
		}
	})
}

// Above 20, the indices are the same as at most 20 when players who weigh nothing join, sum to 1, and follow weights.
func TestGame_Power_many(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all, quota := drawGame(rt)
		g, err := analysis.NewGame(all, analysis.Quota{Weight: &quota})
		if err != nil {
			rt.Fatal(err)
		}
		few, err := g.Power(analysis.Work{})
		if err != nil {
			rt.Fatal(err)
		}
		more, err := analysis.NewGame(append(slices.Clone(all), make([]float64, 21)...), analysis.Quota{Weight: &quota})
		if err != nil {
			rt.Fatal(err)
		}
		many, err := more.Power(analysis.Work{})
		if err != nil {
			rt.Fatal(err)
		}
		for i, p := range many {
			if i >= len(few) {
				if p.Swings != 0 {
					rt.Fatalf("who weighs nothing swings %v", p.Swings)
				}
			} else if !gocmp.Equal(p.ShapleyShubik, few[i].ShapleyShubik, near()) || !gocmp.Equal(p.Banzhaf, few[i].Banzhaf, near()) {
				rt.Fatalf("with 21 more %+v, want %+v", p, few[i])
			}
		}
		drawn := rapid.SliceOfN(rapid.IntRange(0, 30), 21, 40).Draw(rt, "many")
		large := make([]float64, len(drawn))
		for i, w := range drawn {
			large[i] = float64(w)
		}
		g, err = analysis.NewGame(large, analysis.Quota{})
		if err != nil {
			rt.Fatal(err)
		}
		power, err := g.Power(analysis.Work{})
		if err != nil {
			rt.Fatal(err)
		}
		shapley, banzhaf := 0.0, 0.0
		for i, p := range power {
			shapley, banzhaf = shapley+p.ShapleyShubik, banzhaf+p.Banzhaf
			for j, q := range power {
				if large[i] > large[j] && (p.ShapleyShubik < q.ShapleyShubik-1e-12 || p.Swings < q.Swings) {
					rt.Fatalf("weight %v has %+v, weight %v has %+v", large[i], p, large[j], q)
				}
			}
		}
		if g.Total > 0 && (!gocmp.Equal(shapley, 1.0, near()) || !gocmp.Equal(banzhaf, 1.0, near())) {
			rt.Fatalf("sums %v and %v, want 1", shapley, banzhaf)
		}
	})
}

func TestCoalitions_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all, quota := drawGame(rt)
		n := len(all)
		tied := make([]int, n)
		entities := organisations(n)
		for a := range n {
			for b := range a {
				if rapid.Bool().Draw(rt, "tied") {
					tied[a] |= 1 << b
					tied[b] |= 1 << a
					entities = append(entities, tie(letter(a), letter(b), "TRUSTS", 2))
				}
			}
		}
		v := viewOf(t, entities...)
		wins := func(set int) bool { return sumOf(all, set) >= quota }
		whole := func(set int) bool {
			reached := set & -set
			for range n {
				for i := range n {
					if reached>>i&1 == 1 {
						reached |= tied[i] & set
					}
				}
			}
			return wins(set) && reached == set
		}
		// least are the sets that hold, none of whose parts does.
		least := func(holds func(int) bool) []int {
			var out []int
			for set := range 1 << n {
				smaller := false
				for part := range set {
					smaller = smaller || part&set == part && holds(part)
				}
				if holds(set) && !smaller {
					out = append(out, set)
				}
			}
			return out
		}
		members := func(set int) string {
			out := ""
			for i := range n {
				if set>>i&1 == 1 {
					out += letter(i)
				}
			}
			return out
		}
		text := func(sets []int) string {
			var out []string
			for _, set := range sets {
				out = append(out, members(set))
			}
			slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) })
			return strings.Join(out, " ")
		}
		minimal := least(wins)
		lightest, fewest := 1e9, n
		for _, set := range minimal {
			lightest, fewest = min(lightest, sumOf(all, set)), min(fewest, len(members(set)))
		}
		c := coalesce(t, v, analysis.CoalitionOptions{Weights: weights(t, v, all...), Quota: analysis.Quota{Weight: &quota}})
		for name, test := range map[string]struct {
			ask  func(int) (analysis.CoalitionList, error)
			want []int
		}{
			"minimal":      {c.Minimal, minimal},
			"least weight": {c.LeastWeight, slices.DeleteFunc(slices.Clone(minimal), func(s int) bool { return sumOf(all, s) > lightest })},
			"fewest":       {c.Fewest, slices.DeleteFunc(slices.Clone(minimal), func(s int) bool { return len(members(s)) > fewest })},
			"connected":    {func(n int) (analysis.CoalitionList, error) { return c.Connected(analysis.LinkTies, "", n) }, least(whole)},
		} {
			list, err := test.ask(100)
			if got, want := teams(t, list, err), text(test.want); got != want {
				rt.Fatalf("%s: %s, want %s", name, got, want)
			}
		}
	})
}
