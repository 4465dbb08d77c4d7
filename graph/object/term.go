package object

import "raakvlak/graph"

// Term is the handle of a term.
type Term struct {
	*graph.Term
	entity
	scope *Scope
}

// TermConnection is a page of them.
type TermConnection = Connection[*Term]

// TermEdge is one in a page.
type TermEdge = Edge[*Term]

// ID returns the id, with the revision behind it when it is read of the past.
func (t *Term) ID() graph.ID { return t.scope.id(t.Term.ID) }

// Collaboration returns the collaboration it belongs to.
func (t *Term) Collaboration() *Collaboration {
	return linked[*Collaboration](t.scope, t.Term.Collaboration)
}

// Meaning is what one party means by a term.
type Meaning struct {
	graph.Meaning
	scope *Scope
}

// Stakeholder returns the party.
func (m Meaning) Stakeholder() Stakeholder {
	return linked[Stakeholder](m.scope, m.Meaning.Stakeholder)
}

// Meanings returns what each party means by it.
func (t *Term) Meanings() []Meaning {
	out := make([]Meaning, len(t.Term.Meanings))
	for i, m := range t.Term.Meanings {
		out[i] = Meaning{m, t.scope}
	}
	return out
}
