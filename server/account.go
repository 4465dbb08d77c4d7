package server

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"raakvlak/graph"
)

// accounts holds what each principal has used and has open.
type accounts struct {
	rates Rates
	clock func() time.Time
	mu    sync.Mutex
	by    map[graph.PrincipalID]*account
}

func newAccounts(rates Rates, clock func() time.Time) *accounts {
	return &accounts{rates: rates.withDefaults(), clock: clock, by: map[graph.PrincipalID]*account{}}
}

// of returns the principal's account. There are as many as there are principals with a token or a session.
func (a *accounts) of(id graph.PrincipalID) *account {
	a.mu.Lock()
	defer a.mu.Unlock()
	if known := a.by[id]; known != nil {
		return known
	}
	requests := rate.NewLimiter(rate.Inf, 0)
	if a.rates.Requests > 0 {
		requests = rate.NewLimiter(rate.Limit(a.rates.Requests), a.rates.Burst)
	}
	made := &account{
		clock:    a.clock,
		requests: requests,
		points:   points{limit: a.rates.Points},
		running:  make(chan struct{}, MaxAnalyses),
	}
	a.by[id] = made
	return made
}

// account is what one principal has used and has open. It is safe for use at once.
type account struct {
	clock    func() time.Time
	requests *rate.Limiter
	running  chan struct{} // holds one for each analysis under way

	mu        sync.Mutex
	points    points
	waiting   int
	sockets   int
	streams   int
	transfers int
}

// request counts a request. If there were too many, it says how long to wait.
func (a *account) request() (wait time.Duration, ok bool) {
	now := a.clock()
	if a.requests.AllowN(now, 1) {
		return 0, true
	}
	return time.Duration(float64(time.Second) / float64(a.requests.Limit())), false
}

func (a *account) take(n int) (wait time.Duration, standing Standing, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	wait, ok = a.points.take(a.clock(), n)
	return wait, a.points.standing(), ok
}

func (a *account) giveBack(n int, reset time.Time) Standing {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.points.giveBack(n, reset)
	return a.points.standing()
}

func (a *account) standing() Standing {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.points.standing()
}

// analyse waits until another analysis may run and returns what to call when it has. It fails when too many wait
// already, and when the context ends first.
func (a *account) analyse(ctx context.Context) (done func(), ok bool) {
	done = func() { <-a.running }
	select {
	case a.running <- struct{}{}:
		return done, true
	default:
	}
	if !a.queue() {
		return nil, false
	}
	defer a.leave()
	select {
	case a.running <- struct{}{}:
		return done, true
	case <-ctx.Done():
		return nil, false
	}
}

func (a *account) queue() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.waiting == MaxQueue {
		return false
	}
	a.waiting++
	return true
}

func (a *account) leave() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.waiting--
}

// openSocket counts a WebSocket until leave is called.
func (a *account) openSocket() (leave func(), ok bool) { return a.open(&a.sockets, MaxSockets) }

// openStream counts a stream of server-sent events until leave is called.
func (a *account) openStream() (leave func(), ok bool) { return a.open(&a.streams, MaxStreams) }

// openTransfer counts an import or an export until leave is called.
func (a *account) openTransfer() (leave func(), ok bool) { return a.open(&a.transfers, MaxTransfers) }

func (a *account) open(count *int, limit int) (func(), bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if *count == limit {
		return nil, false
	}
	*count++
	return sync.OnceFunc(func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		*count--
	}), true
}
