package casetest_test

import (
	"encoding/json"
	"slices"
	"testing"

	"raakvlak/graph/casetest"
)

func TestDifferences(t *testing.T) {
	for _, test := range []struct {
		name, want, got string
		found           []string
	}{
		{"a number within the tolerance", `{"a": 0.33}`, `{"a": 0.334}`, nil},
		{"one beyond it", `{"a": 0.33}`, `{"a": 0.336}`, []string{"a: got 0.336, want 0.33"}},
		{"a fraction", `{"a": "1/3"}`, `{"a": 0.333}`, nil},
		{"another fraction", `{"a": "2/3"}`, `{"a": 0.333}`, []string{`a: got 0.333, want "2/3"`}},
		{"no fraction at all", `{"a": "one"}`, `{"a": 1}`, []string{`a: got 1, want "one"`}},
		{"within a range", `{"a": {"least": 0.4, "most": 0.5}}`, `{"a": 0.5}`, nil},
		{"below it", `{"a": {"least": 0.4, "most": 0.5}}`, `{"a": 0.3}`, []string{`a: got 0.3, want {"least":0.4,"most":0.5}`}},
		{"a range with one end matches nothing", `{"a": {"least": 0.4}}`, `{"a": 0.5}`, []string{`a: got 0.5, want {"least":0.4}`}},
		{"unknown is no 0", `{"a": null}`, `{"a": 0}`, []string{"a: got 0, want null"}},
		{"nor is 0 unknown", `{"a": 0}`, `{"a": null}`, []string{"a: got null, want 0"}},
		{"unknown", `{"a": null}`, `{"a": null}`, nil},
		{"a text is no number", `{"a": "1"}`, `{"a": "one"}`, []string{`a: got "one", want "1"`}},
		{"of an object what is named", `{"a": {"b": 1}}`, `{"a": {"b": 1, "c": 2}}`, nil},
		{"what it has not", `{"a": {"b": 1}}`, `{"a": {"c": 2}}`, []string{"a: nothing is called b, but [c]"}},
		{"an object is no list", `{"a": {"b": 1}}`, `{"a": [1]}`, []string{`a: got [1], want {"b":1}`}},
		{"of a list all", `{"a": [1, 2]}`, `{"a": [1, 2, 3]}`, []string{"a: got [1,2,3], want [1,2]"}},
		{"in its order", `{"a": [{"b": 1}, 2]}`, `{"a": [{"b": 2}, 1]}`, []string{"a[0].b: got 2, want 1", "a[1]: got 1, want 2"}},
		{"nothing in a list", `{"a": []}`, `{"a": null}`, []string{"a: got null, want []"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if found := casetest.Differences("", parsed(t, test.want), parsed(t, test.got), 0.005); !slices.Equal(found, test.found) {
				t.Errorf("got %q, want %q", found, test.found)
			}
		})
	}
}

func parsed(tb testing.TB, text string) (out any) {
	tb.Helper()
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		tb.Fatal(err)
	}
	return out
}
