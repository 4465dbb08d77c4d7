package server

import (
	"crypto/subtle"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"raakvlak/graph"
)

// codes are the sign-in codes that were given out and not used yet, by their hashes.
type codes struct {
	mu   sync.Mutex
	open []openCode
}

type openCode struct {
	hash string
	who  graph.PrincipalID
}

// make returns a new code that signs the principal in once.
func (c *codes) make(who graph.PrincipalID) string {
	code := newSecret()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open = append(c.open, openCode{hash: hashOf(code), who: who})
	return code
}

// use takes the code, which does not work again, and returns whose it was. The time it takes does not depend on how
// much of a code was guessed.
func (c *codes) use(code string) (graph.PrincipalID, bool) {
	hash := hashOf(code)
	c.mu.Lock()
	defer c.mu.Unlock()
	found := -1
	for i, open := range c.open {
		if subtle.ConstantTimeCompare([]byte(open.hash), []byte(hash)) == 1 {
			found = i
		}
	}
	if found < 0 {
		return "", false
	}
	who := c.open[found].who
	c.open = append(c.open[:found], c.open[found+1:]...)
	return who, true
}

// attempts bound how often an address may try to sign in.
type attempts struct {
	perMinute float64
	clock     func() time.Time
	mu        sync.Mutex
	by        map[string]*rate.Limiter
}

// mostAddresses is how many addresses are told apart; when there are more, those start anew that have not tried lately.
const mostAddresses = 10000

func newAttempts(perMinute float64, clock func() time.Time) *attempts {
	return &attempts{perMinute: perMinute, clock: clock, by: map[string]*rate.Limiter{}}
}

func (a *attempts) allow(address string) bool {
	if a.perMinute < 0 {
		return true
	}
	now := a.clock()
	a.mu.Lock()
	defer a.mu.Unlock()
	limiter := a.by[address]
	if limiter == nil {
		if len(a.by) >= mostAddresses {
			a.forget(now)
		}
		limiter = rate.NewLimiter(rate.Limit(a.perMinute/60), max(int(a.perMinute), 1))
		a.by[address] = limiter
	}
	return limiter.AllowN(now, 1)
}

func (a *attempts) forget(now time.Time) {
	for address, limiter := range a.by {
		if limiter.TokensAt(now) >= float64(limiter.Burst()) {
			delete(a.by, address)
		}
	}
}
