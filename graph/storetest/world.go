package storetest

import (
	"encoding/binary"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"raakvlak/graph"
)

// Owner is the principal that owns the maps of a World.
const Owner = graph.PrincipalID("owner")

// World is a store with what it takes to make maps in it: ids drawn from a seed, and a clock that runs by itself.
type World struct {
	Store graph.Store
	IDs   *graph.IDs

	mu  sync.Mutex
	now time.Time
}

// NewWorld returns a World around the store. Its ids are drawn from a random seed, which it logs, so that the maps of
// two runs do not meet in a store that outlives them.
func NewWorld(tb testing.TB, store graph.Store) *World {
	tb.Helper()
	seed := rand.Uint64()
	tb.Logf("ids from seed %d", seed)
	return SeededWorld(store, seed)
}

// SeededWorld returns a World whose ids are those of the seed.
func SeededWorld(store graph.Store, seed uint64) *World {
	return &World{Store: store, IDs: IDs(seed), now: time.Date(2026, time.March, 31, 9, 0, 0, 0, time.UTC)}
}

// IDs returns the ids that a seed gives.
func IDs(seed uint64) *graph.IDs {
	var key [32]byte
	binary.LittleEndian.PutUint64(key[:], seed)
	return graph.NewIDs(rand.NewChaCha8(key))
}

// Now returns a time that is a millisecond later at each call.
func (w *World) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(time.Millisecond)
	return w.now
}

// Founding returns a new map that is not in the store yet.
func (w *World) Founding(tb testing.TB, name string, entities ...graph.Entity) *graph.Founding {
	tb.Helper()
	f := graph.Foundation{Map: graph.Map{Name: name}, Entities: entities, By: Owner, File: "town.csv", Format: "csv"}
	founding, err := graph.Found(f, w.Now(), w.IDs)
	if err != nil {
		tb.Fatalf("found %s: %v", name, err)
	}
	return founding
}

// Found makes a new map in the store and returns a client of it.
func (w *World) Found(tb testing.TB, name string, entities ...graph.Entity) *Client {
	tb.Helper()
	f := w.Founding(tb, name, entities...)
	if err := w.Store.Found(tb.Context(), f, nil); err != nil {
		tb.Fatalf("Found: %v", err)
	}
	return w.client(f.Snapshot)
}
