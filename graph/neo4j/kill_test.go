package neo4j_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

const (
	killRounds  = 1 // the service over it is killed five times in e2e
	killWriters = 16
	killAfter   = 20 // acknowledged changes in a round
)

// outage is the time during which a server is away, for those who have nothing to do then.
type outage struct {
	mu   sync.Mutex
	back chan struct{} // closed while the server is there
}

func (o *outage) begin() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.back = make(chan struct{})
}

func (o *outage) end() {
	o.mu.Lock()
	defer o.mu.Unlock()
	close(o.back)
}

func (o *outage) wait() {
	o.mu.Lock()
	back := o.back
	o.mu.Unlock()
	<-back
}

// TestCommit_ServerKilled kills the server again and again under sixteen writers, each of which repeats a Change until
// it is acknowledged. Every acknowledged Change is there once, and the revisions have no gap.
func TestCommit_ServerKilled(t *testing.T) {
	server := neo4jtest.MustStart(t, neo4jtest.Heap(768), neo4jtest.PageCache(64))
	w := storetest.NewWorld(t, mustOpen(t, server.Access()))
	id := w.Found(t, t.Name()).Map()
	away := &outage{back: make(chan struct{})}
	away.end()
	var over atomic.Bool
	acknowledged := make(chan string)
	var writers sync.WaitGroup
	for i := range killWriters {
		client, err := w.Open(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		writers.Go(func() {
			for j := 0; !over.Load(); j++ {
				name := fmt.Sprintf("%d of %d", j, i)
				if err := insist(t, client, name, away); err != nil {
					t.Errorf("%s: %v", name, err)
					return
				}
				acknowledged <- name
			}
		})
	}
	var done []string
	drained := make(chan struct{})
	go func() {
		writers.Wait()
		close(drained)
	}()
	for range killRounds {
		for range killAfter {
			select {
			case name := <-acknowledged:
				done = append(done, name)
			case <-drained:
				t.Fatal("the writers gave up")
			}
		}
		away.begin()
		if err := server.Kill(); err != nil {
			t.Fatal(err)
		}
		restarted := make(chan error, 1)
		go func() { restarted <- server.Restart(t.Context()) }()
		for waiting := true; waiting; {
			select {
			case name := <-acknowledged:
				done = append(done, name)
			case err := <-restarted:
				if waiting = false; err != nil {
					t.Fatal(err)
				}
			}
		}
		away.end()
	}
	over.Store(true)
	for open := true; open; {
		select {
		case name := <-acknowledged:
			done = append(done, name)
		case <-drained:
			open = false
		}
	}
	t.Logf("%d changes were acknowledged", len(done))
	there := names(t, w.Store, id)
	for _, name := range done {
		if there[name] != 1 {
			t.Errorf("%s is there %d times", name, there[name])
		}
	}
	if got, err := w.Store.Revision(t.Context(), id); err != nil || got != graph.Number(1+len(done)) {
		t.Errorf("revision %d, %v, want %d", got, err, 1+len(done))
	}
	events, err := w.Store.Events(t.Context(), id, 0, 2+len(done))
	if err != nil || len(events) != 1+len(done) {
		t.Errorf("%d events, %v, want %d", len(events), err, 1+len(done))
	}
	for flaw, err := range w.Store.Check(t.Context(), id) {
		t.Errorf("flaw %+v, %v", flaw, err)
	}
}

// insist does the Change until it is acknowledged, and waits while the server is away.
func insist(t *testing.T, client *storetest.Client, name string, away *outage) error {
	for {
		away.wait()
		_, err := client.Replay(t.Context(), graph.Change{ClientMutationID: name, Edits: []graph.Edit{organisation(name)}})
		if graph.CodeOf(err) != graph.CodeUnavailable || err == nil {
			return err
		}
		select {
		case <-t.Context().Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}
