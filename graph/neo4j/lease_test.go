package neo4j_test

import (
	"fmt"
	"testing"

	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

func TestLease(t *testing.T) {
	storetest.RunLeases(t, func(tb testing.TB) storetest.LeasingStore { return mustOpen(tb, neo4jtest.Shared(tb)) })
}

// TestLease_manyReaders has a map that so many servers read, or did before they ended, that no more are noted. The next
// write by somebody else forgets them.
func TestLease_manyReaders(t *testing.T) {
	s, other := mustOpen(t, neo4jtest.Shared(t)), mustOpen(t, neo4jtest.Shared(t))
	c := storetest.NewWorld(t, other).Found(t, "Town", storetest.Town()...)
	names := make([]any, 100)
	for i := range names {
		names[i] = fmt.Sprint("server ", i)
	}
	raw(t, "MATCH (h:Head {map: $map}) SET h.readers = $names", map[string]any{"map": string(c.Map()), "names": names})
	number, term, err := s.Lease(t.Context(), c.Map())
	if err != nil || number != 1 || term != 0 {
		t.Fatalf("Lease = %d, %v, %v, want 1 and no term", number, term, err)
	}
	c.Do(t, organisation("Anchor"))
	if left := raw(t, "MATCH (h:Head {map: $map}) RETURN h.readers", map[string]any{"map": string(c.Map())})[0].Values[0]; left != nil {
		t.Errorf("%v are noted after a write", left)
	}
	if number, term, err = s.Lease(t.Context(), c.Map()); err != nil || number != 2 || term <= 0 {
		t.Errorf("Lease = %d, %v, %v, want 2 and a term", number, term, err)
	}
}
