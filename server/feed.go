package server

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"
)

// recheckEvery is how soon a feed ends after what its caller identified itself with has ended.
const recheckEvery = time.Second

// feeds are the streams and sockets that are open. They end with what their callers identified themselves with: a
// session that is signed out of or has expired, a token that was withdrawn.
type feeds struct {
	mu     sync.Mutex
	next   int
	open   map[int]feed
	closed bool
}

type feed struct {
	caller *caller
	end    context.CancelFunc
}

func newFeeds() *feeds { return &feeds{open: map[int]feed{}} }

// add keeps the feed until what it returns is called.
func (f *feeds) add(c *caller, end context.CancelFunc) (remove func()) {
	f.mu.Lock()
	id, closed := f.next, f.closed
	f.next++
	f.open[id] = feed{caller: c, end: end}
	f.mu.Unlock()
	if closed {
		end()
	}
	return func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.open, id)
	}
}

// watch ends the feeds whose callers no longer may, until the context ends.
func (f *feeds) watch(ctx context.Context) {
	ticker := time.NewTicker(recheckEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			f.recheck()
		}
	}
}

func (f *feeds) recheck() {
	for _, open := range f.all() {
		if !open.caller.recheck() {
			open.end()
		}
	}
}

// endAll ends every feed, and those that are opened after it.
func (f *feeds) endAll() {
	f.mu.Lock()
	f.closed = true
	f.mu.Unlock()
	for _, open := range f.all() {
		open.end()
	}
}

// all returns the feeds that are open. What is called of them is called without the lock: it may come back for it.
func (f *feeds) all() []feed {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Collect(maps.Values(f.open))
}
