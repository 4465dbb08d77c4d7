package graph

import (
	"cmp"
	"iter"
)

// Stance is how a stakeholder stands towards a subject, as a reader of a View sees it.
type Stance struct {
	Value      int      // -4 … 4
	Known      bool     // false: nothing is recorded, or only that it is still to be asked
	Ambivalent bool     // statements of equal rank say opposite things
	Tension    bool     // interests of the same holder pull both ways
	Evidence   []Stated // the statements behind it, in the order of recording
}

// PositionOn returns the stakeholder's effective stance on an ambition, as [Weighing] has it.
func (v *View) PositionOn(stakeholder, ambition ID) Stance {
	var w Weighing
	var evidence []Stated
	for p := range v.positionsOf(stakeholder) {
		if p.Ambition == ambition {
			w.Position(p)
			evidence = append(evidence, p)
		}
	}
	return w.stanceWith(evidence)
}

// PositionsOf returns the stakeholder's effective stances by ambition.
func (v *View) PositionsOf(stakeholder ID) map[ID]Stance {
	return v.PositionsBy(stakeholder, everyStatement)
}

// PositionsBy returns what [View.PositionsOf] does, by only those positions that count.
func (v *View) PositionsBy(stakeholder ID, counts func(*Statement) bool) map[ID]Stance {
	g := gathering{}
	for p := range v.positionsOf(stakeholder) {
		if counts(&p.Statement) {
			g.at(p.Ambition, p).Position(p)
		}
	}
	return g.stances()
}

// StancesOf returns the holder's effective stances by topic, as [Weighing] has them.
func (v *View) StancesOf(holder ID) map[ID]Stance { return v.StancesBy(holder, everyStatement) }

// StancesBy returns what [View.StancesOf] does, by only those interests that count.
func (v *View) StancesBy(holder ID, counts func(*Statement) bool) map[ID]Stance {
	g := gathering{}
	for e := range v.Referring(holder, KindInterest, "holder") {
		i := e.(*Interest)
		if !counts(&i.Statement) {
			continue
		}
		for _, t := range i.Topics {
			g.at(t.Topic, i).Interest(i, t.Stance)
		}
	}
	return g.stances()
}

func everyStatement(*Statement) bool { return true }

func (v *View) positionsOf(stakeholder ID) iter.Seq[*Position] {
	return func(yield func(*Position) bool) {
		for e := range v.Referring(stakeholder, KindPosition, "stakeholder") {
			if !yield(e.(*Position)) {
				return
			}
		}
	}
}

// gathering weighs the statements of one stakeholder by subject, and keeps them.
type gathering map[ID]*gathered

type gathered struct {
	Weighing
	evidence []Stated
}

func (g gathering) at(subject ID, s Stated) *Weighing {
	on := g[subject]
	if on == nil {
		on = &gathered{}
		g[subject] = on
	}
	on.evidence = append(on.evidence, s)
	return &on.Weighing
}

func (g gathering) stances() map[ID]Stance {
	out := make(map[ID]Stance, len(g))
	for subject, on := range g {
		out[subject] = on.stanceWith(on.evidence)
	}
	return out
}

// Weighing makes one stance of what several statements say of one stakeholder and one subject: the one place where
// that rule stands. The zero value has heard nothing. Statements are added in the order of recording.
//
// Positions differ about the same thing, so one of them holds: what was said itself goes before what is documented,
// observed and assumed; then the latest; then the one recorded last. Positions of the first rank with opposite signs
// make it ambivalent, which is an answer and not an error.
//
// Interests each have their own reason, so they add up, held within -4 … 4. Interests that pull both ways are an inner
// tension, and ambivalent when they also are of the same rank.
type Weighing struct {
	best       *Position
	known      int32
	assumed    int32
	pro, con   int32 // sums of the interests for and against
	proR, conR uint8 // ranks that have something for, or against
}

// Position adds a position. One that is still to be asked adds nothing.
func (w *Weighing) Position(p *Position) {
	if p.Stance == nil {
		return
	}
	w.count(&p.Statement, *p.Stance)
	if w.best == nil || Precedes(&p.Statement, &w.best.Statement) {
		w.best = p
	}
}

// Interest adds what an interest says of the subject.
func (w *Weighing) Interest(i *Interest, stance int) {
	w.count(&i.Statement, stance)
	w.pro += int32(max(stance, 0))
	w.con += int32(min(stance, 0))
}

func (w *Weighing) count(s *Statement, stance int) {
	w.known++
	if s.Origin == OriginAssumed {
		w.assumed++
	}
	switch bit := uint8(1) << s.Origin.rank(); {
	case stance > 0:
		w.proR |= bit
	case stance < 0:
		w.conR |= bit
	}
}

// Statements returns how many statements say something of the subject, and how many of those are assumed.
func (w *Weighing) Statements() (known, assumed int) { return int(w.known), int(w.assumed) }

// Stance returns what the statements come to, without the evidence.
func (w *Weighing) Stance() Stance {
	s := Stance{Known: w.known > 0}
	if w.best != nil {
		s.Value = *w.best.Stance
		s.Ambivalent = w.proR&w.conR&(1<<w.best.Origin.rank()) != 0
		return s
	}
	s.Value = int(min(max(w.pro+w.con, -4), 4))
	s.Tension = w.pro > 0 && w.con < 0
	s.Ambivalent = w.proR&w.conR != 0
	return s
}

func (w *Weighing) stanceWith(evidence []Stated) Stance {
	s := w.Stance()
	s.Evidence = evidence
	return s
}

// Precedes reports whether a later recorded statement goes before an earlier one about the same thing: by its origin,
// then by when it was stated, then because it was recorded later.
func Precedes(later, earlier *Statement) bool {
	return cmp.Or(cmp.Compare(earlier.Origin.rank(), later.Origin.rank()), later.StatedAt.Compare(earlier.StatedAt)) >= 0
}
