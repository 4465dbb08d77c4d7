package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Mactor is the handle of the interplay of actors.
type Mactor struct {
	*analysis.Mactor
	scope *Scope
}

// Basis returns what it rests on.
func (m *Mactor) Basis() Basis { return Basis{m.Mactor.Basis, m.scope} }

// Interplay returns the handle of the interplay of the scope's actors. work is how it is to be done.
func Interplay(
	s *Scope, among Among, ambitions []graph.ID, reading analysis.MactorReading, derive bool, work analysis.Work,
) (*Mactor, error) {
	accept, err := among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	m, err := analysis.MactorOf(s.View, analysis.MactorOptions{
		Among: accept, Ambitions: ambitions, Reading: reading, Derive: derive, Work: work,
	})
	if err != nil {
		return nil, err
	}
	return &Mactor{m, s}, nil
}

// Actors returns the rows.
func (m *Mactor) Actors() []MactorActor {
	all := m.Mactor.Actors()
	out := make([]MactorActor, len(all))
	for i, a := range all {
		out[i] = MactorActor{a, m.scope}
	}
	return out
}

// Ambitions returns the columns of the positions.
func (m *Mactor) Ambitions() []MactorAmbition {
	all := m.AmbitionsOf()
	out := make([]MactorAmbition, len(all))
	for i, a := range all {
		out[i] = MactorAmbition{a, m.scope}
	}
	return out
}

// Influence returns direct and indirect influence together.
func (m *Mactor) Influence() [][]float64 { return m.Mactor.IndirectInfluence() }

// TotalInfluence returns the sum of all influence on others.
func (m *Mactor) TotalInfluence() float64 { return m.Total }

// MactorActor is the handle of one actor's part.
type MactorActor struct {
	analysis.MactorActor
	scope *Scope
}

// Stakeholder returns who it is.
func (a *MactorActor) Stakeholder() Stakeholder {
	return a.scope.Handle(a.MactorActor.Stakeholder).(Stakeholder)
}

// MactorAmbition is the handle of how the actors stand towards an ambition.
type MactorAmbition struct {
	analysis.MactorAmbition
	scope *Scope
}

// Ambition returns the ambition.
func (a *MactorAmbition) Ambition() *Ambition {
	return a.scope.Handle(a.MactorAmbition.Ambition).(*Ambition)
}
