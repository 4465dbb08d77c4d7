package sqlite_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// childVariable names what this program does instead of testing, when a test has started it.
const childVariable = "RAAKVLAK_TEST_CHILD"

func TestMain(m *testing.M) {
	children := map[string]func(path string) error{"hold": hold, "write": writeUntilKilled, "found": foundUntilKilled}
	child := children[os.Getenv(childVariable)]
	if child == nil {
		os.Exit(m.Run())
	}
	if err := child(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// mustOpen opens the store at path and closes it when the test ends.
func mustOpen(tb testing.TB, path string, o sqlite.Options) *sqlite.Store {
	tb.Helper()
	s, err := sqlite.Open(path, o)
	if err != nil {
		tb.Fatalf("Open: %v", err)
	}
	tb.Cleanup(func() { mustClose(tb, s) })
	return s
}

func mustClose(tb testing.TB, s *sqlite.Store) {
	tb.Helper()
	if err := s.Close(); err != nil {
		tb.Errorf("Close: %v", err)
	}
}

func temporary(tb testing.TB) string { return filepath.Join(tb.TempDir(), "raakvlak.db") }

// clock is a clock that a test moves.
type clock struct{ now time.Time }

func newClock() *clock { return &clock{time.Date(2026, time.March, 31, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time       { return c.now }
func (c *clock) Pass(d time.Duration) { c.now = c.now.Add(d) }

// expectState loads the client's map and expects what the client knows, and no flaws.
func expectState(tb testing.TB, s graph.Store, c *storetest.Client) {
	tb.Helper()
	got, err := storetest.Snapshot(tb.Context(), s, c.Map())
	if err != nil {
		tb.Fatalf("Load: %v", err)
	}
	if diff := storetest.Diff(c.Snapshot(), got); diff != "" {
		tb.Fatalf("Load (-want +got):\n%s", diff)
	}
	expectSound(tb, s, c.Map())
}

func expectSound(tb testing.TB, s graph.Store, id graph.MapID) {
	tb.Helper()
	for flaw, err := range s.Check(tb.Context(), id) {
		if err != nil {
			tb.Fatalf("Check: %v", err)
		}
		tb.Errorf("Check: %s: %s", flaw.ID, flaw.Message)
	}
}

func expectError(tb testing.TB, doing string, err error, code graph.Code, reason graph.Reason) {
	tb.Helper()
	if err == nil || graph.CodeOf(err) != code || graph.ReasonOf(err) != reason {
		tb.Fatalf("%s: %v (%s %s), want %s %s", doing, err, graph.CodeOf(err), graph.ReasonOf(err), code, reason)
	}
}

func organisation(name string) graph.Edit {
	return graph.CreateFrom(graph.KindOrganisation, "", graph.Fields{"name": name})
}

func TestContract(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(tb testing.TB) graph.Store { return mustOpen(tb, temporary(tb), sqlite.Options{}) })
}

func TestModel(t *testing.T) {
	t.Parallel()
	storetest.Model(t, mustOpen(t, temporary(t), sqlite.Options{}), storetest.Size{Sequences: sequences, Steps: 50, LoadEvery: 10})
}
