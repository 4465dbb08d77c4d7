package server_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"raakvlak/dashboard"
)

// TestCosts compares what GraphiQL's examples cost with what docs/limits.md says.
func TestCosts(t *testing.T) {
	h := mustOpen(t)
	text, err := os.ReadFile("../docs/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| `([^`]+\\.graphql)` .*\\| ([0-9,]+) \\|$").FindAllStringSubmatch(string(text), -1)
	if len(rows) != 5 {
		t.Fatalf("docs/limits.md has %d examples, want 5", len(rows))
	}
	for _, row := range rows {
		query, err := fs.ReadFile(dashboard.Examples(), row[1])
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Extensions struct{ Cost struct{ Requested int } }
		}
		if err := json.Unmarshal([]byte(h.ask(t, string(query), `{"map":"`+string(h.kaai)+`"}`).body), &answer); err != nil {
			t.Fatal(err)
		}
		want, err := strconv.Atoi(strings.ReplaceAll(row[2], ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		if got := answer.Extensions.Cost.Requested; got != want {
			t.Errorf("%s costs %d points, docs/limits.md says %d", row[1], got, want)
		}
	}
}
