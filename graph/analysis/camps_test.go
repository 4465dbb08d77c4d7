package analysis_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func camps(tb testing.TB, v *graph.View) []analysis.Camp {
	tb.Helper()
	got, err := align(tb, v, analysis.AlignmentOptions{}).Camps()
	if err != nil {
		tb.Fatal(err)
	}
	return got
}

func TestAlignment_Camps_large(t *testing.T) {
	many := make([][]int, analysis.MostCampRows+1)
	for i := range many {
		many[i] = []int{1}
	}
	_, err := align(t, viewOf(t, stanceMap(many...)...), analysis.AlignmentOptions{}).Camps()
	wantCode(t, err, graph.CodeTooLarge)
}

func TestAlignment_Camps_properties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		for i := range s.names {
			s.names[i] = "n" + strconv.Itoa(i)
		}
		v := viewOf(t, s.entities()...)
		got := camps(t, v)
		seen := map[int]bool{}
		for _, c := range got {
			convergence, divergence := 0.0, 0.0
			for i, a := range c.Members {
				if seen[number(a)] {
					rt.Fatalf("%s is in two camps", a.EntityName())
				}
				seen[number(a)] = true
				for _, b := range c.Members[:i] {
					p := naive(s.stances[number(a)], s.stances[number(b)], "")
					convergence, divergence = convergence+p.convergence, divergence+p.divergence
				}
			}
			if c.Convergence != convergence || c.Divergence != divergence || convergence <= divergence || len(c.Members) < 2 {
				rt.Fatalf("camp %v: %v and %v, want %v and %v", names(c.Members), c.Convergence, c.Divergence, convergence, divergence)
			}
		}
		shuffled := rapid.Permutation(s.entities()).Draw(rt, "order of recording")
		if diff := cmp.Diff(membersOf(got), membersOf(camps(t, viewOf(t, shuffled...)))); diff != "" {
			rt.Fatalf("recorded in another order (-want +got):\n%s", diff)
		}
	})
}

func membersOf(camps []analysis.Camp) []string {
	var out []string
	for _, c := range camps {
		out = append(out, strings.Join(names(c.Members), " "))
	}
	return out
}

// No move of one stakeholder to a group that something joins it to, or out of all, makes the signed modularity larger.
func TestCommunities_localOptimum(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(rt, "nodes")
		weights := make([][]float64, n)
		for i := range weights {
			weights[i] = make([]float64, n)
		}
		for i := range n {
			for j := range i {
				weights[i][j] = float64(rapid.IntRange(-6, 6).Draw(rt, "weight"))
				weights[j][i] = weights[i][j]
			}
		}
		groups := analysis.Communities(weights)
		best := modularity(weights, groups)
		for node := range groups {
			for to := range int32(n) {
				joined, empty := false, true
				for other, g := range groups {
					joined = joined || g == to && weights[node][other] != 0
					empty = empty && g != to
				}
				if !joined && !empty {
					continue
				}
				moved := slices.Clone(groups)
				moved[node] = to
				if q := modularity(weights, moved); q > best+1e-6 {
					rt.Fatalf("%v has %v, but moving %d to %d gives %v", groups, best, node, to, q)
				}
			}
		}
	})
}

// modularity is the formula of Gómez, Jensen and Arenas (2009), times the number that makes it plain.
func modularity(weights [][]float64, groups []int32) float64 {
	positive, negative := make([]float64, len(weights)), make([]float64, len(weights))
	positives, negatives := 0.0, 0.0
	for i, row := range weights {
		for _, w := range row {
			positive[i] += max(w, 0)
			negative[i] += max(-w, 0)
		}
		positives += positive[i]
		negatives += negative[i]
	}
	q := 0.0
	for i := range weights {
		for j := range i {
			if groups[i] == groups[j] {
				q += weights[i][j] - share(positive[i]*positive[j], positives) + share(negative[i]*negative[j], negatives)
			}
		}
	}
	return q
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}
