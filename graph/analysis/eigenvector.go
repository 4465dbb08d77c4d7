package analysis

import "math"

const (
	// rankPrecision is by how much iterated measures still change, all nodes together, when they are done.
	rankPrecision = 1e-12
	// eigenRounds are paid for and gone through at a time, up to mostEigenRounds, or fewer when that takes too many steps.
	eigenRounds     = 1_000
	mostEigenRounds = 100_000
	mostEigenSteps  = 1_000_000_000
)

// eigenvector is the eigenvector centrality of each node.
type eigenvector struct {
	values []float64 // nil where there is none
}

// eigenvector returns how well connected those are that link to each node.
//
//	x = Aᵀx / λ,  Σx² = 1
//
// with A the links, whatever they weigh, and λ the largest eigenvalue: the limit of x ← x + Aᵀx from equal x. There is
// none where that does not come to rest, nor where there is no way round over links, so that λ is 0.
func (n *Network) eigenvector() (*eigenvector, error) {
	w := n.net
	return w.eigen.Of(n.options.Check, func(check Check) (*eigenvector, error) {
		n := n.under(check)
		if w.acyclic() {
			return &eigenvector{}, nil
		}
		x, next := make([]float64, w.len()), make([]float64, w.len())
		for i := range x {
			x[i] = 1 / math.Sqrt(float64(w.len()))
		}
		for done := Price(0); done < mostEigenRounds && (done == 0 || done*w.size() < mostEigenSteps); done += eigenRounds {
			if err := n.options.Begin(eigenRounds * w.size()); err != nil {
				return nil, err
			}
			for round := range eigenRounds {
				if round%16 == 0 {
					if err := n.options.Check.Err(); err != nil {
						return nil, err
					}
				}
				change := w.eigenStep(x, next)
				x, next = next, x
				if change < rankPrecision {
					return &eigenvector{x}, nil
				}
			}
		}
		return &eigenvector{}, nil
	})
}

// eigenStep makes next of x, and returns by how much they differ in sum.
func (n *mesh) eigenStep(x, next []float64) float64 {
	squares := 0.0
	for row := range next {
		sum := x[row]
		for _, from := range n.in.of(int32(row)) {
			sum += x[from]
		}
		next[row] = sum
		squares += sum * sum
	}
	size, change := math.Sqrt(squares), 0.0
	for row := range next {
		next[row] /= size
		change += math.Abs(next[row] - x[row])
	}
	return change
}

// acyclic reports whether no way over links comes back to where it began.
func (n *mesh) acyclic() bool {
	if !n.directed {
		return n.out.len() == 0
	}
	// Nodes that nothing leads to any more are taken away until none are left.
	left := make([]int32, n.len())
	var free []int32
	for row := range left {
		if left[row] = int32(n.in.degree(int32(row))); left[row] == 0 {
			free = append(free, int32(row))
		}
	}
	for i := 0; i < len(free); i++ {
		for _, to := range n.out.of(free[i]) {
			if left[to]--; left[to] == 0 {
				free = append(free, to)
			}
		}
	}
	return len(free) == n.len()
}
