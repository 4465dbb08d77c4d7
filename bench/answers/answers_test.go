// Package answers_test measures what answering takes when everything is in memory: what GraphQL costs by itself.
package answers_test

import (
	"crypto/rand"
	"encoding/json"
	mrand "math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/sqlite"
	"raakvlak/server"
)

// documents are the questions; each takes $map, and $id or $after when it names them.
var documents = []struct{ name, text string }{
	{"Stakeholder", `query($id:ID!){node(id:$id){__typename ...on Stakeholder{id name tags version createdAt createdBy}}}`},
	{"Page", `query($map:ID!){map(id:$map){stakeholders(first:50){nodes{__typename id name interests(first:20){nodes{id text ` +
		`topics{stance topic{id name}}}}}}}}`},
	{"Alignment", `query($map:ID!,$id:ID!){map(id:$map){alignment(of:INTERESTS){pairs(with:$id,orderBy:HIGHEST_SCORE,first:20)` +
		`{nodes{b{__typename id name}score}}}}}`},
	{"Mutual", `query($map:ID!){map(id:$map){dependence{mutual(first:100){nodes{a{__typename id name}b{__typename id name}` +
		`aOnB bOnA mutual}}}}}`},
}

func BenchmarkAnswer(b *testing.B) {
	f := mustServe(b, gen.M)
	for _, document := range documents {
		b.Run(document.name, func(b *testing.B) {
			f.ask(b, document.text)
			b.ReportAllocs()
			for b.Loop() {
				f.ask(b, document.text)
			}
		})
	}
}

// fixture is a server over a generated map.
type fixture struct {
	*server.Server
	token        string
	id           graph.MapID
	stakeholders []graph.ID
	random       *mrand.Rand
}

func mustServe(b *testing.B, size gen.Size) *fixture {
	b.Helper()
	store, err := sqlite.Open(filepath.Join(b.TempDir(), "maps.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	a := atlas.New(store, atlas.Options{IDs: graph.NewIDs(rand.Reader)})
	b.Cleanup(func() {
		a.Close()
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	})
	view, err := a.Found(b.Context(), gen.Foundation(size, 1), nil)
	if err != nil {
		b.Fatal(err)
	}
	tokens, err := server.OpenTokens(filepath.Join(b.TempDir(), "tokens"))
	if err != nil {
		b.Fatal(err)
	}
	f := &fixture{id: view.Map().ID, random: mrand.New(mrand.NewPCG(1, 2))}
	if f.token, err = tokens.Make(gen.Owner, "", time.Now()); err != nil {
		b.Fatal(err)
	}
	for o := range graph.Every[*graph.Organisation](view.Snapshot) {
		f.stakeholders = append(f.stakeholders, o.ID)
	}
	f.Server, err = server.New(a, server.Options{Tokens: tokens, Rates: server.Rates{Requests: -1, Burst: -1, Points: -1}})
	if err != nil {
		b.Fatal(err)
	}
	return f
}

func (f *fixture) ask(b *testing.B, document string) {
	variables := map[string]any{}
	if strings.Contains(document, "$map") {
		variables["map"] = f.id
	}
	if strings.Contains(document, "$id") {
		variables["id"] = f.stakeholders[f.random.IntN(len(f.stakeholders))]
	}
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/graphql", strings.NewReader(string(body)))
	r.Header.Set("Authorization", "Bearer "+f.token)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), `{"data":{`) {
		b.Fatalf("%d %.300s", w.Code, w.Body)
	}
}
