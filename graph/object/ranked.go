package object

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// Ranked is a page of what an analysis put in order.
type Ranked[T any] struct {
	TotalCount int
	edges      []RankedEdge[T]
	more       bool
	later      bool
}

// RankedEdge is one item of a page, with its place.
type RankedEdge[T any] struct {
	Node T
	at   rank
}

// Cursor returns the place.
func (e RankedEdge[T]) Cursor() string { return e.at.seal() }

// Edges returns the items with their places.
func (r *Ranked[T]) Edges() []RankedEdge[T] { return r.edges }

// Nodes returns the items.
func (r *Ranked[T]) Nodes() []T {
	nodes := make([]T, len(r.edges))
	for i, e := range r.edges {
		nodes[i] = e.Node
	}
	return nodes
}

// PageInfo returns where the page stands in the whole.
func (r *Ranked[T]) PageInfo() PageInfo {
	return pageInfo(len(r.edges), r.more, r.later, func(i int) string { return r.edges[i].Cursor() })
}

// ranking says how an analysis's list is turned into pages. All of it stands in the order of worth, then of weight, largest
// first, then of names, then of recording.
type ranking[A, T any] struct {
	order  string                // names the list, for its cursors
	about  func(A) graph.Named   // what an item is about
	with   func(A) graph.Entity  // what else it is about; nil when there is one item for each that it is about
	worth  func(A) int           // what it is ordered by before names; nil when by names only
	weight func(A) float64       // what those of equal worth are ordered by before names; nil when by names
	handle func(item A) (node T) // its handle
}

// page returns the part of the list that is asked for.
func (k ranking[A, T]) page(all []A, first int, after *string) (*Ranked[T], error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	r := &Ranked[T]{TotalCount: len(all), later: after != nil}
	if after != nil {
		at, err := openRank(k.order, *after)
		if err != nil {
			return nil, err
		}
		all = k.behind(all, at)
	}
	r.more = len(all) > first
	for _, item := range all[:min(len(all), first)] {
		r.edges = append(r.edges, RankedEdge[T]{k.handle(item), k.place(item)})
	}
	return r, nil
}

func (k ranking[A, T]) place(item A) rank {
	about := k.about(item)
	at := rank{Order: k.order, A: about.Meta().ID, Name: graph.SortKey(about.EntityName())}
	if k.worth != nil {
		at.Worth = k.worth(item)
	}
	if k.weight != nil {
		at.Weight = k.weight(item)
	}
	if k.with != nil {
		at.B = k.with(item).Meta().ID
	}
	return at
}

// behind returns the items after the place that a cursor names, whether or not the item still stands there.
func (k ranking[A, T]) behind(all []A, at rank) []A {
	start, _ := slices.BinarySearchFunc(all, at, func(item A, at rank) int {
		place := k.place(item)
		return cmp.Or(cmp.Compare(at.Worth, place.Worth), cmp.Compare(at.Weight, place.Weight), cmp.Compare(place.Name, at.Name))
	})
	for i := start; i < len(all); i++ {
		place := k.place(all[i])
		if place.Worth != at.Worth || place.Weight != at.Weight || place.Name != at.Name {
			break
		}
		if place.A == at.A && place.B == at.B {
			return all[i+1:]
		}
	}
	return all[start:]
}
