package analysis

import (
	"math"
	"runtime"
	"sync"
)

// pageRanking is a page rank on its way. Each round makes next of x, part by part.
type pageRanking struct {
	in      *links
	x, next []float64
	shares  []float64 // by link in: what of the rank of where it comes from it brings, damped
	dead    []bool    // nodes that no link leaves
	lost    float64   // the sum of x over those
	parts   []rankPart
	workers int
}

// rankPart is some rows, and what they add to the sums of a round.
type rankPart struct {
	first, last  int32
	change, lost float64
	_            [5]uint64 // keeps two processors out of one cache line
}

func newPageRanking(n *mesh) *pageRanking {
	nodes := n.len()
	r := &pageRanking{
		in: &n.in, x: make([]float64, nodes), next: make([]float64, nodes), shares: make([]float64, n.in.len()), dead: make([]bool, nodes),
	}
	strengths := make([]float64, nodes)
	for row := range strengths {
		strengths[row] = n.out.strength(int32(row))
		r.x[row] = 1 / float64(nodes)
		if r.dead[row] = strengths[row] == 0; r.dead[row] {
			r.lost += r.x[row]
		}
	}
	for i, from := range n.in.to {
		r.shares[i] = damping * n.in.weights[i] / strengths[from]
	}
	r.divide()
	const worthwhile = 8_000 // links a round
	r.workers = max(1, min(runtime.GOMAXPROCS(0), n.in.len()/worthwhile, len(r.parts)))
	return r
}

// divide makes parts of about as much work each. They do not hang on the number of processors.
func (r *pageRanking) divide() {
	const rankParts = 16
	rows := r.in.rows()
	work := r.in.len() + rows
	first := int32(0)
	for row := range int32(rows) {
		if done := int(r.in.starts[row+1]) + int(row) + 1; done*rankParts >= work*(len(r.parts)+1) {
			r.parts = append(r.parts, rankPart{first: first, last: row + 1})
			first = row + 1
		}
	}
}

// round makes the ranks of the next round, and returns by how much they differ in sum.
func (r *pageRanking) round(check Check) (float64, error) {
	if err := check.Err(); err != nil {
		return 0, err
	}
	base := (1 - damping + damping*r.lost) / float64(len(r.x))
	if r.workers == 1 {
		r.work(0, base)
	} else {
		var wait sync.WaitGroup
		for worker := 1; worker < r.workers; worker++ {
			wait.Go(func() { r.work(worker, base) })
		}
		r.work(0, base)
		wait.Wait()
	}
	change := 0.0
	r.lost = 0
	for i := range r.parts {
		change += r.parts[i].change
		r.lost += r.parts[i].lost
	}
	r.x, r.next = r.next, r.x
	return change, nil
}

// work does a worker's parts.
func (r *pageRanking) work(worker int, base float64) {
	for i := worker; i < len(r.parts); i += r.workers {
		r.part(&r.parts[i], base)
	}
}

func (r *pageRanking) part(p *rankPart, base float64) {
	x, change, lost := r.x, 0.0, 0.0
	starts := r.in.starts[p.first : p.last+1]
	at := starts[0]
	for i := range p.last - p.first {
		end := starts[i+1]
		from, shares := r.in.to[at:end], r.shares[at:end]
		at = end
		sum := base
		for j, f := range from {
			sum += x[f] * shares[j]
		}
		row := p.first + i
		r.next[row] = sum
		change += math.Abs(sum - x[row])
		if r.dead[row] {
			lost += sum
		}
	}
	p.change, p.lost = change, lost
}
