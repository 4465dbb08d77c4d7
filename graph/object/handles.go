package object

import "raakvlak/graph"

// wrapped returns the handle of every item.
func wrapped[A, T any](all []A, handle func(A) T) []T {
	out := make([]T, len(all))
	for i, item := range all {
		out[i] = handle(item)
	}
	return out
}

// firstOf returns the first items of a list.
func firstOf[A any](all []A, first int) ([]A, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	return all[:min(first, len(all))], nil
}

// handlesOf returns the handles of all entities of a list.
func handlesOf[T Node, E graph.Entity](s *Scope, all []E) []T {
	return wrapped(all, func(e E) T { return s.Handle(e).(T) })
}

// handles returns the handles of the first entities of a list.
func handles[T Node, E graph.Entity](s *Scope, all []E, first int) ([]T, error) {
	some, err := firstOf(all, first)
	return handlesOf[T](s, some), err
}

// heldHandle returns the handle of an entity, or the zero T for none.
func heldHandle[T Node, E interface {
	comparable
	graph.Entity
}](s *Scope, e E,
) T {
	var noHandle T
	var none E
	if e == none {
		return noHandle
	}
	return s.Handle(e).(T)
}
