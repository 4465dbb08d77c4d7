package analysis

import (
	"iter"
	"slices"
	"sync"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// MostMactorAmbitions is how many ambitions a [Mactor] may have. Its matrices of ambitions have at most
// [MostMatrixRows], as those of actors do.
const MostMactorAmbitions = 1_000

// MactorOptions say which actors and ambitions are looked at, and how.
type MactorOptions struct {
	Among     func(graph.Entity) bool // which stakeholders are actors; nil means all
	Ambitions []graph.ID              // which ambitions are objectives; nil means all
	Reading   MactorReading           // "" means [ReadingLipsor]
	Derive    bool                    // derive from dependence what influence nobody assessed
	Work
}

// Mactor is the interplay of actors, by their influence on each other, and ambitions, by their positions on those
// (MACTOR: Bourse and Godet; Godet, Futures 23(6), 1991). Rows are actors in the order of their names, columns actors
// or ambitions likewise. It may be used by several goroutines.
//
// Direct influence that is neither assessed nor derived counts as 0, and so does a position that is not known: the
// method has no unknowns. [Mactor.InfluenceKnowledge] and [Mactor.Positions] say which are.
type Mactor struct {
	*Strengths
	Reading MactorReading

	n, m      int
	ambitions []graph.Named
	knowledge []InfluenceKnowledge // n × n
	direct    []float64            // n × n
	indirect  []float64            // n × n: MDII, with its diagonal
	maximum   []float64            // n × n: MMDII
	stances   []int8               // n × m: 2MAO
	known     []bool               // n × m
	maximal   maximalStrengths
	work      Work

	actorFaces, ambitionFaces        kept[*faces]
	actorMeetings, objectiveMeetings [MostOrder]kept[meetings] // by order
	actorOrders                      [MostOrder]kept[actorOrder]
}

// maximalStrengths are the strengths by maximum influence.
type maximalStrengths struct{ influence, dependence, r []float64 }

// MactorOf returns the interplay of the view's actors. An ambition that does not exist or is not to be seen is
// [graph.CodeNotFound]; more than [MostMatrixRows] actors or [MostMactorAmbitions] ambitions are [graph.CodeTooLarge].
// The price is that of going over what is recorded, and of laying out n² influences over n words of 64 actors, and n × m
// positions.
func MactorOf(v *graph.View, o MactorOptions) (*Mactor, error) {
	reading, err := o.Reading.check()
	if err != nil {
		return nil, err
	}
	ambitions, err := ambitionsOf(v, o.Ambitions)
	if err != nil {
		return nil, err
	}
	const perPosition = 20
	if err := o.Begin(influencesPrice(v, o.Derive) + Price(perPosition*v.Count(graph.KindPosition))); err != nil {
		return nil, err
	}
	r, err := newRoll(v, o.Among, o.Check)
	if err != nil {
		return nil, err
	}
	m := &Mactor{Reading: reading, n: r.len(), m: len(ambitions), ambitions: ambitions, work: o.Work}
	if err := m.fits(); err != nil {
		return nil, err
	}
	if err := o.Begin(m.price()); err != nil {
		return nil, err
	}
	return m, m.gather(v, r, reading, o)
}

// gather takes influence and positions, which know nothing of each other, at once.
func (m *Mactor) gather(v *graph.View, r *roll, reading MactorReading, o MactorOptions) error {
	var positions Basis
	var taken error
	var others sync.WaitGroup
	defer others.Wait()
	aside(&others, func() { positions, taken = m.take(positionsOf(v, r.stakeholders), r.rowOf, o.Check) })
	in, err := newInfluences(v, r, o.Derive, o.Work)
	if err != nil {
		return err
	}
	aside(&others, func() { m.Strengths = in.strengths(reading) })
	m.layOut(in)
	if err := m.indirectly(o.Check); err != nil {
		return err
	}
	others.Wait()
	m.Basis = m.Basis.With(positions)
	return taken
}

// ambitionsOf returns the named ones of the view, or all, in the order of their names.
func ambitionsOf(v *graph.View, ids []graph.ID) ([]graph.Named, error) {
	wanted, err := ambitionsNamed(v, ids)
	if err != nil {
		return nil, err
	}
	var out []graph.Named
	for _, e := range v.ByName(graph.KindAmbition) {
		if wanted == nil || wanted[e.Meta().ID] {
			out = append(out, e)
		}
	}
	return out, nil
}

func (m *Mactor) fits() error {
	switch {
	case m.n > MostMatrixRows:
		return tooManyActors(m.n)
	case m.m > MostMactorAmbitions:
		return graph.Errorf(graph.CodeTooLarge,
			"there are %d ambitions; at most %d are answered: name those that matter", m.m, MostMactorAmbitions)
	}
	return nil
}

func tooManyActors(n int) error {
	return graph.Errorf(graph.CodeTooLarge,
		"the matrix would have %d actors; at most %d are answered: look at fewer, or page through the pairs of alignment", n, MostMatrixRows)
}

func (m *Mactor) price() Price {
	n, ambitions := Price(m.n), Price(m.m)
	return n*n*(1+n/64)*MostInfluence + n*ambitions
}

// layOut makes the matrix of direct influence.
func (m *Mactor) layOut(in *influences) {
	m.direct = make([]float64, m.n*m.n)
	m.knowledge = make([]InfluenceKnowledge, m.n*m.n)
	for i := range m.knowledge {
		m.knowledge[i] = InfluenceUnknown
	}
	for i := range m.n {
		m.knowledge[i*m.n+i] = InfluenceOnSelf
	}
	for _, a := range in.arcs {
		at := int(a.from)*m.n + int(a.to)
		m.direct[at] = float64(a.strength)
		m.knowledge[at] = InfluenceAssessed
		if a.derived {
			m.knowledge[at] = InfluenceDerived
		}
	}
}

// indirectly adds what goes over a third: MDII, MMDII and what follows from the latter.
func (m *Mactor) indirectly(check Check) error {
	n := m.n
	from, to := newLevels(n, n, MostInfluence), newLevels(n, n, MostInfluence)
	for i := range n {
		for j := range n {
			if strength := int(m.direct[i*n+j]); strength > 0 {
				from.set(i, j, strength)
				to.set(j, i, strength)
			}
		}
	}
	m.indirect, m.maximum = make([]float64, n*n), make([]float64, n*n)
	parts := min(n, mostParts)
	err := eachPart(parts, m.price(), check, func(_, part int) error {
		for i := part; i < n; i += parts {
			for j := range n {
				sum, largest := from.minima(i, to, j)
				at := i*n + j
				m.indirect[at] = m.direct[at] + float64(sum)
				if i != j {
					m.maximum[at] = max(m.direct[at], float64(largest))
				}
			}
		}
		return nil
	})
	influence, dependence := rowSums(m.maximum, n), make([]float64, n)
	for i := range n {
		for j, x := range m.maximum[i*n : (i+1)*n] {
			dependence[j] += x
		}
	}
	m.maximal = maximalStrengths{influence, dependence, balanceOfForce(influence, dependence, make([]float64, n))}
	return err
}

// take takes the positions: the stance that holds of each actor on each ambition. It returns what those rest on.
func (m *Mactor) take(positions iter.Seq[*graph.Position], rowOf map[graph.ID]int32, check Check) (b Basis, err error) {
	columnOf := make(map[graph.ID]int, m.m)
	for column, e := range m.ambitions {
		columnOf[e.Meta().ID] = column
	}
	held := make([]*graph.Position, m.n*m.m)
	last, row, known := graph.ID(""), int32(0), false
	beat := pace.New(check)
	for p := range pace.Each(&beat, positions) {
		if p.Stakeholder != last { // one's positions are often recorded together
			last = p.Stakeholder
			row, known = rowOf[last]
		}
		column, also := columnOf[p.Ambition]
		if !known || !also || p.Unknown() {
			continue
		}
		b.Add(p)
		if at := &held[int(row)*m.m+column]; *at == nil || graph.Precedes(&p.Statement, &(*at).Statement) {
			*at = p
		}
	}
	m.stances, m.known = make([]int8, m.n*m.m), make([]bool, m.n*m.m)
	for at, p := range held {
		if p != nil {
			m.stances[at], m.known[at] = int8(*p.Stance), true
		}
	}
	return b, beat.Err()
}

// positionsOf yields the positions of stakeholders, each one's in the order of recording.
func positionsOf(v *graph.View, stakeholders []graph.Named) iter.Seq[*graph.Position] {
	if len(stakeholders) == v.Count(graph.KindOrganisation)+v.Count(graph.KindIndividual) {
		return graph.Every[*graph.Position](v.Snapshot) // the same, and sooner had
	}
	return func(yield func(*graph.Position) bool) {
		for _, e := range stakeholders {
			for p := range v.Referring(e.Meta().ID, graph.KindPosition, "stakeholder") {
				if !yield(p.(*graph.Position)) {
					return
				}
			}
		}
	}
}

// Ambitions returns the columns of the positions, in the order of their names. It is shared and must not be changed.
func (m *Mactor) Ambitions() []graph.Named { return m.ambitions }

// DirectInfluence returns MDI: the direct influence of the row's actor on the column's, 0 … 4.
func (m *Mactor) DirectInfluence() [][]float64 { return rows(m.direct, m.n) }

// InfluenceKnowledge returns how each direct influence is known.
func (m *Mactor) InfluenceKnowledge() [][]InfluenceKnowledge { return rows(m.knowledge, m.n) }

// IndirectInfluence returns MDII: the direct influence and the indirect one over each third actor,
// MDI[i][j] + Σk min(MDI[i][k], MDI[k][j]); on the diagonal what comes back.
func (m *Mactor) IndirectInfluence() [][]float64 { return rows(m.indirect, m.n) }

// MaximumInfluence returns MMDII: the strongest of the direct influence and the indirect ones, 0 … 4; 0 on the diagonal.
func (m *Mactor) MaximumInfluence() [][]float64 { return rows(m.maximum, m.n) }

// NetInfluence returns the balance MDII[i][j] - MDII[j][i]: antisymmetric, a row's sum being I - D.
func (m *Mactor) NetInfluence() [][]float64 {
	net := make([]float64, m.n*m.n)
	for i := range m.n {
		for j := range m.n {
			net[i*m.n+j] = m.indirect[i*m.n+j] - m.indirect[j*m.n+i]
		}
	}
	return rows(net, m.n)
}

// rows cuts a matrix into rows of the length. They share the numbers and must not be changed.
func rows[T any](cells []T, length int) [][]T {
	if length == 0 {
		return [][]T{}
	}
	out := make([][]T, 0, len(cells)/length)
	return slices.AppendSeq(out, slices.Chunk(cells, length))
}
