package analysis

import (
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// Path returns a shortest way on which one stakeholder depends on another: the heaviest dependency of each step, of
// which the first is the one's own. Of several ways, the one whose first step's dependee comes first by name is taken,
// then the second's, and so on. It is empty when the two are the same, and ok is false when no way leads there. Who is
// not looked at is [graph.CodeNotFound].
func (d *Dependence) Path(from, to graph.ID) (path []WeighedDependency, ok bool, err error) {
	start, err := d.web.find(from)
	if err != nil {
		return nil, false, graph.Within(err, "from")
	}
	end, err := d.web.find(to)
	if err != nil {
		return nil, false, graph.Within(err, "to")
	}
	if err := d.work.Begin(d.PathPrice()); err != nil {
		return nil, false, err
	}
	s := search{web: d.web, ahead: newSide(start), back: newSide(end), pace: pace.New(d.work.Check)}
	steps, ok, err := s.path(start, end)
	for _, i := range steps {
		path = append(path, d.web.arcs[i].weighed[0])
	}
	return path, ok, err
}

// PathPrice is the price of [Dependence.Path]: the number of arcs.
func (d *Dependence) PathPrice() Price { return Price(len(d.web.arcs)) }

// search looks for a shortest path from both ends at once, one level at a time, from the side with fewer to go on from.
type search struct {
	*web
	ahead, back side
	pace        pace.Pace
}

// side is what is known from one end: how many steps away a row is, and which rows are farthest.
type side struct {
	steps    map[int32]int32
	frontier []int32
	depth    int32
}

func newSide(end int32) side {
	return side{steps: map[int32]int32{end: 0}, frontier: []int32{end}}
}

func (s *search) path(start, end int32) (arcs []int32, ok bool, err error) {
	meeting := []int32{start}
	if start != end {
		meeting = nil
	}
	for len(meeting) == 0 {
		if len(s.ahead.frontier) == 0 || len(s.back.frontier) == 0 {
			return nil, false, nil
		}
		if len(s.ahead.frontier) <= len(s.back.frontier) {
			meeting, err = s.grow(&s.ahead, &s.back, func(row int32, visit func(int32)) {
				for a := range s.out(row) {
					visit(a.to)
				}
			})
		} else {
			meeting, err = s.grow(&s.back, &s.ahead, func(row int32, visit func(int32)) {
				for a := range s.in(row) {
					visit(a.from)
				}
			})
		}
		if err != nil {
			return nil, false, err
		}
	}
	arcs, err = s.first(start, end, meeting)
	return arcs, err == nil, err
}

// grow has a side go one level farther and returns the new rows that the other side knows: all at its frontier, as nearer ones
// would have met before.
func (s *search) grow(one, other *side, neighbours func(row int32, visit func(int32))) (met []int32, err error) {
	one.depth++
	var next []int32
	for _, row := range one.frontier {
		if err := s.pace.Steps(s.degree(row)); err != nil {
			return nil, err
		}
		neighbours(row, func(to int32) {
			if _, seen := one.steps[to]; seen {
				return
			}
			one.steps[to] = one.depth
			next = append(next, to)
			if _, seen := other.steps[to]; seen {
				met = append(met, to)
			}
		})
	}
	one.frontier = next
	return met, nil
}

// first returns the path that is first by name, of all through the rows where the two sides met.
func (s *search) first(start, end int32, met []int32) ([]int32, error) {
	// Of the rows ahead, only those that lead to a meeting are on a shortest path.
	leads := make([]map[int32]bool, s.ahead.depth+1)
	for level := range leads {
		leads[level] = map[int32]bool{}
	}
	for _, row := range met {
		leads[s.ahead.depth][row] = true
	}
	for level := s.ahead.depth; level > 0; level-- {
		for row := range leads[level] {
			if err := s.pace.Steps(s.degree(row)); err != nil {
				return nil, err
			}
			for a := range s.in(row) {
				if steps, seen := s.ahead.steps[a.from]; seen && steps == level-1 {
					leads[level-1][a.from] = true
				}
			}
		}
	}
	var path []int32
	for row, step := start, int32(1); row != end; step++ {
		if err := s.pace.Steps(s.degree(row)); err != nil {
			return nil, err
		}
		var arcs []int32
		for a := range s.out(row) {
			if s.onPath(a.to, step, leads) {
				arcs = append(arcs, s.arc(row, a.to))
			}
		}
		// Arcs are in the order of rows, which is that of names.
		path = append(path, slices.Min(arcs))
		row = s.arcs[slices.Min(arcs)].to
	}
	return path, nil
}

// onPath reports whether a shortest path has the row after so many steps.
func (s *search) onPath(row, step int32, leads []map[int32]bool) bool {
	if step <= s.ahead.depth {
		return leads[step][row]
	}
	steps, seen := s.back.steps[row]
	return seen && steps == s.ahead.depth+s.back.depth-step
}
