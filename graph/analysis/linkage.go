package analysis

import (
	"maps"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// LinkageCode is a cell of an actor-linkage matrix.
type LinkageCode string

// The codes (Biggs and Matsaert, in Reed et al., 2009).
const (
	LinkageConflicting   LinkageCode = "CONFLICTING"   // more divergence than convergence
	LinkageComplementary LinkageCode = "COMPLEMENTARY" // convergence, and nothing that links the two yet
	LinkageCooperating   LinkageCode = "COOPERATING"   // linked, and at least as much convergence as divergence
)

// LinkageOptions say what is compared, and among whom.
type LinkageOptions struct {
	Of    AlignmentSubject        // "" means [SubjectBoth]
	Among func(graph.Entity) bool // which stakeholders; nil means all
	// Chosen says by which statements it is those that Among accepts, for the basis.
	Chosen Basis
	Work
}

// ActorLinkage is an actor-linkage matrix (Reed et al., 2009): what every two stakeholders are to each other. The rule is our
// convention, of MACTOR's convergence and divergence of order 2:
//
//	CONFLICTING    divergence > convergence
//	COOPERATING    else, when one depends on the other, or both promised something to the same collaboration
//	COMPLEMENTARY  else, when convergence > 0
//
// and no cell at all else. A promise is a commitment that is PROMISED, CONFIRMED or DELIVERED; a dependency is one above 0
// that is not denied.
type ActorLinkage struct {
	alignment *Alignment
	web       *web
	promises  *promises
	known     links // from the smaller row to the larger one, of those that a tie other than a clash joins
	ties      Basis // these ties
	chosen    Basis // what it rests on who is compared
	work      Work
}

// Linkage is a cell of the matrix. A is the one whose name comes first.
type Linkage struct {
	A, B        graph.Named
	Code        LinkageCode
	Convergence float64
	Divergence  float64
	Depends     bool // one of the two depends on the other
	Promised    bool // both promised something to the same collaboration
	Acquainted  bool // they work together, trust each other or communicate, by a recorded tie
}

// LinkageCounts are how many cells have which code.
type LinkageCounts struct{ Conflicting, Complementary, Cooperating int }

// LinkagePage is some of the cells, row by row.
type LinkagePage struct {
	Cells []Linkage
	More  bool
}

// LinkageOf returns the actor-linkage matrix of the view's stakeholders. Unknown subjects are [graph.CodeInvalid].
func LinkageOf(v *graph.View, o LinkageOptions) (*ActorLinkage, error) {
	looked := Price(20 * (v.Count(graph.KindCommitment) + v.Count(graph.KindTie)))
	if err := o.Begin(AlignPrice(v) + DependencePrice(v) + looked); err != nil {
		return nil, err
	}
	a, err := Align(v, AlignmentOptions{Of: o.Of, Among: o.Among, Work: o.Work})
	if err != nil {
		return nil, err
	}
	// Both have the same rows: the stakeholders in the order of their names.
	d, err := DependenceOf(v, DependenceOptions{Among: o.Among, Work: o.Work})
	if err != nil {
		return nil, err
	}
	l := &ActorLinkage{alignment: a, web: d.web, promises: promisesOf(v, a.table.roll), chosen: o.Chosen, work: o.Work}
	return l, l.acquaint(v)
}

// acquaint finds who know each other.
func (l *ActorLinkage) acquaint(v *graph.View) (err error) {
	p, r := pace.New(l.work.Check), l.alignment.table.roll
	var joined []link
	for t := range graph.Every[*graph.Tie](v.Snapshot) {
		if err := p.Step(); err != nil {
			return err
		}
		a, known := r.rowOf[t.A]
		if b, also := r.rowOf[t.B]; known && also && t.Kind != graph.TieClashes {
			l.ties.Add(t)
			joined = append(joined, link{min(a, b), max(a, b), 1})
		}
	}
	l.known, err = newLinks(r.len(), joined, false, l.work.Check)
	return err
}

// InCollaboration returns which stakeholders take part in the collaboration, for analyses among some, and by which
// statements. A collaboration that the view has not is [graph.CodeNotFound].
func InCollaboration(v *graph.View, collaboration graph.ID, w Work) (func(graph.Entity) bool, Basis, error) {
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, Basis{}, err
	}
	return p.include(), p.basis(), nil
}

// include returns which entities are the stakeholders of the parties.
func (p *parties) include() func(graph.Entity) bool {
	in := make(map[graph.ID]bool, len(p.all))
	for _, one := range p.all {
		in[one.stakeholder.Meta().ID] = true
	}
	return func(e graph.Entity) bool { return in[e.Meta().ID] }
}

// Basis says what it rests on: stances, dependencies, promises, the ties that say who know each other, and what says who is
// compared.
func (l *ActorLinkage) Basis() Basis {
	return l.cellBasis().With(l.ties).With(l.chosen)
}

// cellBasis says what the cells rest on, which no tie counts for.
func (l *ActorLinkage) cellBasis() Basis {
	return l.alignment.Basis().With(l.web.basis).With(l.promises.basis)
}

// Stakeholders returns the rows, in the order of their names. It is shared and must not be changed.
func (l *ActorLinkage) Stakeholders() []graph.Named { return l.alignment.table.stakeholders }

// Pair returns what two are to each other; the code is "" when nothing links them. It errors as [Alignment.Pair] does.
func (l *ActorLinkage) Pair(a, b graph.ID) (Linkage, error) {
	x, y, err := l.alignment.table.pair(a, b)
	if err != nil {
		return Linkage{}, err
	}
	x, y = min(x, y), max(x, y)
	has := l.alignment.table.between(x, y, doubles)
	return l.cell(x, linked{other: y, has: has, depends: l.depends(x, y), promised: l.promises.both(x, y)}), nil
}

// Cells returns the first cells with one of the codes, or with any, behind the one given: row by row, both in the order of
// names. A pair to start after of which an end is gone is [graph.CodeInvalid], with [graph.ReasonBadCursor].
func (l *ActorLinkage) Cells(codes []LinkageCode, after *PairRef, limit int) (LinkagePage, error) {
	first, behind := int32(0), int32(-1)
	if after != nil {
		a, known := l.alignment.table.rowOf[after.A]
		b, also := l.alignment.table.rowOf[after.B]
		if !known || !also {
			return LinkagePage{}, graph.Invalid([]string{"after"}, "what the cursor points at is gone").Because(graph.ReasonBadCursor)
		}
		first, behind = a, b
	}
	var page LinkagePage
	err := l.rows(first, func(row int32, others []linked) bool {
		for _, m := range others {
			if row == first && m.other <= behind || len(codes) > 0 && !slices.Contains(codes, m.code()) {
				continue
			}
			if len(page.Cells) == limit {
				page.More = true
				return false
			}
			page.Cells = append(page.Cells, l.cell(row, m))
		}
		return true
	})
	return page, err
}

// Counts returns how many cells have which code.
func (l *ActorLinkage) Counts() (LinkageCounts, error) {
	counts := map[LinkageCode]int{}
	err := l.rows(0, func(_ int32, others []linked) bool {
		for _, m := range others {
			counts[m.code()]++
		}
		return true
	})
	return LinkageCounts{counts[LinkageConflicting], counts[LinkageComplementary], counts[LinkageCooperating]}, err
}

// Introductions returns the first n COMPLEMENTARY pairs that are not acquainted, n being at least 1: those that converge most
// beyond what they diverge first, then by name. They are the introductions worth making in the voorfase.
func (l *ActorLinkage) Introductions(n int) ([]Linkage, error) {
	var best []Linkage
	err := l.rows(0, func(row int32, others []linked) bool {
		for _, m := range others {
			if m.code() != LinkageComplementary || len(best) == n && m.net() <= best[n-1].net() {
				continue
			}
			c := l.cell(row, m)
			if c.Acquainted {
				continue
			}
			// Behind those that are worth as much: they come earlier by name.
			at := len(best)
			for at > 0 && best[at-1].net() < c.net() {
				at--
			}
			best = slices.Insert(best, at, c)
			best = best[:min(len(best), n)]
		}
		return true
	})
	return best, err
}

func (c *Linkage) net() float64 { return c.Convergence - c.Divergence }

// linked is what a row has with another.
type linked struct {
	other             int32
	has               word
	depends, promised bool
}

func (m *linked) net() float64 { return float64(m.has.together()-m.has.apart()) / 2 }

func (m *linked) code() LinkageCode {
	switch {
	case m.has.apart() > m.has.together():
		return LinkageConflicting
	case m.depends || m.promised:
		return LinkageCooperating
	case m.has.together() > 0:
		return LinkageComplementary
	}
	return ""
}

// rows yields the cells of every row from the first on, each with the rows after it, in order, until yield returns false.
// Rows are paid for a few at a time, before they are looked at.
func (l *ActorLinkage) rows(first int32, yield func(row int32, others []linked) bool) error {
	const atOnce = 1_000_000
	t := l.alignment.table
	s := t.scratch()
	defer t.scratches.Put(s)
	for row := first; int(row) < t.len(); {
		end, price := row, Price(0)
		for ; int(end) < t.len() && price < atOnce; end++ {
			price += l.rowPrice(end)
		}
		if err := l.work.Begin(price); err != nil {
			return err
		}
		for ; row < end; row++ {
			if err := l.work.Check.Err(); err != nil {
				return err
			}
			if !yield(row, l.row(row, s)) {
				return nil
			}
		}
	}
	return nil
}

func (l *ActorLinkage) rowPrice(row int32) Price {
	const perCell = 10
	arcs := l.web.starts[row+1] - l.web.starts[row] + l.web.heads[row+1] - l.web.heads[row]
	return perCell * (1 + l.alignment.table.rowPrice(row) + Price(arcs) + l.promises.price(row))
}

func (l *ActorLinkage) row(row int32, s *scratch) []linked {
	found := map[int32]*linked{}
	at := func(other int32) *linked {
		m := found[other]
		if m == nil {
			m = &linked{other: other}
			found[other] = m
		}
		return m
	}
	l.alignment.table.each(row, true, s, func(other int32, w word) { at(other).has = w })
	for a := range l.web.out(row) {
		if a.to > row {
			at(a.to).depends = true
		}
	}
	for a := range l.web.in(row) {
		if a.from > row {
			at(a.from).depends = true
		}
	}
	for _, others := range l.promises.of[row] {
		for _, other := range others {
			if other > row {
				at(other).promised = true
			}
		}
	}
	out := make([]linked, 0, len(found))
	for _, other := range slices.Sorted(maps.Keys(found)) {
		if m := found[other]; m.code() != "" {
			out = append(out, *m)
		}
	}
	return out
}

func (l *ActorLinkage) cell(row int32, m linked) Linkage {
	a, b := l.Stakeholders()[row], l.Stakeholders()[m.other]
	return Linkage{
		A: a, B: b, Code: m.code(), Depends: m.depends, Promised: m.promised,
		Convergence: float64(m.has.together()) / 2, Divergence: float64(m.has.apart()) / 2,
		Acquainted: l.known.has(row, m.other),
	}
}

func (l *ActorLinkage) depends(a, b int32) bool {
	for _, ends := range [2][2]int32{{a, b}, {b, a}} {
		if i := l.web.arc(ends[0], ends[1]); i >= 0 && l.web.arcs[i].strength > 0 {
			return true
		}
	}
	return false
}

// promises has, by row, the rows of all who promised something to a collaboration that it promised something to.
type promises struct {
	of    [][][]int32
	basis Basis
}

func promisesOf(v *graph.View, r *roll) *promises {
	p := &promises{of: make([][][]int32, r.len())}
	byCollaboration := map[graph.ID][]int32{}
	for c := range graph.Every[*graph.Commitment](v.Snapshot) {
		row, among := r.rowOf[c.Stakeholder]
		if among && c.Status != graph.CommitmentProposed && c.Status != graph.CommitmentWithdrawn {
			byCollaboration[c.Collaboration] = append(byCollaboration[c.Collaboration], row)
			p.basis.Add(c)
		}
	}
	for _, collaboration := range slices.Sorted(maps.Keys(byCollaboration)) {
		rows := byCollaboration[collaboration]
		slices.Sort(rows)
		rows = slices.Compact(rows)
		for _, row := range rows {
			p.of[row] = append(p.of[row], rows)
		}
	}
	return p
}

func (p *promises) both(a, b int32) bool {
	return slices.ContainsFunc(p.of[a], func(rows []int32) bool {
		_, found := slices.BinarySearch(rows, b)
		return found
	})
}

func (p *promises) price(row int32) Price {
	var n Price
	for _, rows := range p.of[row] {
		n += Price(len(rows))
	}
	return n
}
