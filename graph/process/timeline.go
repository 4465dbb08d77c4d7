package process

import (
	"cmp"
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// TimelineKind says what happened at a moment of a collaboration's timeline.
type TimelineKind string

// The kinds of moments, in the order in which those of one time and one record stand.
const (
	MomentContact        TimelineKind = "CONTACT"              // a conversation was held
	MomentFollowUp       TimelineKind = "FOLLOW_UP"            // what follows from a conversation is due
	MomentParticipation  TimelineKind = "PARTICIPATION"        // somebody's role and engagement were stated
	MomentRepresentation TimelineKind = "REPRESENTATION"       // a mandate was stated
	MomentInterest       TimelineKind = "INTEREST"             // an interest was stated
	MomentPosition       TimelineKind = "POSITION"             // a stance on an ambition was stated, or found to be still to ask
	MomentAssessment     TimelineKind = "ASSESSMENT"           // an author assessed a participation
	MomentOffer          TimelineKind = "OFFER"                // it was stated that somebody holds a resource
	MomentCommitment     TimelineKind = "COMMITMENT"           // something was proposed, promised or confirmed
	MomentMet            TimelineKind = "COMMITMENT_MET"       // something promised was delivered
	MomentWithdrawn      TimelineKind = "COMMITMENT_WITHDRAWN" // something promised was withdrawn
	MomentDependency     TimelineKind = "DEPENDENCY"           // it was stated that one needs another
	MomentScan           TimelineKind = "SCAN"                 // an instrument was filled in
	MomentAgreement      TimelineKind = "AGREEMENT"            // a version of a document was agreed
	MomentPassage        TimelineKind = "PASSAGE"              // the collaboration passed from one phase to another
	MomentActionDue      TimelineKind = "ACTION_DUE"           // an action should be done
)

// TimelineKinds returns all kinds of moments, in their order.
func TimelineKinds() []TimelineKind { return slices.Clone(timelineKinds) }

var timelineKinds = []TimelineKind{
	MomentContact, MomentFollowUp, MomentParticipation, MomentRepresentation, MomentInterest, MomentPosition,
	MomentAssessment, MomentOffer, MomentCommitment, MomentMet, MomentWithdrawn, MomentDependency, MomentScan,
	MomentAgreement, MomentPassage, MomentActionDue,
}

// Moment is something dated in a collaboration.
type Moment struct {
	Kind   TimelineKind
	At     time.Time
	Entity graph.Entity // what is dated

	view *graph.View
}

// TimelineOptions say which moments are wanted.
type TimelineOptions struct {
	From, To time.Time      // the first day and the last one, in UTC; zero: no bound
	Kinds    []TimelineKind // nil means all
	analysis.Work
}

// Timeline is what is dated in a collaboration.
type Timeline struct {
	// Moments are in the order of their times; of one time in that of recording, and those of one record in that of
	// [TimelineKinds].
	Moments []Moment
	// Undated are the agreements and actions of the wanted kinds that have no date, in the order of recording. Every
	// statement has one.
	Undated []graph.Entity
	// Basis is of the statements that have moments here, each once, and of the participations that assessments here are of.
	// A position that is still to be asked has a moment, and counts.
	Basis analysis.Basis
}

// TimelineOf returns the timeline of the collaboration: its contacts, passages, agreements, actions and scans, and the
// statements in its context; those without a context when they are positions on its ambitions or its own interests. Of
// a statement the time is when it was stated, of a conversation when it was held. A collaboration that the view has not
// is [graph.CodeNotFound]; an unknown kind and an end before the beginning are [graph.CodeInvalid]. The price bounds the
// work by all that the view has of the kinds that are read.
func TimelineOf(v *graph.View, collaboration graph.ID, o TimelineOptions) (*Timeline, error) {
	if _, is := v.Find(collaboration).(*graph.Collaboration); !is {
		return nil, graph.Within(graph.NotFound(collaboration), "collaboration")
	}
	for _, k := range o.Kinds {
		if !slices.Contains(TimelineKinds(), k) {
			return nil, graph.Invalid([]string{"kinds"}, "no kind of moment is called %q", string(k))
		}
	}
	if !o.From.IsZero() && !o.To.IsZero() && o.To.Before(o.From) {
		return nil, graph.Invalid([]string{"to"}, "the end is before the beginning")
	}
	if err := o.Begin(timelinePrice(v)); err != nil {
		return nil, err
	}
	g := &gatheringMoments{reading: newReading(v, o.Check), options: o, timeline: &Timeline{}}
	g.gather(collaboration)
	sorted(g.reading, g.timeline.Moments, compareMoments)
	sorted(g.reading, g.timeline.Undated, func(a, b graph.Entity) int { return cmp.Compare(a.Meta().Sequence, b.Meta().Sequence) })
	g.rest()
	return g.timeline, g.ended()
}

func compareMoments(a, b Moment) int {
	return cmp.Or(
		a.At.Compare(b.At), cmp.Compare(a.Entity.Meta().Sequence, b.Entity.Meta().Sequence),
		cmp.Compare(slices.Index(timelineKinds, a.Kind), slices.Index(timelineKinds, b.Kind)),
	)
}

// timelineSources are the kinds of which moments are made, with the link by which each belongs to a collaboration.
var timelineSources = []struct {
	kind graph.Kind
	link string
}{
	{graph.KindContact, "collaboration"},
	{graph.KindParticipation, "collaboration"},
	{graph.KindRepresentation, "collaboration"},
	{graph.KindInterest, "collaboration"},
	{graph.KindInterest, "holder"},
	{graph.KindPosition, "collaboration"},
	{graph.KindAssessment, "collaboration"},
	{graph.KindOffer, "collaboration"},
	{graph.KindCommitment, "collaboration"},
	{graph.KindDependency, "collaboration"},
	{graph.KindScan, "collaboration"},
	{graph.KindAgreement, "collaboration"},
	{graph.KindPassage, "collaboration"},
	{graph.KindAction, "collaboration"},
}

func timelinePrice(v *graph.View) analysis.Price {
	const perRecord = 100
	n := 0
	for _, s := range timelineSources {
		n += v.Count(s.kind)
	}
	return analysis.Price(perRecord * n)
}

// gatheringMoments is a timeline on its way.
type gatheringMoments struct {
	*reading
	options  TimelineOptions
	timeline *Timeline
}

func (g *gatheringMoments) gather(collaboration graph.ID) {
	for _, s := range timelineSources {
		for e := range g.referring(collaboration, s.kind, s.link) {
			if i, is := e.(*graph.Interest); is && s.link == "holder" && i.Collaboration == collaboration {
				continue // it has the collaboration for its context too
			}
			g.take(e)
		}
	}
	// What belongs to the collaboration by what it is about, and was said in no context.
	for e := range g.referring(collaboration, graph.KindAmbition, "collaboration") {
		for p := range g.referring(e.Meta().ID, graph.KindPosition, "ambition") {
			if p.(*graph.Position).Collaboration == "" {
				g.take(p)
			}
		}
	}
	for e := range g.referring(collaboration, graph.KindParticipation, "collaboration") {
		for a := range g.referring(e.Meta().ID, graph.KindAssessment, "participation") {
			if a.(*graph.Assessment).Collaboration == "" {
				g.take(a)
			}
		}
	}
}

// take adds the moments of one record.
func (g *gatheringMoments) take(e graph.Entity) {
	switch e := e.(type) {
	case *graph.Contact:
		g.add(MomentContact, &e.At, e)
		if e.FollowUpAt != nil {
			g.add(MomentFollowUp, e.FollowUpAt, e)
		}
	case *graph.Passage:
		g.add(MomentPassage, &e.At, e)
	case *graph.Agreement:
		g.add(MomentAgreement, e.AgreedAt, e)
	case *graph.Action:
		g.add(MomentActionDue, e.Due, e)
	case graph.Stated:
		g.add(momentOf(e), &e.Said().StatedAt, e)
	}
}

func momentOf(e graph.Stated) TimelineKind {
	switch e := e.(type) {
	case *graph.Participation:
		return MomentParticipation
	case *graph.Representation:
		return MomentRepresentation
	case *graph.Interest:
		return MomentInterest
	case *graph.Position:
		return MomentPosition
	case *graph.Assessment:
		return MomentAssessment
	case *graph.Offer:
		return MomentOffer
	case *graph.Dependency:
		return MomentDependency
	case *graph.Commitment:
		switch e.Status {
		case graph.CommitmentDelivered:
			return MomentMet
		case graph.CommitmentWithdrawn:
			return MomentWithdrawn
		}
		return MomentCommitment
	}
	return MomentScan
}

func (g *gatheringMoments) add(k TimelineKind, at *time.Time, e graph.Entity) {
	o := &g.options
	switch {
	case o.Kinds != nil && !slices.Contains(o.Kinds, k):
	case at == nil:
		g.timeline.Undated = append(g.timeline.Undated, e)
	case !o.From.IsZero() && at.Before(o.From), !o.To.IsZero() && !at.Before(o.To.AddDate(0, 0, 1)):
	default:
		g.timeline.Moments = append(g.timeline.Moments, Moment{Kind: k, At: *at, Entity: e, view: g.view})
	}
}

// rest tells what the moments rest on.
func (g *gatheringMoments) rest() {
	var all []graph.Stated
	for m := range each(g.reading, g.timeline.Moments) {
		if s, is := m.Entity.(graph.Stated); is {
			all = append(all, s)
		}
		if a, is := m.Entity.(*graph.Assessment); is {
			if p, is := g.view.Find(a.Participation).(*graph.Participation); is {
				all = append(all, p) // it says whom the assessment is about
			}
		}
	}
	g.timeline.Basis = basisOf(g.reading, all)
}

// Who returns the stakeholders that the moment is about, as far as the view has them, in the order in which they are
// recorded.
func (m Moment) Who() []graph.Named {
	var ids []graph.ID
	switch e := m.Entity.(type) {
	case *graph.Representation:
		ids = []graph.ID{e.Individual, e.Organisation}
	case *graph.Agreement:
		ids = e.Parties
	case *graph.Action:
		if e.Leader != "" {
			ids = []graph.ID{e.Leader}
		}
		for _, p := range e.Partners {
			if p != e.Leader {
				ids = append(ids, p)
			}
		}
	case graph.Stated:
		ids = e.Subjects(m.view.Snapshot)
	}
	var out []graph.Named
	for _, id := range ids {
		if n, is := m.view.Find(id).(graph.Named); is {
			out = append(out, n)
		}
	}
	return out
}
