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
	rows    []int32   // by number
	numbers []int32   // by row
	squares []float64 // by number: Σ x²
	starts  []int32   // by number: where its stances begin; one more at the end
	cells   []packed
	heads   []int32 // by subject and stance, see listOf: where the list begins; one more at the end
	lists   []int32 // numbers, in order in each list
	planes  [][]uint64
	seekers sync.Pool
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
		rows: make([]int32, t.len()), numbers: make([]int32, t.len()), squares: make([]float64, t.len()),
		starts: make([]int32, 1, t.len()+1), cells: make([]packed, 0, len(t.cells)),
		heads: make([]int32, len(t.subjects)*stanceCount+1), lists: make([]int32, len(t.cells)),
	}
	for row := range n.rows {
		n.rows[row] = int32(row)
	}
	if err := pace.SortStable(n.rows, func(a, b int32) int { return cmp.Compare(t.squares[a], t.squares[b]) }, check); err != nil {
		return nil, err
	}
	for number, row := range n.rows {
		n.numbers[row], n.squares[number] = int32(number), float64(t.squares[row])
		for _, c := range t.row(row) {
			n.cells = append(n.cells, packed(c.column)<<stanceBits|packed(c.stance+neutral))
			n.heads[listOf(c.column, int32(c.stance))+1]++
		}
		n.starts = append(n.starts, int32(len(n.cells)))
		if err := p.Steps(1 + len(t.row(row))); err != nil {
			return nil, err
		}
	}
	for i := range len(n.heads) - 1 {
		n.heads[i+1] += n.heads[i]
	}
	next := slices.Clone(n.heads)
	for number := range n.rows {
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

func (n *nearness) of(number int32) []packed { return n.cells[n.starts[number]:n.starts[number+1]] }

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
func (n *nearness) words() int { return (len(n.rows) + 63) / 64 }

// lay lays out as bits, by number, the sides that would make longer lists than there are words.
func (n *nearness) lay(subjects int, p *pace.Pace) error {
	n.planes = make([][]uint64, 2*subjects)
	for subject := range int32(subjects) {
		for _, sign := range []int32{-1, 1} {
			side := n.side(subject, sign)
			if err := p.Steps(1 + len(side)); err != nil {
				return err
			}
			if len(side) <= n.words() {
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
