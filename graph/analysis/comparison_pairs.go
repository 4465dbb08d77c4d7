package analysis

import (
	"math"
	"slices"

	"raakvlak/graph"
)

// PairChangeKind says what came or went between two stakeholders.
type PairChangeKind string

// The kinds of changes. Conflict is divergence of MACTOR's order 2 above 0, alignment is convergence above 0; a pair may
// have both.
const (
	ConflictAppeared   PairChangeKind = "CONFLICT_APPEARED"
	ConflictDissolved  PairChangeKind = "CONFLICT_DISSOLVED"
	AlignmentAppeared  PairChangeKind = "ALIGNMENT_APPEARED"
	AlignmentDissolved PairChangeKind = "ALIGNMENT_DISSOLVED"
)

func pairChangeKinds() []PairChangeKind {
	return []PairChangeKind{ConflictAppeared, ConflictDissolved, AlignmentAppeared, AlignmentDissolved}
}

// PairChange is two stakeholders whose convergence or divergence is not the same by both days.
type PairChange struct {
	A, B          graph.Named
	Before, After AlignmentPair
	// Size is by how much convergence and divergence changed together: the sizes of the two changes, added up.
	Size float64
	// NetChange is by how much the net distance changed: above 0 they came closer, below 0 they grew apart.
	NetChange float64
	Kinds     []PairChangeKind // what came or went, in the order above; none when both were there before and after
}

// PairChangePage is the first of the pairs that changed, and how many there are in all.
type PairChangePage struct {
	Pairs []PairChange // at most [MostPairs]
	Total int
}

// pairChanges has the rankings of all pairs that changed, and then of those of each kind.
type pairChanges [5]ranking

// ChangedPairs returns the pairs that changed, of one kind or, for "", of all: the largest change first, then by the names
// of the two; the one whose name comes first is A. An unknown kind is [graph.CodeInvalid]. The price is that of meeting
// everybody for each of those who moved, twice.
func (c *Comparison) ChangedPairs(kind PairChangeKind) (PairChangePage, error) {
	place := slices.Index(pairChangeKinds(), kind) + 1
	if kind != "" && place == 0 {
		return PairChangePage{}, graph.Invalid([]string{"kind"}, "no kind of change is called %q", string(kind))
	}
	s, err := c.stances()
	if err != nil {
		return PairChangePage{}, err
	}
	all, err := c.pairs.get(func() (*pairChanges, error) { return c.rankChanges(s) })
	if err != nil {
		return PairChangePage{}, err
	}
	page := PairChangePage{Total: all[place].total}
	for _, p := range all[place].pairs {
		page.Pairs = append(page.Pairs, s.change(p))
	}
	return page, nil
}

func (s *comparedStances) change(p ranked) PairChange {
	before, after := s.before.pair(p.a, p.b), s.after.pair(p.a, p.b)
	change := PairChange{A: before.A, B: before.B, Before: before, After: after, Size: p.key}
	change.NetChange = after.Convergence - after.Divergence - (before.Convergence - before.Divergence)
	for i, is := range kindsOfChange(before.Convergence > 0, before.Divergence > 0, after.Convergence > 0, after.Divergence > 0) {
		if is {
			change.Kinds = append(change.Kinds, pairChangeKinds()[i])
		}
	}
	return change
}

// kindsOfChange tells for each of pairChangeKinds whether it is so, given which of alignment and conflict there was, and
// which there is.
func kindsOfChange(wasAligned, wasOpposed, isAligned, isOpposed bool) [4]bool {
	return [4]bool{!wasOpposed && isOpposed, wasOpposed && !isOpposed, !wasAligned && isAligned, wasAligned && !isAligned}
}

// changesPrice is the price of all pairs of those who moved: nobody else's can have changed.
func (s *comparedStances) changesPrice() Price {
	n := Price(len(s.movers))
	for _, row := range s.movers {
		n += s.before.table.rowPrice(row) + s.after.table.rowPrice(row)
	}
	return n
}

func (c *Comparison) rankChanges(s *comparedStances) (*pairChanges, error) {
	if err := c.options.Begin(s.changesPrice()); err != nil {
		return nil, err
	}
	before, after := s.before.table, s.after.table
	var best [5]*top[ranked]
	for i := range best {
		best[i] = newTop(MostPairs, before.before)
	}
	found, mover := &pairChanges{}, make([]bool, before.len())
	offer := func(row, other int32, was, is word) {
		if other == row || mover[other] && other < row {
			return // itself, or met already
		}
		size := math.Abs(float64(is.together()-was.together())) + math.Abs(float64(is.apart()-was.apart()))
		if size == 0 {
			return
		}
		p := ranked{size / 2, min(row, other), max(row, other)}
		best[0].offer(p)
		found[0].total++
		for i, so := range kindsOfChange(was.together() > 0, was.apart() > 0, is.together() > 0, is.apart() > 0) {
			if so {
				best[i+1].offer(p)
				found[i+1].total++
			}
		}
	}
	for _, row := range s.movers {
		mover[row] = true
	}
	scratchOf, scratchTo := before.scratch(), after.scratch()
	has, met := make([]word, before.len()), make([]int32, 0, before.len())
	for i, row := range s.movers {
		if i%32 == 0 {
			if err := c.options.Check.Err(); err != nil {
				return nil, err
			}
		}
		met = met[:0]
		before.each(row, false, scratchOf, func(other int32, w word) { has[other], met = w, append(met, other) })
		after.each(row, false, scratchTo, func(other int32, w word) {
			offer(row, other, has[other], w)
			has[other] = 0
		})
		for _, other := range met {
			if has[other] != 0 {
				offer(row, other, has[other], 0)
				has[other] = 0
			}
		}
	}
	for i := range best {
		found[i].pairs = best[i].sorted()
	}
	return found, nil
}
