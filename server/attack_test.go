package server_test

import (
	"net/http"
	"strings"
	"testing"

	"raakvlak/server"
)

// TestKnownAttacks asks what graphql-cop asks: the weaknesses that GraphQL servers are found with.
func TestKnownAttacks(t *testing.T) {
	open := mustStart(t, nil)
	closed := mustStart(t, func(o *server.Options) {
		o.Listen, o.BehindTLSProxy, o.NoGet, o.Hosts = "0.0.0.0:0", true, true, []string{"127.0.0.1", "[::]"}
	})
	for _, f := range []*fixture{open, closed} {
		refused := func(name string, got answer, code string) {
			t.Helper()
			if contains(got.body, `"data"`) || got.code() != code {
				t.Errorf("%s: got %d %s, want %s", name, got.status, shortened(got.body), code)
			}
		}
		post := func(body string, headers ...string) answer {
			return f.do(t, http.MethodPost, "/graphql", body, headers...)
		}

		refused("alias overloading", post(document(strings.Replace(aliased(101), "unknown", "", 1))), "DOCUMENT_LIMIT_EXCEEDED")
		refused("array batching", post("["+strings.Repeat(document("{__typename}")+",", 9)+document("{__typename}")+"]"), "BAD_USER_INPUT")
		refused("directive overloading", post(document("{__typename "+strings.Repeat("@aa", 50)+"}")), "DOCUMENT_LIMIT_EXCEEDED")
		refused("field duplication", post(document("{"+strings.Repeat("__typename ", 500)+"}")), "DOCUMENT_LIMIT_EXCEEDED")
		refused("circular introspection", post(document("{__schema{types{fields{type{fields{type{fields{type{fields{type{name}}}}}}}}}}}")), "GRAPHQL_VALIDATION_FAILED")
		refused("url-encoded POST", post("query=%7B__typename%7D", "Content-Type", "application/x-www-form-urlencoded"), "BAD_USER_INPUT")
		refused("url-encoded GET mutation", f.do(t, http.MethodGet, "/graphql?query=mutation%7Brename(text:%22a%22)%7D", ""), "BAD_USER_INPUT")

		if got := post(document("{__typename}"), "Apollo-Tracing", "1"); contains(got.body, "tracing") {
			t.Errorf("tracing: got %s", got.body)
		}
		if got := post(document("{__typename")); contains(got.body, "goroutine") || contains(got.body, ".go") {
			t.Errorf("unhandled error: got %s", got.body)
		}
		for _, path := range []string{"/", "/graphql", "/graphiql", "/playground", "/console"} {
			got := f.do(t, http.MethodGet, path, "", "Accept", "text/html", "Authorization", "")
			if found := contains(got.body, "GraphiQL"); found && (f == closed || path != "/graphiql") {
				t.Errorf("%s shows GraphiQL", path)
			}
		}
	}
	for name, ask := range map[string]func(f *fixture) answer{
		"introspection": func(f *fixture) answer { return f.ask(t, "{__schema{types{name}}}", "") },
		"GET query":     func(f *fixture) answer { return f.do(t, http.MethodGet, "/graphql?query=%7B__typename%7D", "") },
	} {
		if got := ask(open); got.status != http.StatusOK {
			t.Errorf("%s where it is open: got %d", name, got.status)
		}
		if got := ask(closed); contains(got.body, `"data"`) {
			t.Errorf("%s where it is closed: got %s", name, got.body)
		}
	}
	if got := open.ask(t, "{mapp}", ""); !contains(got.body, "Did you mean") {
		t.Errorf("suggestions where the schema is open: got %s", got.body)
	}
}
