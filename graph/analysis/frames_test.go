package analysis_test

import (
	"testing"

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

func TestFrames_Topics(t *testing.T) {
	entities := append(collaborating(1), &graph.Topic{Record: graph.Record{ID: "_:green"}, Name: "green"}, &graph.Interest{
		Statement: inBridge("owner"), Holder: "_:A", Text: "because", Topics: []graph.TopicStance{{Topic: "_:green", Stance: 3}},
	})
	if f := framesOf(t, analysis.SubjectBoth, entities...); len(f.Frames) != 1 || f.Frames[0].UnknownPower != 1 || f.Frames[0].Placements[0].Side != "" {
		t.Errorf("got %+v, want green with unknown power", f.Frames)
	}
}
