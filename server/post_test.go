package server_test

import (
	"net/http"
	"testing"
)

func TestPost(t *testing.T) {
	f := mustStart(t, nil)
	for _, c := range []struct {
		name, body string
		headers    []string
		status     int
		media      string
		want       string
	}{
		{"OK", `{"query":"{map(id:\"m\"){name}}"}`, nil, 200, "application/json; charset=utf-8", `{"data":{"map":{"name":"name"}},"extensions":{"cost":{"actual":1,"requested":1}}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := f.do(t, http.MethodPost, "/graphql", c.body, c.headers...)
			if got.status != c.status || got.header.Get("Content-Type") != c.media || got.body != c.want {
				t.Errorf("got %d %s %s, want %d %s %s", got.status, got.header.Get("Content-Type"), got.body, c.status, c.media, c.want)
			}
		})
	}
}
