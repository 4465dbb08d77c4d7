package server_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/coder/websocket"

	"raakvlak/server"
)

// socket is one WebSocket of a client.
type socket struct {
	*websocket.Conn
	tb testing.TB
}

func (f *fixture) dial(tb testing.TB, protocol string, headers ...string) (*websocket.Conn, *http.Response, error) {
	tb.Helper()
	header := http.Header{}
	for i := 0; i+1 < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	o := &websocket.DialOptions{HTTPHeader: header}
	if protocol != "" {
		o.Subprotocols = []string{protocol}
	}
	return websocket.Dial(tb.Context(), f.address+"/graphql", o)
}

// open opens a socket and identifies itself with the token.
func (f *fixture) open(tb testing.TB) *socket {
	tb.Helper()
	conn, _, err := f.dial(tb, "graphql-transport-ws")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = conn.CloseNow() })
	s := &socket{Conn: conn, tb: tb}
	s.write(`{"type":"connection_init","payload":{"Authorization":"Bearer ` + f.token + `"}}`)
	return s
}

func (s *socket) write(text string) {
	s.tb.Helper()
	if err := s.Write(s.tb.Context(), websocket.MessageText, []byte(text)); err != nil {
		s.tb.Fatal(err)
	}
}

func (s *socket) subscribe(id, query string) {
	s.tb.Helper()
	s.write(`{"id":"` + id + `","type":"subscribe","payload":` + document(query) + `}`)
}

// next returns the next message without pings, or the code that the socket was closed with.
func (s *socket) next() (text string, closed websocket.StatusCode) {
	s.tb.Helper()
	for {
		_, message, err := s.Read(s.tb.Context())
		if err != nil {
			return "", websocket.CloseStatus(err)
		}
		if !strings.Contains(string(message), `"type":"ping"`) {
			return string(message), 0
		}
	}
}

func (s *socket) want(texts ...string) {
	s.tb.Helper()
	for _, want := range texts {
		if got, closed := s.next(); got != want {
			s.tb.Fatalf("got %s (closed with %d), want %s", got, closed, want)
		}
	}
}

func (s *socket) wantClosed(code websocket.StatusCode) {
	s.tb.Helper()
	for {
		text, closed := s.next()
		if closed == code {
			return
		}
		if text == "" {
			s.tb.Fatalf("closed with %d, want %d", closed, code)
		}
	}
}

const acknowledged = `{"type":"connection_ack"}`

func TestSocket(t *testing.T) {
	f := mustStart(t, nil)
	s := f.open(t)
	s.want(acknowledged)
	s.subscribe("a", "subscription{ticks(upTo:2)}")
	s.want(
		`{"id":"a","type":"next","payload":{"data":{"ticks":1}}}`,
		`{"id":"a","type":"next","payload":{"data":{"ticks":2}}}`,
		`{"id":"a","type":"complete"}`,
	)
	s.subscribe("a", "{map(id:1){name}}")
	s.want(`{"id":"a","type":"next","payload":{"data":{"map":{"name":"name"}},"extensions":{"cost":{"actual":1,"requested":1}}}}`, `{"id":"a","type":"complete"}`)
	s.subscribe("b", "{"+strings.Repeat("a ", 1000)+"}")
	s.want(`{"id":"b","type":"next","payload":{"errors":[{"message":"the operation has 1000 root fields, and at most 20 are allowed","extensions":{"code":"DOCUMENT_LIMIT_EXCEEDED"}}],"data":null}}`, `{"id":"b","type":"complete"}`)
	s.subscribe("c", "{nothing}")
	got, _ := s.next()
	if !contains(got, `"id":"c","type":"error"`) || !contains(got, "GRAPHQL_VALIDATION_FAILED") {
		t.Errorf("got %s, want an error", got)
	}
	s.write(`{"type":"ping"}`)
	s.want(`{"type":"pong"}`)
}

// A client may use an id again as soon as it has ended what bore it, and hears nothing more of that.
func TestSocketReusesIDs(t *testing.T) {
	f := mustStart(t, nil)
	s := f.open(t)
	s.want(acknowledged)
	for range 50 {
		s.subscribe("a", "subscription{waits}")
		s.write(`{"id":"a","type":"complete"}`)
	}
	s.subscribe("a", "subscription{ticks(upTo:1)}")
	s.want(`{"id":"a","type":"next","payload":{"data":{"ticks":1}}}`, `{"id":"a","type":"complete"}`)
}

func TestSocketCloses(t *testing.T) {
	f := mustStart(t, nil)
	subscribes := func(s *socket) { s.subscribe("a", "subscription{waits}") }
	for name, c := range map[string]struct {
		send func(s *socket)
		code websocket.StatusCode
	}{
		"DuplicateID": {func(s *socket) { subscribes(s); subscribes(s) }, 4409},
		"NoID":        {func(s *socket) { s.subscribe("", "subscription{waits}") }, 4400},
		"TooMany": {func(s *socket) {
			for i := range server.MaxSubscriptions + 1 {
				s.subscribe(string(rune('a'+i)), "subscription{waits}")
			}
		}, 4429},
		"NoJSON":        {func(s *socket) { s.write("{") }, 4400},
		"DuplicateKeys": {func(s *socket) { s.write(`{"type":"ping","type":"ping"}`) }, 4400},
		"UnknownType":   {func(s *socket) { s.write(`{"type":"start"}`) }, 4400},
		"Nested":        {func(s *socket) { s.write(`{"type":"ping","payload":` + strings.Repeat("[", 30000) + "}") }, 4400},
		"TooLarge":      {func(s *socket) { s.write(`{"type":"` + strings.Repeat("a", server.MaxMessage) + `"}`) }, websocket.StatusMessageTooBig},
	} {
		t.Run(name, func(t *testing.T) {
			s := f.open(t)
			s.want(acknowledged)
			c.send(s)
			s.wantClosed(c.code)
		})
	}
}

func TestSocketIdentity(t *testing.T) {
	f := mustStart(t, nil)
	client := browser(t)
	f.signIn(t, client, f.SignInCode("owner"))
	cookie := cookieOf(t, client, f)
	for _, c := range []struct {
		name    string
		headers []string
		payload string
		code    websocket.StatusCode // 0: let in
	}{
		{"Token", nil, `{"Authorization":"Bearer ` + f.token + `"}`, 0},
		{"TokenLowercase", nil, `{"authorization":"Bearer ` + f.token + `"}`, 0},
		{"Cookie", []string{"Cookie", cookie, "Origin", f.address}, `{}`, 0},
		{"CookieNoPayload", []string{"Cookie", cookie}, `null`, 0},
		{"Header", []string{"Authorization", "Bearer " + f.token}, `{}`, 0},
		{"Nobody", nil, `{}`, 4401},
		{"WrongToken", nil, `{"Authorization":"Bearer rkv_wrong"}`, 4401},
		{"WrongTokenBesideCookie", []string{"Cookie", cookie}, `{"Authorization":"Bearer rkv_wrong"}`, 4401},
		{"Claims", nil, `{"principal":"owner","sub":"owner","user":{"id":"owner"}}`, 4401},
		{"ClaimsInToken", nil, `{"Authorization":{"principal":"owner"}}`, 4401},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn, _, err := f.dial(t, "graphql-transport-ws", c.headers...)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.CloseNow()
			s := &socket{Conn: conn, tb: t}
			s.write(`{"type":"connection_init","payload":` + c.payload + `}`)
			text, closed := s.next()
			if closed != c.code || (c.code == 0 && text != acknowledged) {
				t.Errorf("got %s, closed with %d, want %d", text, closed, c.code)
			}
		})
	}
}

func TestSocketUpgrade(t *testing.T) {
	f := mustStart(t, func(o *server.Options) { o.Origins = []string{"https://maps.example"} })
	for _, c := range []struct {
		name, protocol string
		headers        []string
		status         int
	}{
		{"OK", "graphql-transport-ws", nil, 101},
		{"Same", "graphql-transport-ws", []string{"Origin", f.address}, 101},
		{"Listed", "graphql-transport-ws", []string{"Origin", "https://maps.example"}, 101},
		{"Foreign", "graphql-transport-ws", []string{"Origin", "https://evil.example"}, 403},
		{"Null", "graphql-transport-ws", []string{"Origin", "null"}, 403},
		{"ForeignWithToken", "graphql-transport-ws", []string{"Origin", "https://evil.example", "Authorization", "Bearer " + f.token}, 403},
		{"OldProtocol", "graphql-ws", nil, 400},
		{"NoProtocol", "", nil, 400},
		{"WrongToken", "graphql-transport-ws", []string{"Authorization", "Bearer rkv_wrong"}, 401},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn, response, err := f.dial(t, c.protocol, c.headers...)
			if err == nil {
				defer conn.CloseNow()
			}
			if response == nil || response.StatusCode != c.status {
				t.Errorf("got %v %v, want %d", response, err, c.status)
			}
		})
	}
}

func TestSocketsAtOnce(t *testing.T) {
	f := mustStart(t, nil)
	var first *socket
	for i := range server.MaxSockets {
		s := f.open(t)
		s.want(acknowledged)
		if i == 0 {
			first = s
		}
	}
	f.open(t).wantClosed(4429)
	if err := first.Close(websocket.StatusNormalClosure, ""); err != nil {
		t.Fatal(err)
	}
	// The server counts the socket until it has seen it end, which nothing tells the client.
	for {
		s := f.open(t)
		if text, _ := s.next(); text == acknowledged {
			return
		}
		if errors.Is(t.Context().Err(), context.Canceled) {
			t.Fatal("no place came free")
		}
	}
}

func TestSocketRate(t *testing.T) {
	now := newClock()
	f := mustStart(t, func(o *server.Options) { o.Clock, o.Rates = now.time, server.Rates{} })
	s := f.open(t)
	s.want(acknowledged)
	for i := range 60 {
		s.subscribe("a", "{__typename}")
		if text, _ := s.next(); !contains(text, `"__typename":"Toy"`) {
			t.Fatalf("operation %d: got %s", i, text)
		}
		s.want(`{"id":"a","type":"complete"}`)
	}
	s.subscribe("a", "{__typename}")
	if text, _ := s.next(); !contains(text, "RATE_LIMITED") {
		t.Errorf("the 61st operation at once: got %s", text)
	}
}

// Sockets that their clients close while the server ends them, because the token is gone, end all the same.
func TestSocketsEndFromBothSides(t *testing.T) {
	f := mustStart(t, nil)
	var sockets []*socket
	for range server.MaxSockets {
		s := f.open(t)
		s.want(acknowledged)
		sockets = append(sockets, s)
	}
	if err := os.WriteFile(f.tokenFile, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	sockets[0].wantClosed(4403)
	for _, s := range sockets[1:] {
		_ = s.CloseNow()
	}
	if got := f.do(t, http.MethodGet, "/healthz", ""); got.status != http.StatusOK {
		t.Errorf("afterwards the server answers %d", got.status)
	}
}

// A connection that does not say who it is does not stay.
func TestSocketInitTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := mustMake(t, nil)
		listener := newPipes()
		web := &http.Server{Handler: f.Server}
		go func() { _ = web.Serve(listener) }()
		client := &http.Client{Transport: &http.Transport{DialContext: listener.dial}}
		conn, response, err := websocket.Dial(t.Context(), "http://127.0.0.1/graphql",
			&websocket.DialOptions{HTTPClient: client, Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err, response)
		}
		(&socket{Conn: conn, tb: t}).wantClosed(4408)
		if err := web.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestSocketEndsWithToken(t *testing.T) {
	f := mustStart(t, nil)
	s := f.open(t)
	s.want(acknowledged)
	s.subscribe("a", "subscription{waits}")
	if err := os.WriteFile(f.tokenFile, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.wantClosed(4403)
}
