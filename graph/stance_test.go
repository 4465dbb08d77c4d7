package graph_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"raakvlak/graph"
)

// said is one statement of a table: how it is known, when, and what it says. A nil stance is still to be asked.
type said struct {
	origin graph.Origin
	day    int
	stance *int
}

func stanceOf(n int) *int { return &n }

func TestView_PositionOn(t *testing.T) {
	const self, documented, observed, assumed = graph.OriginSelfStated, graph.OriginDocumented, graph.OriginObserved, graph.OriginAssumed
	for _, tc := range []struct {
		name string
		said []said
		want graph.Stance
	}{
		{"nothing", nil, graph.Stance{}},
		{"still to be asked", []said{{self, 1, nil}}, graph.Stance{}},
		{"neutral is known", []said{{self, 1, stanceOf(0)}}, graph.Stance{Known: true}},
		{"self stated first", []said{{assumed, 9, stanceOf(-4)}, {self, 1, stanceOf(2)}, {documented, 8, stanceOf(-3)}}, graph.Stance{Value: 2, Known: true}},
		{"documented before observed", []said{{observed, 9, stanceOf(-1)}, {documented, 1, stanceOf(3)}}, graph.Stance{Value: 3, Known: true}},
		{"observed before assumed", []said{{assumed, 9, stanceOf(1)}, {observed, 1, stanceOf(4)}}, graph.Stance{Value: 4, Known: true}},
		{"then the latest", []said{{self, 5, stanceOf(1)}, {self, 2, stanceOf(3)}}, graph.Stance{Value: 1, Known: true}},
		{"then the one recorded last", []said{{self, 5, stanceOf(1)}, {self, 5, stanceOf(3)}}, graph.Stance{Value: 3, Known: true}},
		{"an unknown one hides nothing", []said{{assumed, 1, stanceOf(1)}, {self, 5, nil}}, graph.Stance{Value: 1, Known: true}},
		{"opposite signs of one rank", []said{{self, 1, stanceOf(-1)}, {self, 5, stanceOf(3)}}, graph.Stance{Value: 3, Known: true, Ambivalent: true}},
		{"opposite signs behind a neutral one", []said{{self, 1, stanceOf(-1)}, {self, 2, stanceOf(1)}, {self, 3, stanceOf(0)}}, graph.Stance{Known: true, Ambivalent: true}},
		{"opposite signs of a lower rank", []said{{self, 1, stanceOf(2)}, {assumed, 1, stanceOf(1)}, {assumed, 1, stanceOf(-1)}}, graph.Stance{Value: 2, Known: true}},
		{"opposite signs of two ranks", []said{{self, 1, stanceOf(2)}, {assumed, 1, stanceOf(-1)}}, graph.Stance{Value: 2, Known: true}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			org := &graph.Organisation{Record: graph.Record{ID: "_:o"}, Name: "De Brug"}
			amb := &graph.Ambition{Record: graph.Record{ID: "_:a"}, Name: "Een brug"}
			entities := []graph.Entity{org, amb}
			for _, s := range tc.said {
				entities = append(entities, &graph.Position{
					Statement: statementOf(s), Stakeholder: "_:o", Ambition: "_:a", Stance: s.stance,
				})
			}
			v := newWorld(t, entities...).view("owner")
			got := v.PositionOn(org.ID, amb.ID)
			if diff := cmp.Diff(tc.want, got, cmpopts.IgnoreFields(graph.Stance{}, "Evidence")); diff != "" {
				t.Errorf("stance (-want +got):\n%s", diff)
			}
			if len(got.Evidence) != len(tc.said) {
				t.Errorf("%d statements behind it, want %d", len(got.Evidence), len(tc.said))
			}
			if diff := cmp.Diff(got, v.PositionsOf(org.ID)[amb.ID]); diff != "" {
				t.Errorf("PositionsOf differs from PositionOn:\n%s", diff)
			}
		})
	}
}

func statementOf(s said) graph.Statement {
	return graph.Statement{Origin: s.origin, Confidence: 1, StatedAt: time.Date(2026, 1, s.day, 0, 0, 0, 0, time.UTC)}
}

func TestView_StancesOf(t *testing.T) {
	const self, assumed = graph.OriginSelfStated, graph.OriginAssumed
	for _, tc := range []struct {
		name string
		said []said
		want graph.Stance
	}{
		{"one", []said{{self, 1, stanceOf(3)}}, graph.Stance{Value: 3, Known: true}},
		{"they add up", []said{{self, 1, stanceOf(1)}, {assumed, 1, stanceOf(2)}}, graph.Stance{Value: 3, Known: true}},
		{"held at 4", []said{{self, 1, stanceOf(3)}, {self, 1, stanceOf(3)}}, graph.Stance{Value: 4, Known: true}},
		{"held at -4", []said{{self, 1, stanceOf(-3)}, {self, 1, stanceOf(-4)}}, graph.Stance{Value: -4, Known: true}},
		{"the sum is held, not its parts", []said{{self, 1, stanceOf(4)}, {self, 1, stanceOf(4)}, {self, 1, stanceOf(-3)}}, graph.Stance{Value: 4, Known: true, Tension: true, Ambivalent: true}},
		{"they cancel out", []said{{self, 1, stanceOf(2)}, {self, 1, stanceOf(-2)}}, graph.Stance{Known: true, Tension: true, Ambivalent: true}},
		{"tension of two ranks is not ambivalent", []said{{self, 1, stanceOf(2)}, {assumed, 1, stanceOf(-1)}}, graph.Stance{Value: 1, Known: true, Tension: true}},
		{"neutral is known", []said{{self, 1, stanceOf(0)}}, graph.Stance{Known: true}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			org := &graph.Organisation{Record: graph.Record{ID: "_:o"}, Name: "De Brug"}
			topic := &graph.Topic{Record: graph.Record{ID: "_:t"}, Name: "Bruggen"}
			entities := []graph.Entity{org, topic}
			for _, s := range tc.said {
				entities = append(entities, &graph.Interest{
					Statement: statementOf(s), Holder: "_:o", Text: "omdat", Topics: []graph.TopicStance{{Topic: "_:t", Stance: *s.stance}},
				})
			}
			v := newWorld(t, entities...).view("owner")
			got := v.StancesOf(org.ID)[topic.ID]
			if diff := cmp.Diff(tc.want, got, cmpopts.IgnoreFields(graph.Stance{}, "Evidence")); diff != "" {
				t.Errorf("stance (-want +got):\n%s", diff)
			}
			if len(got.Evidence) != len(tc.said) {
				t.Errorf("%d statements behind it, want %d", len(got.Evidence), len(tc.said))
			}
		})
	}
}

func TestWeighing_Statements(t *testing.T) {
	var w graph.Weighing
	w.Position(&graph.Position{Statement: statementOf(said{origin: graph.OriginAssumed, day: 1}), Stance: stanceOf(1)})
	w.Position(&graph.Position{Statement: statementOf(said{origin: graph.OriginSelfStated, day: 1}), Stance: stanceOf(1)})
	w.Position(&graph.Position{Statement: statementOf(said{origin: graph.OriginAssumed, day: 1})})
	if known, assumed := w.Statements(); known != 2 || assumed != 1 {
		t.Errorf("Statements() = %d, %d, want 2, 1", known, assumed)
	}
}
