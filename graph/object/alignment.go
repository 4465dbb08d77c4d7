package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Alignment is the handle of stakeholders side by side.
type Alignment struct {
	alignment *analysis.Alignment
	options   analysis.AlignmentOptions
	scope     *Scope
}

// Align returns the handle of the scope's stakeholders side by side, among those that the filter wants.
func Align(s *Scope, o analysis.AlignmentOptions, among Among) (*Alignment, error) {
	accept, err := among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	o.Among = accept
	a, err := analysis.Align(s.View, o)
	if err != nil {
		return nil, err
	}
	return &Alignment{a, o, s}, nil
}

// Basis returns what it rests on with one of MACTOR's orders.
func (al *Alignment) Basis(order int) (Basis, error) {
	b, err := al.alignment.OrderBasis(order)
	return Basis{b, al.scope}, err
}

// Pair returns how two stand towards each other, nil when one of them is not among the stakeholders.
func (al *Alignment) Pair(a, b graph.ID) (*AlignmentPair, error) {
	pair, err := al.alignment.Pair(a, b)
	switch {
	case graph.CodeOf(err) == graph.CodeNotFound:
		return nil, nil //nolint:nilnil // null is the answer about what is not to be seen
	case err != nil:
		return nil, err
	}
	return &AlignmentPair{pair, al.scope}, nil
}

// Matrix returns the score of every two.
func (al *Alignment) Matrix() (*AlignmentMatrix, error) {
	m, err := al.alignment.Matrix()
	if err != nil {
		return nil, err
	}
	return &AlignmentMatrix{Values: m.Values, stakeholders: m.Stakeholders, scope: al.scope}, nil
}

// AlignmentMatrix is the handle of the scores of all.
type AlignmentMatrix struct {
	Values       [][]*float64
	stakeholders []graph.Named
	scope        *Scope
}

// Stakeholders returns the rows.
func (m *AlignmentMatrix) Stakeholders() []Stakeholder {
	return handlesOf[Stakeholder](m.scope, m.stakeholders)
}

// Camps returns the groups that converge more than they diverge with each other.
func (al *Alignment) Camps() ([]Camp, error) {
	camps, err := al.alignment.Camps()
	out := make([]Camp, len(camps))
	for i, c := range camps {
		out[i] = Camp{c, al.scope}
	}
	return out, err
}

// Camp is the handle of such a group.
type Camp struct {
	analysis.Camp
	scope *Scope
}

// Members returns who is in it.
func (c Camp) Members() []Stakeholder { return handlesOf[Stakeholder](c.scope, c.Camp.Members) }

// AlignmentEvidence is the handle of what two say of one subject.
type AlignmentEvidence struct {
	evidence analysis.AlignmentEvidence
	scope    *Scope
}

func evidence(s *Scope, list []analysis.AlignmentEvidence) []AlignmentEvidence {
	out := make([]AlignmentEvidence, len(list))
	for i, e := range list {
		out[i] = AlignmentEvidence{e, s}
	}
	return out
}

// Subject returns the topic or the ambition.
func (e AlignmentEvidence) Subject() Subject { return e.scope.Handle(e.evidence.Subject).(Subject) }

// A returns how the pair's a stands towards it.
func (e AlignmentEvidence) A() Stance { return Stance{e.evidence.A, e.scope} }

// B returns how the pair's b stands towards it.
func (e AlignmentEvidence) B() Stance { return Stance{e.evidence.B, e.scope} }

// Stance is the handle of how a stakeholder stands towards a subject.
type Stance struct {
	stance graph.Stance
	scope  *Scope
}

// Value returns the stance, nil when nothing is known.
func (s Stance) Value() *int {
	if !s.stance.Known {
		return nil
	}
	return &s.stance.Value
}

// Ambivalent reports whether the statements behind it say opposite things.
func (s Stance) Ambivalent() bool { return s.stance.Ambivalent }

// Statements returns what is behind it.
func (s Stance) Statements() []Statement {
	out := make([]Statement, len(s.stance.Evidence))
	for i, e := range s.stance.Evidence {
		out[i] = s.scope.Handle(e).(Statement)
	}
	return out
}

// Allies returns those that the stakeholder aligns with most.
func (s stakeholder) Allies(of analysis.AlignmentSubject, first int) ([]AlignmentPair, error) {
	return s.nearest(of, first, (*analysis.Alignment).Allies)
}

// Opponents returns those that the stakeholder is most opposed to.
func (s stakeholder) Opponents(of analysis.AlignmentSubject, first int) ([]AlignmentPair, error) {
	return s.nearest(of, first, (*analysis.Alignment).Opponents)
}

func (s stakeholder) nearest(
	of analysis.AlignmentSubject, first int, rank func(*analysis.Alignment, graph.ID, int) ([]analysis.AlignmentPair, error),
) ([]AlignmentPair, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	at := s.scope.links()
	if at.View.Find(s.id) == nil {
		return nil, nil // an event told of somebody who is gone
	}
	a, err := analysis.Align(at.View, analysis.AlignmentOptions{Of: of})
	if err != nil {
		return nil, err
	}
	list, err := rank(a, s.id, first)
	return pairs(at, list), err
}
