package analysis

import "math"

// hugeCount is from how many shortest ways on their number is kept in two parts: a share of so many could be too small.
const hugeCount = 1e290

// addFar is addTo where the number of shortest ways outgrows a float64, as it does over a few hundred layers of three: it
// is count × 2^power then. Only its ratio from one node to the next matters, and that is at most 1.
func (w *ways) addFar(s *waySums) {
	w.countFar()
	for i := len(w.order) - 1; i > 0; i-- {
		v := w.order[i]
		over := 0.0
		for _, to := range w.links.of(v) {
			if w.dist[to] == w.dist[v]+1 {
				over += w.share[to] * math.Ldexp(w.count[v]/w.count[to], w.power[v]-w.power[to])
			}
		}
		w.share[v] = 1 + over
		s.sums[v] += over
		if s.squares != nil {
			s.squares[v] += over * over
		}
	}
}

// countFar counts the ways anew.
func (w *ways) countFar() {
	if w.power == nil {
		w.power = make([]int, len(w.count))
	}
	for _, v := range w.order {
		w.count[v], w.power[v] = 0, 0
	}
	w.count[w.order[0]] = 1
	for _, v := range w.order {
		for _, to := range w.links.of(v) {
			if w.dist[to] != w.dist[v]+1 {
				continue
			}
			power := max(w.power[v], w.power[to])
			count := math.Ldexp(w.count[to], w.power[to]-power) + math.Ldexp(w.count[v], w.power[v]-power)
			if count >= 0x1p512 {
				count, power = count/0x1p512, power+512
			}
			w.count[to], w.power[to] = count, power
		}
	}
}
