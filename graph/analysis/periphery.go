package analysis

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// The bounds of core and periphery.
const (
	MostCoreSearched = 20 // of how many nodes at most every core is tried
	MostCores        = 20 // that are answered
)

// CorePeriphery is the split of a network into a core, whose nodes are joined to all, and a periphery that is joined to
// the core only, that fits best (Borgatti and Everett, 2000, the discrete model).
type CorePeriphery struct {
	// Correlation is that of links with the ideal, 1 where either end is in the core: -1 … 1. Nil where no core tells
	// anything, as there are no links or all.
	Correlation *float64
	Cores       [][]graph.Named // the best ones, at most [MostCores], each in the order of names
	Optima      int             // how many are as good; only when all were tried
	Exact       bool            // all cores were tried; else these are the best that were found
}

// CorePeriphery returns the best split. Whatever links weigh counts alike.
func (n *Network) CorePeriphery() (CorePeriphery, error) {
	w := n.net
	return w.periphery.Of(n.options.Check, func(check Check) (CorePeriphery, error) {
		n := n.under(check)
		nodes := w.len()
		if nodes <= MostCoreSearched {
			if err := n.options.Begin(Price(4) << nodes); err != nil {
				return CorePeriphery{}, err
			}
			return w.everyCore(n.options.Check)
		}
		if err := n.options.Begin(10 * w.size()); err != nil {
			return CorePeriphery{}, err
		}
		return w.someCore(n.options.Check)
	})
}

// fit returns the correlation, over all ordered pairs, for a core of k nodes that covered links have an end in, and
// whether there is one.
func (n *mesh) fit(k, covered int) (float64, bool) {
	nodes, outside := n.len(), n.len()-k
	pairs, ideal, links := nodes*(nodes-1), nodes*(nodes-1)-outside*(outside-1), n.out.len()
	spread := float64(links) * float64(pairs-links) * float64(ideal) * float64(pairs-ideal)
	if spread <= 0 {
		return 0, false
	}
	return (float64(pairs)*float64(covered) - float64(links)*float64(ideal)) / math.Sqrt(spread), true
}

// everyCore tries each set of nodes, one node's change from the one before.
func (n *mesh) everyCore(check Check) (CorePeriphery, error) {
	c := CorePeriphery{Exact: true}
	best := math.Inf(-1)
	var sets []uint32
	set, covered := uint32(0), 0
	for step := uint64(1); step < 1<<n.len(); step++ {
		if step%65536 == 0 {
			if err := check.Err(); err != nil {
				return CorePeriphery{}, err
			}
		}
		v := int32(bits.TrailingZeros64(step))
		set ^= 1 << v
		// Links between v and nodes outside the core are covered by v alone.
		alone := 0
		for i, to := range n.both.of(v) {
			if set&(1<<to) == 0 {
				alone += n.arcs(v, i)
			}
		}
		if set&(1<<v) != 0 {
			covered += alone
		} else {
			covered -= alone
		}
		r, is := n.fit(bits.OnesCount32(set), covered)
		switch {
		case !is || r < best-leastGain:
		case r > best+leastGain:
			best, sets, c.Optima = r, append(sets[:0], set), 1
		default:
			c.Optima++
			sets = append(sets, set)
		}
	}
	if c.Optima > 0 {
		c.Correlation = &best
	}
	var cores [][]int32
	for _, set := range sets {
		var rows []int32
		for ; set != 0; set &= set - 1 {
			rows = append(rows, int32(bits.TrailingZeros32(set)))
		}
		cores = append(cores, rows)
	}
	slices.SortFunc(cores, func(a, b []int32) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	for _, rows := range cores[:min(len(cores), MostCores)] {
		c.Cores = append(c.Cores, n.named(rows))
	}
	return c, nil
}

// arcs returns how many links there are, over ordered pairs, between v and its i-th neighbour.
func (n *mesh) arcs(v int32, i int) int {
	if !n.directed {
		return 2
	}
	return int(n.mutualOf(v)[i])
}

func (n *mesh) named(rows []int32) []graph.Named {
	out := make([]graph.Named, len(rows))
	for i, row := range rows {
		out[i] = n.stakeholders[row]
	}
	return out
}

// someCore takes into the core, one after another, the node with most links to those outside it, and returns the best
// core on the way.
func (n *mesh) someCore(check Check) (CorePeriphery, error) {
	p := pace.New(check)
	nodes := n.len()
	left := make([]int, nodes) // links to nodes outside the core
	bins := make([][]int32, 0)
	for v := range int32(nodes) {
		for i := range n.both.of(v) {
			left[v] += n.arcs(v, i)
		}
		for left[v] >= len(bins) {
			bins = append(bins, nil)
		}
	}
	for v := int32(nodes) - 1; v >= 0; v-- {
		bins[left[v]] = append(bins[left[v]], v) // the first of a bin is taken from its end
	}
	inside := make([]bool, nodes)
	var order []int32
	best, most, covered := 0, math.Inf(-1), 0
	for top := len(bins) - 1; top >= 0; {
		if len(bins[top]) == 0 {
			top--
			continue
		}
		v := bins[top][len(bins[top])-1]
		bins[top] = bins[top][:len(bins[top])-1]
		if inside[v] || left[v] != top {
			continue // it stands in a lower bin by now
		}
		if err := p.Steps(1 + n.both.degree(v)); err != nil {
			return CorePeriphery{}, err
		}
		inside[v] = true
		order = append(order, v)
		covered += left[v]
		for i, to := range n.both.of(v) {
			if !inside[to] {
				left[to] -= n.arcs(v, i)
				bins[left[to]] = append(bins[left[to]], to)
			}
		}
		if r, is := n.fit(len(order), covered); is && r > most+leastGain {
			best, most = len(order), r
		}
	}
	if best == 0 {
		return CorePeriphery{}, nil
	}
	rows := order[:best]
	slices.Sort(rows)
	return CorePeriphery{Correlation: &most, Cores: [][]graph.Named{n.named(rows)}}, nil
}
