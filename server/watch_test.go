package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"raakvlak/graph"
)

// change is one event of mapChanged.
type change struct {
	Revision graph.Revision
	Changes  []struct {
		After struct{ Name string }
	}
}

const watching = `subscription Watches($m:ID! $r:Revision){mapChanged(map:$m after:$r){revision changes{after{... on Organisation{name}}}}}`

func watchRequest(tb testing.TB, id graph.MapID, after graph.Revision) string {
	tb.Helper()
	variables := fmt.Sprintf(`{"m":%q,"r":%q}`, id, after)
	if after == "" {
		variables = fmt.Sprintf(`{"m":%q}`, id)
	}
	return request(tb, watching, variables)
}

// TestWatchStream follows a map over server-sent events, loses the connection, and goes on from where it was.
func TestWatchStream(t *testing.T) {
	h := mustOpen(t)
	start := h.revision(t, h.kaai)
	first := h.organisation(t, "De Eerste")
	ctx, cancel := context.WithCancel(t.Context())
	feed := h.feed(ctx, t, start)
	if got := feed.next(t); got.Revision != first || got.Changes[0].After.Name != "De Eerste" {
		t.Errorf("got %v, want %s", got, first)
	}
	second := h.organisation(t, "De Tweede")
	if got := feed.next(t); got.Revision != second {
		t.Errorf("got %v, want %s", got, second)
	}
	cancel()
	feed.close()
	third, fourth := h.organisation(t, "De Derde"), h.organisation(t, "De Vierde")
	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	feed = h.feed(ctx, t, second)
	defer feed.close()
	for _, want := range []graph.Revision{third, fourth} {
		if got := feed.next(t); got.Revision != want {
			t.Errorf("after going on: got %v, want %s", got, want)
		}
	}
}

// feed is a stream of mapChanged.
type feed struct {
	response *http.Response
	lines    *bufio.Scanner
}

func (h *house) feed(ctx context.Context, tb testing.TB, after graph.Revision) *feed {
	tb.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.address+"/graphql", strings.NewReader(watchRequest(tb, h.kaai, after)))
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", "Bearer "+h.token)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		tb.Fatal(err)
	}
	return &feed{response: response, lines: bufio.NewScanner(response.Body)}
}

func (f *feed) close() { _ = f.response.Body.Close() }

func (f *feed) next(tb testing.TB) change {
	tb.Helper()
	for f.lines.Scan() {
		if text, ok := strings.CutPrefix(f.lines.Text(), "data: "); ok {
			return changeIn(tb, text)
		}
	}
	tb.Fatalf("the feed ended: %v", f.lines.Err())
	return change{}
}

func changeIn(tb testing.TB, text string) change {
	tb.Helper()
	var body struct {
		Data   struct{ MapChanged change }
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal([]byte(text), &body); err != nil || len(body.Errors) > 0 {
		tb.Fatalf("got %s", text)
	}
	return body.Data.MapChanged
}

// TestWatchSocket does the same over a WebSocket.
func TestWatchSocket(t *testing.T) {
	h := mustOpen(t)
	start := h.revision(t, h.kaai)
	first := h.organisation(t, "De Eerste")
	s := h.open(t)
	s.want(acknowledged)
	s.write(`{"id":"1","type":"subscribe","payload":` + watchRequest(t, h.kaai, start) + `}`)
	next := func() change {
		t.Helper()
		text, closed := s.next()
		var m struct{ Payload json.RawMessage }
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			t.Fatalf("got %q, closed with %d", text, closed)
		}
		return changeIn(t, string(m.Payload))
	}
	if got := next(); got.Revision != first {
		t.Errorf("got %v, want %s", got, first)
	}
	s.write(`{"id":"1","type":"complete"}`)
	second := h.organisation(t, "De Tweede")
	s.write(`{"id":"2","type":"subscribe","payload":` + watchRequest(t, h.kaai, first) + `}`)
	if got := next(); got.Revision != second {
		t.Errorf("after going on: got %v, want %s", got, second)
	}
}

func TestWatchRefuses(t *testing.T) {
	h := mustOpen(t)
	for name, c := range map[string]struct{ body, want string }{
		"UnknownMap":      {watchRequest(t, "map_aaaaaaaaaa", ""), "NOT_FOUND"},
		"UnknownRevision": {watchRequest(t, h.kaai, "nonsense"), "REVISION_UNKNOWN"},
	} {
		got := h.do(t, http.MethodPost, "/graphql", c.body, "Accept", "text/event-stream")
		if !contains(got.body, c.want) || !strings.HasSuffix(got.body, "event: complete\n\n") {
			t.Errorf("%s: got %s, want %s", name, got.body, c.want)
		}
	}
}
