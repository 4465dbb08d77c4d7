package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// writeUntilKilled has sixteen clients write to the one map of the store, and prints the name of everything whose
// writing was acknowledged.
func writeUntilKilled(path string) error {
	s, err := sqlite.Open(path, sqlite.Options{})
	if err != nil {
		return err
	}
	w := storetest.SeededWorld(s, rand.Uint64())
	id, err := onlyMap(context.Background(), s)
	if err != nil {
		return err
	}
	run := w.IDs.Key()
	failures := make(chan error)
	for i := range 16 {
		go func() {
			c, err := w.Open(context.Background(), id)
			for n := 0; err == nil; n++ {
				name := fmt.Sprintf("%s %d %d", run, i, n)
				change := graph.Change{ClientMutationID: name, Edits: []graph.Edit{organisation(name)}}
				if _, err = c.Replay(context.Background(), change); err == nil {
					fmt.Println(name)
				}
			}
			failures <- err
		}()
	}
	return <-failures
}

func onlyMap(ctx context.Context, s graph.Store) (graph.MapID, error) {
	for info, err := range s.Maps(ctx) {
		return info.ID, err
	}
	return "", errors.New("the store holds no map")
}

// TestKill kills a process under sixteen writers, five times. Everything that was acknowledged is there, nothing is
// there twice, and the file is sound.
func TestKill(t *testing.T) {
	path := temporary(t)
	s := mustOpen(t, path, sqlite.Options{})
	id := storetest.NewWorld(t, s).Found(t, "Town").Map()
	mustClose(t, s)
	seed := rand.Uint64()
	t.Logf("moments of killing from seed %d", seed)
	moments := rand.New(rand.NewPCG(seed, 0))
	acknowledged := map[string]bool{}
	for round := range 5 {
		child, output, _ := start(t, "write", path)
		for killAt := 30 + moments.IntN(150); output.Scan(); killAt-- {
			acknowledged[output.Text()] = true
			if killAt == 0 {
				if err := child.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = child.Wait() // it says that it was killed
		expectOnce(t, path, id, acknowledged)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	t.Logf("%d acknowledged", len(acknowledged))
}

// expectOnce opens the file and expects every acknowledged organisation in the map once, and no other one twice.
func expectOnce(t *testing.T, path string, id graph.MapID, acknowledged map[string]bool) {
	t.Helper()
	s, err := sqlite.Open(path, sqlite.Options{})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	defer mustClose(t, s)
	c, err := storetest.SeededWorld(s, 0).Open(t.Context(), id)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	names := map[string]int{}
	for o := range graph.Every[*graph.Organisation](c.Snapshot()) {
		if names[o.Name]++; names[o.Name] > 1 {
			t.Errorf("%s is there twice", o.Name)
		}
	}
	for name := range acknowledged {
		if names[name] != 1 {
			t.Errorf("%s was acknowledged and is not there", name)
		}
	}
	if got, want := c.Snapshot().Head().Number, graph.Number(1+len(names)); got != want {
		t.Errorf("the map is at revision %d, want %d", got, want)
	}
	events, err := s.Events(t.Context(), id, 0, 1_000_000)
	if err != nil || len(events) != 1+len(names) {
		t.Errorf("Events = %d events, %v, want %d", len(events), err, 1+len(names))
	}
	previous := ""
	for i := range events {
		if err := events[i].Verify(previous); err != nil {
			t.Fatalf("Verify: %v", err)
		}
		previous = events[i].Hash
	}
	expectSound(t, s, id)
}

// foundUntilKilled founds a large map, and says after each batch how much is in.
func foundUntilKilled(path string) error {
	s, err := sqlite.Open(path, sqlite.Options{})
	if err != nil {
		return err
	}
	f, err := crowd(storetest.SeededWorld(s, rand.Uint64()), 25_000)
	if err != nil {
		return err
	}
	return s.Found(context.Background(), f, func(done int) {
		fmt.Println(done)
		if done > 10_000 {
			_, _ = io.Copy(io.Discard, os.Stdin) // until the test kills this process
		}
	})
}

func crowd(w *storetest.World, n int) (*graph.Founding, error) {
	f := graph.Foundation{Map: graph.Map{Name: "Crowd"}, By: storetest.Owner}
	for i := range n {
		o := &graph.Organisation{Name: fmt.Sprintf("Organisation %d", i), Sector: graph.SectorPublic, Description: "One of many"}
		f.Entities = append(f.Entities, o)
	}
	return graph.Found(f, w.Now(), w.IDs)
}

// TestKillFounding kills a process that founds a map. Nothing is to be seen of it, and Sweep frees what it took.
func TestKillFounding(t *testing.T) {
	path := temporary(t)
	child, output, _ := start(t, "found", path)
	for output.Scan() && output.Text() != "10000" {
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it says that it was killed
	s := mustOpen(t, path, sqlite.Options{})
	if id, err := onlyMap(t.Context(), s); err == nil {
		t.Fatalf("Maps gives %s", id)
	}
	expectRows(t, s, "entities", 10_000)
	w := storetest.NewWorld(t, s)
	if err := s.Sweep(t.Context(), w.Now()); err != nil {
		t.Fatalf("Sweep: %v", err)
	}
	expectRows(t, s, "entities", 0)
	expectRows(t, s, "maps", 0)
}

// expectRows expects at least so many rows in the table, and none when none are wanted.
func expectRows(t *testing.T, s *sqlite.Store, table string, want int) {
	t.Helper()
	got, err := sqlite.Rows(t.Context(), s, table)
	if err != nil {
		t.Fatal(err)
	}
	if got < want || want == 0 && got > 0 {
		t.Fatalf("%s has %d rows, want %d", table, got, want)
	}
}
