package object

import "raakvlak/graph/analysis"

// Basis is the handle of what an answer rests on.
type Basis struct {
	analysis.Basis
	scope *Scope
}

// Assumptions returns the first statements that somebody only thinks to be so.
func (b Basis) Assumptions(first int) ([]Statement, error) {
	all, err := b.Basis.Assumptions(first)
	out := make([]Statement, len(all))
	for i, s := range all {
		out[i] = b.scope.Handle(s).(Statement)
	}
	return out, err
}
