package e2e_test

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// writers are accounts that write to one map at once, each one thing after another, and each until it is acknowledged.
type writers struct {
	service *service
	mapID   string
	tokens  []string
	over    atomic.Bool
	acked   chan written

	mu   sync.Mutex
	back chan struct{} // closed while the service or its store is there
}

// written is a thing that was acknowledged.
type written struct{ name, id, revision string }

const (
	writerCount = 16
	mostAcked   = 1 << 16                // of a test, so that no writer waits for its strikes
	pace        = 100 * time.Millisecond // between two tries of one writer, so that no rate is exceeded
)

// newWriters makes a map with as many editors, each with a token.
func newWriters(s *service) *writers {
	s.tb.Helper()
	w := &writers{service: s, acked: make(chan written, mostAcked), back: make(chan struct{})}
	close(w.back)
	owner := s.mustRun("token", "--for", "owner")
	var made struct {
		CreateMap struct{ Map struct{ ID string } }
	}
	s.mustAsk(owner, `mutation {createMap(input: {name: "Under fire"}) {map {id} userErrors {message}}}`, nil, &made)
	w.mapID = made.CreateMap.Map.ID
	var changes []map[string]any
	for i := range writerCount {
		name := fmt.Sprint("writer", i)
		changes = append(changes, map[string]any{"createMember": map[string]any{"principal": name, "name": name, "role": "EDITOR"}})
		w.tokens = append(w.tokens, s.mustRun("token", "--for", name))
	}
	var applied struct {
		ApplyChanges struct{ UserErrors []struct{ Message string } }
	}
	s.mustAsk(owner, `mutation($input: ApplyChangesInput!) {applyChanges(input: $input) {userErrors {message}}}`,
		map[string]any{"input": map[string]any{"map": w.mapID, "changes": changes}}, &applied)
	if refused := applied.ApplyChanges.UserErrors; len(refused) > 0 {
		s.tb.Fatalf("no members: %v", refused)
	}
	return w
}

// start has the writers begin. They go on until over is set, and then acked is closed.
func (w *writers) start(t *testing.T) {
	var wait sync.WaitGroup
	for i, token := range w.tokens {
		wait.Go(func() {
			for j := 0; !w.over.Load(); j++ {
				name := fmt.Sprintf("%d of %d", j, i)
				done, err := w.insist(t.Context(), token, name)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					return
				}
				w.acked <- done
			}
		})
	}
	go func() {
		wait.Wait()
		close(w.acked)
	}()
}

const createOne = `mutation($input: CreateOrganisationInput!) {
	createOrganisation(input: $input) {organisation {id} revision userErrors {code message}}}`

// insist sends the same with the same clientMutationId until it is answered, and waits while nobody is there to answer.
func (w *writers) insist(ctx context.Context, token, name string) (written, error) {
	input := map[string]any{"input": map[string]any{"map": w.mapID, "name": name, "clientMutationId": name}}
	again := time.NewTicker(pace)
	defer again.Stop()
	for {
		r, err := w.service.ask(ctx, token, createOne, input)
		if err == nil && len(r.Errors) == 0 {
			return acknowledged(name, r)
		}
		for _, e := range r.Errors {
			if !passing[e.Extensions.Code] {
				return written{}, fmt.Errorf("%s: %s", e.Extensions.Code, e.Message)
			}
		}
		select {
		case <-w.there():
		case <-ctx.Done():
			return written{}, ctx.Err()
		}
		<-again.C
	}
}

// passing are the codes after which the same may be sent again.
var passing = map[string]bool{"UNAVAILABLE": true, "TIMEOUT": true, "OUTCOME_UNKNOWN": true, "RATE_LIMITED": true}

func acknowledged(name string, r reply) (written, error) {
	var data struct {
		CreateOrganisation struct {
			Organisation struct{ ID string }
			Revision     string
			UserErrors   []struct{ Code, Message string }
		}
	}
	if err := json.Unmarshal(r.Data, &data); err != nil {
		return written{}, err
	}
	made := data.CreateOrganisation
	if len(made.UserErrors) > 0 || made.Organisation.ID == "" || made.Revision == "" {
		return written{}, fmt.Errorf("refused: %v", made)
	}
	return written{name, made.Organisation.ID, made.Revision}, nil
}

func (w *writers) there() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.back
}

// away tells the writers that nobody will answer until back is called.
func (w *writers) away() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.back = make(chan struct{})
}

func (w *writers) backAgain() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.back)
}

// underFire strikes the given number of times, each when some more is acknowledged, and returns all that was in the end.
func (w *writers) underFire(t *testing.T, rounds, each int, strike func()) []written {
	t.Helper()
	w.start(t)
	var done []written
	take := func() {
		for range each {
			next, more := <-w.acked
			if !more {
				t.Fatal("the writers ended by themselves")
			}
			done = append(done, next)
		}
	}
	for range rounds {
		take()
		strike() // among what the writers have under way
	}
	take()
	w.over.Store(true)
	for next := range w.acked {
		done = append(done, next)
	}
	return done
}

// check makes sure that the map has everything that was acknowledged, as it was acknowledged, and nothing else or twice.
func (w *writers) check(t *testing.T, acknowledged []written) {
	t.Helper()
	stored := w.stored()
	revisions := map[string]string{}
	for _, a := range acknowledged {
		if ids := stored[a.name]; len(ids) != 1 || ids[0] != a.id {
			t.Errorf("%q was acknowledged as %s; the map has %v", a.name, a.id, ids)
		}
		if other, twice := revisions[a.revision]; twice {
			t.Errorf("%q and %q were acknowledged as the same revision", a.name, other)
		}
		revisions[a.revision] = a.name
	}
	if len(stored) != len(acknowledged) {
		t.Errorf("the map has %d organisations; %d were acknowledged", len(stored), len(acknowledged))
	}
	t.Logf("%d changes were acknowledged", len(acknowledged))
}

// stored returns the ids of the map's organisations by name.
func (w *writers) stored() map[string][]string {
	w.service.tb.Helper()
	owner := w.service.mustRun("token", "--for", "owner")
	byName := map[string][]string{}
	for after := any(nil); ; {
		var page struct {
			Map struct {
				Organisations struct {
					Nodes    []struct{ ID, Name string }
					PageInfo struct {
						HasNextPage bool
						EndCursor   string
					}
				}
			}
		}
		w.service.mustAsk(owner, `query($map: ID!, $after: String) {map(id: $map) {
			organisations(first: 100, after: $after) {nodes {id name} pageInfo {hasNextPage endCursor}}}}`,
			map[string]any{"map": w.mapID, "after": after}, &page)
		for _, n := range page.Map.Organisations.Nodes {
			byName[n.Name] = append(byName[n.Name], n.ID)
		}
		info := page.Map.Organisations.PageInfo
		if !info.HasNextPage {
			return byName
		}
		after = info.EndCursor
	}
}
