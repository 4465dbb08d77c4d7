package analysis

import "math"

// Towards is how far two stakeholders pull together, and how far apart, by one of MACTOR's orders.
type Towards struct{ Convergence, Divergence float64 }

// Towards returns convergence and divergence of order 1, which counts subjects; 2, which is ½(|x|+|y|) by subject; or 3,
// which is the same with each stance times the strength R* of who takes it ([StrengthsOf], in LIPSOR's reading, among
// those compared). Each sums over the subjects with the same sign, or with opposite ones. Over positions they are the
// cells of [Mactor.Convergence] and [Mactor.Divergence]. Other orders are [graph.CodeInvalid]. Order 3 pays for the
// strengths of all when it is first asked for.
func (p AlignmentPair) Towards(order int) (Towards, error) {
	if err := checkOrder(order); err != nil {
		return Towards{}, err
	}
	t := p.alignment.table
	switch order {
	case 1:
		has := t.between(p.a, p.b, touches)
		return Towards{float64(has.together()), float64(has.apart())}, nil
	case 2:
		return Towards{p.Convergence, p.Divergence}, nil
	}
	s, err := p.alignment.strengths.get(p.alignment.strengthsOf)
	if err != nil {
		return Towards{}, err
	}
	return t.towards(p.a, p.b, s.R[p.a], s.R[p.b]), nil
}

// strengthsOf has a row for each row of the table.
func (a *Alignment) strengthsOf() (*Strengths, error) {
	return StrengthsOf(a.view, StrengthOptions{Among: a.options.Among, Work: a.options.Work})
}

// towards weighs the stances of the two rows.
func (t *table) towards(x, y int32, byX, byY float64) (sum Towards) {
	if byX == 0 || byY == 0 {
		return Towards{} // a stance without strength is no stance: order 3 multiplies first
	}
	for cx, cy := range t.shared(x, y) {
		size := (byX*math.Abs(float64(cx.stance)) + byY*math.Abs(float64(cy.stance))) / 2
		switch sign := int(cx.stance) * int(cy.stance); {
		case sign > 0:
			sum.Convergence += size
		case sign < 0:
			sum.Divergence += size
		}
	}
	return sum
}

// OrderBasis says what the alignment rests on with one of MACTOR's orders, 1 … 3: with order 3 also the influences that
// strengths rest on.
func (a *Alignment) OrderBasis(order int) (Basis, error) { return a.weighed(a.Basis(), order) }

// OrderBasis says what the pair rests on with one of MACTOR's orders, 1 … 3: with order 3 also the influences that strengths
// rest on.
func (p AlignmentPair) OrderBasis(order int) (Basis, error) {
	return p.alignment.weighed(p.Basis(), order)
}

func (a *Alignment) weighed(b Basis, order int) (Basis, error) {
	if err := checkOrder(order); err != nil || order < MostOrder {
		return b, err
	}
	s, err := a.strengths.get(a.strengthsOf)
	if err != nil {
		return Basis{}, err
	}
	return b.With(s.Basis), nil
}
