package process

import (
	"cmp"
	"iter"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// reading goes through a view, a step for each thing looked at, until who asked waits no longer. From then on it finds
// nothing, so that all that is under way comes to its end: what was found is then not all, and [reading.ended] says so to
// whoever would give it as an answer.
type reading struct {
	view *graph.View
	pace pace.Pace
}

func newReading(v *graph.View, check pace.Check) *reading { return &reading{v, pace.New(check)} }

// ended asks whether who asked waits still, and returns the error of the check when not.
func (r *reading) ended() error { return r.pace.Look() }

// referring yields what [graph.Snapshot.Referring] does.
func (r *reading) referring(id graph.ID, k graph.Kind, link string) iter.Seq[graph.Entity] {
	return pace.Each(&r.pace, r.view.Referring(id, k, link))
}

// stancesOf returns what [graph.View.StancesOf] does.
func (r *reading) stancesOf(holder graph.ID) map[graph.ID]graph.Stance {
	return r.view.StancesBy(holder, r.reads)
}

// positionsOf returns what [graph.View.PositionsOf] does.
func (r *reading) positionsOf(stakeholder graph.ID) map[graph.ID]graph.Stance {
	return r.view.PositionsBy(stakeholder, r.reads)
}

func (r *reading) reads(*graph.Statement) bool { return r.pace.Step() == nil }

// each yields the items.
func each[T any](r *reading, all []T) iter.Seq[T] { return pace.Each(&r.pace, slices.Values(all)) }

// some reports whether any item is so.
func some[T any](r *reading, all []T, so func(T) bool) bool {
	for one := range each(r, all) {
		if so(one) {
			return true
		}
	}
	return false
}

// sorted puts the list in the order, equals as they stand.
func sorted[T any](r *reading, all []T, compare func(a, b T) int) {
	_ = pace.Sort(&r.pace, all, compare) // whoever answers asks whether it ended
}

// nameable is what has a name and a place in the order of recording: entities, and parties.
type nameable interface {
	EntityName() string
	Meta() *graph.Record
}

// sortNamed orders by name, then by recording.
func sortNamed[T nameable](r *reading, all []T) {
	type keyed struct {
		one T
		key string // made once, as it takes longer than comparing two
	}
	named := make([]keyed, 0, len(all))
	for one := range each(r, all) {
		named = append(named, keyed{one, graph.SortKey(one.EntityName())})
	}
	sorted(r, named, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.one.Meta().Sequence, b.one.Meta().Sequence))
	})
	for i := range named {
		all[i] = named[i].one
	}
}
