package analysis

import "raakvlak/graph"

// MactorZone is where an actor stands in the plane of influence and dependence. At the mean counts as high.
type MactorZone string

// The zones.
const (
	ZoneDominant   MactorZone = "DOMINANT"   // influence high, dependence low
	ZoneRelay      MactorZone = "RELAY"      // both high
	ZoneDominated  MactorZone = "DOMINATED"  // influence low, dependence high
	ZoneAutonomous MactorZone = "AUTONOMOUS" // both low
)

// MactorActor is one actor's part in the interplay.
type MactorActor struct {
	Stakeholder       graph.Named
	Influence         float64 // I: direct and indirect, on all others
	Dependence        float64 // D: the same of all others on it
	NetInfluence      float64 // I - D
	Retroaction       float64 // what comes back to it, MDII[i][i]
	Strength          float64 // R*
	MaximumInfluence  float64 // the sum of its row of MMDII
	MaximumDependence float64 // the sum of its column
	MaximumStrength   float64 // RM*, the strength by those two
	Zone              MactorZone

	// Known is how many positions of its are known, and Unknown how many are not.
	Known, Unknown int

	mactor *Mactor
	row    int
}

// actorOrder is what the actors have in an order, each with all others.
type actorOrder struct{ convergences, divergences, ambivalence []float64 }

func (m *Mactor) actorOrder(order int) (actorOrder, error) {
	all, err := m.meetings(order)
	if err != nil {
		return actorOrder{}, err
	}
	return m.actorOrders[order-1].get(func() (actorOrder, error) {
		return actorOrder{rowSums(all.convergence, m.n), rowSums(all.divergence, m.n), all.ambivalence(m.n)}, nil
	})
}

func rowSums(cells []float64, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		for _, x := range cells[i*n : (i+1)*n] {
			out[i] += x
		}
	}
	return out
}

// Actors returns the actors in the order of their names.
func (m *Mactor) Actors() []MactorActor {
	out := make([]MactorActor, m.n)
	for i, e := range m.Stakeholders {
		a := MactorActor{
			Stakeholder: e, Influence: m.Influence[i], Dependence: m.Dependence[i], NetInfluence: m.Influence[i] - m.Dependence[i],
			Retroaction: m.Retroaction[i], Strength: m.R[i], MaximumInfluence: m.maximal.influence[i],
			MaximumDependence: m.maximal.dependence[i], MaximumStrength: m.maximal.r[i], Zone: m.zone(i),
			mactor: m, row: i,
		}
		for _, known := range m.known[i*m.m : (i+1)*m.m] {
			if known {
				a.Known++
			}
		}
		a.Unknown = m.m - a.Known
		out[i] = a
	}
	return out
}

// Threshold returns the mean of the actors' influence, which is that of their dependence too: what an actor must reach
// to be high in either. 0 when there are no actors.
func (m *Mactor) Threshold() float64 { return ratio(m.Total, float64(m.n)) }

func (m *Mactor) zone(row int) MactorZone {
	// Multiplied, not divided: these are whole numbers, so that who is at the mean is found to be.
	n := float64(m.n)
	influential, dependent := m.Influence[row]*n >= m.Total, m.Dependence[row]*n >= m.Total
	switch {
	case influential && dependent:
		return ZoneRelay
	case influential:
		return ZoneDominant
	case dependent:
		return ZoneDominated
	}
	return ZoneAutonomous
}

// Mobilisation returns the sum of the sizes of the actor's positions: of order 1 the number of ambitions on which it
// takes sides. It errors as [Mactor.Positions] does.
func (a *MactorActor) Mobilisation(order int) (float64, error) {
	pro, con, err := a.sides(order)
	return pro - con, err
}

// Agreement returns the sum of the positions for ambitions.
func (a *MactorActor) Agreement(order int) (float64, error) {
	pro, _, err := a.sides(order)
	return pro, err
}

// Disagreement returns the sum of the positions against them, 0 or less.
func (a *MactorActor) Disagreement(order int) (float64, error) {
	_, con, err := a.sides(order)
	return con, err
}

func (a *MactorActor) sides(order int) (pro, con float64, err error) {
	if err := checkOrder(order); err != nil {
		return 0, 0, err
	}
	for column := range a.mactor.m {
		x := a.mactor.entry(order, a.row, column)
		pro += max(x, 0)
		con += min(x, 0)
	}
	return pro, con, nil
}

// Convergences returns the sum of the actor's convergence with all others.
func (a *MactorActor) Convergences(order int) (float64, error) {
	o, err := a.mactor.actorOrder(order)
	if err != nil {
		return 0, err
	}
	return o.convergences[a.row], nil
}

// Divergences returns the sum of the actor's divergence with all others.
func (a *MactorActor) Divergences(order int) (float64, error) {
	o, err := a.mactor.actorOrder(order)
	if err != nil {
		return 0, err
	}
	return o.divergences[a.row], nil
}

// Ambivalence returns 1 - Σ |C - D| / Σ (C + D) over the others: 0 never ambivalent … 1 always.
func (a *MactorActor) Ambivalence(order int) (float64, error) {
	o, err := a.mactor.actorOrder(order)
	if err != nil {
		return 0, err
	}
	return o.ambivalence[a.row], nil
}
