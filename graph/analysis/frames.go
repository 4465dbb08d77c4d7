package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// FrameSide is where a stakeholder stands on a problem-frame map.
type FrameSide string

// The sides: for or against the frame, with high or low power.
const (
	FrameStrongSupporter FrameSide = "STRONG_SUPPORTER"
	FrameWeakSupporter   FrameSide = "WEAK_SUPPORTER"
	FrameStrongOpponent  FrameSide = "STRONG_OPPONENT"
	FrameWeakOpponent    FrameSide = "WEAK_OPPONENT"
	FrameNeutral         FrameSide = "NEUTRAL" // a stated stance of 0, whatever the power
)

// ProblemFrames are Bryson's problem-frame maps (2004) of one collaboration: each of its ambitions, and each topic that
// those who take part have interests in, as a way to frame the problem.
type ProblemFrames struct {
	Threshold int            // of power
	Frames    []ProblemFrame // the best first: by Least, then Most, largest first; then by name
	Basis     Basis
}

// ProblemFrame is one way to frame the problem. What speaks for it is Σ power of supporters - Σ power of opponents: our
// convention. Where authors see different power, it lies between Least and Most, and the best is the largest Least.
type ProblemFrame struct {
	Subject      graph.Named // an ambition or a topic
	Placements   []FramePlacement
	Least, Most  int
	UnknownPower int // supporters and opponents whose power nobody assessed: they count for nothing in the sums
}

// FramePlacement is where a stakeholder with a stance on the frame stands. They are in the order of their names.
type FramePlacement struct {
	Stakeholder graph.Named
	Stance      int       // effective, -4 … 4
	Power       *Spread   // of all current assessments; nil when there are none
	Side        FrameSide // "" when the power is unknown, or when authors disagree on whether it is high
}

// FramesOf returns the problem frames of the collaboration: of ambitions (through positions), topics (through interests) or
// both. Errors are those of [PowerInterestOf], and [graph.CodeInvalid] for an unknown subject.
func FramesOf(v *graph.View, collaboration graph.ID, of AlignmentSubject, threshold int, w Work) (*ProblemFrames, error) {
	if err := checkThreshold(threshold); err != nil {
		return nil, err
	}
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	if err := w.Begin(AlignPrice(v)); err != nil {
		return nil, err
	}
	a, err := Align(v, AlignmentOptions{Of: of, Work: w})
	if err != nil {
		return nil, err
	}
	f := &ProblemFrames{Threshold: threshold, Basis: p.basis()}
	frames := map[int32]*ProblemFrame{}
	for _, one := range p.all {
		if err := w.Check.Err(); err != nil {
			return nil, err
		}
		f.add(frames, a.table, one, collaboration)
	}
	a.table.countAll(&f.Basis, v, p.all)
	for _, frame := range frames {
		f.Frames = append(f.Frames, *frame)
	}
	columnOf := a.table.columnOf
	slices.SortFunc(f.Frames, func(x, y ProblemFrame) int {
		return cmp.Or(cmp.Compare(y.Worth(), x.Worth()), cmp.Compare(columnOf[x.Subject.Meta().ID], columnOf[y.Subject.Meta().ID]))
	})
	return f, nil
}

// Worth is what frames are ordered by, largest first: Least, then Most.
func (f ProblemFrame) Worth() int {
	const room = 1 << 24 // more than any sum of power
	return f.Least*room + f.Most
}

// Count returns how many stand on the side.
func (f ProblemFrame) Count(side FrameSide) int {
	n := 0
	for _, p := range f.Placements {
		if p.Side == side {
			n++
		}
	}
	return n
}

// add places one stakeholder on all frames that it has a stance on.
func (f *ProblemFrames) add(frames map[int32]*ProblemFrame, t *table, one *party, collaboration graph.ID) {
	assessed := one.current(func(a *graph.Assessment) bool { return a.Power != nil })
	for _, a := range assessed {
		f.Basis.Add(a)
	}
	power := spreadOf(each(assessed, func(a *graph.Assessment) *int { return a.Power }))
	for _, c := range t.row(t.rowOf[one.stakeholder.Meta().ID]) {
		subject := t.subjects[c.column]
		if ambition, is := subject.(*graph.Ambition); is && ambition.Collaboration != collaboration {
			continue
		}
		frame := frames[c.column]
		if frame == nil {
			frame = &ProblemFrame{Subject: subject}
			frames[c.column] = frame
		}
		frame.place(FramePlacement{
			Stakeholder: one.stakeholder, Stance: int(c.stance), Power: power, Side: frameSide(int(c.stance), power, f.Threshold),
		})
	}
}

func (f *ProblemFrame) place(p FramePlacement) {
	f.Placements = append(f.Placements, p)
	switch {
	case p.Stance == 0:
	case p.Power == nil:
		f.UnknownPower++
	case p.Stance > 0:
		f.Least += p.Power.Lowest
		f.Most += p.Power.Highest
	default:
		f.Least -= p.Power.Highest
		f.Most -= p.Power.Lowest
	}
}

func frameSide(stance int, power *Spread, threshold int) FrameSide {
	switch {
	case stance == 0:
		return FrameNeutral
	case power == nil || power.Lowest < threshold && power.Highest >= threshold:
		return ""
	}
	switch strong := power.Lowest >= threshold; {
	case stance > 0 && strong:
		return FrameStrongSupporter
	case stance > 0:
		return FrameWeakSupporter
	case strong:
		return FrameStrongOpponent
	default:
		return FrameWeakOpponent
	}
}
