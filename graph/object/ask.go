package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// OpenQuestion is the handle of something that is not known, and what knowing it would change.
type OpenQuestion struct {
	analysis.OpenQuestion
	scope *Scope
}

// Stakeholder returns whom to ask.
func (q *OpenQuestion) Stakeholder() Stakeholder {
	return q.scope.Handle(q.OpenQuestion.Stakeholder).(Stakeholder)
}

// Subject returns about what.
func (q *OpenQuestion) Subject() Subject { return q.scope.Handle(q.OpenQuestion.Subject).(Subject) }

// AskNext returns the first questions that would change the picture most: of all, or of one stakeholder.
func (al *Alignment) AskNext(stakeholder *graph.ID, first int) ([]*OpenQuestion, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	who, err := chosen(stakeholder, "stakeholder")
	if err != nil {
		return nil, err
	}
	list, err := al.alignment.AskNext(who, first)
	out := make([]*OpenQuestion, len(list))
	for i, q := range list {
		out[i] = &OpenQuestion{q, al.scope}
	}
	return out, err
}
