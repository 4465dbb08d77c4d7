package noninterference_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
	"raakvlak/graph/sqlite"
	"raakvlak/server"
)

// world is a store with the service over it. Each case plays one map in two of them.
type world struct {
	name   string
	clock  *clock
	source *source
	store  *sqlite.Store
	atlas  *atlas.Atlas
	engine *server.Engine
}

func newWorld(tb testing.TB, name string) *world {
	tb.Helper()
	w := &world{name: name, clock: &clock{now: began}, source: newSource()}
	var err error
	w.store, err = sqlite.Open(filepath.Join(tb.TempDir(), name+".db"), sqlite.Options{Clock: w.clock.Now})
	if err != nil {
		tb.Fatal(err)
	}
	w.start()
	tb.Cleanup(func() {
		w.atlas.Close()
		if err := w.store.Close(); err != nil {
			tb.Error(err)
		}
	})
	return w
}

func (w *world) start() {
	w.atlas = atlas.New(w.store, atlas.Options{Clock: w.clock.Now, IDs: graph.NewIDs(w.source), Rules: []atlas.Rule{process.Passing{}, process.Standing{}, instrument.Answering{Library: instrument.Standard()}}})
	w.engine = server.NewMapEngine(w.atlas, server.EngineOptions{})
}

// restart has the service forget what it knows, so that views are made anew and not advanced.
func (w *world) restart() {
	w.atlas.Close()
	w.start()
}

// at moves the world to the minute, and to where its ids for the deed of that name begin.
func (w *world) at(minutes int, label string) {
	w.clock.set(minute(minutes))
	w.source.set(label)
}

func (w *world) apply(ctx context.Context, id graph.MapID, who graph.PrincipalID, edits ...graph.Edit) (graph.Result, error) {
	result, _, err := w.atlas.Apply(ctx, graph.Change{Map: id, Principal: who, Edits: edits})
	return result, err
}

func (w *world) view(ctx context.Context, id graph.MapID, who graph.PrincipalID) (*graph.View, error) {
	return w.atlas.View(ctx, who, id, atlas.Freshness{})
}

// ask returns the answer to a GraphQL operation.
func (w *world) ask(ctx context.Context, who graph.PrincipalID, query string, variables map[string]any) *graphql.Response {
	return w.engine.Answer(ctx, who, &graphql.RawParams{Query: query, Variables: variables})
}
