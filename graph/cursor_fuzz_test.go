package graph_test

import (
	"testing"

	"raakvlak/graph"
)

// FuzzPageRequest_After holds that what is no cursor of the list is a bad cursor, never a crash and never a page.
func FuzzPageRequest_After(f *testing.F) {
	w := newWorld(f)
	for _, name := range []string{"Een", "Twee", "Drie"} {
		w.create("owner", graph.KindTopic, graph.Fields{"name": name})
	}
	topics := w.view("owner").Select(graph.KindTopic)
	p, err := topics.Page(graph.PageRequest{First: 2})
	if err != nil {
		f.Fatal(err)
	}
	good := map[string]bool{"": true, p.Cursor(0): true, p.Cursor(1): true}
	for cursor := range good {
		f.Add(cursor)
	}
	f.Add("eyJ2IjoxfQ")
	f.Fuzz(func(t *testing.T, cursor string) {
		_, err := topics.Page(graph.PageRequest{First: 2, After: cursor})
		if good[cursor] != (err == nil) || err != nil && graph.ReasonOf(err) != graph.ReasonBadCursor {
			t.Errorf("cursor %q: got %v", cursor, err)
		}
	})
}
