package process_test

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"raakvlak/graph"
)

// drawing draws a map around the collaboration Table.
type drawing struct {
	*rapid.T
	// apart gives everything a name and a time of its own, so that the order of recording decides nothing.
	apart  bool
	times  int
	out    []graph.Entity
	who    []graph.ID // organisations and individuals
	bodies []graph.ID
	people []graph.ID
	topics []graph.ID
	needs  []graph.ID
	aims   []graph.ID
	joins  []graph.ID
	tables []graph.ID
	tied   map[[2]graph.ID]bool
}

// drawMap returns a map with a little of everything that the process of a collaboration reads.
func drawMap(t *rapid.T, apart bool) []graph.Entity {
	d := &drawing{T: t, apart: apart, tied: map[[2]graph.ID]bool{}}
	d.actors()
	d.subjects()
	d.parties()
	for range 20 + d.number(40) {
		d.statement()
	}
	for range d.number(4) {
		d.deed()
	}
	return d.out
}

func (d *drawing) number(most int) int { return rapid.IntRange(0, most).Draw(d.T, "number") }

func one[T any](d *drawing, from ...T) T { return rapid.SampledFrom(from).Draw(d.T, "one") }

// maybe returns one of them, or none.
func maybe(d *drawing, from []graph.ID) graph.ID { return one(d, append([]graph.ID{""}, from...)...) }

// some returns a few different ones, in an order of their own.
func some(d *drawing, from []graph.ID) []graph.ID {
	return rapid.Permutation(from).Draw(d.T, "some")[:min(d.number(2), len(from))]
}

// name returns a name of its own, or one that others have too.
func (d *drawing) name(kind string) string {
	if d.apart {
		return fmt.Sprintf("%s %02d", kind, len(d.out))
	}
	return one(d, kind+" a", kind+" b")
}

// moment returns a time that no other thing has, or one of a few.
func (d *drawing) moment() time.Time {
	if !d.apart {
		return march(1+d.number(3), 12)
	}
	d.times++
	return march(1+d.number(20), 0).Add(time.Duration(d.times) * time.Minute)
}

func (d *drawing) maybeMoment() *time.Time {
	at := d.moment()
	return one(d, nil, &at)
}

func (d *drawing) record() graph.Record {
	return graph.Record{ID: graph.ID(fmt.Sprintf("_:x%d", len(d.out)))}
}

// add keeps the entity, and returns its id.
func (d *drawing) add(e graph.Entity) graph.ID {
	d.out = append(d.out, e)
	return e.Meta().ID
}

// said is a statement in the context of Table, of another collaboration, or of none.
func (d *drawing) said() graph.Statement {
	return graph.Statement{
		Author: one[graph.PrincipalID](d, "owner", "analyst"), Confidence: 1, StatedAt: d.moment(), Audience: graph.AudienceStewards,
		Origin:        one(d, graph.OriginSelfStated, graph.OriginDocumented, graph.OriginObserved, graph.OriginAssumed),
		Collaboration: one(d, table, table, "", one(d, d.tables...)),
	}
}

// within is a statement that needs a context.
func (d *drawing) within() graph.Statement {
	s := d.said()
	if s.Collaboration == "" {
		s.Collaboration = table
	}
	return s
}

func (d *drawing) actors() {
	d.tables = append(d.tables, d.add(&graph.Collaboration{
		Record: graph.Record{ID: table}, Name: "Table", Scale: one(d, "", graph.ScaleLocal, graph.ScaleNational),
		Orientation: one(d, "", graph.OrientationChallenge, graph.OrientationInstitutional),
	}))
	for range d.number(4) {
		d.tables = append(d.tables, d.add(&graph.Collaboration{Record: d.record(), Name: d.name("Other")}))
	}
	for range 3 + d.number(4) {
		o := &graph.Organisation{
			Record: d.record(), Name: d.name("Body"), Scale: one(d, "", graph.ScaleLocal, graph.ScaleRegional), PartOf: maybe(d, d.bodies),
			Sector: one(d, "", graph.SectorPublic, graph.SectorNonProfit, graph.SectorCitizens), Domains: one(d, nil, []string{"care"}, []string{"water", "care"}),
		}
		d.bodies = append(d.bodies, d.add(o))
	}
	for range 1 + d.number(3) {
		d.people = append(d.people, d.add(&graph.Individual{Record: d.record(), Name: d.name("Person")}))
	}
	d.who = append(append(d.who, d.bodies...), d.people...)
}

func (d *drawing) stances() []graph.TopicStance {
	var out []graph.TopicStance
	for _, t := range some(d, d.topics) {
		out = append(out, graph.TopicStance{Topic: t, Stance: d.number(8) - 4})
	}
	return out
}

func (d *drawing) subjects() {
	for range d.number(3) {
		d.topics = append(d.topics, d.add(&graph.Topic{Record: d.record(), Name: d.name("Topic"), NarrowerThan: maybe(d, d.topics)}))
	}
	for range d.number(3) {
		d.needs = append(d.needs, d.add(&graph.Resource{Record: d.record(), Name: d.name("Means")}))
	}
	for range 1 + d.number(3) {
		a := &graph.Ambition{Record: d.record(), Name: d.name("Aim"), Collaboration: table, Topics: d.stances(), PartOf: maybe(d, d.aims), VoicedBy: some(d, d.who)}
		for _, r := range some(d, d.needs) {
			a.Needs = append(a.Needs, graph.Need{Resource: r})
		}
		d.aims = append(d.aims, d.add(a))
	}
}

func (d *drawing) parties() {
	for _, who := range d.who {
		for range d.number(2) {
			d.joins = append(d.joins, d.add(&graph.Participation{
				Record: d.record(), Statement: d.within(), Stakeholder: who,
				Role:       one(d, graph.RolePartner, graph.RolePartner, graph.RoleCandidate, graph.RoleInitiator, graph.RoleObserver),
				Engagement: one(d, graph.EngagementIdentified, graph.EngagementContacted, graph.EngagementCommitted, graph.EngagementDeclined),
			}))
		}
	}
}

func (d *drawing) optional(low, high int) *int {
	n := rapid.IntRange(low, high).Draw(d.T, "value")
	return one(d, nil, &n, &n)
}

// statement adds something that is said of a stakeholder.
func (d *drawing) statement() {
	who := one(d, d.who...)
	switch kind := d.number(11); {
	case (kind == 0 || kind == 11) && len(d.people) > 0:
		d.add(&graph.Representation{
			Record: d.record(), Statement: d.said(), Individual: one(d, d.people...), Organisation: one(d, d.bodies...),
			Mandate: one(d, graph.MandateNone, graph.MandateConsult, graph.MandateDecide),
		})
	case kind == 1 && len(d.aims) > 0:
		d.add(&graph.Position{Record: d.record(), Statement: d.said(), Stakeholder: who, Ambition: one(d, d.aims...), Stance: d.optional(-4, 4)})
	case kind == 2 && len(d.joins) > 0:
		a := &graph.Assessment{
			Record: d.record(), Statement: d.said(), Participation: one(d, d.joins...), Power: d.optional(1, 5), Interest: d.optional(1, 5),
			Impact: d.optional(1, 5), Alternatives: one(d, "", "somebody"), Touches: one(d, "", "money"),
			AttitudeNow: one(d, "", graph.AttitudeUnknown, graph.AttitudeWaiter, graph.AttitudeOpponent),
		}
		d.add(a)
	case kind == 3:
		d.add(&graph.Commitment{
			Record: d.record(), Statement: d.within(), Stakeholder: who, Ambition: maybe(d, d.aims), Resource: maybe(d, d.needs),
			Status: one(d, graph.CommitmentProposed, graph.CommitmentPromised, graph.CommitmentDelivered, graph.CommitmentWithdrawn),
		})
	case kind == 4 && len(d.needs) > 0:
		willing := one(d, true, false)
		d.add(&graph.Offer{Record: d.record(), Statement: d.said(), Stakeholder: who, Resource: one(d, d.needs...), Willing: one(d, nil, &willing)})
	case kind == 5 || kind == 6 || kind == 10:
		d.between(who)
	case kind == 7:
		with := some(d, d.who)
		if !slices.Contains(with, who) {
			with = append(with, who)
		}
		d.add(&graph.Contact{
			Record: d.record(), Statement: d.within(), With: with, At: d.moment(),
			FollowUp: one(d, "", "call"), FollowUpAt: d.maybeMoment(), FollowedUpAt: d.maybeMoment(),
		})
	default:
		d.add(&graph.Interest{Record: d.record(), Statement: d.said(), Holder: one(d, who, who, table), Text: "because", Topics: d.stances()})
	}
}

// between adds a tie or a dependency with another.
func (d *drawing) between(who graph.ID) {
	other := one(d, d.who...)
	if other == who {
		return
	}
	if d.number(2) == 0 {
		d.add(&graph.Dependency{
			Record: d.record(), Statement: d.said(), Depender: who, Dependee: other, Resource: maybe(d, d.needs), Importance: 1 + d.number(3),
			Confirmation: one(d, graph.ConfirmationAsserted, graph.ConfirmationConfirmed, graph.ConfirmationDenied),
		})
		return
	}
	// Of two equally strong ties the first recorded is the one that leads there.
	pair := [2]graph.ID{min(who, other), max(who, other)}
	if d.apart && d.tied[pair] {
		return
	}
	d.tied[pair] = true
	d.add(&graph.Tie{
		Record: d.record(), Statement: d.said(), A: who, B: other, Strength: 1 + d.number(3),
		Kind: one(d, graph.TieTrusts, graph.TieWorksWith, graph.TieClashes),
	})
}

// deed adds something of the collaboration that nobody states.
func (d *drawing) deed() {
	switch d.number(3) {
	case 0:
		d.add(&graph.Action{
			Record: d.record(), Collaboration: table, Name: d.name("Action"), Leader: maybe(d, d.who), Partners: some(d, d.who), Due: d.maybeMoment(),
			Status: one(d, graph.ActionPlanned, graph.ActionDone, graph.ActionDropped),
		})
	case 1:
		d.add(&graph.Agreement{
			Record: d.record(), Collaboration: table, Document: one(d, graph.DocumentStartNote, graph.DocumentDeclarationOfIntent),
			Name: d.name("Agreement"), AgreedAt: d.maybeMoment(), Parties: some(d, d.who),
		})
	case 2:
		phases := rapid.Permutation([]graph.Phase{graph.PhasePreliminary, graph.PhaseExploring, graph.PhaseSharing}).Draw(d.T, "phases")
		d.add(&graph.Passage{Record: d.record(), Collaboration: table, From: phases[0], To: phases[1], At: d.moment(), Reason: "because"})
	default:
		t := &graph.Term{Record: d.record(), Collaboration: table, Name: d.name("Term")}
		for _, who := range some(d, d.who) {
			t.Meanings = append(t.Meanings, graph.Meaning{Stakeholder: who, Text: one(d, "this", "that")})
		}
		d.add(t)
	}
}
