package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/neo4j"
	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

// mustProxy returns a proxy in front of the shared server.
func mustProxy(tb testing.TB) *neo4jtest.Proxy {
	tb.Helper()
	access := neo4jtest.Shared(tb)
	_, target, _ := strings.Cut(access.URI, "://")
	proxy, err := neo4jtest.NewProxy(target)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := proxy.Close(); err != nil {
			tb.Error(err)
		}
	})
	return proxy
}

// through returns how to reach the shared server by way of the proxy.
func through(tb testing.TB, proxy *neo4jtest.Proxy) neo4jtest.Access {
	tb.Helper()
	access := neo4jtest.Shared(tb)
	access.URI = proxy.URI()
	return access
}

// commit commits the entry, once or again, and errs when it is not known to be done then.
func commit(ctx context.Context, s graph.Store, id graph.MapID, base graph.Number, e graph.Entry) error {
	outcome, err := s.Commit(ctx, id, base, []graph.Entry{e})
	if err == nil && !outcome.Committed() {
		if known, is := outcome.Known[e.Key]; is && known.InputHash == e.InputHash {
			return nil
		}
		return fmt.Errorf("the outcome was %+v", outcome)
	}
	return err
}

func organisation(name string) graph.Edit {
	return graph.CreateFrom(graph.KindOrganisation, "", graph.Fields{"name": name})
}

// names counts the organisations of the map by their names.
func names(tb testing.TB, s graph.Store, id graph.MapID) map[string]int {
	tb.Helper()
	whole, err := storetest.Snapshot(tb.Context(), s, id)
	if err != nil {
		tb.Fatal(err)
	}
	all := map[string]int{}
	for o := range graph.Every[*graph.Organisation](whole) {
		all[o.Name]++
	}
	return all
}

// TestCommit_AnswerLost loses the answer to every COMMIT: each Change is done once all the same, and is known to be.
func TestCommit_AnswerLost(t *testing.T) {
	for _, test := range []struct {
		fault   neo4jtest.Fault
		changes int
		limit   time.Duration
		unsure  bool // the time runs out before the outcome is known
	}{
		{fault: neo4jtest.CutAfterCommit, changes: 60, limit: time.Minute},
		{fault: neo4jtest.CutBeforeCommit, changes: 20, limit: time.Minute},
		{fault: neo4jtest.SwallowAnswer, changes: 3, limit: 2 * time.Second, unsure: true},
	} {
		t.Run(test.fault.String(), func(t *testing.T) {
			direct, proxy := mustOpen(t, neo4jtest.Shared(t)), mustProxy(t)
			w := storetest.NewWorld(t, mustOpen(t, through(t, proxy)))
			c := w.Found(t, t.Name())
			want := map[string]int{}
			for i := range test.changes {
				name := fmt.Sprint(i)
				want[name] = 1
				entry, _, err := c.Entry(graph.Change{ClientMutationID: name, Edits: []graph.Edit{organisation(name)}})
				if err != nil {
					t.Fatal(err)
				}
				base := c.Snapshot().Head().Number
				proxy.Strike(test.fault, 1)
				ctx, cancel := context.WithTimeout(t.Context(), test.limit)
				err = commit(ctx, w.Store, c.Map(), base, entry)
				cancel()
				if got := graph.ReasonOf(err) == graph.ReasonOutcomeUnknown; got != test.unsure || err != nil && !test.unsure {
					t.Fatalf("%s: got error %v, want unknown %t", name, err, test.unsure)
				}
				if err := commit(t.Context(), w.Store, c.Map(), base, entry); err != nil {
					t.Fatalf("%s again: %v", name, err)
				}
				if err := c.CatchUp(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := proxy.Struck(); got != test.changes {
				t.Errorf("%d answers were lost, want %d", got, test.changes)
			}
			if diff := cmp.Diff(want, names(t, direct, c.Map())); diff != "" {
				t.Errorf("effects of each change (-want +got):\n%s", diff)
			}
			if got, err := direct.Revision(t.Context(), c.Map()); err != nil || got != graph.Number(1+test.changes) {
				t.Errorf("revision %d, %v, want %d", got, err, 1+test.changes)
			}
		})
	}
}

// TestFound_AnswerLost loses the answers to the COMMITs of an import, of each twice: its batches are written once, and it
// appears once.
func TestFound_AnswerLost(t *testing.T) {
	proxy := mustProxy(t)
	w := storetest.NewWorld(t, mustOpen(t, through(t, proxy)))
	crowd := make([]graph.Entity, 11_000)
	for i := range crowd {
		crowd[i] = &graph.Organisation{Record: graph.Record{ID: graph.ID(fmt.Sprint("o", i))}, Name: fmt.Sprint("Organisation ", i)}
	}
	f := w.Founding(t, t.Name(), crowd...)
	proxy.Strike(neo4jtest.CutAfterCommit, 2) // the beginning
	err := w.Store.Found(t.Context(), f, func(int) {
		proxy.Strike(neo4jtest.CutAfterCommit, 2) // the second batch, and the event
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := proxy.Struck(), 6; got != want {
		t.Errorf("%d answers were lost, want %d", got, want)
	}
	whole, err := storetest.Snapshot(t.Context(), w.Store, f.Event.Map)
	if err != nil {
		t.Fatal(err)
	}
	if diff := storetest.Diff(f.Snapshot, whole); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
}

// TestDelete_AnswerLost loses the answer to the COMMIT that makes a map invisible.
func TestDelete_AnswerLost(t *testing.T) {
	proxy := mustProxy(t)
	w := storetest.NewWorld(t, mustOpen(t, through(t, proxy)))
	c := w.Found(t, t.Name(), storetest.Town()...)
	proxy.Strike(neo4jtest.CutAfterCommit, 2)
	if err := w.Store.Delete(t.Context(), c.Map()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store.Revision(t.Context(), c.Map()); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("Revision: got %v, want it not found", err)
	}
}

// TestStore_BlackHole has the network swallow everything: calls end with their deadline, and all is well afterwards.
func TestStore_BlackHole(t *testing.T) {
	proxy := mustProxy(t)
	w := storetest.NewWorld(t, mustOpen(t, through(t, proxy)))
	c := w.Found(t, t.Name())
	entry, _, err := c.Entry(graph.Change{ClientMutationID: "x", Edits: []graph.Edit{organisation("X")}})
	if err != nil {
		t.Fatal(err)
	}
	proxy.BlackHole()
	for name, test := range map[string]struct {
		call func(context.Context) error
		want graph.Reason
	}{
		"Revision": {func(ctx context.Context) error {
			_, err := w.Store.Revision(ctx, c.Map())
			return err
		}, graph.ReasonTimeout},
		"Load": {func(ctx context.Context) error {
			_, _, err := w.Store.Load(ctx, c.Map())
			return err
		}, graph.ReasonTimeout},
		"Commit": {func(ctx context.Context) error { return commit(ctx, w.Store, c.Map(), 1, entry) }, graph.ReasonOutcomeUnknown},
	} {
		const limit = 500 * time.Millisecond
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		begun := time.Now()
		err := test.call(ctx)
		took := time.Since(begun)
		cancel()
		if graph.CodeOf(err) != graph.CodeUnavailable || graph.ReasonOf(err) != test.want {
			t.Errorf("%s: got %v, want the reason %s", name, err, test.want)
		}
		// Giving back the connection may take its own time.
		if most := limit + 5*time.Second; took > most {
			t.Errorf("%s took %s, want at most %s", name, took, most)
		}
	}
	proxy.Heal()
	if err := commit(t.Context(), w.Store, c.Map(), 1, entry); err != nil {
		t.Errorf("Commit after healing: %v", err)
	}
	if diff := cmp.Diff(map[string]int{"X": 1}, names(t, w.Store, c.Map())); diff != "" {
		t.Errorf("effects (-want +got):\n%s", diff)
	}
}

// TestStore_Away has the server go and come back: calls are refused at once while it is known to be away, and served
// soon after it is back, without a restart.
func TestStore_Away(t *testing.T) {
	server := neo4jtest.MustStart(t, neo4jtest.Heap(512), neo4jtest.PageCache(64))
	s := mustOpen(t, server.Access())
	w := storetest.NewWorld(t, s)
	c := w.Found(t, t.Name())
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	revision := func() error {
		_, err := s.Revision(t.Context(), c.Map())
		return err
	}
	err := revision()
	if graph.CodeOf(err) != graph.CodeUnavailable || !strings.Contains(err.Error(), server.Address()) || !strings.Contains(err.Error(), "does not answer") {
		t.Fatalf("got %v, want that %s does not answer", err, server.Address())
	}
	if dials := dialled(t, server.Address(), func() {
		for range 1_000 {
			if err := revision(); graph.CodeOf(err) != graph.CodeUnavailable {
				t.Errorf("got %v, want it unavailable", err)
				return
			}
		}
	}); dials > 100 {
		t.Errorf("a database that is known to be away was dialled %d times for 1000 callers", dials)
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	for revision() != nil {
		if t.Context().Err() != nil {
			t.Fatal("not served after the database was ready")
		}
		runtime.Gosched()
	}
	if _, err := neo4j.Open(t.Context(), "bolt://127.0.0.1:1", neo4j.Options{}); graph.CodeOf(err) != graph.CodeUnavailable ||
		!strings.Contains(err.Error(), "127.0.0.1:1 does not answer") {
		t.Errorf("Open: got %v, want that nothing answers there", err)
	}
}

// dialled returns how often somebody connects to the address, where nobody serves, while f runs.
func dialled(t *testing.T, address string, f func()) int {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	count := make(chan int)
	go func() {
		n := 0
		for {
			c, err := listener.Accept()
			if err != nil {
				count <- n
				return
			}
			n++
			_ = c.Close() // the other side sees that nobody serves
		}
	}()
	f()
	if err := listener.Close(); err != nil {
		t.Error(err)
	}
	return <-count
}

// TestStore_Closed calls a store that was closed.
func TestStore_Closed(t *testing.T) {
	access := neo4jtest.Shared(t)
	s, err := neo4j.Open(t.Context(), access.URI, neo4j.Options{Username: access.Username, Password: access.Password})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = s.Revision(t.Context(), "map_0123456789")
	var told *graph.Error
	if !errors.As(err, &told) || told.Code != graph.CodeUnavailable || !strings.Contains(told.Message, "closed") {
		t.Errorf("got %v, want that the store is closed", err)
	}
}
