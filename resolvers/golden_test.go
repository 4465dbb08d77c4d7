package resolvers_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
)

var update = flag.Bool("update", false, "write the answers of testdata anew")

// TestGolden asks what stands in testdata and compares the answers. The first line of a file may be a comment with the
// member that asks; its variables stand in a file beside it. Ids of the example are written as $name.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no questions: %v", err)
	}
	shared := newHouse(t)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		if name == subscription {
			continue // TestSubscription asks it
		}
		t.Run(name, func(t *testing.T) {
			h := shared
			if q := readQuestion(t, h, file); strings.Contains(q.query, "mutation") {
				h = newHouse(t)
			}
			q := readQuestion(t, h, file)
			got := pretty(t, h.ask(t.Context(), q.who, q.query, q.variables))
			answers := strings.TrimSuffix(file, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(answers, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(answers)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("answer to %s (-want +got):\n%s", file, diff)
			}
		})
	}
}

// subscription is the question in testdata that is answered by a feed.
const subscription = "subscription"

type question struct {
	who       graph.PrincipalID
	query     string
	variables map[string]any
}

func readQuestion(t *testing.T, h *house, file string) question {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	q := question{who: owner, query: string(text)}
	if first, _, _ := strings.Cut(q.query, "\n"); strings.HasPrefix(first, "# as ") {
		q.who = graph.PrincipalID(strings.TrimPrefix(first, "# as "))
	}
	variables, err := os.ReadFile(strings.TrimSuffix(file, ".graphql") + ".variables.json")
	if os.IsNotExist(err) {
		variables, err = []byte("{}"), nil
	}
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(variables))
	decoder.UseNumber()
	if err := decoder.Decode(&q.variables); err != nil {
		t.Fatal(err)
	}
	h.fill(t, q.variables)
	return q
}

// fill puts ids where variables name what they are of: "$map", "$Thuisrijk".
func (h *house) fill(tb testing.TB, v any) {
	tb.Helper()
	name := func(v any) any {
		s, is := v.(string)
		if !is || !strings.HasPrefix(s, "$") {
			return v
		}
		switch s {
		case "$map":
			return string(h.kaai)
		}
		id := h.ids[s[1:]]
		if id == "" {
			tb.Fatalf("nothing in the example is called %s", s)
		}
		return string(id)
	}
	switch v := v.(type) {
	case map[string]any:
		for k, item := range v {
			v[k] = name(item)
			h.fill(tb, v[k])
		}
	case []any:
		for i, item := range v {
			v[i] = name(item)
			h.fill(tb, v[i])
		}
	}
}
