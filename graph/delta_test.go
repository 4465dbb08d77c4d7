package graph_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"raakvlak/graph"
)

// TestDelta_Content holds what is kept of a made, a changed and a deleted entity to the JSON that hashes of older events
// cover, and to the same before and after it is sealed.
func TestDelta_Content(t *testing.T) {
	w := newWorld(t)
	topic := w.create("owner", graph.KindTopic, graph.Fields{"name": `Water & <wonen> "nu" é`})
	w.do("owner", graph.Update(topic, "", graph.Fields{"name": "Wonen"}))
	w.do("owner", graph.Delete(topic, ""))
	for _, e := range w.events[len(w.events)-3:] {
		d := e.Deltas[0]
		var sides struct {
			Before graph.Entity `json:"before,omitempty"`
			After  graph.Entity `json:"after,omitempty"`
		}
		sides.Before, sides.After = d.Before, d.After
		want, err := json.Marshal(sides)
		if err != nil {
			t.Fatal(err)
		}
		unsealed := graph.Delta{ID: d.ID, Kind: d.Kind, Before: d.Before, After: d.After}
		for name, one := range map[string]*graph.Delta{"sealed": &d, "unsealed": &unsealed} {
			got, err := one.Content()
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s content = %s, want %s", name, got, want)
			}
		}
	}
}
