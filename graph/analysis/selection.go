package analysis

import (
	"strconv"

	"raakvlak/graph"
)

// selection says of what a table is made.
type selection struct {
	of     AlignmentSubject
	wants  func(graph.Entity) bool     // which topics and ambitions; nil means all
	counts func(*graph.Statement) bool // which statements; nil means all
}

// kinds returns which kinds of subjects there are.
func (s *selection) kinds() (kinds []graph.Kind) {
	if s.of != SubjectPositions {
		kinds = append(kinds, graph.KindTopic)
	}
	if s.of != SubjectInterests {
		kinds = append(kinds, graph.KindAmbition)
	}
	return kinds
}

// narrowed returns which subjects the options want, nil when they want all.
func (o *AlignmentOptions) narrowed(v *graph.View) (func(graph.Entity) bool, error) {
	topics, err := topicsNamed(v, o.Topics)
	if err != nil {
		return nil, err
	}
	ambitions, err := ambitionsNamed(v, o.Ambitions)
	if err != nil || topics == nil && ambitions == nil {
		return nil, err
	}
	return func(e graph.Entity) bool {
		wanted := topics
		if e.EntityKind() == graph.KindAmbition {
			wanted = ambitions
		}
		return wanted == nil || wanted[e.Meta().ID]
	}, nil
}

// topicsNamed returns the ids, and those of all topics narrower than one of them, as a set; nil for nil. One that is no
// topic of the view is [graph.CodeNotFound].
func topicsNamed(v *graph.View, ids []graph.ID) (map[graph.ID]bool, error) {
	wanted, err := namedOf(v, ids, graph.KindTopic, "topics")
	if len(wanted) == 0 {
		return wanted, err
	}
	left := make([]graph.ID, 0, len(wanted))
	for id := range wanted {
		left = append(left, id)
	}
	for len(left) > 0 {
		id := left[len(left)-1]
		left = left[:len(left)-1]
		for e := range v.Referring(id, graph.KindTopic, "narrowerThan") {
			if narrower := e.Meta().ID; !wanted[narrower] {
				wanted[narrower] = true
				left = append(left, narrower)
			}
		}
	}
	return wanted, nil
}

// ambitionsNamed returns the ids as a set, nil for nil. One that is no ambition of the view is [graph.CodeNotFound].
func ambitionsNamed(v *graph.View, ids []graph.ID) (map[graph.ID]bool, error) {
	return namedOf(v, ids, graph.KindAmbition, "ambitions")
}

// namedOf returns the ids of a kind as a set, nil for nil. The field is where they are named.
func namedOf(v *graph.View, ids []graph.ID, kind graph.Kind, field string) (map[graph.ID]bool, error) {
	if ids == nil {
		return nil, nil
	}
	wanted := make(map[graph.ID]bool, len(ids))
	for i, id := range ids {
		if e := v.Find(id); e == nil || e.EntityKind() != kind {
			return nil, graph.Within(graph.NotFound(id), field, strconv.Itoa(i))
		}
		wanted[id] = true
	}
	return wanted, nil
}
