package analysis

import (
	"cmp"
	"slices"
	"sync"

	"raakvlak/graph/pace"
)

// nearness is a table laid out for the question whom a row is nearest to by cosine. Its rows are numbered anew, from the
// shortest vector to the longest, and stand by subject and stance in that order: who has more of its length in a stance
// comes first.
type nearness struct {
	numbers []int32  // by row
	vectors []vector // by number; one more at the end
	within  []int32  // by Σ x²: how many have that or less, up to the largest
	cells   []packed
	heads   []int32 // by subject and stance, see listOf: where the list begins; one more at the end
	lists   []int32 // numbers, in order in each list
	planes  [][]uint64
	seekers sync.Pool
}

// vector is a row by its number, in one place for a processor to fetch.
type vector struct {
	square float64 // Σ x²
	row    int32
	first  int32 // where its stances begin
}

// packed is a stance on a subject: the subject in the upper 28 bits, the stance + 4 in the lower 4.
type packed uint32

func (p packed) subject() int32 { return int32(p >> stanceBits) }
func (p packed) stance() int32  { return int32(p&stanceMask) - neutral }

func listOf(subject, stance int32) int32 { return subject*stanceCount + stance + mostStance }

func (t *table) nearness(check Check) (*nearness, error) {
	return t.near.Of(check, func(check Check) (*nearness, error) { return newNearness(t, check) })
}

func newNearness(t *table, check Check) (*nearness, error) {
	p := pace.New(check)
	n := &nearness{
		numbers: make([]int32, t.len()), vectors: make([]vector, 0, t.len()+1), cells: make([]packed, 0, len(t.cells)),
		heads: make([]int32, len(t.subjects)*stanceCount+1), lists: make([]int32, len(t.cells)),
	}
	rows := make([]int32, t.len()) // by number
	for row := range rows {
		rows[row] = int32(row)
	}
	if err := pace.SortStable(rows, func(a, b int32) int { return cmp.Compare(t.squares[a], t.squares[b]) }, check); err != nil {
		return nil, err
	}
	for number, row := range rows {
		n.numbers[row] = int32(number)
		n.vectors = append(n.vectors, vector{float64(t.squares[row]), row, int32(len(n.cells))})
		for len(n.within) < int(t.squares[row]) {
			n.within = append(n.within, int32(number))
		}
		for _, c := range t.row(row) {
			n.cells = append(n.cells, packed(c.column)<<stanceBits|packed(c.stance+neutral))
			n.heads[listOf(c.column, int32(c.stance))+1]++
		}
		if err := p.Steps(1 + len(t.row(row))); err != nil {
			return nil, err
		}
	}
	n.vectors = append(n.vectors, vector{first: int32(len(n.cells))})
	n.within = append(n.within, int32(len(rows)))
	for i := range len(n.heads) - 1 {
		n.heads[i+1] += n.heads[i]
	}
	next := slices.Clone(n.heads)
	for number := range rows {
		for _, c := range n.of(int32(number)) {
			list := listOf(c.subject(), c.stance())
			n.lists[next[list]] = int32(number)
			next[list]++
		}
		if err := p.Steps(1 + len(n.of(int32(number)))); err != nil {
			return nil, err
		}
	}
	return n, n.lay(len(t.subjects), &p)
}

func (n *nearness) of(number int32) []packed {
	return n.cells[n.vectors[number].first:n.vectors[number+1].first]
}

// list returns who has the stance on the subject.
func (n *nearness) list(subject, stance int32) []int32 {
	at := listOf(subject, stance)
	return n.lists[n.heads[at]:n.heads[at+1]]
}

// side returns who has a stance of the sign on the subject.
func (n *nearness) side(subject, sign int32) []int32 {
	if sign > 0 {
		return n.lists[n.heads[listOf(subject, 1)]:n.heads[listOf(subject, mostStance)+1]]
	}
	return n.lists[n.heads[listOf(subject, -mostStance)]:n.heads[listOf(subject, 0)]]
}

// words is how many hold a bit for each number.
func (n *nearness) words() int { return (len(n.numbers) + 63) / 64 }

// lay lays out as bits, by number, the sides that take longer to go through as lists.
func (n *nearness) lay(subjects int, p *pace.Pace) error {
	const cheaper = 3 // how many words of bits cost as much as one number of a list
	n.planes = make([][]uint64, 2*subjects)
	for subject := range int32(subjects) {
		for _, sign := range []int32{-1, 1} {
			side := n.side(subject, sign)
			if err := p.Steps(1 + len(side)); err != nil {
				return err
			}
			if cheaper*len(side) <= n.words() {
				continue
			}
			plane := make([]uint64, n.words())
			for _, number := range side {
				plane[number/64] |= 1 << (number % 64)
			}
			n.planes[planeOf(subject, sign)] = plane
		}
	}
	return nil
}

// planeOf is the place of the bits of a side.
func planeOf(subject, sign int32) int32 { return 2*subject + (sign+1)/2 }
