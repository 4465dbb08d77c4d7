package analysis

import (
	"math"

	"raakvlak/graph"
)

// Towards is how far two stakeholders pull together, and how far apart, by one of MACTOR's orders.
type Towards struct{ Convergence, Divergence float64 }

// Towards returns convergence and divergence of order 1, which counts subjects; 2, which is ½(|x|+|y|) by subject; or 3,
// which is the same with each stance times the strength of who takes it, MACTOR's R*. Each sums over the subjects with
// the same sign, or with opposite ones. Other orders are [graph.CodeInvalid]; strength is only asked for order 3,
// which there is none of when it is nil.
func (p AlignmentPair) Towards(order int, strength func(stakeholder graph.ID) (float64, error)) (Towards, error) {
	switch t := p.alignment.table; {
	case order == 1:
		has := t.between(p.a, p.b, touches)
		return Towards{float64(has.together()), float64(has.apart())}, nil
	case order == 2:
		return Towards{p.Convergence, p.Divergence}, nil
	case order == 3 && strength != nil:
		x, err := strength(p.A.Meta().ID)
		if err != nil {
			return Towards{}, err
		}
		y, err := strength(p.B.Meta().ID)
		return t.towards(p.a, p.b, math.Abs(x), math.Abs(y)), err
	}
	if strength == nil {
		return Towards{}, graph.Invalid([]string{"order"}, "the order is 1 or 2, not %d", order)
	}
	return Towards{}, graph.Invalid([]string{"order"}, "the order is 1, 2 or 3, not %d", order)
}

// towards weighs the stances of the two rows.
func (t *table) towards(x, y int32, byX, byY float64) (sum Towards) {
	for cx, cy := range t.shared(x, y) {
		size := (byX*math.Abs(float64(cx.stance)) + byY*math.Abs(float64(cy.stance))) / 2
		switch sign := int(cx.stance) * int(cy.stance); {
		case byX == 0 || byY == 0: // a stance without strength is no stance: order 3 multiplies first
		case sign > 0:
			sum.Convergence += size
		case sign < 0:
			sum.Divergence += size
		}
	}
	return sum
}
