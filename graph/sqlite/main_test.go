package sqlite_test

import (
	"path/filepath"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// mustOpen opens the store at path and closes it when the test ends.
func mustOpen(tb testing.TB, path string, o sqlite.Options) *sqlite.Store {
	tb.Helper()
	s, err := sqlite.Open(path, o)
	if err != nil {
		tb.Fatalf("Open: %v", err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Errorf("Close: %v", err)
		}
	})
	return s
}

func temporary(tb testing.TB) string { return filepath.Join(tb.TempDir(), "raakvlak.db") }

func TestContract(t *testing.T) {
	storetest.Run(t, func(tb testing.TB) graph.Store { return mustOpen(tb, temporary(tb), sqlite.Options{}) })
}
