package analysis_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func framesOf(tb testing.TB, of analysis.AlignmentSubject, entities ...graph.Entity) *analysis.ProblemFrames {
	tb.Helper()
	v := viewOf(tb, entities...)
	f, err := analysis.FramesOf(v, bridgeOf(tb, v), of, 3, analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// ours makes all ambitions those of the collaboration.
func ours(entities []graph.Entity) []graph.Entity {
	for _, e := range entities {
		if a, is := e.(*graph.Ambition); is {
			a.Collaboration = bridge
		}
	}
	return entities
}

func powerful(power int) graph.Assessment { return graph.Assessment{Power: at(power)} }

// TestFrames_Order holds that the best frame is the one that even the least favourable view of power speaks for most.
func TestFrames_Order(t *testing.T) {
	entities := append(collaborating(4), ours(stancesOf([]int{2, 1, -1, none}, []int{none, none, 1, 4}, []int{none, none, 1, -1}, []int{1, none, none, none}))...)
	entities = append(entities, &graph.Ambition{Record: graph.Record{ID: "_:other"}, Name: "k0"}, &graph.Position{
		Statement: graph.Statement{Origin: graph.OriginObserved, Confidence: 1}, Stakeholder: "_:A", Ambition: "_:other", Stance: at(4),
	}) // of no collaboration
	entities = append(entities,
		assessing("p", "A", 1, powerful(4)), assessing("p", "B", 1, powerful(2)), assessing("q", "B", 1, powerful(5)), assessing("p", "C", 1, powerful(1)))
	f := framesOf(t, analysis.SubjectPositions, entities...)
	var got []string
	for _, frame := range f.Frames {
		got = append(got, fmt.Sprint(frame.Subject.EntityName(), " ", frame.Least, " ", frame.Most, " ", frame.UnknownPower))
	}
	if diff := cmp.Diff([]string{"k1 4 4 1", "k2 4 4 0", "k4 1 4 0", "k3 -1 2 0"}, got); diff != "" {
		t.Errorf("frames (-want +got):\n%s", diff)
	}
	if p := f.Frames[2].Placements[0]; p.Side != "" || *p.Power != (analysis.Spread{Lowest: 2, Highest: 5}) {
		t.Errorf("authors disagree on B's power, and it stands at %q with %v", p.Side, p.Power)
	}
	if f.Basis.Statements != 9+4+4 {
		t.Errorf("basis %+v, want 9 positions, 4 assessments and 4 who take part", f.Basis)
	}
}

func TestFrames_Topics(t *testing.T) {
	entities := append(collaborating(1), &graph.Topic{Record: graph.Record{ID: "_:green"}, Name: "green"}, &graph.Interest{
		Statement: inBridge("owner"), Holder: "_:A", Text: "because", Topics: []graph.TopicStance{{Topic: "_:green", Stance: 3}},
	})
	if f := framesOf(t, analysis.SubjectBoth, entities...); len(f.Frames) != 1 || f.Frames[0].UnknownPower != 1 || f.Frames[0].Placements[0].Side != "" {
		t.Errorf("got %+v, want green with unknown power", f.Frames)
	}
}
