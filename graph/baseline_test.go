package graph_test

import (
	"testing"

	"raakvlak/graph"
)

// TestBaseline_Verify walks a map back to its beginning, which is what its baseline says, and a changed one's is not.
func TestBaseline_Verify(t *testing.T) {
	w := newWorld(t, &graph.Organisation{Name: "Stad"}, &graph.Organisation{Name: "Wijk"})
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Bond"})
	w.create("owner", graph.KindInterest, graph.Fields{"holder": org, "text": "rust"})
	w.do("owner", graph.Delete(org, ""))
	var first *graph.Organisation
	for o := range graph.Every[*graph.Organisation](w.at) {
		first = o
		break
	}
	w.do("owner", graph.Update(first.ID, "", graph.Fields{"name": "Gemeente"}))
	at := &w.events[0]
	start, err := w.at.Undo(graph.Head{Map: at.Map, Number: at.Number, Revision: at.Revision, Hash: at.Hash}, w.events[1:])
	if err != nil {
		t.Fatal(err)
	}
	if err := at.Baseline.Verify(start); err != nil {
		t.Errorf("the map at its beginning: %v", err)
	}
	if err := at.Baseline.Verify(w.at); graph.CodeOf(err) != graph.CodeInternal {
		t.Errorf("a later revision: got %v, want an error of code %s", err, graph.CodeInternal)
	}
}
