package neo4jtest_test

import (
	"os"
	"testing"

	"raakvlak/graph/neo4j/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
