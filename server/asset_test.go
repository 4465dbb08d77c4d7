package server_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"testing"
	"time"

	"raakvlak/dashboard"
	"raakvlak/server"
)

func TestAssets(t *testing.T) {
	f := mustStart(t, nil)
	seen := 0
	err := fs.WalkDir(dashboard.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == "graphiql/licences.md" {
			return err
		}
		seen++
		want, err := fs.ReadFile(dashboard.Files(), name)
		if err != nil {
			return err
		}
		path := "/" + strings.TrimSuffix(name, "index.html")
		plain := f.do(t, http.MethodGet, path, "", "Accept-Encoding", "identity", "Authorization", "")
		if plain.status != http.StatusOK || plain.body != string(want) {
			t.Errorf("%s: got %d and %d bytes, want %d", path, plain.status, len(plain.body), len(want))
		}
		if plain.header.Get("Cache-Control") != "no-cache" || strings.HasPrefix(plain.header.Get("Content-Type"), "application/octet-stream") {
			t.Errorf("%s: %v", path, plain.header)
		}
		zipped := f.do(t, http.MethodGet, path, "", "Accept-Encoding", "br, gzip")
		if zipped.header.Get("Content-Encoding") == "gzip" && unzipped(t, zipped.body) != string(want) {
			t.Errorf("%s: the compressed file is another", path)
		}
		for _, got := range []answer{plain, zipped} {
			tag, encoding := got.header.Get("ETag"), got.header.Get("Content-Encoding")
			if encoding == "" {
				encoding = "identity"
			}
			again := f.do(t, http.MethodGet, path, "", "Accept-Encoding", encoding, "If-None-Match", `"other", `+tag)
			if again.status != http.StatusNotModified || again.body != "" {
				t.Errorf("%s again: got %d", path, again.status)
			}
		}
		if plain.header.Get("ETag") == zipped.header.Get("ETag") && zipped.header.Get("Content-Encoding") != "" {
			t.Errorf("%s: the compressed file has the tag of the plain one", path)
		}
		return nil
	})
	if err != nil || seen < 5 {
		t.Errorf("looked at %d files: %v", seen, err)
	}
}

func unzipped(t *testing.T, text string) string {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

func TestAssetsRefuse(t *testing.T) {
	f := mustStart(t, nil)
	for _, path := range []string{"/assets/", "/assets/none.js", "/graphiql/assets/", "/index.html/x", "/assets/%2e%2e/%2e%2e/go.mod"} {
		if got := f.do(t, http.MethodGet, path, ""); got.status != http.StatusNotFound {
			t.Errorf("%s: got %d", path, got.status)
		}
	}
}

func TestGraphiQLOnlyWhereSchemaIsOpen(t *testing.T) {
	for name, c := range map[string]struct {
		options       server.Options
		graphiql      int
		introspection bool
	}{
		"Loopback":   {server.Options{}, http.StatusOK, true},
		"Proxy":      {server.Options{Listen: "0.0.0.0:0", BehindTLSProxy: true, Hosts: []string{"127.0.0.1", "[::]"}}, http.StatusNotFound, false},
		"SwitchedOn": {server.Options{Listen: "0.0.0.0:0", BehindTLSProxy: true, Hosts: []string{"127.0.0.1", "[::]"}, Introspection: true}, http.StatusOK, true},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustStart(t, func(o *server.Options) {
				o.Listen, o.BehindTLSProxy, o.Hosts, o.Introspection = c.options.Listen, c.options.BehindTLSProxy, c.options.Hosts, c.options.Introspection
			})
			if got := f.do(t, http.MethodGet, "/graphiql/", ""); got.status != c.graphiql {
				t.Errorf("GraphiQL: got %d, want %d", got.status, c.graphiql)
			}
			for _, query := range []string{"{__schema{types{name}}}", `{__type(name:"Map"){name}}`, "{...A} fragment A on Query{__schema{types{name}}}"} {
				got := f.ask(t, query, "")
				if (got.status == http.StatusOK) != c.introspection {
					t.Errorf("%s: got %d %s", query, got.status, got.body)
				}
			}
			for _, query := range []string{"{mapp}", `{map(idd:1){name}}`, "{map}", "{__typename ... on Mapp{name}}", "{maps(first:ONE){nodes{name}}}", `{nested(in:{othr:1})}`} {
				got := f.ask(t, query, "")
				if suggests := contains(got.body, "Did you mean"); suggests && !c.introspection {
					t.Errorf("%s: a name is suggested: %s", query, got.body)
				}
			}
		})
	}
}

func TestHealth(t *testing.T) {
	var asked int
	var failure error
	now := newClock()
	f := mustStart(t, func(o *server.Options) {
		o.Clock = now.time
		o.Ready = func(context.Context) error { asked++; return failure }
	})
	for _, path := range []string{"/healthz", "/readyz", "/readyz"} {
		if got := f.do(t, http.MethodGet, path, "", "Authorization", ""); got.status != http.StatusOK {
			t.Errorf("%s: got %d", path, got.status)
		}
	}
	if asked != 1 {
		t.Errorf("the store was asked %d times within a second, want 1", asked)
	}
	failure = errors.New(driverText)
	now.advance(time.Second)
	got := f.do(t, http.MethodGet, "/readyz", "")
	if got.status != http.StatusServiceUnavailable || contains(got.body, "driver") {
		t.Errorf("with the store away: got %d %s", got.status, got.body)
	}
	if got := f.do(t, http.MethodGet, "/healthz", ""); got.status != http.StatusOK {
		t.Errorf("alive without a store: got %d", got.status)
	}
}
