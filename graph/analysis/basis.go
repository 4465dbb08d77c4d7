package analysis

import (
	"slices"

	"raakvlak/graph"
)

// Basis says what an answer rests on.
type Basis struct {
	Revision   graph.Revision // of the view
	Statements int            // how many were weighed
	Assumed    int            // how many of those somebody only thinks to be so
	assumed    []graph.Stated // the first of them, at most mostAssumptions
}

// mostAssumptions is how many of the assumed statements a [Basis] can name: as many as a page has.
const mostAssumptions = graph.MostPerPage

// BasisOf counts the statements, each once.
func BasisOf(v *graph.View, lists ...[]graph.Stated) Basis {
	b := Basis{Revision: v.Revision()}
	seen := map[graph.ID]bool{}
	for _, list := range lists {
		for _, s := range list {
			if id := s.Meta().ID; !seen[id] {
				seen[id] = true
				b.Add(s)
			}
		}
	}
	return b
}

// Add counts a statement.
func (b *Basis) Add(s graph.Stated) {
	b.Statements++
	if s.Said().Origin == graph.OriginAssumed {
		b.Assumed++
		b.name(s)
	}
}

// name keeps which statement is assumed, while there is room.
func (b *Basis) name(s graph.Stated) {
	if len(b.assumed) < mostAssumptions && s.Said().Origin == graph.OriginAssumed {
		b.assumed = append(b.assumed, s)
	}
}

// With returns the two bases together, of one revision and of different statements.
func (b Basis) With(other Basis) Basis {
	b.Statements += other.Statements
	b.Assumed += other.Assumed
	b.assumed = slices.Concat(b.assumed, other.assumed)
	b.assumed = b.assumed[:min(len(b.assumed), mostAssumptions)]
	return b
}

// Assumptions returns the first n of the statements that somebody only thinks to be so, in the order in which they were
// weighed. n is 1 … 100, else the error is [graph.CodeInvalid]. They are shared and must not be changed.
func (b Basis) Assumptions(n int) ([]graph.Stated, error) {
	if err := graph.CheckFirst(n); err != nil {
		return nil, err
	}
	return b.assumed[:min(n, len(b.assumed))], nil
}
