package sqlite_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// large returns an edit that takes some 25 kB in the file.
func large(i int) graph.Edit {
	text := strings.Repeat("x", 8_000)
	return graph.CreateFrom(graph.KindOrganisation, "", graph.Fields{"name": strconv.Itoa(i), "description": text, "visionOnCollaborating": text})
}

// fill writes to the map until the store says that it is full.
func fill(t *testing.T, c *storetest.Client) {
	t.Helper()
	for i := range 1_000 {
		if _, err := c.Replay(t.Context(), graph.Change{Edits: []graph.Edit{large(i)}}); err != nil {
			expectError(t, "Commit", err, graph.CodeUnavailable, graph.ReasonStorageFull)
			return
		}
	}
	t.Fatal("the store does not become full")
}

// expectRefused expects that nothing is written, and that all is still there to be read.
func expectRefused(t *testing.T, s graph.Store, c *storetest.Client) {
	t.Helper()
	_, err := c.Replay(t.Context(), graph.Change{Edits: []graph.Edit{organisation("Refused")}})
	expectError(t, "Commit", err, graph.CodeUnavailable, graph.ReasonStorageFull)
	expectState(t, s, c)
}

func TestFullAtLimit(t *testing.T) {
	now := newClock()
	s := mustOpen(t, temporary(t), sqlite.Options{MostBytes: 1 << 20, Clock: now.Now})
	w := storetest.NewWorld(t, s)
	kept, other := w.Found(t, "Kept", storetest.Town()...), w.Found(t, "Other")
	for i := range 10 {
		other.Do(t, large(i))
	}
	fill(t, kept)
	expectRefused(t, s, kept)
	now.Pass(2 * time.Second) // it tries again, and is still full
	_, err := kept.Replay(t.Context(), graph.Change{Edits: []graph.Edit{large(0)}})
	expectError(t, "Commit", err, graph.CodeUnavailable, graph.ReasonStorageFull)
	if err := s.Found(t.Context(), w.Founding(t, "Third"), nil); graph.ReasonOf(err) != graph.ReasonStorageFull {
		t.Fatalf("Found: %v", err)
	}
	if err := s.Delete(t.Context(), other.Map()); err != nil {
		t.Fatalf("Delete: %v", err)
	}
	kept.Do(t, large(0))
	expectState(t, s, kept)
}

// TestFullDisk fills a real disk, with a reserve and without one.
func TestFullDisk(t *testing.T) {
	for name, reserve := range map[string]int64{"Reserve": 6 << 20, "NoReserve": 0} {
		t.Run(name, func(t *testing.T) {
			folder := smallDisk(t, 12<<20)
			ballast := filepath.Join(folder, "ballast")
			write(t, ballast, make([]byte, 400<<10))
			now := newClock()
			path := filepath.Join(folder, "raakvlak.db")
			s := mustOpen(t, path, sqlite.Options{Reserve: reserve, Clock: now.Now})
			w := storetest.NewWorld(t, s)
			kept, other := w.Found(t, "Kept", storetest.Town()...), w.Found(t, "Other")
			for i := range 20 {
				other.Do(t, large(i))
			}
			fill(t, kept)
			expectRefused(t, s, kept)
			if reserve > 0 {
				if err := s.Delete(t.Context(), other.Map()); err != nil {
					t.Fatalf("Delete: %v", err)
				}
				if err := os.Remove(ballast); err != nil {
					t.Fatal(err)
				}
			} else {
				if err := os.Remove(ballast); err != nil {
					t.Fatal(err)
				}
				expectRefused(t, s, kept) // a second must pass before it looks again
			}
			now.Pass(time.Second)
			kept.Do(t, organisation("Written again"))
			expectState(t, s, kept)
			mustClose(t, s)
			expectState(t, mustOpen(t, path, sqlite.Options{}), kept)
		})
	}
}
