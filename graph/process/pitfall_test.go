package process_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// TestPitfalls holds when each of the eight is found, clear and unknown, and where. The rules are those of docs/process.md.
func TestPitfalls(t *testing.T) {
	two := collaboration(2, "A", "B")
	three := collaboration(3, "A", "B", "C")
	assumed := position("B", "Goal", 3)
	assumed.Origin = graph.OriginAssumed
	aimed := ambition("Goal")
	aimed.Topics = []graph.TopicStance{on("Care", 4)}
	narrower := topic("Home care")
	narrower.NarrowerThan = "_:Care"
	answering := speaker("An", "A", graph.MandateDecide)
	answering[1].(*graph.Representation).Constituency = "b"
	many := two
	for i := range 3 {
		id := fmt.Sprint("Other ", i)
		joins := joining("A", graph.RolePartner, graph.EngagementIdentified)
		joins.ID, joins.Collaboration = graph.ID("_:joins "+id), graph.ID("_:"+id)
		many = with(many, &graph.Collaboration{Record: record(id), Name: id}, joins)
	}
	denied := depends("C", "A", 4)
	denied.Confirmation = graph.ConfirmationDenied
	for _, test := range []struct {
		name     string
		key      process.PitfallKey
		entities []graph.Entity
		want     process.PitfallState
		about    []string // what comes first in each case
	}{
		{"no ambition", process.PitfallHarmony, two, process.PitfallUnknown, nil},
		{"somebody is silent", process.PitfallHarmony, with(two, ambition("Goal"), position("A", "Goal", 3)), process.PitfallFound, []string{"Goal"}},
		{"it is assumed", process.PitfallHarmony, with(two, ambition("Goal"), position("A", "Goal", 2), assumed), process.PitfallFound, []string{"Goal"}},
		{"all alike", process.PitfallHarmony, with(two, ambition("Goal"), position("A", "Goal", 3), position("B", "Goal", 3)), process.PitfallFound, []string{"Goal"}},
		{"all said, and not the same", process.PitfallHarmony, with(two, ambition("Goal"), position("A", "Goal", 3), position("B", "Goal", 1)), process.PitfallClear, nil},
		{"opposition is recorded", process.PitfallHarmony, with(three, ambition("Goal"), position("A", "Goal", 3), position("B", "Goal", -1)), process.PitfallClear, nil},

		{"no ambition to split", process.PitfallSplit, two, process.PitfallUnknown, nil},
		{"split and not shared", process.PitfallSplit, with(two, ambition("Goal"), part("Part", "Goal"), part("Half", "Part"), position("A", "Goal", 2)), process.PitfallFound, []string{"Goal"}},
		{"split and shared", process.PitfallSplit, with(two, ambition("Goal"), part("Part", "Goal"), position("A", "Goal", 2), position("B", "Goal", 1)), process.PitfallClear, nil},

		{"nothing is aimed at", process.PitfallUnserved, with(two, topic("Care"), ambition("Goal"), interest("_:A", "a", on("Care", 2))), process.PitfallUnknown, nil},
		{"on another topic", process.PitfallUnserved, with(two, topic("Care"), topic("Water"), aimed, interest("_:A", "a", on("Water", 2))), process.PitfallFound, []string{"A"}},
		{"the other way", process.PitfallUnserved, with(two, topic("Care"), aimed, interest("_:B", "b", on("Care", -2))), process.PitfallFound, []string{"B"}},
		{"below the topic", process.PitfallUnserved, with(two, topic("Care"), narrower, aimed, interest("_:A", "a", on("Home care", 1))), process.PitfallClear, nil},

		{"no power assessed", process.PitfallUncommittedPower, two, process.PitfallUnknown, nil},
		{"power and nothing promised", process.PitfallUncommittedPower, with(two, assessed("A", 3, 1, "owner"), assessed("B", 2, 5, "owner")), process.PitfallFound, []string{"A"}},
		{"withdrawn", process.PitfallUncommittedPower, with(two, assessed("A", 3, 1, "owner"), promise("A", "", graph.CommitmentWithdrawn)), process.PitfallFound, []string{"A"}},
		{"power and a promise", process.PitfallUncommittedPower, with(two, assessed("A", 5, 1, "owner"), promise("A", "", graph.CommitmentPromised)), process.PitfallClear, nil},

		{"nothing promised", process.PitfallUnmandated, two, process.PitfallUnknown, nil},
		{"nobody speaks for it", process.PitfallUnmandated, with(two, promise("A", "", graph.CommitmentPromised)), process.PitfallFound, []string{"A"}},
		{"who speaks may only consult", process.PitfallUnmandated, with(with(two, speaker("An", "A", graph.MandateConsult)...), promise("A", "", graph.CommitmentPromised)), process.PitfallFound, []string{"A"}},
		{"with a mandate", process.PitfallUnmandated, with(with(two, speaker("An", "A", graph.MandateNegotiate)...), promise("A", "", graph.CommitmentPromised)), process.PitfallClear, nil},

		{"no dependence", process.PitfallSingleDependence, three, process.PitfallUnknown, nil},
		{"half leads to A", process.PitfallSingleDependence, with(three, depends("B", "A", 2), depends("C", "A", 1), depends("A", "B", 3)), process.PitfallFound, []string{"A"}},
		{"less than half", process.PitfallSingleDependence, with(three, depends("B", "A", 2), depends("C", "A", 1), depends("A", "B", 4)), process.PitfallClear, nil},
		{"denied", process.PitfallSingleDependence, with(three, depends("B", "A", 2), denied), process.PitfallClear, nil},

		{"nobody represents", process.PitfallTornRepresentatives, two, process.PitfallUnknown, nil},
		{
			"own interest the other way", process.PitfallTornRepresentatives,
			with(with(two, speaker("An", "A", graph.MandateDecide)...), topic("Care"), interest("_:A", "a", on("Care", 2)), interest("_:An", "an", on("Care", -1))),
			process.PitfallFound,
			[]string{"An"},
		},
		{
			"constituency the other way", process.PitfallTornRepresentatives,
			with(with(two, answering...), ambition("Goal"), position("A", "Goal", 2), position("B", "Goal", -1)), process.PitfallFound,
			[]string{"An"},
		},
		{
			"the same way", process.PitfallTornRepresentatives,
			with(with(two, answering...), ambition("Goal"), position("A", "Goal", 2), position("B", "Goal", 1)), process.PitfallClear, nil,
		},

		{"nobody takes part", process.PitfallOvercommitted, collaboration(0), process.PitfallUnknown, nil},
		{"in four", process.PitfallOvercommitted, many, process.PitfallFound, []string{"A"}},
		{"in three", process.PitfallOvercommitted, many[:len(many)-2], process.PitfallClear, nil},
	} {
		t.Run(string(test.key)+"/"+test.name, func(t *testing.T) {
			all, err := processOf(t, test.entities...).Pitfalls()
			if err != nil || len(all) != 8 {
				t.Fatalf("%d pitfalls, %v; want 8", len(all), err)
			}
			for _, f := range all {
				if f.Key != test.key {
					continue
				}
				var about []string
				for _, c := range f.Cases {
					about = append(about, names(c.Evidence)[0])
					if c.Finding.Dutch == "" || c.Finding.English == "" {
						t.Errorf("a case says nothing: %+v", c.Finding)
					}
				}
				if f.State != test.want {
					t.Errorf("state = %s, want %s", f.State, test.want)
				}
				if diff := cmp.Diff(test.about, about); diff != "" {
					t.Errorf("about (-want +got):\n%s", diff)
				}
				if f.WayOut.Dutch == "" || f.WayOut.English == "" || f.Name.Dutch == "" || f.Name.English == "" {
					t.Errorf("%s has no name or way out", f.Key)
				}
			}
		})
	}
}
