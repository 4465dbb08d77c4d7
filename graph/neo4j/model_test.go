package neo4j_test

import (
	"testing"

	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

func TestStore_Model(t *testing.T) {
	storetest.Model(t, mustOpen(t, neo4jtest.Shared(t)), storetest.Size{Sequences: 50, Steps: 30, LoadEvery: 10})
}
