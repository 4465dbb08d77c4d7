package process

import (
	"slices"

	"raakvlak/graph"
)

// Standing is the rule that a statement is borne out by what else its writer sees of the map: no commitment to a
// collaboration that the stakeholder takes no part in, no assessment in another context than the participation that it is
// of, no mandate larger than the organisation itself gave. It is an atlas.Rule. What stood before may stay.
type Standing struct{}

// Allow returns why the event may not be, or nil. after returns the writer's view once it is done.
func (Standing) Allow(e *graph.Event, after func() (*graph.View, error)) error {
	for i := range e.Deltas {
		d := &e.Deltas[i]
		switch d.After.(type) {
		case *graph.Commitment, *graph.Assessment, *graph.Representation:
			v, err := after()
			if err != nil {
				return err
			}
			if err := stands(v, d.Before, d.After); err != nil {
				return err
			}
		}
	}
	return nil
}

func stands(v *graph.View, before, after graph.Entity) error {
	switch after := after.(type) {
	case *graph.Commitment:
		was, is := before.(*graph.Commitment)
		if is && was.Stakeholder == after.Stakeholder && was.Collaboration == after.Collaboration || takesPart(v, after) {
			return nil
		}
		return graph.Invalid([]string{"collaboration"}, "the stakeholder takes no part in this collaboration: record its participation first")
	case *graph.Assessment:
		of, is := v.Find(after.Participation).(*graph.Participation)
		if is && after.Collaboration != "" && after.Collaboration != of.Collaboration {
			return graph.Invalid([]string{"collaboration"}, "the participation that is assessed is in another collaboration")
		}
	case *graph.Representation:
		was, is := before.(*graph.Representation)
		if is && reach(was.Mandate) >= reach(after.Mandate) {
			return nil
		}
		if given := givenMandate(v, after); given != nil && reach(after.Mandate) > reach(given.Mandate) {
			return graph.Invalid([]string{"mandate"}, "the organisation itself gave the mandate %s", given.Mandate)
		}
	}
	return nil
}

func takesPart(v *graph.View, c *graph.Commitment) bool {
	for e := range v.Referring(c.Stakeholder, graph.KindParticipation, "stakeholder") {
		if e.(*graph.Participation).Collaboration == c.Collaboration {
			return true
		}
	}
	return false
}

// givenMandate returns the representation by which the organisation itself says how far the individual may go: another one,
// by an account that is bound to the organisation, in the same context or in none. Nil when there is none, and when r is
// the organisation's own word.
func givenMandate(v *graph.View, r *graph.Representation) *graph.Representation {
	if graph.PrincipalIn(v.Snapshot, r.Author).BoundTo(r.Organisation) {
		return nil
	}
	var given *graph.Representation
	for e := range v.Referring(r.Individual, graph.KindRepresentation, "individual") {
		other := e.(*graph.Representation)
		same := other.Collaboration == "" || other.Collaboration == r.Collaboration
		if other.ID == r.ID || other.Organisation != r.Organisation || !same ||
			!graph.PrincipalIn(v.Snapshot, other.Author).BoundTo(r.Organisation) {
			continue
		}
		if given == nil || graph.Precedes(&other.Statement, &given.Statement) {
			given = other
		}
	}
	return given
}

// reach orders mandates from small to large.
func reach(m graph.Mandate) int {
	return slices.Index([]graph.Mandate{graph.MandateNone, graph.MandateConsult, graph.MandateNegotiate, graph.MandateDecide}, m)
}
