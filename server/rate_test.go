package server_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"raakvlak/server"
)

func TestRequestRate(t *testing.T) {
	now := newClock()
	f := mustStart(t, func(o *server.Options) { o.Clock, o.Rates = now.time, server.Rates{} })
	for i := range 60 {
		if got := f.ask(t, "{__typename}", ""); got.status != http.StatusOK {
			t.Fatalf("request %d: got %d", i, got.status)
		}
	}
	got := f.ask(t, "{__typename}", "")
	if got.status != http.StatusTooManyRequests || got.code() != "RATE_LIMITED" || got.header.Get("Retry-After") != "1" {
		t.Errorf("the 61st request at once: got %d %s", got.status, got.body)
	}
	other, err := f.tokens.Make("analyst", "", now.time())
	if err != nil {
		t.Fatal(err)
	}
	if got := f.do(t, http.MethodPost, "/graphql", document("{__typename}"), "Authorization", "Bearer "+other); got.status != http.StatusOK {
		t.Errorf("somebody else: got %d", got.status)
	}
	now.advance(time.Second)
	for i := range 20 {
		if got := f.ask(t, "{__typename}", ""); got.status != http.StatusOK {
			t.Fatalf("a second later, request %d: got %d", i, got.status)
		}
	}
	if got := f.ask(t, "{__typename}", ""); got.status != http.StatusTooManyRequests {
		t.Errorf("a second later, the 21st request: got %d", got.status)
	}
}

func TestPoints(t *testing.T) {
	now := newClock()
	f := mustStart(t, func(o *server.Options) { o.Clock, o.Rates = now.time, server.Rates{Requests: -1, Points: 500} })
	// 1 for the map, 1 for the connection, 100 × (1 + …): priced at 202, and 4 objects come back.
	const page = `{map(id:"m"){organisations(first:100){nodes{name}}}}`
	got := f.ask(t, page, "")
	wantCost := `"cost":{"actual":4,"limit":500,"remaining":496,"requested":102}`
	if got.status != http.StatusOK || !contains(got.body, wantCost) {
		t.Errorf("got %d %s, want %s", got.status, got.body, wantCost)
	}
	want := map[string]string{
		"X-Ratelimit-Limit": "500", "X-Ratelimit-Remaining": "496", "X-Ratelimit-Used": "4",
		"X-Ratelimit-Resource": "points", "X-Ratelimit-Reset": strconv.FormatInt(now.time().Add(time.Minute).Unix(), 10),
	}
	for name, value := range want {
		if got.header.Get(name) != value {
			t.Errorf("%s is %q, want %q", name, got.header.Get(name), value)
		}
	}
	const dear = `{map(id:"m"){organisations(first:100){nodes{partners(first:4){nodes{name}}}}}}`
	now.advance(10 * time.Second)
	got = f.ask(t, dear, "")
	if got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") != "50" {
		t.Errorf("more than what is left: got %d, retry after %q: %s", got.status, got.header.Get("Retry-After"), got.body)
	}
	if got := f.ask(t, "{map(id:1){name}}", ""); got.status != http.StatusOK {
		t.Errorf("what is left is still there: got %d", got.status)
	}
	now.advance(50 * time.Second)
	if got := f.ask(t, page, ""); !contains(got.body, `"remaining":496`) {
		t.Errorf("a minute later: got %s", got.body)
	}
}
