package server_test

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
	"raakvlak/graph/sqlite"
	"raakvlak/server"
)

// house is a running server of the worked example, in an SQLite file.
type house struct {
	*fixture
	atlas *atlas.Atlas
	kaai  graph.MapID
}

func mustOpen(tb testing.TB) *house {
	tb.Helper()
	return mustOpenWith(tb, unlimited)
}

func mustOpenWith(tb testing.TB, rates server.Rates) *house {
	tb.Helper()
	folder := tb.TempDir()
	store, err := sqlite.Open(filepath.Join(folder, "maps.db"), sqlite.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	h := &house{fixture: &fixture{log: &lockedBuffer{}, tokenFile: filepath.Join(folder, "tokens")}}
	log := slog.New(slog.NewJSONHandler(h.log, nil))
	h.atlas = atlas.New(store, atlas.Options{IDs: graph.NewIDs(rand.NewChaCha8([32]byte{7})), Log: log, Rules: []atlas.Rule{process.Passing{}, process.Standing{}, instrument.Answering{Library: instrument.Standard()}}})
	tb.Cleanup(func() {
		h.atlas.Close()
		if err := store.Close(); err != nil {
			tb.Error(err)
		}
	})
	h.kaai = h.found(tb, "raakvlak", "voorbeeld", "map.json")
	if h.tokens, err = server.OpenTokens(h.tokenFile); err != nil {
		tb.Fatal(err)
	}
	if h.token, err = h.tokens.Make("owner", "test", time.Unix(0, 0)); err != nil {
		tb.Fatal(err)
	}
	if h.Server, err = server.New(h.atlas, server.Options{Tokens: h.tokens, Rates: rates, Log: log}); err != nil {
		tb.Fatal(err)
	}
	if h.address, err = h.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		http.DefaultClient.CloseIdleConnections()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := h.Shutdown(ctx); err != nil {
			tb.Error(err)
		}
	})
	return h
}

// found makes a map of the example in the folder of ../seed.
func (h *house) found(tb testing.TB, format, folder, name string) graph.MapID {
	tb.Helper()
	input := exchange.Input{Files: os.DirFS("../seed/" + folder), Name: name}
	batch, _, err := exchange.Read(tb.Context(), format, input, exchange.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	batch.Map.Name = cmp.Or(batch.Map.Name, folder)
	view, err := h.atlas.Found(tb.Context(), batch.Foundation("owner"), nil)
	if err != nil {
		tb.Fatal(err)
	}
	return view.Head().Map
}

// data posts a query and reads what it answers into the value. Errors fail the test.
func (h *house) data(tb testing.TB, query string, variables map[string]any, into any) {
	tb.Helper()
	text, err := json.Marshal(variables)
	if err != nil {
		tb.Fatal(err)
	}
	got := h.ask(tb, query, string(text))
	var body struct {
		Data   json.RawMessage
		Errors json.RawMessage
	}
	if err := json.Unmarshal([]byte(got.body), &body); err != nil || len(body.Errors) > 0 {
		tb.Fatalf("%s: %d %s", query, got.status, got.body)
	}
	if err := json.Unmarshal(body.Data, into); err != nil {
		tb.Fatal(err)
	}
}

// revision returns the map's current revision.
func (h *house) revision(tb testing.TB, id graph.MapID) graph.Revision {
	tb.Helper()
	var body struct {
		Map struct{ Revision graph.Revision }
	}
	h.data(tb, "query($m:ID!){map(id:$m){revision}}", map[string]any{"m": id}, &body)
	return body.Map.Revision
}

// organisation records an organisation and returns the revision.
func (h *house) organisation(tb testing.TB, name string) graph.Revision {
	tb.Helper()
	var body struct {
		CreateOrganisation struct {
			Revision   graph.Revision
			UserErrors []struct{ Message string }
		}
	}
	h.data(tb, `mutation Records($i:CreateOrganisationInput!){createOrganisation(input:$i){revision userErrors{message}}}`,
		map[string]any{"i": map[string]any{"map": h.kaai, "name": name}}, &body)
	if len(body.CreateOrganisation.UserErrors) > 0 {
		tb.Fatal(body.CreateOrganisation.UserErrors)
	}
	return body.CreateOrganisation.Revision
}
