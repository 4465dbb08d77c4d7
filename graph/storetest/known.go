package storetest

import (
	"testing"

	"raakvlak/graph"
)

func known(t *testing.T, w *World) {
	c, other := w.Found(t, "Town"), w.Found(t, "Other")
	e := c.entry(t, "once", organisation("Once"))
	c.expectOutcome(t, 1, graph.Outcome{}, e)
	for _, test := range []struct {
		of   *Client
		keys []string
		want int
	}{
		{c, []string{e.Key}, 1},
		{c, []string{"another", e.Key}, 1},
		{c, []string{"another"}, 0},
		{c, nil, 0},
		{other, []string{e.Key}, 0},
	} {
		got, err := w.Store.Known(t.Context(), test.of.Map(), test.keys)
		if err != nil || len(got) != test.want {
			t.Fatalf("Known(%v) = %v, %v, want %d", test.keys, got, err, test.want)
		}
		if test.want == 1 {
			expectEqual(t, "Known", graph.Known{InputHash: e.InputHash, Result: e.Result}, got[e.Key])
		}
	}
}
