package server_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"raakvlak/server"
)

func (f *fixture) signIn(tb testing.TB, client *http.Client, code string) answer {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), http.MethodPost, f.address+"/session", strings.NewReader(`{"code":"`+code+`"}`))
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	return send(tb, client, r)
}

// askAs posts a query with what the client keeps, and no token.
func (f *fixture) askAs(tb testing.TB, client *http.Client) answer {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), http.MethodPost, f.address+"/graphql", strings.NewReader(document("{__typename}")))
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	return send(tb, client, r)
}

func TestSession(t *testing.T) {
	now := newClock()
	f := mustStart(t, func(o *server.Options) { o.Clock = now.time })
	client, other := browser(t), browser(t)
	code := f.SignInCode("owner")

	if got := f.askAs(t, client); got.status != http.StatusUnauthorized || got.code() != "UNAUTHENTICATED" {
		t.Errorf("before signing in: got %d %s", got.status, got.body)
	}
	if got := f.signIn(t, client, code+"x"); got.status != http.StatusUnauthorized {
		t.Errorf("a wrong code: got %d", got.status)
	}
	got := f.signIn(t, client, code)
	if got.status != http.StatusNoContent {
		t.Fatalf("sign in: got %d %s", got.status, got.body)
	}
	cookie := got.header.Get("Set-Cookie")
	for _, want := range []string{"raakvlak=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=28800"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie %q lacks %q", cookie, want)
		}
	}
	if got := f.askAs(t, client); got.status != http.StatusOK {
		t.Errorf("signed in: got %d %s", got.status, got.body)
	}
	if got := f.signIn(t, other, code); got.status != http.StatusUnauthorized {
		t.Errorf("the code a second time: got %d", got.status)
	}

	now.advance(8*time.Hour - time.Second)
	if got := f.askAs(t, client); got.status != http.StatusOK {
		t.Errorf("just before the session's end: got %d", got.status)
	}
	now.advance(time.Second)
	if got := f.askAs(t, client); got.status != http.StatusUnauthorized {
		t.Errorf("after 8 hours: got %d", got.status)
	}
}

func TestSignOut(t *testing.T) {
	f := mustStart(t, nil)
	client := browser(t)
	f.signIn(t, client, f.SignInCode("owner"))
	cookie := cookieOf(t, client, f)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, f.address+"/session", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := send(t, client, r); got.status != http.StatusNoContent {
		t.Errorf("sign out: got %d", got.status)
	}
	got := f.do(t, http.MethodPost, "/graphql", document("{__typename}"), "Authorization", "", "Cookie", cookie)
	if got.status != http.StatusUnauthorized {
		t.Errorf("with the cookie of the session that ended: got %d", got.status)
	}
}

func cookieOf(tb testing.TB, client *http.Client, f *fixture) string {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), http.MethodGet, f.address, nil)
	if err != nil {
		tb.Fatal(err)
	}
	for _, cookie := range client.Jar.Cookies(r.URL) {
		return cookie.String()
	}
	tb.Fatal("no cookie was set")
	return ""
}

func TestSignInAttempts(t *testing.T) {
	now := newClock()
	f := mustStart(t, func(o *server.Options) { o.Clock, o.Rates = now.time, server.Rates{} })
	code := f.SignInCode("owner")
	for range 5 {
		if got := f.signIn(t, browser(t), "wrong"); got.status != http.StatusUnauthorized {
			t.Fatalf("a wrong code: got %d", got.status)
		}
	}
	got := f.signIn(t, browser(t), code)
	if got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") != "60" {
		t.Errorf("the sixth attempt: got %d, retry after %q", got.status, got.header.Get("Retry-After"))
	}
	now.advance(time.Minute)
	if got := f.signIn(t, browser(t), code); got.status != http.StatusNoContent {
		t.Errorf("a minute later: got %d", got.status)
	}
}

func TestSignInBadInput(t *testing.T) {
	f := mustStart(t, nil)
	for _, c := range []struct {
		body   string
		status int
	}{
		{`{}`, http.StatusBadRequest},
		{`{"code":5}`, http.StatusBadRequest},
		{`{"code":"a","code":"b"}`, http.StatusBadRequest},
		{`"code"`, http.StatusBadRequest},
		{`{"code":"` + strings.Repeat("a", 5000) + `"}`, http.StatusRequestEntityTooLarge},
	} {
		if got := f.do(t, http.MethodPost, "/session", c.body); got.status != c.status {
			t.Errorf("%s: got %d, want %d", shortened(c.body), got.status, c.status)
		}
	}
}
