package atlas

import "time"

// lease is what a [graph.Leaser] promised of a map: until it ends, nobody else writes, and readers need not ask. Its own
// process may write: while it does, readers ask, so that none is told an older state than somebody elsewhere was.
type lease struct {
	ends   time.Time
	quiet  time.Time // before it, none is asked for
	writes int       // of this process that are under way
}

const (
	// leaseAgain is how long ago the last look may be for a lease to be worth it: it makes the first of others who writes
	// wait, and what is read once in a while gains nothing.
	leaseAgain = 300 * time.Millisecond
	// leaseQuiet is for how long no lease is asked for once somebody else wrote, so that they wait once and not each time.
	// It is also longer than a commit whose outcome is unknown may still be under way.
	leaseQuiet = operationTime + time.Second
)

// holds reports whether the lease is good now. Time that the machine slept is in one of its clocks only.
func (l *lease) holds(now time.Time) bool {
	return l.writes == 0 && now.Before(l.ends) && now.Round(0).Before(l.ends.Round(0))
}

// isWorthIt reports whether a lease is to be asked for now, when the store was last asked at checked.
func (l *lease) isWorthIt(now, checked time.Time) bool {
	return l.writes == 0 && now.After(l.quiet) && now.Sub(checked) < leaseAgain
}

func (l *lease) begin(found look) {
	if found.asked.After(l.quiet) {
		l.ends = found.asked.Add(found.term)
	}
}

// disturbed ends the lease for a while: somebody else writes, or may do so.
func (l *live) disturbed() {
	now := l.atlas.clock()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lease.ends, l.lease.quiet = time.Time{}, now.Add(leaseQuiet)
}

// writing counts the writes of this process that are under way.
func (l *live) writing(by int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lease.writes += by
}
