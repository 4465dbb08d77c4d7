package server_test

import (
	"net/http"
	"net/url"
	"testing"

	"raakvlak/server"
)

func TestGet(t *testing.T) {
	f := mustStart(t, nil)
	client := browser(t)
	f.signIn(t, client, f.SignInCode("owner"))
	cookie := cookieOf(t, client, f)
	query := func(parameters ...string) string {
		values := url.Values{}
		for i := 0; i+1 < len(parameters); i += 2 {
			values.Add(parameters[i], parameters[i+1])
		}
		return "/graphql?" + values.Encode()
	}
	for _, c := range []struct {
		name, path string
		headers    []string
		status     int
		allow      string
	}{
		{"OK", query("query", "{__typename}"), nil, 200, ""},
		{"Variables", query("query", "query($i:ID!){map(id:$i){name}}", "variables", `{"i":"m"}`), nil, 200, ""},
		{"OperationName", query("query", "query A{__typename} query B{__typename}", "operationName", "B"), nil, 200, ""},
		{"Mutation", query("query", `mutation{rename(text:"a")}`), nil, 405, "POST"},
		{"Subscription", query("query", `subscription{ticks}`), nil, 405, "POST"},
		{"CookieOnly", query("query", "{__typename}"), []string{"Authorization", "", "Cookie", cookie}, 401, ""},
		{"NoQuery", query("variables", "{}"), nil, 400, ""},
		{"TwoQueries", query("query", "{__typename}", "query", "{map}"), nil, 400, ""},
		{"VariablesNoJSON", query("query", "{__typename}", "variables", "{"), nil, 400, ""},
		{"VariablesList", query("query", "{__typename}", "variables", "[]"), nil, 400, ""},
		{"InvalidUTF8", query("query", "{__typename} # \xff"), nil, 400, ""},
		{"Malformed", "/graphql?query=%7B__typename%7D&a=%zz", nil, 400, ""},
		{"Events", query("query", "{__typename}"), []string{"Accept", "text/event-stream"}, 406, ""},
		{"Put", "/graphql", nil, 405, "OPTIONS, GET, POST"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ran, method := f.toy.count(), http.MethodGet
			if c.name == "Put" {
				method = http.MethodPut
			}
			got := f.do(t, method, c.path, "", c.headers...)
			if got.status != c.status || got.header.Get("Allow") != c.allow {
				t.Errorf("got %d allow %q, want %d allow %q: %s", got.status, got.header.Get("Allow"), c.status, c.allow, got.body)
			}
			if f.toy.count() != ran && c.status != http.StatusOK {
				t.Error("it ran")
			}
		})
	}
}

func TestNoGet(t *testing.T) {
	f := mustStart(t, func(o *server.Options) { o.NoGet = true })
	got := f.do(t, http.MethodGet, "/graphql?query=%7B__typename%7D", "")
	if got.status != http.StatusMethodNotAllowed || got.header.Get("Allow") != "OPTIONS, POST" {
		t.Errorf("got %d allow %q", got.status, got.header.Get("Allow"))
	}
}
