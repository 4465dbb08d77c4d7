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

// PositionOn returns the stakeholder's effective stance on an ambition. Of its positions, what was said itself goes
// before what is documented, observed and assumed; then the latest; then the one recorded last. Statements of the
// first rank that contradict each other make it ambivalent, which is an answer and not an error.
func (v *View) PositionOn(stakeholder, ambition ID) Stance {
	var on []*Position
	for p := range v.positionsOf(stakeholder) {
		if p.Ambition == ambition {
			on = append(on, p)
		}
	}
	return effectivePosition(on)
}

func (v *View) positionsOf(stakeholder ID) iter.Seq[*Position] {
	return func(yield func(*Position) bool) {
		for e := range v.Referring(stakeholder, KindPosition, "stakeholder") {
			if !yield(e.(*Position)) {
				return
			}
		}
	}
}

// PositionsOf returns the stakeholder's effective stances by ambition.
func (v *View) PositionsOf(stakeholder ID) map[ID]Stance {
	on := map[ID][]*Position{}
	for p := range v.positionsOf(stakeholder) {
		on[p.Ambition] = append(on[p.Ambition], p)
	}
	out := make(map[ID]Stance, len(on))
	for ambition, positions := range on {
		out[ambition] = effectivePosition(positions)
	}
	return out
}

// effectivePosition weighs one stakeholder's positions on one ambition, given in the order of recording.
func effectivePosition(positions []*Position) Stance {
	var s Stance
	var best *Position
	for _, p := range positions {
		s.Evidence = append(s.Evidence, p)
		if p.Stance == nil {
			continue
		}
		if best == nil || precedes(&p.Statement, &best.Statement) {
			best = p
		}
	}
	if best == nil {
		return s
	}
	s.Value, s.Known = *best.Stance, true
	for _, p := range positions {
		if p.Stance != nil && p.Origin == best.Origin && *p.Stance*s.Value < 0 {
			s.Ambivalent = true
		}
	}
	return s
}

// precedes reports whether a later recorded statement goes before an earlier one.
func precedes(later, earlier *Statement) bool {
	return cmp.Or(cmp.Compare(earlier.Origin.rank(), later.Origin.rank()), later.StatedAt.Compare(earlier.StatedAt)) >= 0
}

// StancesOf returns the holder's effective stances by topic: what its interests say of a topic adds up, and is held
// within -4 … 4. Interests that pull both ways are an inner tension.
func (v *View) StancesOf(holder ID) map[ID]Stance {
	out := map[ID]Stance{}
	sums := map[ID][2]int{}
	for e := range v.Referring(holder, KindInterest, "holder") {
		i := e.(*Interest)
		for _, t := range i.Topics {
			sum := sums[t.Topic]
			sum[0] += max(t.Stance, 0)
			sum[1] += min(t.Stance, 0)
			sums[t.Topic] = sum
			s := out[t.Topic]
			s.Evidence = append(s.Evidence, i)
			out[t.Topic] = s
		}
	}
	for topic, s := range out {
		sum := sums[topic]
		s.Value, s.Known = min(max(sum[0]+sum[1], -4), 4), true
		s.Tension = sum[0] > 0 && sum[1] < 0
		s.Ambivalent = s.Tension
		out[topic] = s
	}
	return out
}
