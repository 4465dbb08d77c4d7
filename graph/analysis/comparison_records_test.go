package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func bridged(author graph.PrincipalID, day int) graph.Statement {
	s := inBridge(author)
	s.StatedAt = may(day)
	return s
}

// changing is what was recorded of the collaboration Bridge, which changed its mind in May.
func changing() []graph.Entity {
	joins := func(name, stakeholder string, role graph.Role, e graph.Engagement, day int) graph.Entity {
		return &graph.Participation{
			Record: graph.Record{ID: graph.ID("_:" + name)}, Statement: bridged("owner", day), Stakeholder: graph.ID("_:" + stakeholder), Role: role, Engagement: e,
		}
	}
	assesses := func(author graph.PrincipalID, day int, a graph.Assessment) graph.Entity {
		a.Statement, a.Participation = bridged(author, day), "_:joins A"
		return &a
	}
	promises := func(resource, text string, amount float64, status graph.CommitmentStatus, day int) graph.Entity {
		c := &graph.Commitment{Statement: bridged("owner", day), Stakeholder: "_:A", Text: text, Amount: &amount, Status: status}
		if resource != "" {
			c.Resource = graph.ID("_:" + resource)
		}
		return c
	}
	needs := func(dependee string, importance int, c graph.Confirmation, day int) graph.Entity {
		return &graph.Dependency{
			Statement: bridged("owner", day), Depender: "_:A", Dependee: graph.ID("_:" + dependee), Importance: importance, Confirmation: c,
		}
	}
	passes := func(from, to graph.Phase, at time.Time) graph.Entity {
		return &graph.Passage{Collaboration: bridge, From: from, To: to, At: at}
	}
	return []graph.Entity{
		&graph.Collaboration{Record: graph.Record{ID: bridge}, Name: "Bridge", Phase: graph.PhaseExploring},
		organisation("A"), organisation("B"), organisation("C"),
		&graph.Resource{Record: graph.Record{ID: "_:hours"}, Name: "hours"}, &graph.Resource{Record: graph.Record{ID: "_:room"}, Name: "room"},
		joins("joins A", "A", graph.RoleCandidate, graph.EngagementContacted, 1),
		joins("joins A again", "A", graph.RolePartner, graph.EngagementEngaged, 20),
		joins("joins B", "B", graph.RolePartner, graph.EngagementEngaged, 2),
		joins("joins B still", "B", graph.RolePartner, graph.EngagementEngaged, 20),
		joins("joins C", "C", graph.RoleObserver, graph.EngagementIdentified, 21),
		assesses("ana", 1, graph.Assessment{Power: at(3), Interest: at(2), AttitudeNow: graph.AttitudeAvoider}),
		assesses("ana", 20, graph.Assessment{Power: at(5), AttitudeNow: graph.AttitudeWaiter}),
		assesses("ben", 1, graph.Assessment{Power: at(4)}),
		assesses("ben", 20, graph.Assessment{Power: at(4), Interest: at(1)}),
		assesses("cas", 20, graph.Assessment{AttitudeNow: graph.AttitudeUnknown}),
		promises("hours", "a", 2, graph.CommitmentProposed, 1), promises("hours", "b", 2, graph.CommitmentPromised, 20),
		promises("room", "", 1, graph.CommitmentPromised, 1), promises("room", "", 1, graph.CommitmentDelivered, 20),
		promises("", "a garden", 1, graph.CommitmentPromised, 1), promises("", "a garden", 1, graph.CommitmentWithdrawn, 20),
		promises("", "a bench", 1, graph.CommitmentPromised, 2), promises("", "a tree", 1, graph.CommitmentConfirmed, 22),
		needs("B", 2, graph.ConfirmationAsserted, 1), needs("B", 2, graph.ConfirmationDenied, 20),
		needs("C", 2, graph.ConfirmationAsserted, 1), needs("C", 4, graph.ConfirmationConfirmed, 20),
		&graph.Dependency{Statement: bridged("owner", 20), Depender: "_:B", Dependee: "_:C", Importance: 1},
		&graph.Dependency{Statement: bridged("owner", 20), Depender: "_:C", Dependee: "_:B", Importance: 1, Confirmation: graph.ConfirmationDenied},
		passes(graph.PhasePreliminary, graph.PhaseExploring, may(3)), passes(graph.PhaseExploring, graph.PhaseSharing, may(20)),
		passes(graph.PhaseSharing, graph.PhaseExploring, may(22).Add(23*time.Hour)),
	}
}

// recordsOf writes down what changed, but for stances.
func recordsOf(tb testing.TB, v *graph.View, o analysis.CompareOptions) []string {
	tb.Helper()
	c := comparing(tb, v, o)
	var out []string
	add := func(err error, parts ...any) {
		if err != nil {
			tb.Fatal(err)
		}
		if len(parts) > 0 {
			out = append(out, fmt.Sprint(parts...))
		}
	}
	participations, err := c.Participations()
	add(err)
	for _, p := range participations {
		was := "-"
		if p.Before != nil {
			was = string(p.Before.Engagement)
		}
		add(nil, p.Stakeholder.EntityName(), " in ", p.Collaboration.EntityName(), " ", was, " ", p.RolesBefore, "→", p.After.Engagement, " ", p.RolesAfter)
	}
	assessments, err := c.Assessments()
	add(err)
	for _, a := range assessments {
		for _, one := range a.Aspects {
			change := "?"
			if one.Change != nil {
				change = fmt.Sprint(*one.Change)
			}
			add(nil, a.Author, " of ", a.Stakeholder.EntityName(), " ", one.Aspect, " ", one.ValueBefore, "→", one.ValueAfter, " ", change)
		}
	}
	commitments, err := c.Commitments()
	add(err)
	for _, one := range commitments {
		add(nil, one.Stakeholder.EntityName(), " ", one.Kind(), " ", one.After.Text, " before: ", one.Before != nil)
	}
	phases, err := c.Phases()
	add(err)
	for _, p := range phases {
		add(nil, p.Collaboration.Name, " ", p.Before, "→", p.After, " ", len(p.Passages))
	}
	dependencies, err := c.Dependencies()
	add(err)
	for _, d := range dependencies {
		add(nil, d.Depender.EntityName(), " upon ", d.Dependee.EntityName(), " ", d.Kind())
	}
	return out
}

// TestComparison_records has what changed besides stances, by hand. B says the same again and does not change; ben's power
// of 4 is the same one; what was never stated but as denied neither comes nor goes.
func TestComparison_records(t *testing.T) {
	v := viewOf(t, changing()...)
	for _, tc := range []struct {
		name    string
		options analysis.CompareOptions
		want    []string
	}{
		{"the month", analysis.CompareOptions{From: may(10), To: may(31)}, []string{
			"A in Bridge CONTACTED [CANDIDATE]→ENGAGED [CANDIDATE PARTNER]",
			"C in Bridge - []→IDENTIFIED [OBSERVER]",
			"ana of A POWER 3→5 2", "ana of A ATTITUDE_NOW AVOIDER→WAITER 1", "ben of A INTEREST →1 ?", "cas of A ATTITUDE_NOW →UNKNOWN ?",
			"A RESTATED b before: true", "A MET  before: true", "A WITHDRAWN a garden before: true", "A MADE a tree before: false",
			"Bridge EXPLORING→EXPLORING 2",
			"A upon B GONE", "A upon C CHANGED", "B upon C NEW",
		}},
		{"until an hour before the end of a day", analysis.CompareOptions{From: may(21), To: may(22)}, []string{
			"A MADE a tree before: false", "Bridge SHARING→EXPLORING 1",
		}},
		{"the first days", analysis.CompareOptions{From: may(1), To: may(3)}, []string{
			"B in Bridge - []→ENGAGED [PARTNER]", "A MADE a bench before: false", "Bridge PRELIMINARY→EXPLORING 1",
		}},
		{"what is of the midnight after", analysis.CompareOptions{From: may(1), To: may(2)}, []string{
			"B in Bridge - []→ENGAGED [PARTNER]", "A MADE a bench before: false",
		}},
		{"among some", analysis.CompareOptions{From: may(10), To: may(31), Among: called("B", "C")}, []string{
			"C in Bridge - []→IDENTIFIED [OBSERVER]", "Bridge EXPLORING→EXPLORING 2", "B upon C NEW",
		}},
		{"a day and itself", analysis.CompareOptions{From: may(20), To: may(20)}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, recordsOf(t, v, tc.options)); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

// TestComparison_recordsMirrored has what changed the other way round when the days are swapped.
func TestComparison_recordsMirrored(t *testing.T) {
	v := viewOf(t, changing()...)
	there := comparing(t, v, analysis.CompareOptions{From: may(10), To: may(31)})
	back := comparing(t, v, analysis.CompareOptions{From: may(31), To: may(10)})
	one, err := there.Participations()
	if err != nil {
		t.Fatal(err)
	}
	other, err := back.Participations()
	if err != nil || len(one) != len(other) {
		t.Fatalf("%d participations there and %d back: %v", len(one), len(other), err)
	}
	for i, p := range one {
		if q := other[i]; p.Before != q.After || p.After != q.Before || !cmp.Equal(p.RolesBefore, q.RolesAfter) {
			t.Errorf("%+v there and %+v back", p, q)
		}
	}
	promised, _ := there.Commitments()
	unpromised, _ := back.Commitments()
	needed, _ := there.Dependencies()
	unneeded, _ := back.Dependencies()
	if len(promised) != len(unpromised) || len(needed) != len(unneeded) {
		t.Fatalf("%d commitments and %d dependencies there, %d and %d back", len(promised), len(needed), len(unpromised), len(unneeded))
	}
	for i, c := range promised {
		if d := unpromised[i]; c.Before != d.After || c.After != d.Before {
			t.Errorf("%+v there and %+v back", c, d)
		}
	}
	for i, c := range needed {
		if d := unneeded[i]; c.Before != d.After || c.After != d.Before {
			t.Errorf("%+v there and %+v back", c, d)
		}
	}
}

// TestComparison_recordsShuffled has the order of recording of no account where dates differ.
func TestComparison_recordsShuffled(t *testing.T) {
	o := analysis.CompareOptions{From: may(10), To: may(31)}
	want := recordsOf(t, viewOf(t, changing()...), o)
	slices.Sort(want) // commitments of one stakeholder stand in the order of recording
	for seed := range uint64(10) {
		entities := changing()
		rand.New(rand.NewPCG(seed, 3)).Shuffle(len(entities), func(i, j int) { entities[i], entities[j] = entities[j], entities[i] })
		got := recordsOf(t, viewOf(t, entities...), o)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d (-first +this):\n%s", seed, diff)
		}
	}
}
