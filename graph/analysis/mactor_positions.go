package analysis

import (
	"math"

	"raakvlak/graph"
)

// MostOrder is the highest order of MACTOR's matrices of positions.
//
// Of order 1 an entry is the sign of the stance, of order 2 the stance, of order 3 the stance times the strength R* of
// who takes it.
const MostOrder = 3

func checkOrder(order int) error {
	if order < 1 || order > MostOrder {
		return graph.Invalid([]string{"order"}, "the order is 1 (signs), 2 (stances) or 3 (stances by strength), not %d", order)
	}
	return nil
}

// entry returns the position of an actor in the matrix of the order.
func (m *Mactor) entry(order, row, column int) float64 {
	x := float64(m.stances[row*m.m+column])
	switch {
	case x == 0, order == MostOrder && m.R[row] == 0:
		return 0 // not -0
	case order == 1:
		return math.Copysign(1, x)
	case order == MostOrder:
		return m.R[row] * x
	}
	return x
}

// Positions returns 1MAO, 2MAO or 3MAO: a row per actor, a column per ambition, nil where the position is not known. An
// order other than 1, 2 and 3 is [graph.CodeInvalid].
func (m *Mactor) Positions(order int) ([][]*float64, error) {
	if err := checkOrder(order); err != nil {
		return nil, err
	}
	out := make([][]*float64, m.n)
	for row := range out {
		out[row] = make([]*float64, m.m)
		for column := range out[row] {
			if m.known[row*m.m+column] {
				x := m.entry(order, row, column)
				out[row][column] = &x
			}
		}
	}
	return out, nil
}

// meetings are convergence and divergence, square, symmetric and 0 on the diagonal.
type meetings struct{ convergence, divergence []float64 }

func newMeetings(n int) meetings {
	return meetings{convergence: make([]float64, n*n), divergence: make([]float64, n*n)}
}

// put puts what two have, both ways.
func (m meetings) put(n, i, j int, convergence, divergence float64) {
	m.convergence[i*n+j], m.convergence[j*n+i] = convergence, convergence
	m.divergence[i*n+j], m.divergence[j*n+i] = divergence, divergence
}

func (m meetings) distance() []float64 {
	out := make([]float64, len(m.convergence))
	for i := range out {
		out[i] = m.convergence[i] - m.divergence[i]
	}
	return out
}

// meetings returns those of the actors. They are made once, shared and must not be changed.
func (m *Mactor) meetings(order int) (meetings, error) {
	if err := checkOrder(order); err != nil {
		return meetings{}, err
	}
	return m.actorMeetings[order-1].get(func() (meetings, error) {
		f, err := m.actorFaces.get(func() (*faces, error) { return newFaces(m.stances, m.n, m.m, m.work) })
		if err != nil {
			return meetings{}, err
		}
		out := newMeetings(m.n)
		for i := range m.n {
			for j := range i {
				c, d := m.meet(f, order, i, j)
				out.put(m.n, i, j, c, d)
			}
		}
		return out, nil
	})
}

func (m *Mactor) meet(f *faces, order, i, j int) (convergence, divergence float64) {
	ri, rj := 1.0, 1.0
	if order == MostOrder {
		if ri, rj = m.R[i], m.R[j]; ri == 0 || rj == 0 {
			return 0, 0 // one has no weight, so that its entries are 0 and have no sign
		}
	}
	return f.meet(order, i, j, ri, rj)
}

// Convergence returns 1CAA, 2CAA or 3CAA: for two actors, the sum of the mean sizes of their entries over the ambitions
// on which those have the same sign. It is symmetric and 0 on the diagonal. It errors as [Mactor.Positions] does.
func (m *Mactor) Convergence(order int) ([][]float64, error) {
	all, err := m.meetings(order)
	return rows(all.convergence, m.n), err
}

// Divergence returns 1DAA, 2DAA or 3DAA: the same where the signs are opposite.
func (m *Mactor) Divergence(order int) ([][]float64, error) {
	all, err := m.meetings(order)
	return rows(all.divergence, m.n), err
}

// NetDistance returns convergence - divergence: positive between allies, negative between opponents.
func (m *Mactor) NetDistance(order int) ([][]float64, error) {
	all, err := m.meetings(order)
	return rows(all.distance(), m.n), err
}

// DegreeOfConvergence returns 100 · Σ convergence / Σ (convergence + divergence), over all pairs, in percent: 0 when
// nobody meets anybody.
func (m *Mactor) DegreeOfConvergence(order int) (float64, error) {
	c, d, err := m.sums(order)
	return 100 * ratio(c, c+d), err
}

// DegreeOfDivergence returns what is left to 100, or 0 when nobody meets anybody.
func (m *Mactor) DegreeOfDivergence(order int) (float64, error) {
	c, d, err := m.sums(order)
	return 100 * ratio(d, c+d), err
}

func (m *Mactor) sums(order int) (convergence, divergence float64, err error) {
	all, err := m.meetings(order)
	for i := range all.convergence {
		convergence += all.convergence[i]
		divergence += all.divergence[i]
	}
	return convergence, divergence, err
}

// ambivalence returns, per row of n, 1 - Σ |C - D| / Σ (C + D): 0 for who is always with or always against the same
// others … 1 for who is as much with as against each.
func (m meetings) ambivalence(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		apart, all := 0.0, 0.0
		for j := range n {
			c, d := m.convergence[i*n+j], m.divergence[i*n+j]
			apart += math.Abs(c - d)
			all += c + d
		}
		if all > 0 {
			out[i] = max(0, 1-apart/all)
		}
	}
	return out
}
