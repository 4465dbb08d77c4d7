package server

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
)

// mostEnding is how many operations of a socket may be there with those that its client has ended but that have not
// stopped yet.
const mostEnding = 4 * MaxSubscriptions

// socketConn stands between gqlgen's transport and the connection. It refuses messages that are not strict JSON, a
// second subscription under an id that is in use, and too many at once. The transport gets ids of our own, never used
// twice: it confuses two operations that bear the same one, even when the first has just ended.
type socketConn struct {
	transport.WebsocketConn
	ended func() bool

	mu    sync.Mutex
	next  int
	inner map[string]string // from the client's ids to ours, for what it may still end
	outer map[string]string // from our ids to the client's, for what may still answer
}

func newSocketConn(conn transport.WebsocketConn, ended func() bool) *socketConn {
	return &socketConn{WebsocketConn: conn, ended: ended, inner: map[string]string{}, outer: map[string]string{}}
}

// socketMessage is one message of the protocol.
type socketMessage struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// NextReader returns the next message, with our id in it.
func (c *socketConn) NextReader() (int, io.Reader, error) {
	kind, r, err := c.WebsocketConn.NextReader()
	if err != nil {
		return kind, nil, err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return kind, nil, err
	}
	var m socketMessage
	if checkJSON(text, MaxNesting) != nil || json.Unmarshal(text, &m) != nil {
		return kind, nil, c.refuse(closeBadMessage, "invalid message")
	}
	switch m.Type {
	case "subscribe":
		if code, reason := c.subscribe(&m); code != 0 {
			return kind, nil, c.refuse(code, reason)
		}
	case "complete":
		m.ID = c.complete(m.ID)
	case "connection_init", "ping", "pong":
	default:
		return kind, nil, c.refuse(closeBadMessage, "invalid message type")
	}
	text, err = json.Marshal(m)
	return kind, bytes.NewReader(text), err
}

func (c *socketConn) subscribe(m *socketMessage) (code int, reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case m.ID == "":
		return closeBadMessage, "a subscription needs an id"
	case c.inner[m.ID] != "":
		return closeDuplicate, "a subscription with this id is under way"
	case len(c.inner) == MaxSubscriptions, len(c.outer) == mostEnding:
		return closeTooMany, "too many subscriptions"
	}
	c.next++
	ours := strconv.Itoa(c.next)
	c.inner[m.ID], c.outer[ours] = ours, m.ID
	m.ID = ours
	return 0, ""
}

// complete returns our id of the operation that the client ends. The client may use its own id again at once.
func (c *socketConn) complete(id string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	ours := c.inner[id]
	delete(c.inner, id)
	return ours
}

// WriteJSON sends a message of the transport, with the client's id in it. What is said of an operation after its end,
// or after the client has ended it, is left out.
func (c *socketConn) WriteJSON(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var m socketMessage
	if err := json.Unmarshal(text, &m); err != nil {
		return err
	}
	if m.ID == "" {
		return c.WebsocketConn.WriteJSON(json.RawMessage(text))
	}
	theirs, wanted := c.answer(m.ID, m.Type == "complete" || m.Type == "error")
	if !wanted {
		return nil
	}
	m.ID = theirs
	return c.WebsocketConn.WriteJSON(m)
}

// answer returns the client's id for an answer to our operation, the last one or not, and whether it waits for it.
func (c *socketConn) answer(ours string, last bool) (theirs string, wanted bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	theirs, known := c.outer[ours]
	wanted = known && c.inner[theirs] == ours
	if last {
		delete(c.outer, ours)
		if wanted {
			delete(c.inner, theirs)
		}
	}
	return theirs, wanted
}

func (c *socketConn) refuse(code int, reason string) error {
	_ = c.WebsocketConn.WriteClose(code, reason) // It is closed in any case.
	return transport.ErrWebsocketClosed
}

// WriteClose closes the connection with the code that the protocol has for the reason.
func (c *socketConn) WriteClose(code int, reason string) error {
	switch {
	case c.ended():
		code, reason = closeForbidden, reasonSignedOut
	case reason == gqlgenInitTimeout:
		code = closeInitTimeout
	case code == transport.WebsocketCloseProtocolError:
		code = closeBadMessage
	}
	return c.WebsocketConn.WriteClose(code, reason)
}

// SetReadLimit bounds the bytes of a message.
func (c *socketConn) SetReadLimit(limit int64) {
	if limiter, ok := c.WebsocketConn.(transport.WebsocketReadLimiter); ok {
		limiter.SetReadLimit(limit)
	}
}

// SetReadDeadline closes the connection if nothing was read by then.
func (c *socketConn) SetReadDeadline(t time.Time) error {
	if deadliner, ok := c.WebsocketConn.(transport.WebsocketReadDeadliner); ok {
		return deadliner.SetReadDeadline(t)
	}
	return nil
}
