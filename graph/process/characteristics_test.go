package process_test

import (
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// TestChecks holds what the slides' characteristics rest on. The rules are those of docs/process.md.
func TestChecks(t *testing.T) {
	three := collaboration(3, "A", "B", "C")
	arranged := func(a graph.Arrangement) []graph.Entity {
		c := &graph.Collaboration{Record: graph.Record{ID: table}, Name: "Table", Arrangement: a}
		return append([]graph.Entity{c}, three[1:]...)
	}
	within := &graph.Organisation{Record: record("A"), Name: "A", PartOf: "_:B"}
	inside := append([]graph.Entity{three[0], within}, three[2:]...)
	owned := append([]graph.Entity{&graph.Collaboration{Record: graph.Record{ID: table}, Name: "Table", ProblemOwner: "_:A"}}, three[1:]...)
	both := []graph.Entity{&graph.Collaboration{Record: record("Forum"), Name: "Forum"}}
	for _, name := range []string{"A", "B", "C"} {
		joins := joining(name, graph.RolePartner, graph.EngagementCommitted)
		joins.ID, joins.Collaboration = graph.ID("_:meets "+name), "_:Forum"
		both = append(both, joins)
	}
	aimed := ambition("Goal")
	aimed.Topics = []graph.TopicStance{on("Care", 4)}
	term := func(a, b string) *graph.Term {
		return &graph.Term{Record: record("word"), Collaboration: table, Name: "word", Meanings: []graph.Meaning{
			{Stakeholder: "_:A", Text: a}, {Stakeholder: "_:B", Text: b},
		}}
	}
	back := &graph.Passage{Collaboration: table, From: graph.PhaseSharing, To: graph.PhaseExploring, At: began}
	agreed := func(day int) *graph.Agreement {
		at := began.Add(time.Duration(day) * 24 * time.Hour)
		return &graph.Agreement{Collaboration: table, Document: graph.DocumentStartNote, Name: "Nota", AgreedAt: &at}
	}
	circle := []graph.Entity{depends("A", "B", 1), depends("B", "C", 1), depends("C", "A", 1)}
	for _, test := range []struct {
		group    process.GroupKey
		key      process.CheckKey
		name     string
		entities []graph.Entity
		want     process.State
	}{
		{process.GroupActionNetwork, process.CheckThreeOrganisations, "two", collaboration(2, "A", "B"), process.StateOpen},
		{process.GroupActionNetwork, process.CheckOwnWork, "nothing known", three, process.StateUnknown},
		{process.GroupActionNetwork, process.CheckOwnWork, "of the missions", with(three, ambition("Goal"), position("A", "Goal", 3), position("B", "Goal", -4), position("C", "Goal", 3)), process.StateMet},
		{process.GroupActionNetwork, process.CheckOwnWork, "of a project only", with(three, ambition("Goal"), position("A", "Goal", 3), position("B", "Goal", 2), position("C", "Goal", 3)), process.StateOpen},
		{
			process.GroupActionNetwork, process.CheckOwnWork, "by interests",
			with(three, topic("Care"), aimed, interest("_:A", "a", on("Care", 1)), interest("_:B", "b", on("Care", 1)), interest("_:C", "c", on("Care", -1))), process.StateMet,
		},
		{process.GroupActionNetwork, process.CheckCommonGoal, "none", three, process.StateOpen},
		{process.GroupActionNetwork, process.CheckAddedValue, "not said", three, process.StateUnknown},
		{process.GroupActionNetwork, process.CheckAddedValue, "said", with(three, interest(table, "together")), process.StateMet},
		{process.GroupActionNetwork, process.CheckMutualDependence, "not known", three, process.StateUnknown},
		{process.GroupActionNetwork, process.CheckMutualDependence, "one way", with(three, depends("A", "B", 4)), process.StateOpen},
		{process.GroupActionNetwork, process.CheckMutualDependence, "in a circle", with(three, circle...), process.StateMet},
		{process.GroupActionNetwork, process.CheckOwnIdentity, "not recorded", three, process.StateUnknown},
		{process.GroupActionNetwork, process.CheckOwnIdentity, "merger", arranged(graph.ArrangementMerger), process.StateOpen},
		{process.GroupActionNetwork, process.CheckOwnIdentity, "alliance", arranged(graph.ArrangementAlliance), process.StateMet},
		{process.GroupActionNetwork, process.CheckOwnIdentity, "one within another", inside, process.StateOpen},
		{process.GroupThirdOrder, process.CheckNoPlatform, "none known", three, process.StateMet},
		{process.GroupThirdOrder, process.CheckNoPlatform, "they meet already", with(three, both...), process.StateOpen},
		{process.GroupThirdOrder, process.CheckNoPlatform, "one partner", collaboration(1, "A"), process.StateUnknown},
		{process.GroupThirdOrder, process.CheckNoAuthority, "none", three, process.StateMet},
		{process.GroupThirdOrder, process.CheckNoAuthority, "a problem owner", owned, process.StateOpen},
		{process.GroupThirdOrder, process.CheckOpposingInterests, "nothing known", three, process.StateUnknown},
		{process.GroupThirdOrder, process.CheckOpposingInterests, "all for it", with(three, ambition("Goal"), position("A", "Goal", 1)), process.StateOpen},
		{process.GroupThirdOrder, process.CheckOpposingInterests, "for and against", with(three, topic("Care"), interest("_:A", "a", on("Care", 1)), interest("_:B", "b", on("Care", -1))), process.StateMet},
		{process.GroupNetworkLogic, process.CheckPerceptions, "no words", three, process.StateUnknown},
		{process.GroupNetworkLogic, process.CheckPerceptions, "the same", with(three, term("x", "x")), process.StateOpen},
		{process.GroupNetworkLogic, process.CheckPerceptions, "different", with(three, term("x", "y")), process.StateMet},
		{process.GroupNetworkLogic, process.CheckSnapshotGoal, "not known", three, process.StateUnknown},
		{process.GroupNetworkLogic, process.CheckSnapshotGoal, "back", with(three, back), process.StateMet},
		{process.GroupNetworkLogic, process.CheckNegotiated, "one author", with(three, interest(table, "x")), process.StateOpen},
		{process.GroupNetworkLogic, process.CheckNextRound, "nothing agreed", three, process.StateUnknown},
		{process.GroupNetworkLogic, process.CheckNextRound, "an end", with(three, agreed(1)), process.StateOpen},
		{process.GroupNetworkLogic, process.CheckNextRound, "another follows", with(three, agreed(1), agreed(2)), process.StateMet},
		{process.GroupNetworkLogic, process.CheckNewChances, "nothing done", three, process.StateUnknown},
		{process.GroupNetworkLogic, process.CheckTolerance, "somebody against", with(three, ambition("Goal"), position("A", "Goal", 2), position("B", "Goal", -1)), process.StateOpen},
		{process.GroupNetworkLogic, process.CheckTolerance, "one can live with it", with(three, ambition("Goal"), position("A", "Goal", 2), position("B", "Goal", 0), position("C", "Goal", 1)), process.StateMet},
		{process.GroupOwnership, process.CheckOwned, "nobody for it", with(three, ambition("Goal")), process.StateUnknown},
		{process.GroupOwnership, process.CheckOwned, "wanted and not carried", with(three, ambition("Goal"), position("A", "Goal", 4)), process.StateOpen},
		{process.GroupOwnership, process.CheckOwned, "carried", with(three, ambition("Goal"), promise("A", "Goal", graph.CommitmentProposed)), process.StateMet},
		{process.GroupLevels, process.CheckLevelIndividual, "none", three, process.StateOpen},
		{process.GroupLevels, process.CheckLevelsIntegrated, "a level is missing", with(three, interest("_:A", "a")), process.StateUnknown},
		{
			process.GroupLevels, process.CheckLevelsIntegrated, "apart",
			with(with(three, speaker("An", "A", graph.MandateDecide)...), topic("Care"), interest(table, "n", on("Care", 2)), interest("_:A", "a", on("Care", 2)),
				interest("_:An", "i", on("Care", -1))), process.StateOpen,
		},
		{
			process.GroupLevels, process.CheckLevelsIntegrated, "together",
			with(with(three, speaker("An", "A", graph.MandateDecide)...), topic("Care"), interest(table, "n", on("Care", 2)), interest("_:A", "a", on("Care", 2)),
				interest("_:An", "i", on("Care", 1))), process.StateMet,
		},
	} {
		t.Run(string(test.key)+"/"+test.name, func(t *testing.T) {
			groups, err := processOf(t, test.entities...).Checks()
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range groups {
				if g.Name.Dutch == "" || g.Conclusion.English == "" {
					t.Errorf("%s says nothing", g.Key)
				}
				if g.Key != test.group {
					continue
				}
				c := checkOf(t, g.Checks, test.key)
				if c.State != test.want {
					t.Errorf("state = %s, want %s; found: %s", c.State, test.want, c.Finding.English)
				}
				checkTexts(t, c)
			}
		})
	}
}
