package neo4j_test

import (
	"context"
	"os"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/neo4j"
	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// mustOpen returns a store in the database that access leads to, closed when the test ends.
func mustOpen(tb testing.TB, access neo4jtest.Access) *neo4j.Store {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), time.Minute)
	defer cancel()
	s, err := neo4j.Open(ctx, access.URI, neo4j.Options{Username: access.Username, Password: access.Password})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(tb testing.TB) graph.Store { return mustOpen(tb, neo4jtest.Shared(tb)) })
}
