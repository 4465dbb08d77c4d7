package object

import "raakvlak/graph/analysis"

// AlignmentPair is the handle of how two stand towards each other.
type AlignmentPair struct {
	analysis.AlignmentPair
	scope *Scope
}

// Basis returns what it rests on with one of MACTOR's orders, or with its kind.
func (p *AlignmentPair) Basis(order int, kind bool) (Basis, error) {
	rests := p.OrderBasis
	if kind {
		rests = p.KindBasis
	}
	b, err := rests(order)
	return Basis{b, p.scope}, err
}

// A returns one of the two.
func (p *AlignmentPair) A() Stakeholder { return p.scope.Handle(p.AlignmentPair.A).(Stakeholder) }

// B returns the other.
func (p *AlignmentPair) B() Stakeholder { return p.scope.Handle(p.AlignmentPair.B).(Stakeholder) }

// Convergence returns how far the two pull together, by one of MACTOR's orders.
func (p *AlignmentPair) Convergence(order int) (float64, error) {
	t, err := p.towards(order)
	return t.Convergence, err
}

// Divergence returns how far the two pull apart.
func (p *AlignmentPair) Divergence(order int) (float64, error) {
	t, err := p.towards(order)
	return t.Divergence, err
}

// NetDistance returns convergence less divergence.
func (p *AlignmentPair) NetDistance(order int) (float64, error) {
	t, err := p.towards(order)
	return t.Convergence - t.Divergence, err
}

func (p *AlignmentPair) towards(order int) (analysis.Towards, error) {
	return p.AlignmentPair.Towards(order)
}

// Kind returns what their positions are to their interests, nil when that is not known.
func (p *AlignmentPair) Kind() (*analysis.PairKind, error) {
	kind, err := p.AlignmentPair.Kind()
	if err != nil || kind == "" {
		return nil, err
	}
	return &kind, nil
}

// SameSignShare returns how much of what they want is the same.
func (p *AlignmentPair) SameSignShare() *float64 {
	if o := p.Overlap(); o != nil {
		return &o.SameSign
	}
	return nil
}

// OpposedShare returns how much of what they want is opposite.
func (p *AlignmentPair) OpposedShare() *float64 {
	if o := p.Overlap(); o != nil {
		return &o.Opposed
	}
	return nil
}

// Jaccard returns the share of the subjects that either touches which both touch.
func (p *AlignmentPair) Jaccard() (*float64, error) { return p.ScoreBy(analysis.MeasureJaccard) }

// SoftCosine returns the cosine with similar topics counted.
func (p *AlignmentPair) SoftCosine() (*float64, error) {
	return p.ScoreBy(analysis.MeasureSoftCosine)
}

// SubjectCount returns the number of subjects on which both have a stance.
func (p *AlignmentPair) SubjectCount() int { return p.Evidence }

// Shared returns the subjects on which both have the same sign.
func (p *AlignmentPair) Shared() []AlignmentEvidence {
	return evidence(p.scope, p.AlignmentPair.Shared())
}

// Opposed returns the subjects on which they have opposite signs.
func (p *AlignmentPair) Opposed() []AlignmentEvidence {
	return evidence(p.scope, p.AlignmentPair.Opposed())
}

// OneSided returns the subjects on which one is non-zero and the other neutral or unknown.
func (p *AlignmentPair) OneSided() []AlignmentEvidence {
	return evidence(p.scope, p.AlignmentPair.OneSided())
}

func pairs(s *Scope, list []analysis.AlignmentPair) []AlignmentPair {
	out := make([]AlignmentPair, len(list))
	for i, p := range list {
		out[i] = AlignmentPair{p, s}
	}
	return out
}
