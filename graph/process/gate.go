package process

import (
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Gate is what stands between a phase and the next one.
type Gate struct {
	From, To graph.Phase
	// State is the worst of the binding checks: OPEN before UNKNOWN before MET.
	State  State
	Checks []Check        // the binding ones first, in the order of the orientation
	Basis  analysis.Basis // of all its checks
}

// Open returns the binding checks that are not met.
func (g Gate) Open() []Check {
	return slices.DeleteFunc(slices.Clone(g.Checks), func(c Check) bool { return !c.Binding || c.State == StateMet })
}

// Gates returns the gates from PRELIMINARY to EXECUTING, in order.
func (p *Process) Gates() ([]Gate, error) {
	var out []Gate
	for _, phase := range Phases() {
		g, err := p.Gate(phase)
		if err != nil {
			return nil, err
		}
		if g != nil {
			out = append(out, *g)
		}
	}
	return out, nil
}

// Gate returns the gate at the end of the phase, nil for EXECUTING, which has none.
//
// The binding checks are our convention on the phases of Kaats and Opheij: out of PRELIMINARY every key player was
// contacted and at least three organisations are partners; out of EXPLORING each partner organisation has an interest of
// its own; out of SHARING one ambition is supported by all partners and each representative has a mandate; out of AGREEING
// every ambition has a commitment; out of SHAPING each action has a leader.
func (p *Process) Gate(phase graph.Phase) (*Gate, error) {
	to, more := next(phase)
	if !more {
		return nil, nil
	}
	g := &Gate{From: phase, To: to}
	switch phase {
	case graph.PhasePreliminary:
		players, err := p.keyPlayersContacted()
		if err != nil {
			return nil, err
		}
		g.Checks = []Check{players, p.threePartners()}
	case graph.PhaseExploring:
		g.Checks = []Check{p.partnersHaveInterests()}
	case graph.PhaseSharing:
		g.Checks = []Check{p.ambitionShared(), p.representativesMandated()}
	case graph.PhaseAgreeing:
		g.Checks = []Check{p.ambitionsCommitted()}
	case graph.PhaseShaping:
		g.Checks = []Check{p.actionsLed()}
	}
	g.State = StateMet
	for i := range g.Checks {
		g.Checks[i].Binding = true
		g.State = worst(g.State, g.Checks[i].State)
	}
	g.Checks = append(g.Checks, p.advice(phase)...)
	var err error
	g.Basis, err = p.basis(p.gateMatters(phase))
	return g, err
}

// gateMatters returns what the checks of a gate are read from; some of them need no statement.
func (p *Process) gateMatters(phase graph.Phase) matter {
	institutional := p.Collaboration.Orientation == graph.OrientationInstitutional
	var of matter
	switch phase {
	case graph.PhasePreliminary:
		of = ofParties | ofPower | ofContacts | ofSpoken
	case graph.PhaseExploring:
		of = ofParties | ofBodies
	case graph.PhaseSharing:
		of = ofParties | ofPositions | ofSpeakers
	case graph.PhaseAgreeing:
		of = ofPromises
	}
	if phase == graph.PhaseSharing && institutional || phase == graph.PhaseAgreeing && !institutional {
		of |= ofNetwork // for the added value
	}
	return of
}

// between returns the gates that lead from a phase to a later one; none the other way.
func (p *Process) between(from, to graph.Phase) ([]Gate, error) {
	all, err := p.Gates()
	return slices.DeleteFunc(all, func(g Gate) bool { return !g.From.Reached(from) || !to.Reached(g.To) }), err
}
