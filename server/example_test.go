package server_test

import (
	"encoding/json"
	"io/fs"
	"path/filepath"
	"testing"

	"raakvlak/dashboard"
	"raakvlak/graph"
	"raakvlak/server"
)

// TestExamples runs what GraphiQL opens with on both example maps: all of it passes the limits. The costs are those of
// docs/limits.md.
func TestExamples(t *testing.T) {
	h := mustOpen(t)
	water := h.found(t, "polis", "freshwater", ".")
	names, err := fs.Glob(dashboard.Examples(), "*.graphql")
	if err != nil || len(names) != 5 {
		t.Fatalf("there are %d examples: %v", len(names), err)
	}
	for _, name := range names {
		query, err := fs.ReadFile(dashboard.Examples(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []graph.MapID{h.kaai, water} {
			got := h.ask(t, string(query), `{"map":"`+string(id)+`"}`)
			var body struct {
				Errors     json.RawMessage
				Data       struct{ Map json.RawMessage }
				Extensions struct {
					Cost struct{ Requested, Actual int }
				}
			}
			if err := json.Unmarshal([]byte(got.body), &body); err != nil || len(body.Errors) > 0 || len(body.Data.Map) < 20 {
				t.Errorf("%s: got %d %s", name, got.status, shortened(got.body))
			}
			cost := body.Extensions.Cost
			if cost.Actual == 0 || cost.Actual > cost.Requested || cost.Requested > server.MaxCost {
				t.Errorf("%s: cost %+v", name, cost)
			}
			t.Logf("%-28s %6d requested, %6d actual", filepath.Base(name), cost.Requested, cost.Actual)
		}
	}
}
