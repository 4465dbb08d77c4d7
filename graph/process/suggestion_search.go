package process

import (
	"math/bits"
	"slices"
)

// exactSuggesting finds the first sets that nobody can leave, of all there are.
type exactSuggesting struct {
	*suggesting
	first  int
	suffix []needSet // what the candidates from a place on bring together
	left   []int     // how many organisations there are from a place on
	best   [][]int
}

func (e *exactSuggesting) search() error {
	n := len(e.candidates)
	e.suffix, e.left = make([]needSet, n+1), make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		e.suffix[i] = e.suffix[i+1].with(e.candidates[i].brings)
		e.left[i] = e.left[i+1]
		if e.candidates[i].organisation {
			e.left[i]++
		}
	}
	return e.from(0, nil, needSet{}, e.organisations)
}

// from looks at all sets that go on from the one chosen with candidates from the place on.
func (e *exactSuggesting) from(at int, chosen []int, brought needSet, organisations int) error {
	if err := e.pace.Step(); err != nil {
		return err
	}
	if brought.covers(&e.wanted) && organisations >= LeastOrganisations {
		e.offer(chosen)
		return nil // whoever is added could leave
	}
	possible := brought.with(e.suffix[at])
	if !possible.covers(&e.wanted) || organisations+e.left[at] < LeastOrganisations {
		return nil
	}
	if len(e.best) == e.first && len(chosen) >= len(e.best[e.first-1]) {
		return nil // too large to be among the first
	}
	for i := at; i < len(e.candidates); i++ {
		c := &e.candidates[i]
		more := organisations
		if c.organisation {
			more++
		}
		if err := e.from(i+1, append(chosen, i), brought.with(c.brings), more); err != nil {
			return err
		}
	}
	return nil
}

// offer keeps the set when nobody can leave it and it is among the first.
func (e *exactSuggesting) offer(set []int) {
	for leaves := range set {
		if e.does(set, leaves) {
			return
		}
	}
	at, _ := slices.BinarySearchFunc(e.best, set, e.compare)
	if at < e.first {
		e.best = slices.Insert(e.best, at, slices.Clone(set))
		e.best = e.best[:min(len(e.best), e.first)]
	}
}

// does reports whether the set without one of its members does what is asked.
func (e *exactSuggesting) does(set []int, without int) bool {
	brought, organisations := needSet{}, e.organisations
	for n, i := range set {
		if n == without {
			continue
		}
		brought = brought.with(e.candidates[i].brings)
		if e.candidates[i].organisation {
			organisations++
		}
	}
	return brought.covers(&e.wanted) && organisations >= LeastOrganisations
}

// greedy chooses, again and again, who brings most open needs, then who makes the set most mixed, then the first by name;
// and then, while there are too few organisations, the one that makes it most mixed.
func (s *suggesting) greedy() []int {
	var set []int
	brought := needSet{}
	out := make([]bool, len(s.candidates))
	for !brought.covers(&s.wanted) {
		best, most := -1, 0
		for i := range s.candidates {
			if s.pace.Step() != nil {
				return nil
			}
			n := s.candidates[i].fresh(&brought)
			if out[i] || n == 0 || n < most {
				continue
			}
			if n > most || s.compareMix(extended(set, i), extended(set, best)) < 0 {
				best, most = i, n
			}
		}
		out[best] = true
		set, brought = append(set, best), brought.with(s.candidates[best].brings)
	}
	for s.count(set) < LeastOrganisations {
		best := -1
		for i := range s.candidates {
			if s.pace.Step() != nil {
				return nil
			}
			if !out[i] && s.candidates[i].organisation && (best < 0 || s.compareMix(extended(set, i), extended(set, best)) < 0) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		out[best] = true
		set = append(set, best)
	}
	slices.Sort(set)
	return set
}

func extended(set []int, with int) []int { return append(slices.Clip(set), with) }

// fresh returns how many needs the candidate brings beyond those brought.
func (c *suggestible) fresh(brought *needSet) int {
	n := 0
	for i, word := range c.brings {
		n += bits.OnesCount64(word &^ brought[i])
	}
	return n
}
