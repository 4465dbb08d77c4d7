package server

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"raakvlak/graph"
)

// entry is what the log will say of a request. It never holds a query string, a body, or anything that was answered.
type entry struct {
	mu        sync.Mutex
	principal graph.PrincipalID
	operation string
}

type entryKey struct{}

// noteOperation has the log name the operation. The name is one that the document gives, a word and no sentence.
func noteOperation(ctx context.Context, name string) {
	if e, ok := ctx.Value(entryKey{}).(*entry); ok {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.operation = name
	}
}

// notePrincipal has the log name who asked.
func notePrincipal(ctx context.Context, who graph.PrincipalID) {
	if e, ok := ctx.Value(entryKey{}).(*entry); ok {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.principal = who
	}
}

// withAccessLog logs one line for each request, when it has been answered.
func withAccessLog(log *slog.Logger, clock func() time.Time, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := clock()
		e := &entry{}
		counted := &countingWriter{ResponseWriter: w}
		next.ServeHTTP(counted, r.WithContext(context.WithValue(r.Context(), entryKey{}, e)))
		e.mu.Lock()
		defer e.mu.Unlock()
		log.InfoContext(r.Context(), "request",
			slog.String("request", requestIDOf(r.Context())),
			slog.String("method", r.Method),
			slog.String("path", r.URL.Path),
			slog.Int("status", counted.status),
			slog.Int64("bytes", counted.bytes),
			slog.Duration("took", clock().Sub(began)),
			slog.String("principal", string(e.principal)),
			slog.String("operation", e.operation),
		)
	})
}

// countingWriter notes the status and counts the bytes of an answer.
type countingWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// Unwrap gives http.ResponseController the writer below.
func (c *countingWriter) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// WriteHeader notes the status.
func (c *countingWriter) WriteHeader(status int) {
	if c.status == 0 || c.status < http.StatusOK {
		c.status = status
	}
	c.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (c *countingWriter) Write(b []byte) (int, error) {
	if c.status == 0 {
		c.status = http.StatusOK
	}
	n, err := c.ResponseWriter.Write(b)
	c.bytes += int64(n)
	return n, err
}
