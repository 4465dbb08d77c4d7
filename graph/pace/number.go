package pace

import (
	"cmp"
	"slices"
)

// Digits of this many bits are sorted by at once: their counts fit the nearest cache.
const (
	digitBits = 11
	digits    = 1 << digitBits
)

// SortByNumber sorts stably by a number of each item, digit by digit, which takes time in proportion to the list. It ends
// early with the work: the list is then in no order.
func SortByNumber[T any](p *Pace, list []T, number func(T) uint64) error {
	if len(list) <= digits/2 {
		slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(number(a), number(b)) })
		return p.Steps(len(list))
	}
	return ListOf(list).sortByDigits(p, number)
}

// SortByNumber sorts the list as the function of that name sorts a slice.
func (l *List[T]) SortByNumber(p *Pace, number func(T) uint64) error {
	if len(l.blocks) == 1 {
		return SortByNumber(p, l.blocks[0], number)
	}
	return l.sortByDigits(p, number)
}

func (l *List[T]) sortByDigits(p *Pace, number func(T) uint64) error {
	if l.Len() == 0 {
		return p.Err()
	}
	first := number(*l.At(0))
	sorted, all, last := true, uint64(0), first // all has the bits in which the numbers differ
	for _, block := range l.blocks {
		for _, item := range block {
			n := number(item)
			all |= n ^ first
			sorted = sorted && last <= n
			last = n
		}
		if err := p.Steps(len(block)); err != nil {
			return err
		}
	}
	if sorted {
		return nil
	}
	to, err := l.empty(p)
	if err != nil {
		return err
	}
	from := l
	for shift := 0; all>>shift > 0; shift += digitBits {
		if all>>shift%digits == 0 {
			continue
		}
		if err := sortByDigit(p, from, to, func(item T) int { return int(number(item) >> shift % digits) }); err != nil {
			return err
		}
		from, to = to, from
	}
	if from != l {
		for i, block := range from.blocks {
			copy(l.blocks[i], block)
			if err := p.Steps(len(block)); err != nil {
				return err
			}
		}
	}
	return p.Look()
}

// sortByDigit puts the items of one list into the other, sorted stably by a digit of each.
func sortByDigit[T any](p *Pace, from, to *List[T], digit func(T) int) error {
	var next [digits]int // where the next item with the digit goes
	for _, block := range from.blocks {
		for _, item := range block {
			next[digit(item)]++
		}
		if err := p.Steps(len(block)); err != nil {
			return err
		}
	}
	start := 0
	for d, n := range next {
		next[d], start = start, start+n
	}
	for _, block := range from.blocks {
		for _, item := range block {
			d := digit(item)
			*to.At(next[d]) = item
			next[d]++
		}
		if err := p.Steps(len(block)); err != nil {
			return err
		}
	}
	return nil
}
