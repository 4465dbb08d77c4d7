package object

import (
	"fmt"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// MapComparison is the handle of what a map says by one day against what it says by another.
type MapComparison struct {
	*analysis.Comparison
	list  string // names its lists, for their cursors
	scope *Scope
}

// CompareRequest says which days are compared, and of what.
type CompareRequest struct {
	From, To time.Time
	Of       analysis.AlignmentSubject
	Among    Among
	Subjects []graph.ID
}

// CompareDays returns the handle of two days of the scope's map.
func CompareDays(s *Scope, r CompareRequest, work analysis.Work) (*MapComparison, error) {
	accept, err := r.Among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	c, err := analysis.Compare(s.View, analysis.CompareOptions{
		From: r.From, To: r.To, Of: r.Of, Among: accept, Subjects: r.Subjects, Work: work,
	})
	if err != nil {
		return nil, err
	}
	return &MapComparison{c, fmt.Sprint("compare ", r.From.Unix(), " ", r.To.Unix(), " ", r.Of, " "), s}, nil
}

// BasisBefore returns what the stances by the first day rest on.
func (c *MapComparison) BasisBefore() (Basis, error) {
	before, _, err := c.Bases()
	return Basis{before, c.scope}, err
}

// BasisAfter returns what the stances by the second day rest on.
func (c *MapComparison) BasisAfter() (Basis, error) {
	_, after, err := c.Bases()
	return Basis{after, c.scope}, err
}

// StanceMove is the handle of a stance that is not the same by both days.
type StanceMove struct {
	analysis.StanceMove
	scope *Scope
}

// StanceMoveConnection is a page of them.
type StanceMoveConnection = Ranked[*StanceMove]

// StanceMoveEdge is one in a page.
type StanceMoveEdge = RankedEdge[*StanceMove]

// Moves returns a page of who moved.
func (c *MapComparison) Moves(stakeholder *graph.ID, kind *analysis.StanceMoveKind, first int, after *string) (*StanceMoveConnection, error) {
	who, err := chosen(stakeholder, "stakeholder")
	if err != nil {
		return nil, err
	}
	of := analysis.StanceMoveKind("")
	if kind != nil {
		of = *kind
	}
	all, err := c.Comparison.Moves(who, of)
	if err != nil {
		return nil, err
	}
	return ranking[analysis.StanceMove, *StanceMove]{
		order:  c.list + fmt.Sprint("moves ", who, " ", of),
		worth:  analysis.StanceMove.Size,
		about:  analysis.StanceMove.Stakeholder,
		with:   func(m analysis.StanceMove) graph.Entity { return m.Subject() },
		handle: func(m analysis.StanceMove) *StanceMove { return &StanceMove{m, c.scope} },
	}.page(all, first, after)
}

// Stakeholder returns who moved.
func (m *StanceMove) Stakeholder() Stakeholder {
	return m.scope.Handle(m.StanceMove.Stakeholder()).(Stakeholder)
}

// Subject returns the topic or the ambition.
func (m *StanceMove) Subject() Subject { return m.scope.Handle(m.StanceMove.Subject()).(Subject) }

// Before returns the stance by the first day.
func (m *StanceMove) Before() Stance { return Stance{m.StanceMove.Before(), m.scope} }

// After returns the stance by the second day.
func (m *StanceMove) After() Stance { return Stance{m.StanceMove.After(), m.scope} }

// PairChange is the handle of two stakeholders that came closer or grew apart.
type PairChange struct {
	analysis.PairChange
	scope *Scope
}

// PairChangeConnection is a page of them.
type PairChangeConnection = Ranked[*PairChange]

// PairChangeEdge is one in a page.
type PairChangeEdge = RankedEdge[*PairChange]

// Pairs returns a page of the pairs that changed.
func (c *MapComparison) Pairs(kind *analysis.PairChangeKind, first int, after *string) (*PairChangeConnection, error) {
	of := analysis.PairChangeKind("")
	if kind != nil {
		of = *kind
	}
	all, err := c.ChangedPairs(of)
	if err != nil {
		return nil, err
	}
	page, err := ranking[analysis.PairChange, *PairChange]{
		order:  c.list + fmt.Sprint("pairs ", of),
		worth:  func(p analysis.PairChange) int { return int(2 * p.Size) },
		about:  func(p analysis.PairChange) graph.Named { return p.A },
		with:   func(p analysis.PairChange) graph.Entity { return p.B },
		handle: func(p analysis.PairChange) *PairChange { return &PairChange{p, c.scope} },
	}.page(all.Pairs, first, after)
	if err != nil {
		return nil, err
	}
	page.TotalCount = all.Total
	return page, nil
}

// A returns one of the two.
func (p *PairChange) A() Stakeholder { return p.scope.Handle(p.PairChange.A).(Stakeholder) }

// B returns the other.
func (p *PairChange) B() Stakeholder { return p.scope.Handle(p.PairChange.B).(Stakeholder) }

// Before returns how they stood towards each other by the first day.
func (p *PairChange) Before() *PairByDay { return pairByDay(p.PairChange.Before, p.scope) }

// After returns how they stand towards each other by the second day.
func (p *PairChange) After() *PairByDay { return pairByDay(p.PairChange.After, p.scope) }

// PairByDay is the handle of how two stand towards each other by what is stated up to a day.
type PairByDay struct {
	Score                                *float64
	Convergence, Divergence, NetDistance float64
	Ambivalent                           bool
	SubjectCount                         int
	pair                                 AlignmentPair
}

func pairByDay(p analysis.AlignmentPair, s *Scope) *PairByDay {
	return &PairByDay{
		Score: p.Score, Convergence: p.Convergence, Divergence: p.Divergence, NetDistance: p.Convergence - p.Divergence,
		Ambivalent: p.Ambivalent, SubjectCount: p.Evidence, pair: AlignmentPair{p, s},
	}
}

// SameSignShare returns how much of what they want is the same.
func (p *PairByDay) SameSignShare() *float64 { return p.pair.SameSignShare() }

// OpposedShare returns how much of what they want is opposite.
func (p *PairByDay) OpposedShare() *float64 { return p.pair.OpposedShare() }

// Shared returns the subjects on which the two have the same sign.
func (p *PairByDay) Shared() []AlignmentEvidence { return p.pair.Shared() }

// Opposed returns the subjects on which they have opposite signs.
func (p *PairByDay) Opposed() []AlignmentEvidence { return p.pair.Opposed() }

// Basis returns what it rests on.
func (p *PairByDay) Basis() Basis { return Basis{p.pair.AlignmentPair.Basis(), p.pair.scope} }
