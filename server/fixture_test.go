package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/server"
)

// fixture is a running server over the toy schema, with a token of the owner.
type fixture struct {
	*server.Server
	toy     *toy
	tokens  *server.Tokens
	token   string
	address string
	log     *lockedBuffer

	tokenFile string
}

// lockedBuffer is where the log goes.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// unlimited are rates that no test runs into by accident.
var unlimited = server.Rates{Requests: -1, Points: -1, SignIns: -1}

func as(ctx context.Context, _ graph.PrincipalID) context.Context { return ctx }

// mustStart runs a server with the options, those left out set to what tests need.
func mustStart(tb testing.TB, set func(*server.Options)) *fixture {
	tb.Helper()
	f := mustMake(tb, set)
	var err error
	if f.address, err = f.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(http.DefaultClient.CloseIdleConnections)
	return f
}

// mustMake makes a server that does not listen.
func mustMake(tb testing.TB, set func(*server.Options)) *fixture {
	tb.Helper()
	f := &fixture{toy: newToy(), log: &lockedBuffer{}, address: "http://127.0.0.1"}
	f.tokenFile = filepath.Join(tb.TempDir(), "tokens")
	tokens, err := server.OpenTokens(f.tokenFile)
	if err != nil {
		tb.Fatal(err)
	}
	f.tokens = tokens
	if f.token, err = tokens.Make("owner", "test", time.Unix(0, 0)); err != nil {
		tb.Fatal(err)
	}
	o := server.Options{Tokens: tokens, Rates: unlimited, Log: slog.New(slog.NewJSONHandler(f.log, nil))}
	if set != nil {
		set(&o)
	}
	if f.Server, err = server.NewOver(f.toy, server.EngineOptions{As: as, Present: present}, o); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := f.Shutdown(ctx); err != nil {
			tb.Error(err)
		}
	})
	return f
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   string
}

// code returns the code of the first error in the answer.
func (a answer) code() string {
	var body struct {
		Errors []struct {
			Extensions struct{ Code string }
		}
	}
	if json.Unmarshal([]byte(a.body), &body) != nil || len(body.Errors) == 0 {
		return ""
	}
	return body.Errors[0].Extensions.Code
}

// do sends a request with the token, unless the headers say otherwise: name, value, name, value; an empty value removes.
func (f *fixture) do(tb testing.TB, method, path, body string, headers ...string) answer {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), method, f.address+path, strings.NewReader(body))
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+f.token)
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		switch {
		case headers[i] == "Host":
			r.Host = headers[i+1]
		case headers[i+1] == "":
			r.Header.Del(headers[i])
		default:
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	return send(tb, http.DefaultClient, r)
}

func send(tb testing.TB, client *http.Client, r *http.Request) answer {
	tb.Helper()
	response, err := client.Do(r)
	if err != nil {
		tb.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return answer{status: response.StatusCode, header: response.Header, body: string(text)}
}

// ask posts a GraphQL request and takes graphql-response+json, so that a refusal shows in the status.
func (f *fixture) ask(tb testing.TB, query string, variables string) answer {
	tb.Helper()
	return f.do(tb, http.MethodPost, "/graphql", request(tb, query, variables), "Accept", "application/graphql-response+json")
}

func request(tb testing.TB, query, variables string) string {
	tb.Helper()
	if variables == "" {
		variables = "{}"
	}
	text, err := json.Marshal(map[string]any{"query": query, "variables": json.RawMessage(variables)})
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

// browser returns a client that keeps cookies.
func browser(tb testing.TB) *http.Client {
	tb.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	return &http.Client{Jar: jar, Transport: &http.Transport{DisableKeepAlives: true}}
}

func contains(text, part string) bool { return strings.Contains(text, part) }
