package atlas

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// makings are what is being made, by key: each once for all who ask for it meanwhile. Whoever waits can leave at any moment,
// and not only when the work looks, as with [raakvlak/graph.Once]: a store may hang. The zero value makes nothing.
type makings[K comparable, T any] struct {
	mu       sync.Mutex
	underWay map[K]*making[T]
}

// making is one thing that is being made. What stands below done is written before that is closed.
type making[T any] struct {
	waiting int  // who waits for it; guarded by the makings
	wanted  bool // by somebody who had no time to wait; guarded by the makings
	callOff context.CancelFunc
	done    chan struct{}

	value    T
	err      error
	panicked any
}

// of returns what is made for the key, and begins it if it is not under way. It is made beside those who wait for it, and
// its context ends with the last of them that was called off, at the latest after the time given or with the atlas; who
// asks then has it made afresh. Somebody whose own time ran out is likely to come again, so that it is then made to the
// end. An error and a panic are of all who wait.
func (m *makings[K, T]) of(
	ctx context.Context, a *Atlas, within time.Duration, key K, do func(context.Context) (T, error),
) (T, error) {
	one := m.join(a, within, key, do)
	select {
	case <-one.done:
		if one.panicked != nil {
			panic(one.panicked)
		}
		return one.value, one.err
	case <-ctx.Done():
		m.leave(key, one, ctx.Err())
		var none T
		return none, timedOut(ctx)
	}
}

func (m *makings[K, T]) join(a *Atlas, within time.Duration, key K, do func(context.Context) (T, error)) *making[T] {
	m.mu.Lock()
	defer m.mu.Unlock()
	one := m.underWay[key]
	if one == nil {
		one = m.begin(a, within, key, do)
	}
	one.waiting++
	return one
}

// begin has the making run in a goroutine of its own; the makings are locked.
func (m *makings[K, T]) begin(a *Atlas, within time.Duration, key K, do func(context.Context) (T, error)) *making[T] {
	ctx, callOff := context.WithTimeout(a.ctx, within)
	one := &making[T]{callOff: callOff, done: make(chan struct{})}
	if m.underWay == nil {
		m.underWay = map[K]*making[T]{}
	}
	m.underWay[key] = one
	a.work.Go(func() {
		defer func() {
			if p := recover(); p != nil {
				one.panicked = fmt.Sprintf("%v\n\n%s", p, debug.Stack())
			}
			callOff()
			m.mu.Lock()
			m.forget(key, one)
			m.mu.Unlock()
			close(one.done)
		}()
		one.value, one.err = do(ctx)
	})
	return one
}

// forget lets the next one who asks begin afresh.
func (m *makings[K, T]) forget(key K, one *making[T]) {
	if m.underWay[key] == one {
		delete(m.underWay, key)
	}
}

func (m *makings[K, T]) leave(key K, one *making[T], why error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	one.waiting--
	one.wanted = one.wanted || errors.Is(why, context.DeadlineExceeded)
	if one.waiting == 0 && !one.wanted {
		m.forget(key, one)
		one.callOff()
	}
}
