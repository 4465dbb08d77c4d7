package object

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// Scope is what a handle was read from: a view, of now or of the past.
type Scope struct {
	View   *graph.View
	check  pace.Check     // whether who asked waits still
	past   graph.Revision // "" for now
	origin *Scope         // of states that an event tells of: where their links lead
}

// Now returns the scope of a view as it is. What is read from it ends with the error of the check.
func Now(v *graph.View, check pace.Check) *Scope { return &Scope{View: v, check: check} }

// Past returns the scope of a view of the past. Ids read from it have its revision behind them.
func Past(v *graph.View, check pace.Check) *Scope { return PastAt(v, v.Revision(), check) }

// told returns the scope of a state that an event told of, and that may be gone from the view.
func (s *Scope) told(version graph.Revision) *Scope {
	return &Scope{View: s.View, check: s.check, past: version, origin: s}
}

// id returns the id that a caller gets for one in the scope.
func (s *Scope) id(id graph.ID) graph.ID { return graph.ID(string(id) + s.suffix()) }

func (s *Scope) suffix() string {
	if s.past == "" {
		return ""
	}
	return RevisionMark + string(s.past)
}

// RevisionMark stands between an id and the revision of which it is read.
const RevisionMark = "@"

// chosen returns the id that an argument gives, and "" where it is not given. An empty id is of nothing.
func chosen(id *graph.ID, argument string) (graph.ID, error) {
	switch {
	case id == nil:
		return "", nil
	case *id == "":
		return "", graph.Within(graph.NotFound(*id), argument)
	}
	return *id, nil
}

// links returns the scope in which links from here are followed.
func (s *Scope) links() *Scope {
	if s.origin != nil {
		return s.origin
	}
	return s
}

// Find returns the handle of the entity with the id, or nil when the view has none.
func (s *Scope) Find(id graph.ID) Node {
	e := s.View.Find(id)
	if e == nil {
		return nil
	}
	return s.Handle(e)
}

// linked returns the handle of what a link leads to, or the zero T when it leads nowhere that the view has.
func linked[T Node](s *Scope, id graph.ID) T {
	var none T
	if id == "" {
		return none
	}
	node, is := s.links().Find(id).(T)
	if !is {
		return none
	}
	return node
}

// PastAt returns the scope of a view of the past that was asked for by the revision, which ids then keep.
func PastAt(v *graph.View, revision graph.Revision, check pace.Check) *Scope {
	return &Scope{View: v, check: check, past: revision}
}

// Last returns the number of the last event that the scope is of, 0 where it is of now.
func (s *Scope) Last() graph.Number {
	if s.past == "" {
		return 0
	}
	return s.View.Head().Number
}
