package analysis

import "math/bits"

// nearest returns the first pairs of the row by cosine, the highest or the lowest first, without looking at most others.
// It finds nothing for other orders, nor where the first are not all on one side of 0, nor where looking at all others
// costs less.
func (a *Alignment) nearest(row int32, order PairOrder, depth int) (first []ranked, found bool, err error) {
	if a.options.Measure != MeasureCosine || order != PairHighestScore && order != PairLowestScore {
		return nil, false, nil
	}
	t := a.table
	n, err := t.nearness(a.options.Check)
	if err != nil {
		return nil, false, err
	}
	s, is := n.seekers.Get().(*seeker)
	if !is {
		s = &seeker{nearness: n, stances: make([]int32, len(t.subjects)), shared: newSharing(n.words())}
	}
	defer n.seekers.Put(s)
	s.row, s.square, s.floor, s.left = row, float64(t.squares[row]), 0, 2*t.rowPrice(row)
	s.best = newTop(depth, t.before)
	s.take(t.row(row), order == PairLowestScore)
	s.look()
	s.leave()
	found = s.best.full() && s.left >= 0
	return s.best.sorted(), found, nil
}

// seeker looks for whom one row is nearest to. Between two looks all its stances are 0.
type seeker struct {
	*nearness
	row     int32
	square  float64 // Σ x² of the row
	stances []int32 // of the row, by subject; the other way round when the lowest come first
	pulls   []pull  // the same
	planes  [][]uint64
	shared  *sharing // on how many subjects others have the row's sign
	best    *top[ranked]
	alone   int32   // below which number one product suffices, see reach
	both    int32   // and below which two do
	floor   float64 // less than what is worth as much as the last of the best, by no more than rounding
	left    Price   // how much may still be looked at
}

// pull is a stance that is not 0.
type pull struct{ subject, stance, sign int32 }

func (p *pull) size() int32 { return p.stance * p.sign }

func (s *seeker) take(cells []cell, turned bool) {
	s.pulls = s.pulls[:0]
	for _, c := range cells {
		p := pull{c.column, int32(c.stance), 1}
		if turned {
			p.stance = -p.stance
		}
		if p.stance < 0 {
			p.sign = -1
		}
		if p.stance != 0 {
			s.pulls = append(s.pulls, p)
			s.stances[p.subject] = p.stance
		}
	}
}

func (s *seeker) leave() {
	for _, p := range s.pulls {
		s.stances[p.subject] = 0
	}
}

// look meets others, those first that have the row's sign on three subjects or more: they are few. Of the others only those
// are met who may be near enough: by two products of stances, both at most as large as the larger one, or by one.
func (s *seeker) look() {
	s.share()
	s.meetMany()
	for product := int32(mostStance * mostStance); product > 0; product-- {
		if s.reach(product); s.both == 0 {
			return
		}
		for _, p := range s.pulls {
			if stance := product / p.size(); stance <= mostStance && stance*p.size() == product {
				s.meetFew(s.list(p.subject, p.sign*stance), product)
			}
		}
	}
}

// share counts who has the row's sign on how many subjects.
func (s *seeker) share() {
	s.planes = s.planes[:0]
	for _, p := range s.pulls {
		if plane := s.nearness.planes[planeOf(p.subject, p.sign)]; plane != nil {
			s.planes = append(s.planes, plane)
		}
	}
	s.shared.count(s.planes)
	for _, p := range s.pulls {
		if s.nearness.planes[planeOf(p.subject, p.sign)] == nil {
			s.shared.add(s.side(p.subject, p.sign))
		}
	}
	s.shared.remove(s.numbers[s.row])
}

// meetMany meets those that have the row's sign on three subjects or more, and leaves the others in the words.
func (s *seeker) meetMany() {
	ones := s.shared.ones
	twos, fours := s.shared.twos[:len(ones)], s.shared.fours[:len(ones)]
	for w, one := range ones {
		many := one&twos[w] | fours[w]
		if many == 0 {
			continue
		}
		ones[w] &^= many
		twos[w] &^= many
		for ; many != 0 && s.left >= 0; many &= many - 1 {
			s.meet(int32(w*64 + bits.TrailingZeros64(many)))
		}
	}
}

// reach finds below which number others are near enough by one product of stances, and by two.
func (s *seeker) reach(product int32) {
	s.alone, s.both = int32(len(s.numbers)), int32(len(s.numbers))
	if s.floor == 0 {
		return
	}
	most, longest := float64(product*product)/(s.square*s.floor), float64(len(s.within)-1)
	if most < longest {
		s.alone = s.within[int(most)]
	}
	if most *= 2 * 2; most < longest {
		s.both = s.within[int(most)]
	}
}

// meetFew meets those of the list with the product who have the row's sign on two subjects, or on this one only.
func (s *seeker) meetFew(list []int32, product int32) {
	ones := s.shared.ones
	twos := s.shared.twos[:len(ones)]
	for _, number := range list {
		if number >= s.both {
			return
		}
		w, bit := number/64, uint64(1)<<(number%64)
		switch {
		case twos[w]&bit != 0:
			twos[w] ^= bit // it is in another list, too
		case number >= s.alone || ones[w]&bit == 0:
			continue
		}
		if s.left < 0 {
			return
		}
		if s.meet(number) {
			s.reach(product)
		}
	}
}

// meet takes the other in when it is among the nearest, and reports whether others must be nearer from now on. The worth is
// that of cosineWorth, to the last bit.
func (s *seeker) meet(number int32) bool {
	cells := s.of(number)
	s.left -= Price(len(cells))
	dot := int32(0)
	for _, c := range cells {
		dot += s.stances[c.subject()] * c.stance()
	}
	if dot <= 0 {
		return false
	}
	other := &s.vectors[number]
	worth := float64(dot) * float64(dot) / (s.square * other.square)
	if worth < s.floor {
		return false
	}
	s.best.offer(ranked{worth, s.row, other.row})
	if !s.best.full() {
		return false
	}
	const rounding = 1e-9
	s.floor = s.best.items[0].key * (1 - rounding)
	return true
}
