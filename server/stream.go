package server

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
)

// slowestReader is how long one write to a feed may take: who does not read for so long is cut off.
const slowestReader = 30 * time.Second

// stream answers an operation with server-sent events, one connection each. The body has been read and checked: gqlgen's
// transport, which would quote a bad one and log it, only ever gets a good one.
func (g *graphQL) stream(w http.ResponseWriter, r *http.Request, body []byte) {
	c := callerOf(r.Context())
	closeStream, ok := c.account.openStream()
	if !ok {
		writeRefused(w, mediaJSON, refusedResponse(rateLimited("too many streams are open", time.Second)))
		return
	}
	defer closeStream()
	// The ping of the transport ends with this context, and what it still writes after that goes nowhere.
	ctx, cancel := context.WithCancel(graphql.StartOperationTrace(r.Context()))
	defer cancel()
	defer g.feeds.add(c, cancel)()
	writer := &streamWriter{w: w, control: http.NewResponseController(w)}
	defer writer.close()
	_ = writer.control.SetReadDeadline(time.Time{}) // A connection that cannot is not bounded either.
	w.Header().Set("X-Accel-Buffering", "no")
	r = r.WithContext(ctx)
	r.Body = io.NopCloser(bytes.NewReader(body))
	transport.SSE{KeepAlivePingInterval: g.keepAlive}.Do(writer, r, g.engine)
}

// streamWriter writes to a stream until it is closed, each time with a new deadline.
type streamWriter struct {
	mu      sync.Mutex
	w       http.ResponseWriter
	control *http.ResponseController
	closed  bool
}

func (s *streamWriter) Header() http.Header { return s.w.Header() }

func (s *streamWriter) WriteHeader(status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.w.WriteHeader(status)
	}
}

func (s *streamWriter) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return 0, http.ErrHandlerTimeout
	}
	_ = s.control.SetWriteDeadline(time.Now().Add(slowestReader))
	return s.w.Write(b)
}

// Flush sends what was written.
func (s *streamWriter) Flush() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		_ = s.control.Flush() // The next write of a connection that is gone ends the stream.
	}
}

func (s *streamWriter) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}
