package e2e_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/sqlite"
	"raakvlak/seed"
	"raakvlak/server"
)

var updateCoverage = flag.Bool("update-coverage", false, "write the answers of testdata/seedcoverage anew")

// TestSeedCoverage asks the query of every row of docs/seed-coverage.md of the example map, and holds that the table
// names every query there is.
func TestSeedCoverage(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "seed-coverage.md"))
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, row := range regexp.MustCompile("(?m)^\\| .+ \\| `([a-z-]+)\\.graphql` \\|$").FindAllSubmatch(page, -1) {
		named = append(named, string(row[1]))
	}
	if rows := bytes.Count(page, []byte("\n| ")) - 1; rows != len(named) {
		t.Errorf("%d of the %d rows name a query", len(named), rows)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "seedcoverage", "*.graphql"))
	if err != nil {
		t.Fatal(err)
	}
	var there []string
	for _, file := range files {
		there = append(there, strings.TrimSuffix(filepath.Base(file), ".graphql"))
	}
	slices.Sort(named)
	slices.Sort(there)
	if diff := cmp.Diff(slices.Compact(named), there); diff != "" {
		t.Errorf("the queries named by the page (-) and those there are (+):\n%s", diff)
	}
	engine, example := exampleEngine(t)
	for _, name := range there {
		t.Run(name, func(t *testing.T) { askCoverage(t, engine, example, name) })
	}
}

// askCoverage asks one query and compares the answer with the one beside it.
func askCoverage(t *testing.T, engine *server.Engine, example graph.MapID, name string) {
	t.Helper()
	path := filepath.Join("testdata", "seedcoverage", name)
	query, err := os.ReadFile(path + ".graphql")
	if err != nil {
		t.Fatal(err)
	}
	response := engine.Answer(t.Context(), "owner", &graphql.RawParams{Query: string(query), Variables: map[string]any{"map": string(example)}})
	if len(response.Errors) > 0 {
		t.Fatal(response.Errors)
	}
	var got bytes.Buffer
	if err := json.Indent(&got, response.Data, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	if *updateCoverage {
		if err := os.WriteFile(path+".json", got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// exampleEngine returns an engine over a store with the worked case, and the id of that.
func exampleEngine(t *testing.T) (*server.Engine, graph.MapID) {
	t.Helper()
	store, err := sqlite.Open(filepath.Join(t.TempDir(), "example.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	at := time.Date(2026, 10, 2, 8, 0, 0, 0, time.UTC)
	maps := atlas.New(store, atlas.Options{Clock: func() time.Time { return at }, IDs: graph.NewIDs(&steady{sha256.Sum256([]byte("example"))}), Log: log})
	t.Cleanup(func() {
		maps.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	examples, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	view, err := maps.Found(t.Context(), examples[0].Batch.Foundation("owner"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return server.NewMapEngine(maps, server.EngineOptions{Log: log}), view.Head().Map
}

// steady gives the same bytes in every run.
type steady struct{ state [sha256.Size]byte }

func (s *steady) Read(p []byte) (int, error) {
	for i := range p {
		s.state = sha256.Sum256(s.state[:])
		p[i] = s.state[0]
	}
	return len(p), nil
}
