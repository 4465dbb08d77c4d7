package server

import (
	"time"
)

// Rates bound what one principal, or one address before it has signed in, may ask for. A zero field stands for the
// default, a negative one for no bound.
type Rates struct {
	Requests float64 // requests a second, default 20
	Burst    int     // requests at once, default 60
	Points   int     // points a minute, default 100,000
	SignIns  float64 // attempts to sign in a minute and address, default 5
}

func (r Rates) withDefaults() Rates {
	if r.Requests == 0 {
		r.Requests = 20
	}
	if r.Burst == 0 {
		r.Burst = 60
	}
	if r.Points == 0 {
		r.Points = 100000
	}
	if r.SignIns == 0 {
		r.SignIns = 5
	}
	return r
}

// pointWindow is how long the points of [Rates] are counted before they start anew.
const pointWindow = time.Minute

// points are what a principal may still spend until a time.
type points struct {
	limit int // negative: no bound
	used  int
	reset time.Time
}

// take spends n points at the given time. If they are not there, it says how long until they are.
func (p *points) take(now time.Time, n int) (wait time.Duration, ok bool) {
	if !now.Before(p.reset) {
		p.used, p.reset = 0, now.Add(pointWindow)
	}
	if p.limit >= 0 && p.used+n > p.limit {
		return p.reset.Sub(now), false
	}
	p.used += n
	return 0, true
}

// giveBack returns points that were taken until reset and not needed.
func (p *points) giveBack(n int, reset time.Time) {
	if p.reset.Equal(reset) {
		p.used = max(p.used-n, 0)
	}
}

// Standing is what a principal may still spend.
type Standing struct {
	Limit     int       // points of a window
	Remaining int       // points left
	Used      int       // points spent
	Reset     time.Time // when the window ends
}

func (p *points) standing() Standing {
	return Standing{Limit: p.limit, Used: p.used, Remaining: max(p.limit-p.used, 0), Reset: p.reset}
}
