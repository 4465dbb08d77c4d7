package analysis

import (
	"iter"
	"slices"

	"raakvlak/graph/pace"
)

// links are what leads from each row to others, in compact rows: sorted, each other row once.
type links struct {
	starts  []int32 // where the links of a row begin; one more at the end
	to      []int32
	weights []float64
}

// link is one of them on its own.
type link struct {
	from, to int32
	weight   float64
}

// newLinks returns the links of n rows, and each of them the other way round too when they lead both ways. Several from
// one row to another become one, of the sum of their weights; those that come to 0 are left out. It ends early with the
// error of the check.
func newLinks(n int, all []link, bothWays bool, check Check) (links, error) {
	byEnd, err := placed(n, all, bothWays, check)
	if err != nil {
		return links{}, err
	}
	// Placed by where they lead to, and now by where they come from, they are sorted without one compared with another.
	l, err := byEnd.reversed(check)
	if err != nil {
		return links{}, err
	}
	return l, l.sum(check)
}

// placed returns the links the other way round, those of a row in the order of the list.
func placed(n int, all []link, bothWays bool, check Check) (links, error) {
	p, ways := pace.New(check), 1
	if bothWays {
		ways = 2
	}
	l := links{starts: make([]int32, n+1), to: make([]int32, ways*len(all)), weights: make([]float64, ways*len(all))}
	for _, a := range all {
		l.starts[a.to+1]++
		if bothWays {
			l.starts[a.from+1]++
		}
	}
	for row := range n {
		l.starts[row+1] += l.starts[row]
	}
	next := slices.Clone(l.starts)
	place := func(row, to int32, weight float64) {
		l.to[next[row]], l.weights[next[row]] = to, weight
		next[row]++
	}
	for _, a := range all {
		place(a.to, a.from, a.weight)
		if bothWays {
			place(a.from, a.to, a.weight)
		}
		if err := p.Step(); err != nil {
			return links{}, err
		}
	}
	return l, nil
}

// sum makes one of those that lead from one row to the same other.
func (l *links) sum(check Check) error {
	p, n, first := pace.New(check), int32(0), int32(0)
	for row := range int32(l.rows()) {
		last := l.starts[row+1]
		for i := first; i < last; {
			to, weight := l.to[i], l.weights[i]
			for i++; i < last && l.to[i] == to; i++ {
				weight += l.weights[i]
			}
			if weight != 0 {
				l.to[n], l.weights[n] = to, weight
				n++
			}
		}
		l.starts[row+1] = n
		if err := p.Steps(1 + int(last-first)); err != nil {
			return err
		}
		first = last
	}
	l.to, l.weights = l.to[:n], l.weights[:n]
	return nil
}

func (l *links) len() int { return len(l.to) }

func (l *links) rows() int { return len(l.starts) - 1 }

func (l *links) of(row int32) []int32 { return l.to[l.starts[row]:l.starts[row+1]] }

func (l *links) weightsOf(row int32) []float64 { return l.weights[l.starts[row]:l.starts[row+1]] }

func (l *links) degree(row int32) int { return int(l.starts[row+1] - l.starts[row]) }

// has reports whether a link leads from one to the other.
func (l *links) has(from, to int32) bool {
	_, found := slices.BinarySearch(l.of(from), to)
	return found
}

// strength returns the sum of the weights of the row.
func (l *links) strength(row int32) float64 {
	sum := 0.0
	for _, w := range l.weightsOf(row) {
		sum += w
	}
	return sum
}

// all yields every link, by row.
func (l *links) all() iter.Seq[link] {
	return func(yield func(link) bool) {
		for row := range int32(l.rows()) {
			for i := l.starts[row]; i < l.starts[row+1]; i++ {
				if !yield(link{row, l.to[i], l.weights[i]}) {
					return
				}
			}
		}
	}
}

// reversed returns the links the other way round, those of a row in the order of the rows that they lead to.
func (l *links) reversed(check Check) (links, error) {
	p := pace.New(check)
	r := links{starts: make([]int32, len(l.starts)), to: make([]int32, len(l.to)), weights: make([]float64, len(l.to))}
	for _, to := range l.to {
		r.starts[to+1]++
	}
	for row := range l.rows() {
		r.starts[row+1] += r.starts[row]
	}
	next := slices.Clone(r.starts)
	for a := range l.all() {
		r.to[next[a.to]], r.weights[next[a.to]] = a.from, a.weight
		next[a.to]++
		if err := p.Step(); err != nil {
			return links{}, err
		}
	}
	return r, nil
}
