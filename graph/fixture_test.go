package graph_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
)

// world is a map in the making for tests: what the real atlas does, without a store.
type world struct {
	tb     testing.TB
	ids    *graph.IDs
	now    time.Time
	at     *graph.Snapshot
	events []graph.Event
	past   []*graph.Snapshot // past[n] is the map at revision n+1
}

func newWorld(tb testing.TB, entities ...graph.Entity) *world {
	tb.Helper()
	w := &world{tb: tb, ids: graph.NewIDs(rand.NewChaCha8([32]byte{7})), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	f, err := graph.Found(graph.Foundation{Map: graph.Map{Name: "Proef"}, By: "owner", Entities: entities}, w.now, w.ids)
	if err != nil {
		tb.Fatalf("found a map: %v", err)
	}
	w.at = f.Snapshot
	w.events = append(w.events, f.Event)
	w.past = append(w.past, w.at)
	return w
}

// try does what the atlas does with a Change.
func (w *world) try(who graph.PrincipalID, edits ...graph.Edit) (graph.Result, error) {
	w.now = w.now.Add(time.Minute)
	p, err := graph.Propose(w.at, &graph.Change{Map: w.at.Head().Map, Principal: who, Edits: edits}, w.now, w.ids)
	if err != nil {
		return graph.Result{}, err
	}
	head := w.at.Head()
	if err := p.Event.Seal(head.Number, head.Hash, w.ids); err != nil {
		w.tb.Fatal(err)
	}
	next, err := w.at.Advance(&p.Event)
	if err != nil {
		w.tb.Fatalf("advance: %v", err)
	}
	w.at = next
	w.events = append(w.events, p.Event)
	w.past = append(w.past, next)
	return p.Result, nil
}

// do is try for Changes that must be good. It returns the id that the last edit made or touched.
func (w *world) do(who graph.PrincipalID, edits ...graph.Edit) graph.ID {
	w.tb.Helper()
	r, err := w.try(who, edits...)
	if err != nil {
		w.tb.Fatalf("change by %s: %v", who, err)
	}
	return r.IDs[len(r.IDs)-1]
}

func (w *world) create(who graph.PrincipalID, k graph.Kind, fields graph.Fields) graph.ID {
	w.tb.Helper()
	return w.do(who, graph.CreateFrom(k, "", fields))
}

// member makes the principal a member and returns its name.
func (w *world) member(name string, role graph.MemberRole, bound ...graph.ID) graph.PrincipalID {
	w.tb.Helper()
	w.create("owner", graph.KindMember, graph.Fields{"principal": name, "name": name, "role": role, "stakeholders": bound})
	return graph.PrincipalID(name)
}

func (w *world) view(who graph.PrincipalID) *graph.View {
	w.tb.Helper()
	v, err := graph.NewView(w.at, graph.SightOf(w.at, who))
	if err != nil {
		w.tb.Fatal(err)
	}
	return v
}

// wantError checks the code and the path of an error.
func wantError(tb testing.TB, err error, code graph.Code, path string) {
	tb.Helper()
	var e *graph.Error
	if !errors.As(err, &e) {
		tb.Fatalf("got error %v, want one of code %s", err, code)
	}
	if got := strings.Join(e.Field, "."); e.Code != code || got != path {
		tb.Errorf("got %s at %q (%s), want %s at %q", e.Code, got, e.Message, code, path)
	}
}
