package e2e_test

import (
	"os"
	"testing"

	"raakvlak/graph/neo4j/neo4jtest"
)

// TestMain ends the Neo4j that the tests shared.
func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
