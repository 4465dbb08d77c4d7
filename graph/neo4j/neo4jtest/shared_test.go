package neo4jtest_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"raakvlak/graph/neo4j/neo4jtest"
)

func TestShared(t *testing.T) {
	access := neo4jtest.Shared(t)
	if err := access.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := neo4jtest.Shared(t); got != access {
		t.Errorf("second call: got %v, want the same server %v", got, access)
	}
}

func TestShared_FromEnvironment(t *testing.T) {
	t.Setenv("RAAKVLAK_TEST_NEO4J", "neo4j://graph.example:7687")
	t.Setenv("RAAKVLAK_TEST_NEO4J_USER", "ann")
	t.Setenv("RAAKVLAK_TEST_NEO4J_PASSWORD", "secret")
	want := neo4jtest.Access{URI: "neo4j://graph.example:7687", Username: "ann", Password: "secret"}
	if got := neo4jtest.Shared(t); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestShared_NoJava runs TestShared in a copy of this test binary that finds no Java.
func TestShared_NoJava(t *testing.T) {
	for _, test := range []struct{ ci, want string }{{"", "--- SKIP: TestShared"}, {"true", "--- FAIL: TestShared"}} {
		t.Run("CI="+test.ci, func(t *testing.T) {
			again := exec.Command(os.Args[0], "-test.run=^TestShared$", "-test.v")
			again.Env = []string{"PATH=" + t.TempDir(), "CI=" + test.ci}
			output, err := again.CombinedOutput()
			if got, want := err != nil, test.ci == "true"; got != want {
				t.Errorf("failed: got %v, want %v", got, want)
			}
			if got := string(output); !strings.Contains(got, test.want) || !strings.Contains(got, "install Maven and a Java development kit") {
				t.Errorf("got output\n%s\nwant %q and how to get a Neo4j", got, test.want)
			}
		})
	}
}
