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
	"raakvlak/server"
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

func TestRateLimit(t *testing.T) {
	h := mustOpenWith(t, server.Rates{Requests: -1, Points: 500})
	const query = `{rateLimit{cost limit remaining} maps(first: 10){nodes{name}}}`
	var got struct {
		Data struct {
			RateLimit struct{ Cost, Limit, Remaining int }
		}
	}
	if err := json.Unmarshal([]byte(h.ask(t, query, "").body), &got); err != nil {
		t.Fatal(err)
	}
	// 1 for itself, 1 for the page and 1 for each of ten maps.
	if limit := got.Data.RateLimit; limit.Cost != 12 || limit.Limit != 500 || limit.Remaining != 488 {
		t.Errorf("rateLimit is %+v, want 12 of 500, 488 remaining", limit)
	}
	const null = `{"data":{"rateLimit":null}`
	if got := mustOpen(t).ask(t, `{rateLimit{cost}}`, ""); !strings.HasPrefix(got.body, null) {
		t.Errorf("without a bound: %s, want null", got.body)
	}
}
