package neo4j

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"raakvlak/graph"
)

const (
	failuresToOpen = 3           // in a row
	probeInterval  = time.Second // between two looks whether the database is back
)

// breaker spares callers the wait for a database that is away. It opens when connecting failed a few times in a row;
// while it is open every call is refused at once, and one goroutine looks each second whether the database is back.
type breaker struct {
	address string
	log     *slog.Logger
	probe   func(context.Context) error

	ctx     context.Context
	end     context.CancelFunc
	probing sync.WaitGroup

	mu       sync.Mutex
	failures int
	open     bool
}

func newBreaker(address string, log *slog.Logger, probe func(context.Context) error) *breaker {
	b := &breaker{address: address, log: log, probe: probe}
	b.ctx, b.end = context.WithCancel(context.Background())
	return b
}

// pass returns an error when the database is known to be away.
func (b *breaker) pass() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.open {
		return errAway(b.address, nil)
	}
	return nil
}

// failed notes that connecting failed.
func (b *breaker) failed() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.failures++
	if b.open || b.failures < failuresToOpen || b.ctx.Err() != nil {
		return
	}
	b.open = true
	b.log.Warn("the database is away", "address", b.address)
	b.probing.Go(b.await)
}

// succeeded notes that the database answered.
func (b *breaker) succeeded() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.failures = 0
}

// await returns when the database is back, or the breaker closed for good.
func (b *breaker) await() {
	again := time.NewTicker(probeInterval)
	defer again.Stop()
	for {
		select {
		case <-b.ctx.Done():
			return
		case <-again.C:
		}
		ctx, cancel := context.WithTimeout(b.ctx, connectTime)
		err := b.probe(ctx)
		cancel()
		if err != nil {
			continue
		}
		b.mu.Lock()
		b.open, b.failures = false, 0
		b.mu.Unlock()
		b.log.Info("the database is back", "address", b.address)
		return
	}
}

// close ends the looking.
func (b *breaker) close() {
	b.end()
	b.probing.Wait()
}

// errAway is what callers are told while the database cannot be reached.
func errAway(address string, cause error) error {
	e := graph.Errorf(graph.CodeUnavailable, "Neo4j at %s does not answer: see that it is running and can be reached", address)
	e.Cause = cause
	return e
}
