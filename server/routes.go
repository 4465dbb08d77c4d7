package server

import (
	"context"
	"crypto/rand"
	"net/http"
	"strings"

	"raakvlak/dashboard"
	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// routes returns the handler of every path, with what stands in front of all of them.
func (s *Server) routes(engine *Engine, pages *assets, maps *atlas.Atlas) (http.Handler, error) {
	o := s.options
	mux := http.NewServeMux()
	mux.Handle("/graphql", &graphQL{
		engine: engine, identity: s.identity, feeds: s.feeds, origins: o.Origins,
		get: !o.NoGet, keepAlive: o.KeepAlive, pending: newPendingSockets(),
	})
	mux.HandleFunc("POST /session", s.identity.signIn)
	mux.HandleFunc("DELETE /session", s.identity.signOut)
	mux.HandleFunc("GET "+pathHealth, healthy)
	mux.Handle("GET "+pathReady, &readiness{ask: s.ready(), clock: o.Clock})
	if maps != nil {
		t := &transfers{
			maps: maps, identity: s.identity, presenter: engine.presenter, clock: o.Clock, ids: graph.NewIDs(rand.Reader), log: o.Log,
		}
		mux.HandleFunc("POST /import", t.receive)
		mux.HandleFunc("GET /export", t.send)
		mux.HandleFunc("GET /document", t.report)
	}
	s.routePages(mux, pages)
	handler, err := withOrigins(o.Origins, mux)
	if err != nil {
		return nil, err
	}
	handler = withRecovery(o.Log, handler)
	handler = withHosts(o.hosts(s.place), handler)
	handler = withHeaders(o.encrypted(), handler)
	handler = withAccessLog(o.Log, o.Clock, handler)
	return withRequestID(handler), nil
}

func (s *Server) ready() func(context.Context) error {
	if s.options.Ready != nil {
		return s.options.Ready
	}
	return func(context.Context) error { return nil }
}

// routePages serves the first page and, where questions about the schema are answered, GraphiQL.
func (s *Server) routePages(mux *http.ServeMux, pages *assets) {
	page := func(name, policy string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { pages.serve(w, r, name, policy) }
	}
	mux.HandleFunc("GET /{$}", page("index.html", ""))
	mux.HandleFunc("GET /licences.md", page("licences.md", ""))
	mux.HandleFunc("GET /assets/", func(w http.ResponseWriter, r *http.Request) {
		pages.serve(w, r, strings.TrimPrefix(r.URL.Path, "/"), "")
	})
	if !s.place.loopback && !s.options.Introspection {
		return
	}
	mux.HandleFunc("GET /graphiql", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/graphiql/", http.StatusMovedPermanently)
	})
	mux.HandleFunc("GET /graphiql/{$}", page("graphiql/index.html", dashboard.GraphiQLPolicy))
	mux.HandleFunc("GET /graphiql/", func(w http.ResponseWriter, r *http.Request) {
		pages.serve(w, r, strings.TrimPrefix(r.URL.Path, "/"), dashboard.GraphiQLPolicy)
	})
}
