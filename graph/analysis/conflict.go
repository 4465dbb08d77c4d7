package analysis

import (
	"math"
	"slices"

	"raakvlak/graph"
)

// PairKind says how two stakeholders' positions (what they say they want) stand to their interests (why).
type PairKind string

// The kinds of pairs. Two clash when they diverge more than they converge, of MACTOR's order 2, and match when they do
// not and are both non-zero on some subject.
const (
	KindFalseConflict    PairKind = "FALSE_CONFLICT"    // positions clash, interests match
	KindFragileAgreement PairKind = "FRAGILE_AGREEMENT" // positions match, interests clash
	KindRealConflict     PairKind = "REAL_CONFLICT"     // both clash
	KindAgreement        PairKind = "AGREEMENT"         // both match
)

func pairKinds() []PairKind {
	return []PairKind{KindFalseConflict, KindFragileAgreement, KindRealConflict, KindAgreement}
}

// kindOf returns what two are to each other, as a place in pairKinds, given what they have of positions and of
// interests. ok is false when nothing in common is known of either.
func kindOf(positions, interests word) (kind int, ok bool) {
	if !positions.common() || !interests.common() {
		return 0, false
	}
	clash := func(w word) bool { return w.apart() > w.together() }
	switch {
	case clash(positions) && !clash(interests):
		return 0, true
	case !clash(positions) && clash(interests):
		return 1, true
	case clash(positions):
		return 2, true
	}
	return 3, true
}

// Kind returns what the two are to each other, whatever subjects the alignment is of; "" when nothing in common is known
// of their positions or of their interests.
//
// After Fisher and Ury, "Getting to Yes", and the practice of mutual gains; the rule in numbers is our convention.
func (p AlignmentPair) Kind() (PairKind, error) {
	positions, interests, err := p.alignment.sides()
	if err != nil {
		return "", err
	}
	kind, ok := kindOf(positions.between(p.a, p.b, doubles), interests.between(p.a, p.b, doubles))
	if !ok {
		return "", nil
	}
	return pairKinds()[kind], nil
}

// KindBasis says what the kind of the pair rests on, and all else with one of MACTOR's orders: positions and interests, and what
// [AlignmentPair.OrderBasis] has.
func (p AlignmentPair) KindBasis(order int) (Basis, error) {
	positions, interests, err := p.alignment.sides()
	if err != nil {
		return Basis{}, err
	}
	return p.alignment.weighed(p.basisOf(positions, interests), order)
}

// KindsBasis says what the kinds of pairs rest on: positions and interests, whatever subjects the alignment is of.
func (a *Alignment) KindsBasis() (Basis, error) {
	positions, interests, err := a.sides()
	b := Basis{Revision: a.view.Revision()}
	if err != nil {
		return b, err
	}
	for row := range int32(a.table.len()) {
		positions.count(&b, a.view, row, nil)
		interests.count(&b, a.view, row, nil)
	}
	return b, nil
}

// sides returns the tables of positions and of interests, with the rows of the alignment's own.
func (a *Alignment) sides() (positions, interests *table, err error) {
	if positions, err = a.side(SubjectPositions); err != nil {
		return nil, nil, err
	}
	interests, err = a.side(SubjectInterests)
	return positions, interests, err
}

func (a *Alignment) side(of AlignmentSubject) (*table, error) {
	if of == a.options.Of {
		return a.table, nil
	}
	if a.whole() {
		return tableOf(a.view, of, a.options.Check)
	}
	a.sidesLock.Lock()
	defer a.sidesLock.Unlock()
	if a.sideOf[of] == nil {
		if a.sideOf == nil {
			a.sideOf = map[AlignmentSubject]*table{}
		}
		_, compared, err := a.tables(of)
		if err != nil {
			return nil, err
		}
		a.sideOf[of] = compared
	}
	return a.sideOf[of], nil
}

// kindRankings has the pairs of each kind, in the order of pairKinds.
type kindRankings [4]ranking

// kindsKey is what the kinds of a whole view's pairs are kept under.
type kindsKey struct{}

// PairsOfKind returns pairs of one kind, or those of one stakeholder, who then is their A. First come those where both
// positions and interests speak loudest: by the smaller size of the two net distances. Order is of no account. Errors
// are those of [Alignment.Pairs]; the price of the first page is [Alignment.KindsPrice].
func (a *Alignment) PairsOfKind(kind PairKind, r PairRequest) (PairPage, error) {
	place := slices.Index(pairKinds(), kind)
	if place < 0 {
		return PairPage{}, graph.Invalid([]string{"kind"}, "no kind of pairs is called %q", kind)
	}
	if r.Limit < 1 || r.Limit > MostPairs {
		return PairPage{}, graph.Invalid([]string{"first"}, "between 1 and %d pairs are answered", MostPairs)
	}
	all, err := a.kinds(r.With)
	if err != nil {
		return PairPage{}, err
	}
	rest := all[place].pairs
	if r.After != nil {
		at := slices.IndexFunc(rest, func(p ranked) bool { return a.ref(p) == *r.After })
		if at < 0 {
			return PairPage{}, errOtherPairs()
		}
		rest = rest[at+1:]
	}
	return PairPage{Pairs: a.pairsOf(rest[:min(len(rest), r.Limit)]), Total: all[place].total, More: len(rest) > r.Limit}, nil
}

func (a *Alignment) ref(p ranked) PairRef {
	return PairRef{a.table.stakeholders[p.a].Meta().ID, a.table.stakeholders[p.b].Meta().ID}
}

// KindsPrice is the price of [Alignment.PairsOfKind], of all or of one stakeholder's pairs.
func (a *Alignment) KindsPrice(with graph.ID) Price {
	positions, interests, err := a.sides()
	if err != nil {
		return 0
	}
	if with == "" {
		return positions.allPrice() + interests.allPrice()
	}
	row, err := a.table.find(with)
	if err != nil {
		return 0
	}
	return positions.rowPrice(row) + interests.rowPrice(row)
}

func (a *Alignment) kinds(with graph.ID) (*kindRankings, error) {
	switch {
	case with != "":
		row, err := a.table.find(with)
		if err != nil {
			return nil, graph.Within(err, "with")
		}
		return a.rankKinds(with, row, row+1)
	case !a.whole():
		return a.rankKinds(with, 0, int32(a.table.len()))
	}
	return graph.Memo(a.view, kindsKey{}, a.options.Check, func(check Check) (*kindRankings, error) {
		return a.under(check).rankKinds(with, 0, int32(a.table.len()))
	})
}

// rankKinds ranks the pairs of the rows from first to before last: with all others when it is with one, else with those
// after it.
func (a *Alignment) rankKinds(with graph.ID, first, last int32) (*kindRankings, error) {
	positions, interests, err := a.sides()
	if err != nil {
		return nil, err
	}
	if err := a.options.Begin(a.KindsPrice(with)); err != nil {
		return nil, err
	}
	var best [4]*top[ranked]
	for i := range best {
		best[i] = newTop(MostPairs, a.table.before)
	}
	s, found := positions.scratch(), &kindRankings{}
	defer positions.scratches.Put(s)
	has, met := make([]word, a.table.len()), make([]int32, 0, a.table.len())
	for row := first; row < last; row++ {
		if (row-first)%32 == 0 {
			if err := a.options.Check.Err(); err != nil {
				return nil, err
			}
		}
		met = met[:0]
		positions.each(row, with == "", s, func(other int32, w word) { has[other], met = w, append(met, other) })
		interests.each(row, with == "", s, func(other int32, w word) {
			if kind, ok := kindOf(has[other], w); ok && other != row {
				found[kind].total++
				best[kind].offer(ranked{min(net(has[other]), net(w)), row, other})
			}
		})
		for _, other := range met {
			has[other] = 0
		}
	}
	for i := range best {
		found[i].pairs = best[i].sorted()
	}
	return found, nil
}

// netLens adds up convergence and divergence. It is never changed.
var netLens = lensOf(PairMostAligned, "")

// each yields what the row has with every other that it has a subject with, and leaves the scratch clean.
func (t *table) each(row int32, after bool, s *scratch, yield func(other int32, w word)) {
	for _, other := range t.addUp(row, after, netLens, s) {
		w := s.words[other]
		s.words[other] = 0
		yield(other, w)
	}
}

// net is the size of the net distance.
func net(w word) float64 { return math.Abs(float64(w.together()-w.apart())) / 2 }
