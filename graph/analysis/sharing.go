package analysis

// sharing counts for 64 numbers at a time in how many sets each is: the bits of a word in ones and in twos make a number of
// up to 3, and with a bit in fours there are 4 or more.
type sharing struct{ ones, twos, fours []uint64 }

func newSharing(words int) *sharing {
	return &sharing{make([]uint64, words), make([]uint64, words), make([]uint64, words)}
}

// planesAtOnce are added up in one go over the words.
const planesAtOnce = 4

// count begins anew with what is in the planes, which are as long as those words; there may be none.
func (s *sharing) count(planes [][]uint64) {
	clear(s.ones)
	clear(s.twos)
	clear(s.fours)
	for len(planes) >= planesAtOnce {
		s.addFour(planes[0], planes[1], planes[2], planes[3])
		planes = planes[planesAtOnce:]
	}
	for _, plane := range planes {
		s.addOne(plane)
	}
}

// addFour adds two by two what ones, twos and fours carry over.
func (s *sharing) addFour(a, b, c, d []uint64) {
	ones := s.ones
	twos, fours, a, b, c, d := s.twos[:len(ones)], s.fours[:len(ones)], a[:len(ones)], b[:len(ones)], c[:len(ones)], d[:len(ones)]
	for w, one := range ones {
		two := twos[w]
		odd := a[w] ^ b[w]
		over := a[w]&b[w] | odd&one
		one ^= odd
		odd = c[w] ^ d[w]
		more := c[w]&d[w] | odd&one
		ones[w] = one ^ odd
		odd = over ^ more
		fours[w] |= over&more | odd&two
		twos[w] = two ^ odd
	}
}

func (s *sharing) addOne(a []uint64) {
	ones := s.ones
	twos, fours, a := s.twos[:len(ones)], s.fours[:len(ones)], a[:len(ones)]
	for w, one := range ones {
		over := one & a[w]
		ones[w] = one ^ a[w]
		fours[w] |= twos[w] & over
		twos[w] ^= over
	}
}

// add adds a set of numbers.
func (s *sharing) add(numbers []int32) {
	for _, number := range numbers {
		w, bit := number/64, uint64(1)<<(number%64)
		over := s.ones[w] & bit
		s.ones[w] ^= bit
		s.fours[w] |= s.twos[w] & over
		s.twos[w] ^= over
	}
}

// remove takes the number out.
func (s *sharing) remove(number int32) {
	w, bit := number/64, uint64(1)<<(number%64)
	s.ones[w] &^= bit
	s.twos[w] &^= bit
	s.fours[w] &^= bit
}
