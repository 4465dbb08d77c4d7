package analysis

import (
	"math"
	"math/bits"

	"raakvlak/graph"
)

// MactorAmbition is how the actors stand towards one ambition.
type MactorAmbition struct {
	Ambition   graph.Named
	Supporters int // actors for it
	Opponents  int // actors against it
	Neutral    int // actors with a stated stance of 0
	Unknown    int // actors whose stance is not known

	mactor *Mactor
	column int
}

// AmbitionsOf returns how the actors stand towards each ambition, in the order of the ambitions' names.
func (m *Mactor) AmbitionsOf() []MactorAmbition {
	out := make([]MactorAmbition, m.m)
	for column, e := range m.ambitions {
		a := MactorAmbition{Ambition: e, mactor: m, column: column}
		for row := range m.n {
			switch stance := m.stances[row*m.m+column]; {
			case stance > 0:
				a.Supporters++
			case stance < 0:
				a.Opponents++
			case m.known[row*m.m+column]:
				a.Neutral++
			default:
				a.Unknown++
			}
		}
		out[column] = a
	}
	return out
}

// Mobilisation returns the sum of the sizes of the positions on it. It errors as [Mactor.Positions] does.
func (a *MactorAmbition) Mobilisation(order int) (float64, error) {
	pro, con, err := a.sides(order)
	return pro - con, err
}

// Agreement returns the sum of the positions for it.
func (a *MactorAmbition) Agreement(order int) (float64, error) {
	pro, _, err := a.sides(order)
	return pro, err
}

// Disagreement returns the sum of the positions against it, 0 or less.
func (a *MactorAmbition) Disagreement(order int) (float64, error) {
	_, con, err := a.sides(order)
	return con, err
}

func (a *MactorAmbition) sides(order int) (pro, con float64, err error) {
	if err := checkOrder(order); err != nil {
		return 0, 0, err
	}
	for row := range a.mactor.n {
		x := a.mactor.entry(order, row, a.column)
		pro += max(x, 0)
		con += min(x, 0)
	}
	return pro, con, nil
}

// AmbitionConvergence returns the convergence of ambitions: as [Mactor.Convergence], over the transposed positions. Two
// ambitions converge that the same actors want, or reject. More than [MostMatrixRows] ambitions are
// [graph.CodeTooLarge].
func (m *Mactor) AmbitionConvergence(order int) ([][]float64, error) {
	all, err := m.ambitionMeetings(order)
	return rows(all.convergence, m.m), err
}

// AmbitionDivergence returns the divergence of ambitions: some want one and reject the other.
func (m *Mactor) AmbitionDivergence(order int) ([][]float64, error) {
	all, err := m.ambitionMeetings(order)
	return rows(all.divergence, m.m), err
}

// AmbitionNetDistance returns convergence - divergence of ambitions.
func (m *Mactor) AmbitionNetDistance(order int) ([][]float64, error) {
	all, err := m.ambitionMeetings(order)
	return rows(all.distance(), m.m), err
}

// ambitionMeetings returns those of the ambitions. They are made once, shared and must not be changed.
func (m *Mactor) ambitionMeetings(order int) (meetings, error) {
	if err := checkOrder(order); err != nil {
		return meetings{}, err
	}
	if m.m > MostMatrixRows {
		return meetings{}, graph.Errorf(graph.CodeTooLarge,
			"the matrix would have %d ambitions; at most %d are answered: name those that matter", m.m, MostMatrixRows)
	}
	return m.objectiveMeetings[order-1].get(func() (meetings, error) {
		f, err := m.ambitionFaces.get(func() (*faces, error) { return newFaces(m.transposed(), m.m, m.n, m.work) })
		if err != nil {
			return meetings{}, err
		}
		if order == MostOrder {
			return m.weighted(f)
		}
		out := newMeetings(m.m)
		for k := range m.m {
			for l := range k {
				c, d := f.meet(order, k, l, 1, 1)
				out.put(m.m, k, l, c, d)
			}
		}
		return out, nil
	})
}

// transposed returns the stances by ambition.
func (m *Mactor) transposed() []int8 {
	out := make([]int8, len(m.stances))
	for row := range m.n {
		for column := range m.m {
			out[column*m.n+row] = m.stances[row*m.m+column]
		}
	}
	return out
}

// weighted returns the meetings of order 3: each actor's stances weigh as its strength.
func (m *Mactor) weighted(f *faces) (meetings, error) {
	price := Price(m.m) * Price(m.m) * Price(m.n)
	if err := m.work.Begin(price); err != nil {
		return meetings{}, err
	}
	sizes := make([]float64, m.m*m.n) // by ambition and actor
	for row := range m.n {
		for column := range m.m {
			sizes[column*m.n+row] = math.Abs(m.entry(MostOrder, row, column))
		}
	}
	out, parts := newMeetings(m.m), min(m.m, mostParts)
	err := eachPart(parts, price, m.work.Check, func(_, part int) error {
		words := (m.n + 63) / 64
		same, opposed := make([]uint64, words), make([]uint64, words)
		for k := part; k < m.m; k += parts {
			if err := m.work.Check.Err(); err != nil {
				return err
			}
			for l := range k {
				f.columns(k, l, same, opposed)
				a, b := sizes[k*m.n:(k+1)*m.n], sizes[l*m.n:(l+1)*m.n]
				out.put(m.m, k, l, meanSizes(same, a, b), meanSizes(opposed, a, b))
			}
		}
		return nil
	})
	return out, err
}

// meanSizes adds up the means of a and b at the places that are set.
func meanSizes(places []uint64, a, b []float64) float64 {
	sum := 0.0
	b = b[:len(a)]
	for w, word := range places {
		for ; word != 0; word &= word - 1 {
			at := w*64 + bits.TrailingZeros64(word)
			sum += a[at] + b[at]
		}
	}
	return sum / 2
}
