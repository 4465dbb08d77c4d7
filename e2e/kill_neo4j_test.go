package e2e_test

import (
	"context"
	"testing"

	"raakvlak/graph/neo4j/neo4jtest"
)

// TestKill_Neo4j kills the database under a service that stays up, under as many writers.
func TestKill_Neo4j(t *testing.T) {
	database := neo4jtest.MustStart(t, neo4jtest.Heap(768), neo4jtest.PageCache(64))
	access := database.Access()
	s := newService(t, mustBuild(t), access.URI, "RAAKVLAK_NEO4J_USER="+access.Username, "RAAKVLAK_NEO4J_PASSWORD="+access.Password)
	s.mustStart()
	w := newWriters(s)
	acknowledged := w.underFire(t, *kills, killAfter, func() {
		w.away()
		if err := database.Kill(); err != nil {
			t.Error(err)
		}
		if err := database.Restart(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
		w.backAgain()
	})
	w.check(t, acknowledged)
	s.stop()
	mustBeSound(t, s)
}
