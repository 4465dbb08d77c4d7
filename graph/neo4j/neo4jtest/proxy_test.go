package neo4jtest_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"

	"raakvlak/graph/neo4j/neo4jtest"
)

// mustProxy returns a proxy before the shared server, with one driver that goes through it and one that does not. The
// drivers are closed and the proxy's goroutines gone when the test ends.
func mustProxy(t *testing.T) (proxy *neo4jtest.Proxy, through, direct neo4j.DriverWithContext) {
	t.Helper()
	access := neo4jtest.Shared(t)
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() { goleak.VerifyNone(t, before) })
	_, address, _ := strings.Cut(access.URI, "://")
	proxy, err := neo4jtest.NewProxy(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := proxy.Close(); err != nil {
			t.Error(err)
		}
	})
	return proxy, mustOpenDriver(t, proxy.URI(), access.Token()), mustOpenDriver(t, access.URI, access.Token())
}

func TestProxy_Passes(t *testing.T) {
	proxy, through, direct := mustProxy(t)
	key := t.Name() + strings.Repeat("€", 100_000) // a message of several chunks
	if err := write(t.Context(), through, key); err != nil {
		t.Fatal(err)
	}
	if got, want := mustCount(t, direct, key), int64(1); got != want {
		t.Errorf("nodes: got %d, want %d", got, want)
	}
	if got, want := mustCount(t, through, key), int64(1); got != want {
		t.Errorf("nodes through the proxy: got %d, want %d", got, want)
	}
	if got, want := proxy.Struck(), 0; got != want {
		t.Errorf("faults: got %d, want %d", got, want)
	}
}

func TestProxy_Strike(t *testing.T) {
	for _, test := range []struct {
		fault neo4jtest.Fault
		want  int64 // nodes that the server has
	}{
		{neo4jtest.CutBeforeCommit, 0},
		{neo4jtest.CutAfterCommit, 1},
		{neo4jtest.SwallowAnswer, 1},
	} {
		t.Run(test.fault.String(), func(t *testing.T) {
			proxy, through, direct := mustProxy(t)
			proxy.Strike(test.fault, 1)
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			defer cancel()
			if err := write(ctx, through, t.Name()); err == nil {
				t.Error("got an answer, want it lost")
			}
			if got, want := proxy.Struck(), 1; got != want {
				t.Errorf("faults: got %d, want %d", got, want)
			}
			if got := mustCount(t, direct, t.Name()); got != test.want {
				t.Errorf("nodes: got %d, want %d", got, test.want)
			}
			if err := write(t.Context(), through, t.Name()); err != nil {
				t.Errorf("the next write: %v", err)
			}
			if got, want := mustCount(t, direct, t.Name()), test.want+1; got != want {
				t.Errorf("nodes after the next write: got %d, want %d", got, want)
			}
		})
	}
}

func TestProxy_BlackHole(t *testing.T) {
	proxy, through, _ := mustProxy(t)
	if err := write(t.Context(), through, t.Name()); err != nil {
		t.Fatal(err)
	}
	proxy.BlackHole()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := write(ctx, through, t.Name()); err == nil {
		t.Error("got an answer out of a black hole")
	}
	proxy.Heal()
	if err := write(t.Context(), through, t.Name()+" healed"); err != nil {
		t.Errorf("after healing: %v", err)
	}
}

func TestProxy_Cut(t *testing.T) {
	proxy, through, direct := mustProxy(t)
	session := through.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(context.WithoutCancel(t.Context()))
	transaction, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := transaction.Run(t.Context(), "CREATE (:Written {key: $key})", map[string]any{"key": t.Name()}); err != nil {
		t.Fatal(err)
	}
	proxy.Cut()
	if err := transaction.Commit(t.Context()); err == nil {
		t.Error("committed over a cut connection")
	}
	if got, want := mustCount(t, direct, t.Name()), int64(0); got != want {
		t.Errorf("nodes: got %d, want %d", got, want)
	}
}

func TestProxy_NoServer(t *testing.T) {
	proxy, err := neo4jtest.NewProxy("127.0.0.1:1")
	if err != nil {
		t.Fatal(err)
	}
	driver := mustOpenDriver(t, proxy.URI(), neo4j.NoAuth())
	if err := driver.VerifyConnectivity(t.Context()); err == nil {
		t.Error("reached a server that is not there")
	}
	for range 2 {
		if err := proxy.Close(); err != nil {
			t.Error(err)
		}
	}
}
