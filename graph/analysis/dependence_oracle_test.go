package analysis_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// strengths is a random dependence: how far each depends on each.
func drawStrengths(t *rapid.T) [][]float64 {
	n := rapid.IntRange(1, 7).Draw(t, "stakeholders")
	s := make([][]float64, n)
	for i := range s {
		s[i] = make([]float64, n)
		for j := range s[i] {
			if i != j {
				s[i][j] = rapid.SampledFrom([]float64{0, 0, 0, 1, 2, 3, 4}).Draw(t, "strength")
			}
		}
	}
	return s
}

func strengthView(tb testing.TB, s [][]float64) (*graph.View, []graph.ID) {
	tb.Helper()
	all := ""
	var needs []need
	for i := range s {
		all += " " + letter(i)
		for j, strength := range s[i] {
			if strength > 0 {
				// Two of which the larger counts, by one way or another.
				needs = append(needs, need{from: letter(i), to: letter(j), importance: int(strength)})
				needs = append(needs, need{from: letter(i), to: letter(j), importance: 4, replaceability: 1 - strength/8})
			}
		}
	}
	v := viewOf(tb, needMap(all, needs...)...)
	ids := make([]graph.ID, len(s))
	for i := range s {
		ids[i] = idOf(tb, v, letter(i))
	}
	return v, ids
}

func TestDependence_Mutual_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStrengths(rt)
		v, _ := strengthView(t, s)
		type pair struct {
			a, b   int
			mutual float64
		}
		var want []pair
		mutual, all := 0.0, 0.0
		for i := range s {
			for j := range s {
				all += s[i][j]
				if i < j && min(s[i][j], s[j][i]) > 0 {
					want = append(want, pair{i, j, min(s[i][j], s[j][i])})
					mutual += 2 * min(s[i][j], s[j][i])
				}
			}
		}
		slices.SortFunc(want, func(p, q pair) int {
			return cmp.Or(cmp.Compare(q.mutual, p.mutual), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
		})
		d := dependenceOf(v, analysis.DependenceOptions{})
		page, err := d.Mutual(nil, 100)
		if err != nil {
			rt.Fatal(err)
		}
		var got, wanted []string
		for _, m := range page.Pairs {
			got = append(got, m.A.EntityName()+m.B.EntityName())
		}
		for _, p := range want {
			wanted = append(wanted, letter(p.a)+letter(p.b))
		}
		if diff := gocmp.Diff(wanted, got); diff != "" {
			rt.Fatalf("mutual (-want +got):\n%s", diff)
		}
		if got := certain(d.Reciprocity()); all > 0 && !gocmp.Equal(got, mutual/all, near()) || got < 0 || got > 1 {
			rt.Fatalf("reciprocity %v, want %v of %v", got, mutual, all)
		}
	})
}

func TestDependence_Cycles_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStrengths(rt)
		v, _ := strengthView(t, s)
		longest := rapid.IntRange(2, 7).Draw(rt, "longest")
		checkRings(rt, dependenceOf(v, analysis.DependenceOptions{}), allRings(s, longest), longest)
	})
}

// Every dependency that names no resource weighs as much as any that does, and joins those that are to be left out.
func TestDependence_OverResources_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStrengths(rt)
		all := ""
		var needs []need
		for i := range s {
			all += " " + letter(i)
			for j, strength := range s[i] {
				if strength > 0 {
					resource := rapid.SampledFrom([]string{"geld", "grond"}).Draw(rt, "resource")
					needs = append(needs, need{from: letter(i), to: letter(j), importance: int(strength), resource: resource})
				}
				if i != j && rapid.Bool().Draw(rt, "unnamed") {
					needs = append(needs, need{from: letter(i), to: letter(j), importance: 4})
				}
			}
		}
		d := dependenceOf(viewOf(t, needMap(all, needs...)...), analysis.DependenceOptions{})
		longest := rapid.IntRange(2, analysis.LongestCycle).Draw(rt, "longest")
		checkRings(rt, certain(d.OverResources()), allRings(s, longest), longest)
	})
}

// cycle is a ring of rows, the smallest first.
type cycle struct {
	rows    []int
	weakest float64
}

// allRings follows every way, and returns the rings in the order of the answer.
func allRings(s [][]float64, longest int) []cycle {
	var want []cycle
	var follow func(rows []int, weakest float64)
	follow = func(rows []int, weakest float64) {
		last := rows[len(rows)-1]
		if back := s[last][rows[0]]; back > 0 && len(rows) > 1 {
			want = append(want, cycle{slices.Clone(rows), min(weakest, back)})
		}
		for next := range s {
			if next > rows[0] && len(rows) < longest && s[last][next] > 0 && !slices.Contains(rows, next) {
				follow(append(slices.Clone(rows), next), min(weakest, s[last][next]))
			}
		}
	}
	for start := range s {
		follow([]int{start}, 9)
	}
	slices.SortFunc(want, func(p, q cycle) int {
		return cmp.Or(cmp.Compare(len(p.rows), len(q.rows)), cmp.Compare(q.weakest, p.weakest), slices.Compare(p.rows, q.rows))
	})
	return want
}

func checkRings(rt *rapid.T, d *analysis.Dependence, want []cycle, longest int) {
	n := rapid.IntRange(1, analysis.MostCycles).Draw(rt, "n")
	cycles, err := d.Cycles(longest, n)
	if err != nil {
		rt.Fatal(err)
	}
	type row struct {
		Ring    string
		Weakest float64
	}
	var got, wanted []row
	for _, c := range cycles {
		got = append(got, row{strings.Join(names(c.Stakeholders), ""), c.Weakest})
		for i, step := range c.Steps {
			if step.From != c.Stakeholders[i] || step.To != c.Stakeholders[(i+1)%len(c.Stakeholders)] {
				rt.Fatalf("step %d of %v is from %s to %s", i, names(c.Stakeholders), step.From.EntityName(), step.To.EntityName())
			}
			for k, w := range step.Dependencies {
				if w.Dependency.Depender != step.From.Meta().ID || w.Dependency.Dependee != step.To.Meta().ID || k > 0 && w.Strength > step.Dependencies[k-1].Strength {
					rt.Fatalf("step %d of %v is made of %+v", i, names(c.Stakeholders), step.Dependencies)
				}
			}
		}
	}
	for _, c := range want[:min(n, len(want))] {
		name := ""
		for _, one := range c.rows {
			name += letter(one)
		}
		wanted = append(wanted, row{name, c.weakest})
	}
	if diff := gocmp.Diff(wanted, got); diff != "" {
		rt.Fatalf("cycles (-want +got):\n%s", diff)
	}
}

func TestDependence_Path_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawStrengths(rt)
		v, ids := strengthView(t, s)
		from, to := rapid.IntRange(0, len(s)-1).Draw(rt, "from"), rapid.IntRange(0, len(s)-1).Draw(rt, "to")
		// All simple paths, of which the shortest and then the first by name is wanted.
		var best []int
		var follow func(rows []int)
		follow = func(rows []int) {
			last := rows[len(rows)-1]
			if last == to {
				if best == nil || len(rows) < len(best) || len(rows) == len(best) && slices.Compare(rows, best) < 0 {
					best = slices.Clone(rows)
				}
				return
			}
			for next := range s {
				if s[last][next] > 0 && !slices.Contains(rows, next) {
					follow(append(slices.Clone(rows), next))
				}
			}
		}
		follow([]int{from})
		path, ok, err := dependenceOf(v, analysis.DependenceOptions{}).Path(ids[from], ids[to])
		if err != nil {
			rt.Fatal(err)
		}
		if ok != (best != nil) {
			rt.Fatalf("a path was found: %t, want %t", ok, best != nil)
		}
		if !ok {
			return
		}
		rows := []int{from}
		for _, step := range path {
			if step.Dependency.Depender != ids[rows[len(rows)-1]] {
				rt.Fatalf("step %d does not go on where the one before it ended", len(rows))
			}
			rows = append(rows, slices.Index(ids, step.Dependency.Dependee))
		}
		if diff := gocmp.Diff(best, rows); diff != "" {
			rt.Fatalf("path (-want +got):\n%s", diff)
		}
	})
}
