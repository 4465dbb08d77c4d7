package analysis

import (
	"math/bits"

	"raakvlak/graph/pace"
)

// MostFrustrated is of how many nodes at most a part is split in every way: that takes 2^(n-1) steps.
const MostFrustrated = 20

// frustrate finds the best split, part by part. Nodes of which a part hangs by one link are left out first, again and
// again: such a link need never be in the wrong place.
func (b *Balance) frustrate(signs *links, work Work) error {
	s, err := newSplit(signs, work.Check)
	if err != nil {
		return err
	}
	exact, known := 0, true
	for part := range s.inner.components() {
		if err := work.Check.Err(); err != nil {
			return err
		}
		wrong, err := s.improve(part)
		if err != nil {
			return err
		}
		b.FrustrationAtMost += wrong
		switch {
		case wrong == 0:
		case len(part) > MostFrustrated:
			known = false
		default:
			if err := work.Begin(Price(1) << len(part)); err != nil {
				return err
			}
			exact += s.fewest(part, wrong)
		}
	}
	b.Balanced = b.FrustrationAtMost == 0
	if known {
		b.Frustration, b.FrustrationAtMost = &exact, exact
	}
	return nil
}

// split puts nodes on one of two sides.
type split struct {
	inner links // the signs without what hangs by one link
	side  []float64
	pace  pace.Pace
}

func newSplit(signs *links, check Check) (*split, error) {
	left := make([]int32, signs.rows())
	var gone []int32
	for row := range left {
		if left[row] = int32(signs.degree(int32(row))); left[row] == 1 {
			gone = append(gone, int32(row))
		}
	}
	for i := 0; i < len(gone); i++ {
		left[gone[i]] = 0
		for _, to := range signs.of(gone[i]) {
			if left[to]--; left[to] == 1 {
				gone = append(gone, to)
			}
		}
	}
	kept, p := make([]link, 0, signs.len()), pace.New(check)
	for l := range signs.all() {
		if err := p.Step(); err != nil {
			return nil, err
		}
		if left[l.from] > 0 && left[l.to] > 0 {
			kept = append(kept, l)
		}
	}
	inner, err := newLinks(signs.rows(), kept, false, check)
	return &split{inner: inner, side: make([]float64, signs.rows()), pace: pace.New(check)}, err
}

// improve splits a part such that no node has more links in the wrong place than in the right one, and returns how many
// links are. It finds a split without any where there is one.
func (s *split) improve(part []int32) (int, error) {
	s.side[part[0]] = 1
	for _, v := range part {
		if err := s.pace.Steps(1 + s.inner.degree(v)); err != nil {
			return 0, err
		}
		for i, to := range s.inner.of(v) {
			if s.side[to] == 0 {
				s.side[to] = s.side[v] * s.inner.weightsOf(v)[i]
			}
		}
	}
	for moved := true; moved; {
		moved = false
		for _, v := range part {
			if err := s.pace.Steps(1 + s.inner.degree(v)); err != nil {
				return 0, err
			}
			if s.tension(v) > 0 {
				s.side[v] = -s.side[v]
				moved = true
			}
		}
	}
	wrong := 0
	for _, v := range part {
		if err := s.pace.Steps(1 + s.inner.degree(v)); err != nil {
			return 0, err
		}
		for i, to := range s.inner.of(v) {
			if v < to && s.side[v]*s.side[to] != s.inner.weightsOf(v)[i] {
				wrong++
			}
		}
	}
	return wrong, nil
}

// tension returns how many more of the node's links are in the wrong place than in the right one.
func (s *split) tension(v int32) int {
	more := 0
	for i, to := range s.inner.of(v) {
		if s.side[v]*s.side[to] == s.inner.weightsOf(v)[i] {
			more--
		} else {
			more++
		}
	}
	return more
}

// fewest returns how few links of the part can be in the wrong place: each split is one node's move from the one before.
func (s *split) fewest(part []int32, wrong int) int {
	best := wrong
	for split := uint64(1); split < 1<<(len(part)-1); split++ {
		v := part[bits.TrailingZeros64(split)]
		wrong -= s.tension(v)
		s.side[v] = -s.side[v]
		best = min(best, wrong)
	}
	return best
}
