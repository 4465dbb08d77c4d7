package process_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// TestGates_bindingChecks holds the gate rules that docs/process.md names, each with what it comes to and what it rests on.
func TestGates_bindingChecks(t *testing.T) {
	three := collaboration(3, "A", "B", "C")
	asked := func(unknown bool) *graph.Position {
		p := position("C", "Goal", 1)
		if unknown {
			p.Stance = nil
		}
		return p
	}
	leader := graph.ID("_:A")
	action := func(leader graph.ID, status graph.ActionStatus) *graph.Action {
		return &graph.Action{Record: record("Act"), Name: "Act", Collaboration: table, Leader: leader, Status: status}
	}
	declined := joining("C", graph.RolePartner, graph.EngagementDeclined)
	declined.ID, declined.Origin = "_:declines", graph.OriginSelfStated
	for _, test := range []struct {
		name     string
		phase    graph.Phase
		key      process.CheckKey
		entities []graph.Entity
		want     process.State
		evidence []string
	}{
		{"three partners", graph.PhasePreliminary, process.CheckThreeOrganisations, three, process.StateMet, []string{"A", "B", "C"}},
		{"candidates are not partners", graph.PhasePreliminary, process.CheckThreeOrganisations, collaboration(2, "A", "B", "C"), process.StateOpen, []string{"A", "B"}},
		{"who declined is none", graph.PhasePreliminary, process.CheckThreeOrganisations, with(three, declined), process.StateOpen, []string{"A", "B"}},
		{"nobody assessed", graph.PhasePreliminary, process.CheckKeyPlayersContacted, three, process.StateUnknown, []string{"A", "B", "C"}},
		{
			"a key player not contacted", graph.PhasePreliminary, process.CheckKeyPlayersContacted,
			with(three, assessed("A", 3, 3, "owner"), assessed("B", 2, 5, "owner"), assessed("C", 5, 2, "owner")), process.StateOpen,
			[]string{"A", "Assessment"},
		},
		{
			"a key player by one author of two", graph.PhasePreliminary, process.CheckKeyPlayersContacted,
			with(three, assessed("A", 1, 1, "owner"), assessed("A", 5, 5, "x"), assessed("B", 1, 1, "owner"), assessed("C", 1, 1, "owner")),
			process.StateOpen,
			[]string{"A", "Assessment"},
		},
		{
			"contacted by a conversation with its voice", graph.PhasePreliminary, process.CheckKeyPlayersContacted,
			with(with(three, speaker("An", "A", graph.MandateNone)...), assessed("A", 4, 4, "owner"), assessed("B", 1, 1, "owner"), assessed("C", 1, 1, "owner"),
				&graph.Contact{Statement: said(graph.OriginObserved), With: []graph.ID{"_:An"}, At: began}), process.StateMet,
			[]string{"Assessment", "Contact"},
		},
		{
			"no key player among those assessed", graph.PhasePreliminary, process.CheckKeyPlayersContacted,
			with(three, assessed("A", 1, 1, "owner"), assessed("B", 1, 1, "owner"), assessed("C", 1, 1, "owner")), process.StateMet, nil,
		},
		{"a partner without interest", graph.PhaseExploring, process.CheckPartnersHaveInterests, with(three, interest("_:A", "a"), interest("_:B", "b")), process.StateOpen, []string{"C", "Interest", "Interest"}},
		{"each partner has one", graph.PhaseExploring, process.CheckPartnersHaveInterests, with(three, interest("_:A", "a"), interest("_:B", "b"), interest("_:C", "c")), process.StateMet, []string{"Interest", "Interest", "Interest"}},
		{"no partners", graph.PhaseExploring, process.CheckPartnersHaveInterests, collaboration(0, "A"), process.StateOpen, nil},
		{"no ambition", graph.PhaseSharing, process.CheckAmbitionShared, three, process.StateOpen, nil},
		{
			"supported by all", graph.PhaseSharing, process.CheckAmbitionShared,
			with(three, ambition("Goal"), position("A", "Goal", 4), position("B", "Goal", 1), asked(false)), process.StateMet,
			[]string{"Goal", "Position", "Position", "Position"},
		},
		{
			"one still to be asked", graph.PhaseSharing, process.CheckAmbitionShared,
			with(three, ambition("Goal"), position("A", "Goal", 4), position("B", "Goal", 1), asked(true)), process.StateUnknown,
			[]string{"Goal", "C", "Position", "Position", "Position"},
		},
		{
			"neutral is no support", graph.PhaseSharing, process.CheckAmbitionShared,
			with(three, ambition("Goal"), position("A", "Goal", 4), position("B", "Goal", 0), position("C", "Goal", 2)), process.StateOpen,
			[]string{"Goal", "Position", "Position", "Position"},
		},
		{
			"any ambition will do", graph.PhaseSharing, process.CheckAmbitionShared,
			with(three, ambition("Goal"), ambition("Other"), position("A", "Other", 1), position("B", "Other", 1), position("C", "Other", 3)),
			process.StateMet,
			[]string{"Other", "Position", "Position", "Position"},
		},
		{"nobody speaks for them", graph.PhaseSharing, process.CheckRepresentativesMandated, three, process.StateUnknown, []string{"A", "B", "C"}},
		{
			"a representative without mandate", graph.PhaseSharing, process.CheckRepresentativesMandated,
			with(three, speaker("An", "A", graph.MandateNone)...), process.StateOpen,
			[]string{"Representation"},
		},
		{
			"all have a mandate", graph.PhaseSharing, process.CheckRepresentativesMandated,
			with(with(with(three, speaker("An", "A", graph.MandateConsult)...), speaker("Bo", "B", graph.MandateDecide)...), speaker("Cas", "C", graph.MandateNegotiate)...),
			process.StateMet,
			[]string{"Representation", "Representation", "Representation"},
		},
		{"no ambition to commit to", graph.PhaseAgreeing, process.CheckAmbitionsCommitted, three, process.StateOpen, nil},
		{"withdrawn is none", graph.PhaseAgreeing, process.CheckAmbitionsCommitted, with(three, ambition("Goal"), promise("A", "Goal", graph.CommitmentWithdrawn)), process.StateOpen, []string{"Goal"}},
		{"committed", graph.PhaseAgreeing, process.CheckAmbitionsCommitted, with(three, ambition("Goal"), promise("B", "Goal", graph.CommitmentPromised)), process.StateMet, []string{"Commitment"}},
		{"no actions", graph.PhaseShaping, process.CheckActionsLed, three, process.StateOpen, nil},
		{"an action without leader", graph.PhaseShaping, process.CheckActionsLed, with(three, action("", graph.ActionPlanned)), process.StateOpen, []string{"Act"}},
		{"only dropped ones", graph.PhaseShaping, process.CheckActionsLed, with(three, action(leader, graph.ActionDropped)), process.StateOpen, nil},
		{"an action with a leader", graph.PhaseShaping, process.CheckActionsLed, with(three, action(leader, graph.ActionPlanned)), process.StateMet, []string{"Act"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			g, err := processOf(t, test.entities...).Gate(test.phase)
			if err != nil {
				t.Fatal(err)
			}
			c := checkOf(t, g.Checks, test.key)
			if c.State != test.want || !c.Binding {
				t.Errorf("state = %s, binding %t, want %s, binding; found: %s", c.State, c.Binding, test.want, c.Finding.English)
			}
			if diff := cmp.Diff(test.evidence, names(c.Evidence)); diff != "" {
				t.Errorf("evidence (-want +got):\n%s", diff)
			}
			checkTexts(t, c)
		})
	}
}

func checkOf(tb testing.TB, all []process.Check, key process.CheckKey) process.Check {
	tb.Helper()
	for _, c := range all {
		if c.Key == key {
			return c
		}
	}
	tb.Fatalf("no check %s in %v", key, all)
	return process.Check{}
}

// checkTexts holds that a check says what it found in both languages, and what to do unless it is met.
func checkTexts(tb testing.TB, c process.Check) {
	tb.Helper()
	for _, text := range []process.Text{c.Text, c.Finding} {
		if text.Dutch == "" || text.English == "" {
			tb.Errorf("%s says nothing: %+v", c.Key, text)
		}
	}
	if met := c.State == process.StateMet; met != (c.WhatWouldMeetIt == process.Text{}) {
		tb.Errorf("%s is %s, and what would meet it is %+v", c.Key, c.State, c.WhatWouldMeetIt)
	}
}

// TestGates_orientation holds which steps come where (de Caluwé and Kaats): on a challenge that is fathomed first and then
// partners are sought across boundaries; institutionally one defines win-win early.
func TestGates_orientation(t *testing.T) {
	for orientation, want := range map[graph.Orientation]map[graph.Phase][]process.CheckKey{
		"": {
			graph.PhasePreliminary: {process.CheckAcrossBoundaries},
			graph.PhaseExploring:   {process.CheckResultAgreed},
			graph.PhaseAgreeing:    {process.CheckAddedValueForAll, process.CheckResultAgreed},
		},
		graph.OrientationChallenge: {
			graph.PhasePreliminary: {process.CheckChallengeFathomed, process.CheckAcrossBoundaries},
			graph.PhaseExploring:   {process.CheckResultAgreed},
			graph.PhaseSharing:     {process.CheckWordsCleared, process.CheckResultAgreed},
		},
		graph.OrientationInstitutional: {
			graph.PhasePreliminary: nil,
			graph.PhaseExploring:   {process.CheckChallengeFathomed, process.CheckResultAgreed},
			graph.PhaseSharing:     {process.CheckAddedValueForAll, process.CheckWordsCleared, process.CheckResultAgreed},
		},
	} {
		entities := collaboration(3, "A", "B", "C")
		entities[0].(*graph.Collaboration).Orientation = orientation
		p := processOf(t, entities...)
		for phase, keys := range want {
			g, err := p.Gate(phase)
			if err != nil {
				t.Fatal(err)
			}
			var got []process.CheckKey
			for _, c := range g.Checks {
				if !c.Binding {
					got = append(got, c.Key)
				}
				checkTexts(t, c)
			}
			if diff := cmp.Diff(keys, got); diff != "" {
				t.Errorf("%q, %s (-want +got):\n%s", orientation, phase, diff)
			}
		}
	}
}

func TestGates_inOrder(t *testing.T) {
	p := processOf(t, collaboration(3, "A", "B", "C")...)
	gates, err := p.Gates()
	if err != nil {
		t.Fatal(err)
	}
	phases := process.Phases()
	if len(gates) != len(phases)-1 {
		t.Fatalf("%d gates between %d phases", len(gates), len(phases))
	}
	for i, g := range gates {
		if g.From != phases[i] || g.To != phases[i+1] {
			t.Errorf("gate %d leads from %s to %s", i, g.From, g.To)
		}
		if process.GuideOf(g.From).Name.Dutch == "" {
			t.Errorf("%s has no name", g.From)
		}
	}
	if g, err := p.Gate(graph.PhaseExecuting); g != nil || err != nil {
		t.Errorf("the last phase has the gate %v, %v", g, err)
	}
}

func TestOf_refuses(t *testing.T) {
	v := viewOf(t, collaboration(1, "A")...)
	if _, err := process.Of(v, idOf(t, v, "A"), analysis.Work{}); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("an organisation: got %v, want %s", err, graph.CodeNotFound)
	}
	dear := graph.Errorf(graph.CodeTooLarge, "dear")
	pay := func(price analysis.Price) error {
		if price <= 0 {
			t.Errorf("price %d, want more than nothing", price)
		}
		return dear
	}
	if _, err := process.Of(v, idOf(t, v, "Table"), analysis.Work{Pay: pay}); graph.CodeOf(err) != graph.CodeTooLarge {
		t.Errorf("too dear: got %v, want %s", err, graph.CodeTooLarge)
	}
	late := graph.Errorf(graph.CodeUnavailable, "late")
	if _, err := process.Of(v, idOf(t, v, "Table"), analysis.Work{Check: func() error { return late }}); graph.CodeOf(err) != graph.CodeUnavailable {
		t.Errorf("too late: got %v, want %s", err, graph.CodeUnavailable)
	}
}
