package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
)

// shared is the one server of this test binary: a process-wide thing by its nature, as the processes it saves are.
var shared struct {
	once      sync.Once
	server    *Server
	directory string
	err       error
}

// Shared returns the address of the Neo4j that all tests of this binary share: the one that RAAKVLAK_TEST_NEO4J names,
// else one that is started by the first caller. Where neither is possible tb is skipped, or fails when CI=true. Tests
// that share it must use map ids of their own.
func Shared(tb testing.TB) Access {
	tb.Helper()
	if access, ok := accessFromEnvironment(); ok {
		return access
	}
	shared.once.Do(startShared)
	mustHave(tb, shared.err)
	return shared.server.Access()
}

// Main runs the tests of a binary that calls [Shared] and returns the exit code for os.Exit, after stopping the shared
// server and removing its data.
func Main(m *testing.M) int {
	code := m.Run()
	if err := stopShared(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return max(code, 1)
	}
	return code
}

// MustStart starts a server of tb's own on an empty folder and stops it when tb ends. Where that is impossible tb is
// skipped, or fails when CI=true; RAAKVLAK_TEST_NEO4J does not count, because such a server is not tb's to kill.
func MustStart(tb testing.TB, options ...Option) *Server {
	tb.Helper()
	server, err := Start(tb.Context(), tb.TempDir(), options...)
	mustHave(tb, err)
	tb.Cleanup(func() {
		if err := server.Stop(); err != nil {
			tb.Error(err)
		}
	})
	return server
}

// MustHaveJava skips tb, or fails it when CI=true, where [Start] would not find what it takes: Maven and a Java development
// kit (17 or newer).
func MustHaveJava(tb testing.TB) {
	tb.Helper()
	mustHave(tb, findJava(tb.Context()))
}

// mustHave ends tb when err is not nil: by a skip only when the machine lacks what it takes, and not in CI.
func mustHave(tb testing.TB, err error) {
	tb.Helper()
	switch {
	case err == nil:
	case errors.Is(err, errNoJava) && os.Getenv("CI") != "true":
		tb.Skip(err)
	default:
		tb.Fatal(err)
	}
}

// startShared starts the shared server in a temporary folder.
func startShared() {
	if shared.directory, shared.err = os.MkdirTemp("", "raakvlak-neo4j-"); shared.err != nil {
		return
	}
	shared.server, shared.err = Start(context.Background(), shared.directory)
}

// stopShared stops the shared server, if there is one, and removes its data.
func stopShared() error {
	var err error
	if shared.server != nil {
		err = shared.server.Stop()
	}
	if shared.directory != "" {
		err = errors.Join(err, os.RemoveAll(shared.directory))
	}
	return err
}
