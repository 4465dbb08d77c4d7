package server_test

import (
	"os"
	"os/exec"
	"testing"

	"raakvlak/server"
)

// TestAudit asks everything that the GraphQL-over-HTTP audit asks.
func TestAudit(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the audit needs node and npm, and CI has to run it")
		}
		t.Skip("the audit needs node and npm: install them to run it")
	}
	f := mustStart(t, func(o *server.Options) { o.Rates = server.Rates{} })
	run := exec.CommandContext(t.Context(), "../tools/audit/run.sh")
	run.Env = append(os.Environ(), "GRAPHQL_URL="+f.address+"/graphql", "TOKEN="+f.token)
	out, err := run.CombinedOutput()
	if err != nil {
		t.Errorf("audit: %v\n%s", err, out)
	}
}
