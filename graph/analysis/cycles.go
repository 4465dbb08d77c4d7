package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// The bounds of cycles.
const (
	LongestCycle  = 8
	MostCycles    = 100
	mostCycleWork = 50_000_000
)

// DependencyCycle is a ring in which each depends on the next, and the last on the first.
type DependencyCycle struct {
	Stakeholders []graph.Named    // the one whose name comes first is first
	Steps        []DependencyStep // from each stakeholder to the next
	Weakest      float64          // the smallest dependence in it: what the whole ring holds by
}

// DependencyStep is all that one stakeholder depends on another for.
type DependencyStep struct {
	From, To     graph.Named
	Dependencies []WeighedDependency // one or more, the heaviest first, then in the order of recording
}

// Cycles returns the first n cycles of at most longest stakeholders: the shortest first, then the one with the strongest
// weakest link, then by the names of its stakeholders. Each is answered once. A cycle of two is a mutual dependency.
//
// longest is 2 … LongestCycle and n 1 … MostCycles, else the error is [graph.CodeInvalid]. Where there are too many ways
// to follow, it is [graph.CodeTooLarge]. The price is a step for each arc on a way that may be followed.
func (d *Dependence) Cycles(longest, n int) ([]DependencyCycle, error) {
	if longest < 2 || longest > LongestCycle {
		return nil, graph.Invalid([]string{"longest"}, "a cycle has between 2 and %d stakeholders", LongestCycle)
	}
	if n < 1 || n > MostCycles {
		return nil, graph.Invalid([]string{"first"}, "between 1 and %d cycles are answered", MostCycles)
	}
	price, err := d.cyclesPrice(longest)
	if err == nil {
		err = d.work.Begin(price)
	}
	if err != nil {
		return nil, err
	}
	r := rings{web: d.web, check: d.work.Check, from: make([]int32, d.web.len()), round: make([]int32, d.web.len())}
	var found []ring
	for length := 2; length <= longest && len(found) < n; length++ {
		of, err := r.ofLength(length, n-len(found))
		if err != nil {
			return nil, err
		}
		found = append(found, of...)
	}
	cycles := make([]DependencyCycle, len(found))
	for i, ring := range found {
		cycles[i] = d.cycle(ring)
	}
	return cycles, nil
}

// cyclesPrice bounds the work of [Dependence.Cycles]: for each length the ways of at most so many steps are followed from
// the start, and those of one step less back to it. Beyond mostCycleWork none is.
func (d *Dependence) cyclesPrice(longest int) (Price, error) {
	w, p := d.web, pace.New(d.work.Check)
	ways, next := make([]float64, w.len()), make([]float64, w.len())
	for row := range ways {
		ways[row] = 1
	}
	price, upTo := 0.0, 0.0
	for length := 1; length <= longest && price < mostCycleWork; length++ {
		shorter := upTo
		for row := range next {
			if err := p.Steps(w.degree(int32(row))); err != nil {
				return 0, err
			}
			next[row] = 0
			for a := range w.out(int32(row)) {
				next[row] += ways[a.to]
			}
			upTo += next[row]
		}
		if length > 1 {
			price += shorter + upTo
		}
		ways, next = next, ways
	}
	return Price(min(price, mostCycleWork)), nil
}

func (d *Dependence) cycle(r ring) DependencyCycle {
	c := DependencyCycle{Weakest: r.weakest}
	for i, row := range r.rows {
		c.Stakeholders = append(c.Stakeholders, d.web.stakeholders[row])
		next := r.rows[(i+1)%len(r.rows)]
		c.Steps = append(c.Steps, DependencyStep{
			From: d.web.stakeholders[row], To: d.web.stakeholders[next], Dependencies: d.web.arcs[d.web.arc(row, next)].weighed,
		})
	}
	return c
}

// ring is a cycle of rows, the smallest first.
type ring struct {
	rows    []int32
	weakest float64
}

// ringBefore is the order of rings of one length.
func (w *web) ringBefore(p, q ring) bool {
	if p.weakest != q.weakest {
		return p.weakest > q.weakest
	}
	byName := func(a, b int32) int { return cmp.Compare(w.names[a], w.names[b]) }
	return cmp.Or(slices.CompareFunc(p.rows, q.rows, byName), slices.Compare(p.rows, q.rows)) < 0
}

// rings finds the cycles of a web. Each is found from its smallest row, through larger ones.
type rings struct {
	*web
	check Check
	work  int
	// Of the rows from which the start can be reached in the round at hand, in how many steps.
	from  []int32
	round []int32
	turn  int32

	path   []int32
	length int
	best   *top[ring]
}

func (r *rings) ofLength(length, n int) ([]ring, error) {
	r.length, r.best = length, newTop(n, r.ringBefore)
	for start := range int32(r.len()) {
		if r.starts[start] == r.starts[start+1] || r.heads[start] == r.heads[start+1] {
			continue
		}
		r.path = append(r.path[:0], start)
		if err := r.reach(start); err != nil {
			return nil, err
		}
		if err := r.extend(start, start, 5); err != nil { // importance is at most 4
			return nil, err
		}
	}
	return r.best.sorted(), nil
}

// reach notes from which larger rows the start can be reached in fewer steps than the cycle has.
func (r *rings) reach(start int32) error {
	r.turn++
	frontier := []int32{start}
	for steps := int32(1); steps < int32(r.length) && len(frontier) > 0; steps++ {
		var next []int32
		for _, row := range frontier {
			for a := range r.in(row) {
				if err := r.step(); err != nil {
					return err
				}
				if a.from > start && r.round[a.from] != r.turn {
					r.round[a.from], r.from[a.from] = r.turn, steps
					next = append(next, a.from)
				}
			}
		}
		frontier = next
	}
	return nil
}

func (r *rings) extend(start, row int32, weakest float64) error {
	left := int32(r.length - len(r.path)) // steps to go before the last one back to the start
	for a := range r.out(row) {
		if err := r.step(); err != nil {
			return err
		}
		if left == 0 {
			if a.to == start {
				r.best.offer(ring{slices.Clone(r.path), min(weakest, a.strength)})
			}
			continue
		}
		if a.to <= start || r.round[a.to] != r.turn || r.from[a.to] > left || slices.Contains(r.path, a.to) {
			continue
		}
		r.path = append(r.path, a.to)
		if err := r.extend(start, a.to, min(weakest, a.strength)); err != nil {
			return err
		}
		r.path = r.path[:len(r.path)-1]
	}
	return nil
}

func (r *rings) step() error {
	r.work++
	if r.work > mostCycleWork {
		return graph.Errorf(graph.CodeTooLarge, "there are too many ways to follow for cycles of up to %d: ask for shorter ones, or among fewer stakeholders", r.length)
	}
	if r.work%65_536 == 0 {
		return r.check.Err()
	}
	return nil
}
