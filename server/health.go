package server

import (
	"context"
	"net/http"
	"sync"
	"time"
)

const (
	pathHealth = "/healthz"
	pathReady  = "/readyz"
)

// readyFor is how long the store's answer to a probe counts: anybody may probe.
const readyFor = time.Second

// healthy tells that the process answers.
func healthy(w http.ResponseWriter, _ *http.Request) { writeText(w, http.StatusOK, "alive\n") }

// readiness tells whether the store answers.
type readiness struct {
	ask   func(context.Context) error
	clock func() time.Time

	mu    sync.Mutex
	asked time.Time
	err   error
}

func (h *readiness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.check(r.Context()) != nil {
		writeText(w, http.StatusServiceUnavailable, unavailableMessage+"\n")
		return
	}
	writeText(w, http.StatusOK, "ready\n")
}

func (h *readiness) check(ctx context.Context) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if now := h.clock(); h.asked.IsZero() || now.Sub(h.asked) >= readyFor {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		h.err, h.asked = h.ask(ctx), now
	}
	return h.err
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text)) // Nobody is there to be told when the connection is gone.
}
