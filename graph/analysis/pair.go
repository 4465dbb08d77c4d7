package analysis

import (
	"cmp"
	"math"
	"slices"

	"raakvlak/graph"
)

// AlignmentPair says how two stakeholders stand towards each other. All of it is symmetric.
type AlignmentPair struct {
	A, B        graph.Named
	Score       *float64 // by the alignment's measure; nil when there is no subject on which both are non-zero
	Convergence float64  // Σ ½(|x|+|y|) over the subjects on which they have the same sign; MACTOR's order 2
	Divergence  float64  // the same over opposite signs
	Ambivalent  bool     // both are above 0
	Evidence    int      // number of subjects both have a stance on, neutral ones included

	alignment *Alignment
	a, b      int32
}

// AlignmentEvidence is what two stakeholders say of one subject.
type AlignmentEvidence struct {
	Subject graph.Named  // a topic or an ambition
	A, B    graph.Stance // with the interests or positions behind them
}

// Pair compares two stakeholders. Who is not among those compared is [graph.CodeNotFound]; one with itself is
// [graph.CodeInvalid].
func (a *Alignment) Pair(x, y graph.ID) (AlignmentPair, error) {
	rx, ry, err := a.table.pair(x, y)
	if err != nil {
		return AlignmentPair{}, err
	}
	return a.pair(rx, ry), nil
}

// score returns the score of two rows, which may be the same one.
func (t *table) score(x, y int32, m AlignmentMeasure) (float64, bool) {
	l := scoreLens(m)
	has := t.between(x, y, l.add)
	if !has.common() {
		return 0, false
	}
	return scoreOf(m, t.worth(x, y, &l, has)), true
}

// worth returns what two rows are worth, given what they have.
func (t *table) worth(x, y int32, l *lens, has word) float64 {
	met := []meeting{{has: has, other: y}}
	if l.soft {
		met[0].worth = t.soft().dot(x, y)
	}
	l.value(t, x, met)
	return met[0].worth
}

// between adds up what two rows have.
func (t *table) between(x, y int32, add *contributions) (w word) {
	xs, ys := t.row(x), t.row(y)
	for i, j := 0, 0; i < len(xs) && j < len(ys); {
		cx, cy := &xs[i], &ys[j]
		ahead := cx.column - cy.column
		if ahead == 0 {
			w += add[cx.stance+neutral][cy.stance+neutral]
		}
		// The one behind goes on, or both do: as sums of signs, since branches would be guessed wrong half of the time.
		i += int(uint32(ahead-1) >> 31)
		j += int(uint32(^ahead) >> 31)
	}
	return w
}

// shared yields the cells of two rows on the subjects both have a stance on.
func (t *table) shared(x, y int32) func(yield func(cx, cy *cell) bool) {
	return sharedCells(t.row(x), t.row(y))
}

func sharedCells(xs, ys []cell) func(yield func(cx, cy *cell) bool) {
	return func(yield func(cx, cy *cell) bool) {
		xs, ys := xs, ys
		for len(xs) > 0 && len(ys) > 0 {
			switch c := cmp.Compare(xs[0].column, ys[0].column); {
			case c < 0:
				xs = xs[1:]
			case c > 0:
				ys = ys[1:]
			default:
				if !yield(&xs[0], &ys[0]) {
					return
				}
				xs, ys = xs[1:], ys[1:]
			}
		}
	}
}

// Shared returns the subjects on which the two have the same sign: both for, or both against. The weightiest comes
// first, by |x| + |y|.
func (p AlignmentPair) Shared() []AlignmentEvidence {
	return p.evidence(func(x, y int) bool { return x*y > 0 })
}

// Opposed returns the subjects on which the two have opposite signs, the weightiest first.
func (p AlignmentPair) Opposed() []AlignmentEvidence {
	return p.evidence(func(x, y int) bool { return x*y < 0 })
}

// OneSided returns the subjects on which one of the two is non-zero and the other neutral or unknown, the weightiest
// first.
func (p AlignmentPair) OneSided() []AlignmentEvidence {
	return p.evidence(func(x, y int) bool { return (x == 0) != (y == 0) })
}

// Basis says what the pair rests on: every statement of either on a subject that is compared. What only one of them has a
// stance on is one-sided, and counts in cosines and shares.
func (p AlignmentPair) Basis() Basis { return p.basisOf(p.alignment.table) }

func (p AlignmentPair) basisOf(tables ...*table) Basis {
	b := Basis{Revision: p.alignment.view.Revision()}
	for _, t := range tables {
		t.count(&b, p.alignment.view, p.a, p.alignment.counts)
		t.count(&b, p.alignment.view, p.b, p.alignment.counts)
	}
	return b
}

func (p AlignmentPair) evidence(wanted func(x, y int) bool) []AlignmentEvidence {
	out := p.columns(func(_ int32, x, y int) bool { return wanted(x, y) })
	slices.SortStableFunc(out, func(a, b AlignmentEvidence) int { return cmp.Compare(b.weight(), a.weight()) })
	return out
}

func (e *AlignmentEvidence) weight() float64 {
	return math.Abs(float64(e.A.Value)) + math.Abs(float64(e.B.Value))
}

// columns returns what the two say of the wanted subjects, in the order of their names. It has 0 for an unknown stance.
func (p AlignmentPair) columns(wanted func(column int32, x, y int) bool) []AlignmentEvidence {
	t := p.alignment.table
	xs, ys := t.row(p.a), t.row(p.b)
	var out []AlignmentEvidence
	var of, with stances
	for len(xs) > 0 || len(ys) > 0 {
		column, x, y := int32(math.MaxInt32), 0, 0
		if len(xs) > 0 {
			column = xs[0].column
		}
		if len(ys) > 0 {
			column = min(column, ys[0].column)
		}
		if len(xs) > 0 && xs[0].column == column {
			x, xs = int(xs[0].stance), xs[1:]
		}
		if len(ys) > 0 && ys[0].column == column {
			y, ys = int(ys[0].stance), ys[1:]
		}
		if !wanted(column, x, y) {
			continue
		}
		if of == nil {
			of, with = p.alignment.stancesOf(p.a), p.alignment.stancesOf(p.b)
		}
		subject := t.subjects[column]
		out = append(out, AlignmentEvidence{Subject: subject, A: of[subject.Meta().ID], B: with[subject.Meta().ID]})
	}
	return out
}

// stances are the effective stances of one stakeholder by subject, with what is behind them.
type stances map[graph.ID]graph.Stance

func (a *Alignment) stancesOf(row int32) stances {
	return a.stancesBy(a.table.stakeholders[row].Meta().ID)
}

// stancesBy are those of a stakeholder, or of a collaboration, which only has interests.
func (a *Alignment) stancesBy(id graph.ID) stances {
	interests, positions := a.view.StancesOf, a.view.PositionsOf
	if a.counts != nil {
		interests = func(holder graph.ID) map[graph.ID]graph.Stance { return a.view.StancesBy(holder, a.counts) }
		positions = func(taker graph.ID) map[graph.ID]graph.Stance { return a.view.PositionsBy(taker, a.counts) }
	}
	switch a.options.Of {
	case SubjectInterests:
		return interests(id)
	case SubjectPositions:
		return positions(id)
	}
	all := interests(id)
	for ambition, stance := range positions(id) {
		all[ambition] = stance
	}
	return all
}
