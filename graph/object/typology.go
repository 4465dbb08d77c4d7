package object

import "raakvlak/graph/analysis"

// StakeholderTypology is the handle of how far a stakeholder analysis is done.
type StakeholderTypology struct {
	*analysis.StakeholderTypology
	scope *Scope
}

// Basis returns what it rests on.
func (t *StakeholderTypology) Basis() Basis { return Basis{t.StakeholderTypology.Basis, t.scope} }

// TypologyIn returns the handle of how far the collaboration's stakeholder analysis is done.
func TypologyIn(c *Collaboration, threshold int, work analysis.Work) (*StakeholderTypology, error) {
	s := c.scope.links()
	found, err := analysis.TypologyOf(s.View, c.Collaboration.ID, threshold, work)
	if err != nil {
		return nil, err
	}
	return &StakeholderTypology{found, s}, nil
}

// Uncategorised returns a page of those without a quadrant.
func (t *StakeholderTypology) Uncategorised(first int, after *string) (*StakeholderConnection, error) {
	return namedPage(t.scope, t.StakeholderTypology.Uncategorised, first, after)
}

// Unrelated returns a page of those of whom no relationship is known.
func (t *StakeholderTypology) Unrelated(first int, after *string) (*StakeholderConnection, error) {
	return namedPage(t.scope, t.StakeholderTypology.Unrelated, first, after)
}
