package server_test

import (
	"net/http"
	"testing"
)

func TestAccept(t *testing.T) {
	f := mustStart(t, nil)
	const jsonType, graphType = "application/json; charset=utf-8", "application/graphql-response+json; charset=utf-8"
	for _, c := range []struct {
		accept string
		status int
		media  string
	}{
		{"", 200, jsonType},
		{"*/*", 200, jsonType},
		{"application/*", 200, jsonType},
		{"application/json", 200, jsonType},
		{"application/json; charset=utf-8", 200, jsonType},
		{"application/graphql-response+json", 200, graphType},
		{"application/graphql-response+json, application/json;q=0.9", 200, graphType},
		{"application/json;q=0.5, application/graphql-response+json;q=0.9", 200, graphType},
		{"application/json, application/graphql-response+json", 200, jsonType},
		{"application/json;q=0, */*", 200, graphType},
		{"text/html, */*;q=0.1", 200, jsonType},
		{"text/html", 406, jsonType},
		{"application/json;q=0", 406, jsonType},
		{"application/json; charset=utf-16", 406, jsonType},
		{"application/json;q=2", 406, jsonType},
		{"nonsense", 406, jsonType},
	} {
		got := f.do(t, http.MethodPost, "/graphql", document("{__typename}"), "Accept", c.accept)
		if got.status != c.status || got.header.Get("Content-Type") != c.media {
			t.Errorf("%q: got %d %s, want %d %s", c.accept, got.status, got.header.Get("Content-Type"), c.status, c.media)
		}
		if got.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%q: Cache-Control is %q", c.accept, got.header.Get("Cache-Control"))
		}
	}
}
