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
	sorted, all := true, uint64(0) // all has the bits in which the numbers differ
	for block := range slices.Chunk(list, stride) {
		for i, item := range block {
			all |= number(item) ^ number(list[0])
			sorted = sorted && (i == 0 || number(block[i-1]) <= number(item))
		}
		if err := p.Steps(len(block)); err != nil {
			return err
		}
	}
	for at := stride; at < len(list) && sorted; at += stride {
		sorted = number(list[at-1]) <= number(list[at])
	}
	if sorted {
		return nil
	}
	from, to := list, make([]T, len(list))
	for shift := 0; all>>shift > 0; shift += digitBits {
		if all>>shift%digits == 0 {
			continue
		}
		if err := sortByDigit(p, from, to, func(item T) int { return int(number(item) >> shift % digits) }); err != nil {
			return err
		}
		from, to = to, from
	}
	if &from[0] != &list[0] {
		copy(list, from)
	}
	return p.Look()
}

// sortByDigit puts the items of one list into the other, sorted stably by a digit of each.
func sortByDigit[T any](p *Pace, from, to []T, digit func(T) int) error {
	var next [digits]int // where the next item with the digit goes
	for block := range slices.Chunk(from, stride) {
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
	for block := range slices.Chunk(from, stride) {
		for _, item := range block {
			d := digit(item)
			to[next[d]] = item
			next[d]++
		}
		if err := p.Steps(len(block)); err != nil {
			return err
		}
	}
	return nil
}
