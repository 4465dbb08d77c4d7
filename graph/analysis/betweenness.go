package analysis

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"raakvlak/graph"
)

// betweenness is how much of the network's shortest ways runs over each node.
type betweenness struct {
	values []float64
	errors []float64 // the standard error of each; nil when all sources were counted
}

// betweenness returns it for every node, counted or estimated.
func (n *Network) betweenness() (*betweenness, error) {
	w, nodes := n.net, n.net.len()
	if k := n.options.Sample; k > 0 && k < nodes {
		return n.sampled.get(func() (*betweenness, error) { return w.betweennessFrom(sampleOf(nodes, k), n.options.Work) })
	}
	if most := cmp.Or(n.options.ExactUpTo, MostExactBetweenness); nodes > most {
		return nil, graph.Errorf(graph.CodeTooLarge,
			"betweenness is counted for at most %d stakeholders, and there are %d: give the network a sample to estimate it from, or ask for one among fewer",
			most, nodes)
	}
	return w.exactBetweenness(n.options.Work)
}

func (n *mesh) exactBetweenness(work Work) (*betweenness, error) {
	return n.between.Of(work.Check, func(check Check) (*betweenness, error) { return n.betweennessFrom(nil, work.under(check)) })
}

// sampleOf returns k of the rows, the same ones each time.
func sampleOf(rows, k int) []int32 {
	chosen := rand.New(rand.NewPCG(fixedSeed, uint64(rows))).Perm(rows)[:k]
	out := make([]int32, k)
	for i, row := range chosen {
		out[i] = int32(row)
	}
	slices.Sort(out)
	return out
}

// fixedSeed begins every random choice of an analysis: equal views give equal answers.
const fixedSeed = 0x7261616b

// betweennessFrom counts the shortest ways from the sources to all, or from all when sources is nil.
//
//	B(v) = Σ over s, t ≠ v of  σ(s,t|v) / σ(s,t)  /  ((n-1)(n-2))
//
// where σ(s,t) is the number of shortest ways and σ(s,t|v) that of those over v. From k of n sources it is n/k times
// the sum over those, with the standard error of a sample without replacement.
func (n *mesh) betweennessFrom(sources []int32, work Work) (*betweenness, error) {
	// After Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001).
	nodes := n.len()
	count := nodes
	if sources != nil {
		count = len(sources)
	}
	price := 2 * Price(count) * n.size()
	if err := work.Begin(price); err != nil {
		return nil, err
	}
	parts := min(mostParts, count)
	sums := make([]waySums, parts)
	scratches := make([]*ways, partWorkers(parts, price))
	err := eachPart(parts, price, work.Check, func(worker, part int) error {
		if scratches[worker] == nil {
			scratches[worker] = newWays(&n.out)
		}
		sums[part] = newWaySums(nodes, sources != nil)
		for i := part; i < count; i += parts {
			source := int32(i)
			if sources != nil {
				source = sources[i]
			}
			scratches[worker].from(source)
			scratches[worker].addTo(&sums[part])
			if err := work.Check.Err(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || parts == 0 {
		return &betweenness{values: make([]float64, nodes)}, err
	}
	return summed(sums, nodes, count), nil
}

// waySums add up, by node, what the ways from each source come to, and the squares of that when an error is wanted.
type waySums struct{ sums, squares []float64 }

func newWaySums(nodes int, squares bool) waySums {
	s := waySums{sums: make([]float64, nodes)}
	if squares {
		s.squares = make([]float64, nodes)
	}
	return s
}

// summed adds the parts up in their order, so that the answer is the same on every machine.
func summed(parts []waySums, nodes, count int) *betweenness {
	all := parts[0]
	for _, p := range parts[1:] {
		for v := range all.sums {
			all.sums[v] += p.sums[v]
		}
		for v := range all.squares {
			all.squares[v] += p.squares[v]
		}
	}
	b := &betweenness{values: all.sums}
	scale := 1.0
	if nodes > 2 {
		scale = 1 / (float64(nodes-1) * float64(nodes-2))
	}
	if all.squares == nil {
		for v := range b.values {
			b.values[v] *= scale
		}
		return b
	}
	k, whole := float64(count), float64(nodes)
	b.errors = all.squares
	for v, sum := range all.sums {
		mean := sum / k
		variance := max(0, all.squares[v]-k*mean*mean) / (k - 1)
		b.errors[v] = scale * whole * math.Sqrt(variance/k*(1-k/whole))
		b.values[v] = scale * whole * mean
	}
	return b
}

// ways finds the shortest ways from one node to all. It is one worker's.
type ways struct {
	links  *links
	dist   []int32
	count  []float64 // of shortest ways from the source
	share  []float64 // (1 + what the ways over the node come to) / count; 0 until the node's level is done
	order  []int32   // the nodes that can be reached, the nearest first
	levels []int32   // where each distance begins in order
	huge   bool      // a count is above hugeCount
	power  []int     // of two, by which counts are to be multiplied in [ways.addFar]; nil until then
}

func newWays(l *links) *ways {
	w := &ways{links: l, dist: make([]int32, l.rows()), count: make([]float64, l.rows()), share: make([]float64, l.rows())}
	for i := range w.dist {
		w.dist[i] = -1
	}
	return w
}

// from goes over the network from the source.
func (w *ways) from(source int32) {
	for _, v := range w.order {
		w.dist[v], w.count[v], w.share[v] = -1, 0, 0
	}
	w.order, w.levels = append(w.order[:0], source), w.levels[:0]
	w.dist[source], w.count[source] = 0, 1
	dist, count, most := w.dist, w.count, 0.0
	for first := 0; first < len(w.order); {
		w.levels = append(w.levels, int32(first))
		next, last := int32(len(w.levels)), len(w.order)
		for ; first < last; first++ {
			v := w.order[first]
			ways := count[v]
			most = max(most, ways)
			for _, to := range w.links.of(v) {
				if dist[to] < 0 {
					dist[to] = next
					w.order = append(w.order, to)
				}
				if dist[to] == next {
					count[to] += ways
				}
			}
		}
	}
	w.huge = most > hugeCount
}

// addTo adds what the ways over each node come to, the source left out.
func (w *ways) addTo(s *waySums) {
	if w.huge {
		w.addFar(s)
		return
	}
	last := int32(len(w.order))
	share := w.share
	for level := len(w.levels) - 1; level > 0; level-- {
		nodes := w.order[w.levels[level]:last]
		last = w.levels[level]
		for _, v := range nodes {
			// Only what lies one level further has a share yet: that of this level is set when all of it is known.
			sum := 0.0
			for _, to := range w.links.of(v) {
				sum += share[to]
			}
			over := sum * w.count[v]
			s.sums[v] += over
			if s.squares != nil {
				s.squares[v] += over * over
			}
			w.count[v] = (1 + over) / w.count[v]
		}
		for _, v := range nodes {
			share[v] = w.count[v]
		}
	}
}
