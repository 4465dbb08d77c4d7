package analysis

import (
	"cmp"
	"iter"
	"slices"
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

// newLinks returns the links of n rows. Several from one row to another become one, of the sum of their weights; those
// that come to 0 are left out.
func newLinks(n int, all []link) links {
	slices.SortStableFunc(all, func(a, b link) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	l := links{starts: make([]int32, n+1), to: make([]int32, 0, len(all)), weights: make([]float64, 0, len(all))}
	for i := 0; i < len(all); {
		one := all[i]
		for i++; i < len(all) && all[i].from == one.from && all[i].to == one.to; i++ {
			one.weight += all[i].weight
		}
		if one.weight != 0 {
			l.to, l.weights = append(l.to, one.to), append(l.weights, one.weight)
			l.starts[one.from+1]++
		}
	}
	for row := range n {
		l.starts[row+1] += l.starts[row]
	}
	return l
}

// bothWays returns the links and each of them the other way round.
func bothWays(all []link) []link {
	out := make([]link, 0, 2*len(all))
	for _, a := range all {
		out = append(out, a, link{a.to, a.from, a.weight})
	}
	return out
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

// reversed returns the links the other way round.
func (l *links) reversed() links {
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
	}
	return r
}
