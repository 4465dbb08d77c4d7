package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
	"raakvlak/graph/sqlite"
	"raakvlak/resolvers"
)

// house is a service over a store in a temporary folder, with the worked example in it. Clock and ids are those of every
// other house, so that equal questions have equal answers.
type house struct {
	tb     testing.TB
	store  *countingStore
	atlas  *atlas.Atlas
	schema graphql.ExecutableSchema
	exec   *executor.Executor
	kaai   graph.MapID
	ids    map[string]graph.ID // of the worked example's entities, by name or by what their text begins with
}

// owner is whose map the example is.
const owner graph.PrincipalID = "owner"

func newHouse(tb testing.TB) *house {
	tb.Helper()
	h := emptyHouse(tb)
	batch, _, err := exchange.Read(tb.Context(), "raakvlak", exchange.Input{Files: os.DirFS("../seed/voorbeeld"), Name: "map.json"}, exchange.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	view, err := h.atlas.Found(tb.Context(), batch.Foundation(owner), nil)
	if err != nil {
		tb.Fatal(err)
	}
	h.kaai = view.Head().Map
	h.learn(view)
	return h
}

func emptyHouse(tb testing.TB) *house {
	tb.Helper()
	store, err := sqlite.Open(filepath.Join(tb.TempDir(), "maps.db"), sqlite.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	h := &house{tb: tb, store: &countingStore{Store: store}, ids: map[string]graph.ID{}}
	h.atlas = atlas.New(h.store, atlas.Options{
		Clock: newClock().now, IDs: graph.NewIDs(rand.NewChaCha8([32]byte{3})), Rules: []atlas.Rule{process.Passing{}, process.Standing{}, instrument.Answering{Library: instrument.Standard()}},
	})
	tb.Cleanup(func() {
		h.atlas.Close()
		if err := store.Close(); err != nil {
			tb.Error(err)
		}
	})
	h.schema = resolvers.NewExecutableSchema(resolvers.New(h.atlas, instrument.Standard()))
	h.exec = executor.New(h.schema)
	h.exec.SetErrorPresenter(func(ctx context.Context, err error) *gqlerror.Error {
		shown, known := resolvers.Present(err)
		if !known {
			return gqlerror.WrapPath(graphql.GetPath(ctx), err)
		}
		shown.Path = graphql.GetPath(ctx)
		return shown
	})
	return h
}

func (h *house) learn(v *graph.View) {
	for e := range v.All() {
		switch e := e.(type) {
		case graph.Named:
			h.ids[e.EntityName()] = e.Meta().ID
		default:
			kind := e.EntityKind().String()
			if h.ids[kind] == "" {
				h.ids[kind] = e.Meta().ID
			}
		}
	}
}

// newClock returns a clock that goes on by a second each time it is read.
func newClock() *clock { return &clock{at: time.Date(2026, 10, 1, 8, 0, 0, 0, time.UTC)} }

type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(time.Second)
	return c.at
}

// answer is what a caller gets.
type answer struct {
	Data   json.RawMessage `json:"data,omitempty"`
	Errors gqlerror.List   `json:"errors,omitempty"`
}

// ask runs an operation.
func (h *house) ask(ctx context.Context, who graph.PrincipalID, query string, variables map[string]any) answer {
	ctx = graphql.StartOperationTrace(resolvers.WithPrincipal(ctx, who))
	op, errs := h.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if len(errs) > 0 {
		return answer{Errors: errs}
	}
	respond, ctx := h.exec.DispatchOperation(ctx, op)
	r := respond(ctx)
	// Root fields of a query are answered side by side, so their errors come in any order.
	slices.SortStableFunc(r.Errors, func(a, b *gqlerror.Error) int { return strings.Compare(a.Path.String(), b.Path.String()) })
	return answer{Data: r.Data, Errors: r.Errors}
}

// must runs an operation that has no errors and reads its data into out.
func (h *house) must(query string, variables map[string]any, out any) {
	h.tb.Helper()
	sent, err := json.Marshal(variables)
	if err != nil {
		h.tb.Fatal(err)
	}
	variables = nil
	if err := json.Unmarshal(sent, &variables); err != nil {
		h.tb.Fatal(err)
	}
	got := h.ask(h.tb.Context(), owner, query, variables)
	if len(got.Errors) > 0 {
		h.tb.Fatalf("%s\n%v\nerrors: %v", query, variables, got.Errors)
	}
	if out != nil {
		if err := json.Unmarshal(got.Data, out); err != nil {
			h.tb.Fatal(err)
		}
	}
}

func pretty(tb testing.TB, a answer) []byte {
	tb.Helper()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(a); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}
