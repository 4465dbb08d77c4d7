package analysis

import (
	"math"

	"raakvlak/graph"
)

// MostOfEach is how many pairs of each stakeholder are answered at once.
const MostOfEach = 20

// Tops has the first few pairs of every stakeholder.
type Tops struct {
	alignment *Alignment
	lists     *shortlists
}

// Len returns the number of stakeholders.
func (t *Tops) Len() int { return t.alignment.table.len() }

// At returns the pairs, in order, of the stakeholder at place i of [Alignment.Stakeholders], who is their A.
func (t *Tops) At(i int) []AlignmentPair {
	list := t.lists.of(int32(i))
	pairs := make([]ranked, len(list))
	for n, c := range list {
		pairs[n] = ranked{c.worth, int32(i), c.other}
	}
	return t.alignment.pairsOf(pairs)
}

// TopOfEach returns the first n pairs of every stakeholder in the order, n being 1 … MostOfEach. The price is
// [Alignment.PairsPrice] of all.
func (a *Alignment) TopOfEach(n int, order PairOrder) (*Tops, error) {
	if n < 1 || n > MostOfEach {
		return nil, graph.Invalid([]string{"first"}, "between 1 and %d pairs of each are answered", MostOfEach)
	}
	by, order, err := a.rankedBy(order, nil)
	if err != nil {
		return nil, err
	}
	t, l := by.table, lensOf(order, by.options.Measure)
	price := l.allPrice(t)
	if err := a.options.Begin(price); err != nil {
		return nil, err
	}
	lists := make([]*shortlists, t.workers(price))
	for i := range lists {
		lists[i] = newShortlists(t.names, n)
	}
	err = t.eachRow(price, a.options.Check, func(worker int, row int32, s *scratch) {
		t.meet(row, true, l, s, func(met []meeting) { lists[worker].offer(row, met) })
	})
	if err != nil {
		return nil, err
	}
	for _, other := range lists[1:] {
		lists[0].merge(other)
	}
	return &Tops{a, lists[0]}, nil
}

// shortlists keeps the first few pairs of every row, each list in order.
type shortlists struct {
	most    int
	names   []int32
	floors  []float32 // by row: no more than what a pair must be worth; -Inf while the list is not full
	lengths []int32
	entries []candidate // the list of row i begins at i × most
}

type candidate struct {
	worth float64
	other int32
}

func newShortlists(names []int32, most int) *shortlists {
	s := &shortlists{
		most: most, names: names, floors: make([]float32, len(names)), lengths: make([]int32, len(names)),
		entries: make([]candidate, len(names)*most),
	}
	for row := range s.floors {
		s.floors[row] = float32(math.Inf(-1))
	}
	return s
}

func (s *shortlists) of(row int32) []candidate {
	start := int(row) * s.most
	return s.entries[start : start+int(s.lengths[row])]
}

// offer offers the row's pairs to both ends of each. Most are worth too little, which two comparisons find.
func (s *shortlists) offer(row int32, met []meeting) {
	floor := float64(s.floors[row])
	for i := range met {
		m := &met[i]
		if m.worth >= floor {
			s.insert(row, candidate{m.worth, m.other})
			floor = float64(s.floors[row])
		}
		if m.worth >= float64(s.floors[m.other]) {
			s.insert(m.other, candidate{m.worth, row})
		}
	}
}

func (s *shortlists) insert(row int32, c candidate) {
	start, n := int(row)*s.most, int(s.lengths[row])
	list := s.entries[start : start+s.most]
	if n == s.most {
		if !s.before(c, list[n-1]) {
			return
		}
		n--
	}
	at := n
	for ; at > 0 && s.before(c, list[at-1]); at-- {
		list[at] = list[at-1]
	}
	list[at] = c
	s.lengths[row] = int32(n + 1)
	if n+1 == s.most {
		s.floors[row] = floored(list[n].worth)
	}
}

// floored returns the worth, or a little less: half the bytes keep more of the floors in the nearest cache.
func floored(worth float64) float32 {
	floor := float32(worth)
	if float64(floor) > worth {
		floor = math.Nextafter32(floor, float32(math.Inf(-1)))
	}
	return floor
}

// before is the order of [table.before] for pairs with one and the same a.
func (s *shortlists) before(p, q candidate) bool {
	switch {
	case p.worth != q.worth:
		return p.worth > q.worth
	case s.names[p.other] != s.names[q.other]:
		return s.names[p.other] < s.names[q.other]
	}
	return p.other < q.other
}

func (s *shortlists) merge(other *shortlists) {
	for row := range other.lengths {
		for _, c := range other.of(int32(row)) {
			s.insert(int32(row), c)
		}
	}
}
