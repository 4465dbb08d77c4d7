package oracle_test

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// record is a map as it was recorded, with the answers of the analyses.
type record struct {
	Map     string           `json:"map"`
	Input   map[string][]any `json:"input"` // entities by kind, in the order of recording
	Answers []answer         `json:"answers"`
}

// answer is a measure of a map: a number, one per row, or one per row and column. Rows and columns are ids.
type answer struct {
	Measure string   `json:"measure"`
	Rows    []string `json:"rows,omitempty"`
	Columns []string `json:"columns,omitempty"`
	Values  any      `json:"values"` // null where there is no number
}

// TestOracle compares the answers about 50 random maps and the examples with those of the libraries.
func TestOracle(t *testing.T) {
	python := mustPython(t)
	var all []record
	for seed := range uint64(50) {
		all = append(all, mustRecord(t, drawnName(seed), drawn(t, seed)))
	}
	for _, e := range examples(t) {
		all = append(all, mustRecord(t, e.name, e.view))
	}
	out, err := compare(t, python, all)
	t.Log(lastLine(out))
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestOracle_sees holds that a single number that is off is found, in whichever answer it is.
func TestOracle_sees(t *testing.T) {
	python := mustPython(t)
	// Of so few stakeholders that everything is computed once more.
	r := mustRecord(t, drawnName(13), drawn(t, 13))
	var spoilt []string
	for i := range r.Answers {
		if a := &r.Answers[i]; spoil(t, a) {
			spoilt = append(spoilt, a.Measure)
		}
	}
	out, err := compare(t, python, []record{r})
	if err == nil {
		t.Error("nothing was found")
	}
	for _, measure := range spoilt {
		// Communities are judged by their modularity, too.
		if !strings.Contains(out, ": "+measure+" (by ") && !strings.HasSuffix(measure, "/community") {
			t.Errorf("%s is off, and that was not found", measure)
		}
	}
	families := map[string]bool{}
	for _, measure := range spoilt {
		family, _, _ := strings.Cut(measure, "/")
		families[family] = true
	}
	want := []string{"alignment", "coalition", "dependence", "discourse", "heterogeneity", "mactor", "network"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(families))); diff != "" {
		t.Errorf("families of answers that were put off (-want +got):\n%s", diff)
	}
}

// spoil puts the first number of an answer off by a little, and reports whether there is one.
func spoil(t *testing.T, a *answer) bool {
	t.Helper()
	text, err := json.Marshal(a.Values)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &a.Values); err != nil {
		t.Fatal(err)
	}
	const little = 1e-5 // more than any tolerance
	var done bool
	var walk func(v any) any
	walk = func(v any) any {
		switch v := v.(type) {
		case float64:
			if !done {
				done = true
				return v + little*max(1, math.Abs(v))
			}
		case []any:
			for i := range v {
				v[i] = walk(v[i])
			}
		}
		return v
	}
	a.Values = walk(a.Values)
	return done
}

// mustPython returns the interpreter that has the libraries. Where there is no Python the test is skipped, but not in
// continuous integration.
func mustPython(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 is missing, with which the analyses are computed once more")
		}
		t.Skip("python3 is missing, with which the analyses are computed once more")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	var stderr strings.Builder
	c := exec.CommandContext(ctx, filepath.Join("..", "..", "tools", "python", "venv.sh"), "requirements.txt")
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("the libraries could not be installed: %v\n%s", err, stderr.String())
	}
	return strings.TrimSpace(string(out))
}

// compare has the libraries compute the measures of the records, and returns what they say of the answers; the error is
// not nil when they differ.
func compare(t *testing.T, python string, all []record) (string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "records.json")
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), python, "-B", "compare", file).CombinedOutput()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return string(out), err
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
