package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// picture writes down everything that can be asked of a snapshot.
func picture(s *graph.Snapshot) string {
	var b strings.Builder
	for e := range s.All() {
		data, err := graph.Encode(e)
		if err != nil {
			panic(err)
		}
		fmt.Fprintf(&b, "%s\n", data)
		if s.Find(e.Meta().ID) != e {
			fmt.Fprintf(&b, "  is not found by its id\n")
		}
		for _, k := range graph.Kinds() {
			for _, f := range graph.LayoutOf(k).Fields {
				if f.Link == nil {
					continue
				}
				for other := range s.Referring(e.Meta().ID, k, f.Name) {
					fmt.Fprintf(&b, "  %s of %s\n", f.Name, other.Meta().ID)
				}
			}
		}
	}
	for _, k := range graph.Kinds() {
		fmt.Fprintf(&b, "%s: %d\n", k, s.Count(k))
	}
	return b.String()
}

func rebuilt(tb interface{ Fatal(...any) }, s *graph.Snapshot) *graph.Snapshot {
	fresh, err := graph.NewSnapshot(s.Head(), slices.Collect(s.All()))
	if err != nil {
		tb.Fatal(err)
	}
	return fresh
}

func TestSnapshot_AdvancedEqualsRebuilt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range rapid.IntRange(1, 25).Draw(rt, "changes") {
			before, kept := w.at, picture(w.at)
			edits := []graph.Edit{randomEdit(rt, w)}
			for rapid.IntRange(0, 3).Draw(rt, "more") == 0 {
				edits = append(edits, randomEdit(rt, w))
			}
			if _, err := w.try(rapid.SampledFrom(people).Draw(rt, "who"), edits...); err != nil {
				continue
			}
			if diff := cmp.Diff(kept, picture(before)); diff != "" {
				rt.Fatalf("the old snapshot changed:\n%s", diff)
			}
			if diff := cmp.Diff(picture(rebuilt(rt, w.at)), picture(w.at)); diff != "" {
				rt.Fatalf("advanced differs from rebuilt (-rebuilt +advanced):\n%s", diff)
			}
		}
	})
}

// TestSnapshot_Crowd has so many interests come to a few topics, leave them and go that they do not stand in a slice any more:
// the snapshot says the same as one that is made anew, and going back leads to what was.
func TestSnapshot_Crowd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		holder := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Anker"})
		var topics []graph.ID
		for range 3 {
			topics = append(topics, w.create("owner", graph.KindTopic, graph.Fields{"name": "Wonen"}))
		}
		on := func() []graph.TopicStance {
			var chosen []graph.TopicStance
			for _, topic := range topics {
				if rapid.Bool().Draw(rt, "on") {
					chosen = append(chosen, graph.TopicStance{Topic: topic, Stance: 2})
				}
			}
			return chosen
		}
		for range rapid.IntRange(1, 10).Draw(rt, "changes") {
			here := slices.Collect(w.at.Each(graph.KindInterest))
			edits := make([]graph.Edit, 0, 40)
			for range rapid.IntRange(0, 30).Draw(rt, "come") {
				edits = append(edits, graph.Create(&graph.Interest{Holder: holder, Text: "Iets", Topics: on()}))
			}
			for _, e := range here {
				switch rapid.IntRange(0, 9).Draw(rt, "fate") {
				case 0:
					edits = append(edits, graph.Delete(e.Meta().ID, ""))
				case 1:
					edits = append(edits, graph.Update(e.Meta().ID, "", graph.Fields{"topics": on()}))
				}
			}
			if len(edits) == 0 {
				continue
			}
			before, kept := w.at, picture(w.at)
			w.do("owner", edits...)
			if diff := cmp.Diff(kept, picture(before)); diff != "" {
				rt.Fatalf("the old snapshot changed:\n%s", diff)
			}
			fresh := rebuilt(rt, w.at)
			if diff := cmp.Diff(picture(fresh), picture(w.at)); diff != "" {
				rt.Fatalf("advanced differs from rebuilt (-rebuilt +advanced):\n%s", diff)
			}
			if fresh.Bytes() != w.at.Bytes() {
				rt.Fatalf("advanced takes %d bytes, rebuilt %d", w.at.Bytes(), fresh.Bytes())
			}
		}
		n := rapid.IntRange(0, len(w.past)-1).Draw(rt, "back to")
		got, err := w.at.Undo(w.past[n].Head(), w.events[n+1:])
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(picture(w.past[n]), picture(got)); diff != "" {
			rt.Fatalf("revision %d (-was +undone):\n%s", n+1, diff)
		}
	})
}

func TestSnapshot_Undo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range rapid.IntRange(1, 20).Draw(rt, "changes") {
			_, _ = w.try("owner", randomEdit(rt, w))
		}
		n := rapid.IntRange(0, len(w.past)-1).Draw(rt, "back to")
		got, err := w.at.Undo(w.past[n].Head(), w.events[n+1:])
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(picture(w.past[n]), picture(got)); diff != "" {
			rt.Fatalf("revision %d (-was +undone):\n%s", n+1, diff)
		}
	})
}

func TestNewSnapshot_RefusesDamage(t *testing.T) {
	w := newWorld(t)
	populate(w)
	all := slices.Collect(w.at.All())
	if _, err := graph.NewSnapshot(w.at.Head(), append(slices.Clone(all), all[1])); graph.CodeOf(err) != graph.CodeInternal || err == nil {
		t.Errorf("the same entity twice: got %v", err)
	}
	var without []graph.Entity
	for _, e := range all {
		if e.EntityKind() != graph.KindOrganisation {
			without = append(without, e)
		}
	}
	if _, err := graph.NewSnapshot(w.at.Head(), without); graph.CodeOf(err) != graph.CodeInternal || err == nil {
		t.Errorf("a link to nothing: got %v", err)
	}
}

func TestEvent_Verify(t *testing.T) {
	w := newWorld(t)
	populate(w)
	id := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Eerst"})
	w.do("owner", graph.Update(id, "", graph.Fields{"name": "Later"}))
	previous := ""
	for i := range w.events {
		if err := w.events[i].Verify(previous); err != nil {
			t.Fatalf("event %d: %v", i+1, err)
		}
		previous = w.events[i].Hash
	}
	last := w.events[len(w.events)-1]
	for name, tamper := range map[string]func(*graph.Event){
		"who":      func(e *graph.Event) { e.Principal = "editor" },
		"when":     func(e *graph.Event) { e.At = e.At.Add(1e6) },
		"place":    func(e *graph.Event) { e.Number++ },
		"previous": func(e *graph.Event) { e.Previous = strings.Repeat("0", 64) },
		"salt":     func(e *graph.Event) { e.Deltas[0].Salt[3]++ },
		"hash":     func(e *graph.Event) { e.Deltas[0].Hash = strings.Repeat("0", 64) },
		"content": func(e *graph.Event) {
			e.Deltas[0].After = &graph.Organisation{Record: *e.Deltas[0].After.Meta(), Name: "Vals"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := last
			e.Deltas = slices.Clone(last.Deltas)
			tamper(&e)
			if err := e.Verify(last.Previous); err == nil {
				t.Error("the tampering was not noticed")
			}
		})
	}
	erased := last
	erased.Deltas = []graph.Delta{{ID: last.Deltas[0].ID, Kind: last.Deltas[0].Kind, Hash: last.Deltas[0].Hash, Erased: true}}
	if err := erased.Verify(last.Previous); err != nil {
		t.Errorf("the chain must hold over erased content: %v", err)
	}
	erased.Deltas[0].Hash = strings.Repeat("0", 64)
	if err := erased.Verify(last.Previous); err == nil {
		t.Error("erased content was passed off as another, and the chain holds")
	}
}
