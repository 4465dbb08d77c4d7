package server

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
)

// socketProtocol is the one protocol spoken over WebSocket.
const socketProtocol = "graphql-transport-ws"

const (
	socketInitTime = 5 * time.Second  // from the upgrade to connection_init
	socketPing     = 20 * time.Second // between pings; twice that without a pong ends the socket
)

// The codes that a socket is closed with, as the protocol names them.
const (
	closeBadMessage      = 4400
	closeUnauthorized    = 4401
	closeForbidden       = 4403
	closeInitTimeout     = 4408
	closeDuplicate       = 4409
	closeTooMany         = 4429
	gqlgenInitTimeout    = "connection initialisation timeout"
	reasonSignedOut      = "what the connection identified itself with has ended"
	reasonUnauthorized   = "sign in or give a token"
	reasonTooManySockets = "too many sockets are open"
)

// socket answers operations over one WebSocket, with gqlgen's transport.
func (g *graphQL) socket(w http.ResponseWriter, r *http.Request) {
	if no := g.refuseUpgrade(r); no != nil {
		refuse(w, mediaJSON, no)
		return
	}
	c, no := g.identity.of(r, true)
	if no != nil {
		refuse(w, mediaJSON, no)
		return
	}
	leave, ok := g.pending.enter(addressOf(r))
	if !ok {
		writeRefused(w, mediaJSON, refusedResponse(rateLimited(reasonTooManySockets, socketInitTime)))
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	s := &openSocket{graphQL: g, upgraded: c, end: cancel, leave: leave}
	defer s.close()
	control := http.NewResponseController(w)
	// A socket outlives the deadlines of a request; its pings bound it.
	_ = control.SetReadDeadline(time.Time{})
	_ = control.SetWriteDeadline(time.Time{})
	limit := int64(MaxMessage)
	transport.Websocket{
		Implementation:   socketAcceptor{origins: g.origins, ended: s.hasEnded},
		InitFunc:         s.identified,
		InitTimeout:      socketInitTime,
		PingPongInterval: socketPing,
		PayloadReadLimit: &limit,
	}.Do(w, r.WithContext(ctx), g.engine)
}

// refuseUpgrade refuses what the upgrade itself gives away: another protocol, another origin. Cross-origin protection
// takes every GET for harmless, an upgrade too.
func (g *graphQL) refuseUpgrade(r *http.Request) *refusal {
	if !offersProtocol(r) {
		return &refusal{status: http.StatusBadRequest, code: codeBadInput, message: "the WebSocket protocol is " + socketProtocol}
	}
	if !originAllowed(r, g.origins) {
		return &refusal{status: http.StatusForbidden, code: codeForbidden, message: "requests from this origin are refused"}
	}
	return nil
}

func offersProtocol(r *http.Request) bool {
	for _, header := range r.Header.Values("Sec-Websocket-Protocol") {
		for offered := range strings.SplitSeq(header, ",") {
			if strings.TrimSpace(offered) == socketProtocol {
				return true
			}
		}
	}
	return false
}

// originAllowed reports whether the request comes from this host, from a listed origin, or from no browser.
func originAllowed(r *http.Request, origins []string) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	for _, allowed := range origins {
		if origin == allowed {
			return true
		}
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// openSocket is one WebSocket from its upgrade to its end.
type openSocket struct {
	*graphQL
	upgraded *caller // who the upgrade request said it is, if it did
	end      context.CancelFunc

	mu    sync.Mutex
	leave func() // gives back what the socket is counted under
	ended bool
}

// identified takes connection_init: its payload may hold a bearer token, and nothing else in it is believed.
func (s *openSocket) identified(ctx context.Context, payload transport.InitPayload) (context.Context, *transport.InitPayload, error) {
	c := s.upgraded
	if header := payload.Authorization(); header != "" {
		c = s.identity.bearer(header)
	}
	if c == nil {
		return closing(ctx, closeUnauthorized, reasonUnauthorized), nil, errUnauthorized
	}
	closeSocket, ok := c.account.openSocket()
	if !ok {
		return closing(ctx, closeTooMany, reasonTooManySockets), nil, errTooManySockets
	}
	notePrincipal(ctx, c.principal)
	over := *c
	over.socket = true
	remove := s.feeds.add(c, s.signedOut)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.leave()
	s.leave = func() { closeSocket(); remove() }
	return withCaller(ctx, &over), nil, nil
}

func closing(ctx context.Context, code int, reason string) context.Context {
	return transport.AppendCloseReason(transport.WithWebsocketCloseCode(ctx, code), reason)
}

func (s *openSocket) signedOut() {
	s.mu.Lock()
	s.ended = true
	s.mu.Unlock()
	s.end()
}

func (s *openSocket) hasEnded() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.ended
}

func (s *openSocket) close() {
	s.mu.Lock()
	leave := s.leave
	s.mu.Unlock()
	leave()
}

// pendingSockets counts the sockets of each address that have not said yet who they are.
type pendingSockets struct {
	mu sync.Mutex
	by map[string]int
}

func newPendingSockets() *pendingSockets { return &pendingSockets{by: map[string]int{}} }

func (p *pendingSockets) enter(address string) (leave func(), ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.by[address] == MaxSockets {
		return nil, false
	}
	p.by[address]++
	return sync.OnceFunc(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.by[address]--; p.by[address] == 0 {
			delete(p.by, address)
		}
	}), true
}

// addressOf returns the address that the request came from, without its port.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// socketAcceptor upgrades requests, for socketProtocol alone.
type socketAcceptor struct {
	origins []string
	ended   func() bool
}

// Accept returns the connection of the upgraded request.
func (a socketAcceptor) Accept(w http.ResponseWriter, r *http.Request, o transport.WebsocketAcceptOptions) (transport.WebsocketConn, error) {
	o.Subprotocols = []string{socketProtocol}
	implementation := transport.CoderWebsocketImplementation{
		AcceptOptions: websocket.AcceptOptions{OriginPatterns: originPatterns(a.origins), CompressionMode: websocket.CompressionDisabled},
	}
	conn, err := implementation.Accept(w, r, o)
	if err != nil {
		return nil, err
	}
	return newSocketConn(conn, a.ended), nil
}

// originPatterns returns patterns that match exactly the origins.
func originPatterns(origins []string) []string {
	patterns := make([]string, 0, len(origins))
	for _, origin := range origins {
		if _, err := path.Match(origin, origin); err == nil {
			patterns = append(patterns, origin)
		}
	}
	return patterns
}
