package analysis

import (
	"cmp"
	"math/bits"
	"slices"
)

// exact finds every minimal cover among the useful candidates.
func (a *CoverAnswer) exact(p CoverProblem, useful []int) error {
	s := &coverSearch{answer: a, problem: p, useful: useful, least: -1}
	place := map[int]int{}
	for n, i := range useful {
		place[i] = n
	}
	s.excludes = make([]uint32, len(useful))
	for n, i := range useful {
		for _, other := range a.conflicts[i] {
			if o, is := place[other]; is {
				s.excludes[n] |= 1 << o
			}
		}
	}
	s.bringers = make([]uint32, p.Needs)
	for n, i := range useful {
		for _, need := range a.brings[i].list() {
			s.bringers[need] |= 1 << n
		}
	}
	for need := range p.Needs {
		s.all.add(need)
	}
	s.order = make([]int, p.Needs)
	for need := range s.order {
		s.order[need] = need
	}
	slices.SortStableFunc(s.order, func(x, y int) int {
		return cmp.Compare(bits.OnesCount32(s.bringers[x]), bits.OnesCount32(s.bringers[y]))
	})
	// First what the least cost is, so that what costs no more is counted in the same way wherever it is met.
	s.visit = func(team uint32) { s.least = s.cheaper(team) }
	s.bounded = true
	if err := s.extend(0, uint32(1)<<len(useful)-1, needs{}, needs{}, 0); err != nil {
		return err
	}
	if s.least < 0 {
		return nil
	}
	s.bounded = false
	minimal, cheapest := newTop(MostCovers, before), newTop(MostCovers, before)
	s.visit = func(team uint32) {
		c := s.cover(team)
		a.MinimalTotal++
		minimal.offer(c)
		if c.Cost <= s.least*(1+alike) {
			a.CheapestTotal++
			cheapest.offer(c)
		}
	}
	err := s.extend(0, uint32(1)<<len(useful)-1, needs{}, needs{}, 0)
	a.Minimal, a.Cheapest = minimal.sorted(), cheapest.sorted()
	return err
}

// before is the order of covers.
func before(x, y Cover) bool {
	return cmp.Or(cmp.Compare(x.Cost, y.Cost), cmp.Compare(len(x.Members), len(y.Members)), slices.Compare(x.Members, y.Members)) < 0
}

// coverSearch finds minimal covers one member at a time (after Murakami and Uno, 2014): each member keeps a need that it
// alone brings, and each cover is met once.
type coverSearch struct {
	answer   *CoverAnswer
	problem  CoverProblem
	useful   []int    // candidates by place in a team
	excludes []uint32 // by place, whom it excludes
	bringers []uint32 // by need, who brings it
	order    []int    // needs, those that fewest bring first
	all      needs
	visit    func(team uint32)
	bounded  bool    // leave out what costs more than least
	least    float64 // cost found so far; below 0 for none
	steps    int
}

// extend finds the covers that the team grows into with those that may join. covered are the needs that are met, and
// once those that one member alone meets.
func (s *coverSearch) extend(team, may uint32, covered, once needs, cost float64) error {
	if s.steps++; s.steps%coverCheckInterval == 0 {
		if err := s.problem.Check.Err(); err != nil {
			return err
		}
	}
	if s.bounded && s.least >= 0 && cost > s.least*(1+alike) {
		return nil
	}
	open := s.open(&covered)
	if open < 0 {
		s.visit(team)
		return nil
	}
	joining := s.bringers[open] & may
	may &^= joining
	for rest := joining; rest != 0; rest &= rest - 1 {
		n := bits.TrailingZeros32(rest)
		brings := &s.answer.brings[s.useful[n]]
		if s.excludes[n]&team == 0 {
			fresh := brings.less(&covered)
			alone := once.less(brings)
			alone.union(&fresh)
			if s.needed(team, &alone) {
				grown := covered
				grown.union(brings)
				if err := s.extend(team|1<<n, may, grown, alone, cost+s.problem.Candidates[s.useful[n]].Cost); err != nil {
					return err
				}
			}
		}
		may |= 1 << n
	}
	return nil
}

// open returns a need that is not met, -1 when all are.
func (s *coverSearch) open(covered *needs) int {
	left := s.all.less(covered)
	if left == (needs{}) {
		return -1
	}
	for _, need := range s.order {
		if left[need/64]>>(need%64)&1 == 1 {
			return need
		}
	}
	return -1
}

// needed reports whether each of the team alone meets a need.
func (s *coverSearch) needed(team uint32, alone *needs) bool {
	for ; team != 0; team &= team - 1 {
		if !s.answer.brings[s.useful[bits.TrailingZeros32(team)]].meets(alone) {
			return false
		}
	}
	return true
}

func (s *coverSearch) cover(team uint32) Cover {
	var c Cover
	for ; team != 0; team &= team - 1 {
		i := s.useful[bits.TrailingZeros32(team)]
		c.Members = append(c.Members, i)
		c.Cost += s.problem.Candidates[i].Cost
	}
	return c
}

func (s *coverSearch) cheaper(team uint32) float64 {
	if cost := s.cover(team).Cost; s.least < 0 || cost < s.least {
		return cost
	}
	return s.least
}
