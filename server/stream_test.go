package server_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"raakvlak/server"
)

// stream opens a stream of server-sent events. Whoever opens it ends its context.
func (f *fixture) stream(ctx context.Context, tb testing.TB, query string) *http.Response {
	tb.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, f.address+"/graphql", strings.NewReader(document(query)))
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", "Bearer "+f.token)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		tb.Fatal(err)
	}
	return response
}

func TestStream(t *testing.T) {
	f := mustStart(t, nil)
	response := f.stream(t.Context(), t, "subscription{ticks}")
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	want := ":\n\n" +
		"event: next\ndata: {\"data\":{\"ticks\":1}}\n\n" +
		"event: next\ndata: {\"data\":{\"ticks\":2}}\n\n" +
		"event: next\ndata: {\"data\":{\"ticks\":3}}\n\n" +
		"event: complete\n\n"
	if string(text) != want || response.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("got %s %q, want %q", response.Header.Get("Content-Type"), text, want)
	}
}

func TestStreamRefuses(t *testing.T) {
	f := mustStart(t, nil)
	for name, c := range map[string]struct {
		body string
		want string
	}{
		"OverLimit": {document("{" + strings.Repeat("a ", 1000) + "}"), `"code":"DOCUMENT_LIMIT_EXCEEDED"`},
		"Malformed": {`{"query":"` + canary, `"code":"BAD_USER_INPUT"`},
		"WrongType": {`{"query":["` + canary + `"]}`, `"code":"BAD_USER_INPUT"`},
	} {
		got := f.do(t, http.MethodPost, "/graphql", c.body, "Accept", "text/event-stream")
		if !contains(got.body, c.want) || contains(got.body, canary) {
			t.Errorf("%s: got %s, want %s", name, got.body, c.want)
		}
	}
}

func TestStreamSignsOfLife(t *testing.T) {
	f := mustStart(t, func(o *server.Options) { o.KeepAlive = time.Millisecond })
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	response := f.stream(ctx, t, "subscription{waits}")
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		if lines.Text() == ": ping" {
			return
		}
	}
	t.Error("no sign of life came")
}

func TestStreamsAtOnce(t *testing.T) {
	f := mustStart(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	f.toy.open = make(chan int, 100)
	for range server.MaxStreams {
		response := f.stream(ctx, t, "subscription{waits}")
		defer response.Body.Close()
		<-f.toy.open
	}
	got := f.do(t, http.MethodPost, "/graphql", document("subscription{waits}"), "Accept", "text/event-stream")
	if got.status != http.StatusTooManyRequests || got.code() != "RATE_LIMITED" {
		t.Errorf("one too many: got %d %s", got.status, got.body)
	}
	cancel()
	for range server.MaxStreams {
		if <-f.toy.open != -1 {
			t.Error("a stream began")
		}
	}
}

func TestStreamEndsWithSession(t *testing.T) {
	f := mustStart(t, nil)
	client := browser(t)
	f.signIn(t, client, f.SignInCode("owner"))
	cookie := cookieOf(t, client, f)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, f.address+"/graphql", strings.NewReader(document("subscription{waits}")))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Cookie", cookie)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	f.do(t, http.MethodDelete, "/session", "", "Authorization", "", "Cookie", cookie)
	text, err := io.ReadAll(response.Body)
	if err != nil || !strings.HasSuffix(string(text), "event: complete\n\n") {
		t.Errorf("got %q %v, want it to be complete", text, err)
	}
}
