package analysis

import "raakvlak/graph"

// Basis says what an answer rests on.
type Basis struct {
	Revision   graph.Revision // of the view
	Statements int            // how many were weighed
	Assumed    int            // how many of those somebody only thinks to be so
}

// basisOf counts the statements, each once.
func basisOf(v *graph.View, lists ...[]graph.Stated) Basis {
	b := Basis{Revision: v.Revision()}
	seen := map[graph.ID]bool{}
	for _, list := range lists {
		for _, s := range list {
			if id := s.Meta().ID; !seen[id] {
				seen[id] = true
				b.add(s)
			}
		}
	}
	return b
}

func (b *Basis) add(s graph.Stated) {
	b.Statements++
	if s.Said().Origin == graph.OriginAssumed {
		b.Assumed++
	}
}
