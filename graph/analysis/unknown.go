package analysis

import "raakvlak/graph"

// UnknownRequest says which pairs are wanted of which nothing in common is recorded.
type UnknownRequest struct {
	With  graph.ID // only those of this stakeholder, who then is their A; "" means all
	After *PairRef // only those after this pair; nil means from the first
	Limit int      // 1 … MostPairs
}

// UnknownPairs are some of the pairs without a subject on which both have a stance.
type UnknownPairs struct {
	Pairs []AlignmentPair
	More  bool // some come after these
}

// Unknown returns pairs of which nothing is recorded in common: whether they align is unknown, which is not that they do
// not. They are those that [Alignment.Pairs] leaves out, in the order of a, by name and then by recording, and then of
// b in the same way. Errors are those of Pairs; the price is at most [Alignment.PairsPrice].
func (a *Alignment) Unknown(r UnknownRequest) (UnknownPairs, error) {
	if r.Limit < 1 || r.Limit > MostPairs {
		return UnknownPairs{}, graph.Invalid([]string{"first"}, "between 1 and %d pairs are answered", MostPairs)
	}
	row, last, other := int32(0), int32(a.table.len()), int32(-1)
	if r.With != "" {
		with, err := a.table.find(r.With)
		if err != nil {
			return UnknownPairs{}, graph.Within(err, "with")
		}
		row, last = with, with+1
	}
	if r.After != nil {
		x, y, err := a.table.pair(r.After.A, r.After.B)
		if err != nil || r.With != "" && x != row || r.With == "" && x > y {
			return UnknownPairs{}, errOtherPairs()
		}
		row, other = x, y
	}
	if err := a.options.Begin(a.PairsPrice(r.With)); err != nil {
		return UnknownPairs{}, err
	}
	return a.unknown(r, row, last, other)
}

// unknown walks the rows from the first to before the last; in the first one, from behind other.
func (a *Alignment) unknown(r UnknownRequest, row, last, other int32) (UnknownPairs, error) {
	t, page := a.table, UnknownPairs{}
	s := t.scratch()
	defer t.scratches.Put(s)
	known := make([]bool, t.len())
	for ; row < last; row, other = row+1, -1 {
		if err := a.options.Check.Err(); err != nil {
			return UnknownPairs{}, err
		}
		clear(known)
		t.each(row, false, s, func(other int32, _ word) { known[other] = true })
		if r.With == "" {
			other = max(other, row)
		}
		for other++; int(other) < t.len(); other++ {
			if known[other] || other == row {
				continue
			}
			if len(page.Pairs) == r.Limit {
				page.More = true
				return page, nil
			}
			page.Pairs = append(page.Pairs, a.pair(row, other))
		}
	}
	return page, nil
}

// CountUnknown returns how many pairs [Alignment.Unknown] has: of all, or of one stakeholder. The price is
// [Alignment.PairsPrice].
func (a *Alignment) CountUnknown(with graph.ID) (int, error) {
	known, err := a.ranking(PairRequest{With: with, Order: PairMostEvidence, Limit: 1})
	if err != nil {
		return 0, err
	}
	n := a.table.len()
	if with != "" {
		return n - 1 - known.total, nil
	}
	return n*(n-1)/2 - known.total, nil
}
