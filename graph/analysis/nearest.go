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
		s = &seeker{nearness: n, stances: make([]int32, len(t.subjects)), once: make([]uint64, n.words()), twice: make([]uint64, n.words())}
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

// seeker looks for whom one row is nearest to. Between two looks all its stances and bits are 0.
type seeker struct {
	*nearness
	row         int32
	square      float64 // Σ x² of the row
	stances     []int32 // of the row, by subject; the other way round when the lowest come first
	pulls       []pull  // the same
	once, twice []uint64
	best        *top[ranked]
	floor       float64 // less than what is worth as much as the last of the best, by no more than rounding
	left        Price   // how much may still be looked at
}

// pull is a stance that is not 0.
type pull struct{ subject, stance, sign int32 }

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
	clear(s.once)
	clear(s.twice)
}

// look meets those that have the row's sign on two subjects or more, whom bits find 64 at a time. For others one subject
// alone adds to the cosine, and by no more than x·y/(‖x‖·‖y‖) with the stances on it: of those, a list at a time, only the
// shortest vectors can be near enough.
func (s *seeker) look() {
	for _, p := range s.pulls {
		s.mark(p)
	}
	own := s.numbers[s.row]
	for w, word := range s.twice {
		if w == int(own/64) {
			word &^= 1 << (own % 64)
		}
		for ; word != 0 && s.left >= 0; word &= word - 1 {
			s.meet(int32(w*64 + bits.TrailingZeros64(word)))
		}
	}
	for _, p := range s.pulls {
		for size := int32(mostStance); size > 0; size-- {
			s.single(p, p.sign*size)
		}
	}
}

// mark notes who has the row's sign on the subject.
func (s *seeker) mark(p pull) {
	once, twice := s.once, s.twice[:len(s.once)]
	if plane := s.planes[planeOf(p.subject, p.sign)]; plane != nil {
		for w, bits := range plane[:len(once)] {
			twice[w] |= once[w] & bits
			once[w] |= bits
		}
		return
	}
	for _, number := range s.side(p.subject, p.sign) {
		w, bit := number/64, uint64(1)<<(number%64)
		twice[w] |= once[w] & bit
		once[w] |= bit
	}
}

// single meets those with the stance on the subject who may be near enough by that alone.
func (s *seeker) single(p pull, stance int32) {
	dot := float64(p.stance * stance)
	most := dot * dot / s.square
	for _, number := range s.list(p.subject, stance) {
		if most < s.floor*s.squares[number] || s.left < 0 {
			return
		}
		if s.twice[number/64]>>(number%64)&1 == 0 && number != s.numbers[s.row] {
			s.meet(number)
		}
	}
}

// meet takes the other in when it is among the nearest. The worth is that of cosineWorth, to the last bit.
func (s *seeker) meet(number int32) {
	cells := s.of(number)
	s.left -= Price(len(cells))
	dot := int32(0)
	for _, c := range cells {
		dot += s.stances[c.subject()] * c.stance()
	}
	if dot <= 0 {
		return
	}
	worth := float64(dot) * float64(dot) / (s.square * s.squares[number])
	if worth < s.floor {
		return
	}
	s.best.offer(ranked{worth, s.row, s.rows[number]})
	if s.best.full() {
		const rounding = 1e-9
		s.floor = s.best.items[0].key * (1 - rounding)
	}
}
