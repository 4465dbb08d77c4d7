package analysis_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// dense is a network as a matrix of weights, to compute with from the definitions.
type dense [][]float64

func denseOf(n *analysis.Network) dense {
	d := make(dense, len(n.Stakeholders()))
	for i := range d {
		d[i] = make([]float64, len(d))
	}
	from, to, weights := analysis.Arcs(n)
	for i := range from {
		d[from[i]][to[i]] = weights[i]
	}
	return d
}

func (d dense) joined(a, b int) bool { return d[a][b] != 0 || d[b][a] != 0 }

// ways returns the lengths and the numbers of shortest ways, by repeated steps.
func (d dense) ways() (dist, count dense) {
	dist, count = make(dense, len(d)), make(dense, len(d))
	for s := range d {
		dist[s], count[s] = make([]float64, len(d)), make([]float64, len(d))
		for t := range d {
			dist[s][t] = math.Inf(1)
		}
		dist[s][s], count[s][s] = 0, 1
		for step := range d {
			for v := range d {
				for t := range d {
					if dist[s][v] != float64(step) || d[v][t] == 0 {
						continue
					}
					if math.IsInf(dist[s][t], 1) {
						dist[s][t] = float64(step) + 1
					}
					if dist[s][t] == float64(step)+1 {
						count[s][t] += count[s][v]
					}
				}
			}
		}
	}
	return dist, count
}

func (d dense) betweenness(v int) float64 {
	dist, count := d.ways()
	n, sum := float64(len(d)), 0.0
	if n <= 2 {
		return 0
	}
	for s := range d {
		for t := range d {
			if s != t && s != v && t != v && dist[s][v]+dist[v][t] == dist[s][t] && !math.IsInf(dist[s][t], 1) {
				sum += count[s][v] * count[v][t] / count[s][t]
			}
		}
	}
	return sum / ((n - 1) * (n - 2))
}

func (d dense) closeness(v int) float64 {
	dist, _ := d.ways()
	sum, reached := 0.0, 0.0
	for s := range d {
		if s != v && !math.IsInf(dist[s][v], 1) {
			sum += dist[s][v]
			reached++
		}
	}
	if sum == 0 {
		return 0
	}
	return reached / sum * reached / float64(len(d)-1)
}

// ranks solves the equations of the page rank by elimination.
func (d dense) ranks() []float64 {
	n := len(d)
	rows := make(dense, n)
	for v := range rows {
		rows[v] = make([]float64, n+1)
		rows[v][v], rows[v][n] = 1, 0.15/float64(n)
		for u := range d {
			strength := 0.0
			for t := range d {
				strength += d[u][t]
			}
			if strength == 0 {
				rows[v][u] -= 0.85 / float64(n)
			} else {
				rows[v][u] -= 0.85 * d[u][v] / strength
			}
		}
	}
	for p := range n {
		for r := range n {
			if r == p {
				continue
			}
			f := rows[r][p] / rows[p][p]
			for c := p; c <= n; c++ {
				rows[r][c] -= f * rows[p][c]
			}
		}
	}
	out := make([]float64, n)
	for v := range out {
		out[v] = rows[v][n] / rows[v][v]
	}
	return out
}

// core takes away nodes with fewer than k links until none is left that has.
func (d dense) core(v int, directed bool) int {
	for k := 1; ; k++ {
		in := make([]bool, len(d))
		for u := range in {
			in[u] = true
		}
		for changed := true; changed; {
			changed = false
			for u := range d {
				links := 0
				for w := range d {
					if in[w] && d[u][w] != 0 {
						links++
					}
					if in[w] && directed && d[w][u] != 0 {
						links++
					}
				}
				if in[u] && links < k {
					in[u], changed = false, true
				}
			}
		}
		if !in[v] {
			return k - 1
		}
	}
}

func (d dense) brokerage(v int, group []string) analysis.Brokerage {
	b := analysis.Brokerage{Group: group[v]}
	for a := range d {
		if d.joined(a, v) && group[a] == "" {
			b.Ungrouped++
		}
		for c := range d {
			if group[v] == "" || group[a] == "" || group[c] == "" || a == c || d[a][v] == 0 || d[v][c] == 0 || d[a][c] != 0 {
				continue
			}
			b.Total++
			switch {
			case group[a] == group[v] && group[v] == group[c]:
				b.Coordinator++
			case group[a] == group[c]:
				b.Itinerant++
			case group[v] == group[c]:
				b.Gatekeeper++
			case group[a] == group[v]:
				b.Representative++
			default:
				b.Liaison++
			}
		}
	}
	return b
}

// bestModularity tries every division.
func (d dense) bestModularity(directed bool) float64 {
	n, total := len(d), 0.0
	w := make(dense, n)
	strength := make([]float64, n)
	for a := range d {
		w[a] = make([]float64, n)
		for b := range d {
			if w[a][b] = d[a][b]; directed {
				w[a][b] += d[b][a]
			}
			strength[a] += w[a][b]
			total += w[a][b]
		}
	}
	if total == 0 {
		return 0
	}
	best, group := math.Inf(-1), make([]int, n)
	var try func(v, groups int)
	try = func(v, groups int) {
		if v == n {
			q := 0.0
			for a := range group {
				for b := range group {
					if group[a] == group[b] {
						q += (w[a][b] - strength[a]*strength[b]/total) / total
					}
				}
			}
			best = max(best, q)
			return
		}
		for g := range groups + 1 {
			group[v] = g
			try(v+1, max(groups, g+1))
		}
	}
	try(0, 0)
	return best
}

// TestNetwork_oracle compares every measure of small random networks with its definition.
func TestNetwork_oracle(t *testing.T) {
	tight := cmp.Comparer(func(a, b float64) bool { return math.Abs(a-b) <= 1e-9 })
	for seed := range uint64(25) {
		v := viewOf(t, randomWeb(seed, 2+int(seed%7))...)
		for _, over := range relations {
			n := network(t, v, analysis.NetworkOptions{Over: over})
			d := denseOf(n)
			ranks := d.ranks()
			var group []string
			for _, e := range n.Stakeholders() {
				group = append(group, string(e.(*graph.Organisation).Sector))
			}
			sum := 0.0
			for i, e := range n.Stakeholders() {
				node := sure[analysis.NetworkNode](t)(n.Node(e.Meta().ID))
				type measures struct {
					Betweenness, Closeness, PageRank float64
					Core                             int
					Brokerage                        analysis.Brokerage
				}
				want := measures{d.betweenness(i), d.closeness(i), ranks[i], d.core(i, n.Directed()), d.brokerage(i, group)}
				got := measures{
					sure[float64](t)(node.Betweenness()), sure[float64](t)(node.Closeness()), sure[float64](t)(node.PageRank()), certain(node.Core()),
					sure[analysis.Brokerage](t)(node.Brokerage(analysis.GroupingSector)),
				}
				if diff := cmp.Diff(want, got, tight); diff != "" {
					t.Errorf("seed %d, %s, %s (-want +got):\n%s", seed, over, e.EntityName(), diff)
				}
				sum += got.PageRank
				checkEigenvector(t, n, d, i)
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Errorf("seed %d, %s: the page ranks add up to %v", seed, over, sum)
			}
			if q, best := sure[float64](t)(n.Modularity()), d.bestModularity(n.Directed()); math.Abs(q-best) > 1e-9 {
				t.Errorf("seed %d, %s: modularity = %v, and %v is possible", seed, over, q, best)
			}
		}
	}
}

// checkEigenvector holds that a node's centrality is in proportion to the sum of those that link to it.
func checkEigenvector(t *testing.T, n *analysis.Network, d dense, v int) {
	t.Helper()
	x := make([]float64, len(d))
	for i, e := range n.Stakeholders() {
		value := sure[*float64](t)(sure[analysis.NetworkNode](t)(n.Node(e.Meta().ID)).Eigenvector())
		if value == nil {
			return
		}
		x[i] = *value
	}
	times := func(v int) float64 {
		sum := 0.0
		for u := range d {
			if d[u][v] != 0 {
				sum += x[u]
			}
		}
		return sum
	}
	largest := 0.0
	for u := range x {
		largest += x[u] * times(u)
	}
	if math.Abs(times(v)-largest*x[v]) > 1e-6 {
		t.Errorf("the eigenvector centrality of %d is %v, and those that link to it have %v of %v", v, x[v], times(v), largest)
	}
}

// TestBalance_oracle compares the frustration with that of every split.
func TestBalance_oracle(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		var pairs []string
		signs := map[[2]int]float64{}
		n := 3 + r.IntN(6)
		for a := range n {
			pairs = append(pairs, letter(a))
			for b := range a {
				switch r.IntN(3) {
				case 0:
					pairs = append(pairs, letter(b)+letter(a))
					signs[[2]int{b, a}] = 1
				case 1:
					pairs = append(pairs, letter(b)+"-"+letter(a))
					signs[[2]int{b, a}] = -1
				}
			}
		}
		fewest := len(signs)
		for split := range 1 << n {
			wrong := 0
			for p, sign := range signs {
				if same := split>>p[0]&1 == split>>p[1]&1; same != (sign > 0) {
					wrong++
				}
			}
			fewest = min(fewest, wrong)
		}
		got := sure[*analysis.Balance](t)(network(t, viewOf(t, tied(pairs...)...), analysis.NetworkOptions{}).Balance())
		if got.Frustration == nil || *got.Frustration != fewest || got.FrustrationAtMost != fewest || got.Balanced != (fewest == 0) {
			t.Errorf("seed %d: %+v, want a frustration of %d", seed, got, fewest)
		}
		triads, balanced := 0, 0
		for a := range n {
			for b := range a {
				for c := range b {
					if product := signs[[2]int{b, a}] * signs[[2]int{c, a}] * signs[[2]int{c, b}]; product != 0 {
						triads++
						if product > 0 {
							balanced++
						}
					}
				}
			}
		}
		if got.Triads != triads || got.BalancedTriads != balanced {
			t.Errorf("seed %d: %d of %d triads are balanced, want %d of %d", seed, got.BalancedTriads, got.Triads, balanced, triads)
		}
	}
}

// TestCommunities_connected holds that every community hangs together, in networks of many parts.
func TestCommunities_connected(t *testing.T) {
	for seed := range uint64(12) {
		n := network(t, viewOf(t, randomWeb(seed, 60)...), analysis.NetworkOptions{})
		d := denseOf(n)
		of, q, err := analysis.Partition(n)
		if err != nil || q < 0 || q > 1 {
			t.Fatal(q, err)
		}
		for first := range of {
			if slices.Index(of, of[first]) != first {
				continue
			}
			seen, queue := map[int]bool{first: true}, []int{first}
			for len(queue) > 0 {
				u := queue[0]
				queue = queue[1:]
				for w := range d {
					if d.joined(u, w) && of[w] == of[u] && !seen[w] {
						seen[w] = true
						queue = append(queue, w)
					}
				}
			}
			for w := range of {
				if of[w] == of[first] && !seen[w] {
					t.Errorf("seed %d: %d and %d are in a community that does not hang together", seed, first, w)
				}
			}
		}
	}
}
