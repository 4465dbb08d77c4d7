package storetest

import (
	"slices"
	"testing"

	"raakvlak/graph"
)

func maps(t *testing.T, w *World) {
	want := map[graph.MapID]graph.MapInfo{}
	for _, name := range []string{"b", "A", "a", "É", "a"} {
		c := w.Found(t, name)
		if name == "É" {
			c.Do(t, graph.Update(c.Map(), "", graph.Fields{"name": "È"}))
			c.Do(t, organisation("Police"))
			name = "È"
		}
		want[c.Map()] = graph.MapInfo{ID: c.Map(), Name: name, Number: c.at.Head().Number}
	}
	var order []graph.MapID
	got := map[graph.MapID]graph.MapInfo{}
	for info, err := range w.Store.Maps(t.Context()) {
		if err != nil {
			t.Fatalf("Maps: %v", err)
		}
		order = append(order, info.ID)
		if _, ours := want[info.ID]; ours {
			got[info.ID] = info
		}
	}
	expectEqual(t, "Maps", want, got)
	if !slices.IsSorted(order) {
		t.Fatalf("Maps gives %v, which is not in order", order)
	}
	for _, err := range w.Store.Maps(t.Context()) {
		if err != nil {
			t.Fatalf("Maps: %v", err)
		}
		break // one may stop early
	}
}
