package neo4j

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph"
)

// work asks statements and keeps what they answer. It may run several times, so it begins by forgetting what it kept.
type work func(ctx context.Context, a *asker) error

// read runs the work with each statement in a transaction of its own, which costs one round trip: several statements
// may see several states. what is done stands in doing, for messages.
func (s *Store) read(ctx context.Context, doing string, limit time.Duration, w work) error {
	return s.single(ctx, doing, neo4j.AccessModeRead, limit, w)
}

// single is read for statements that may write, each in a transaction of its own. They may be repeated.
func (s *Store) single(ctx context.Context, doing string, mode neo4j.AccessMode, limit time.Duration, w work) error {
	return s.operate(ctx, doing, limit, func(ctx context.Context) error {
		session := s.session(ctx, mode)
		defer closeSession(ctx, session)
		return w(ctx, &asker{texts: s.texts, run: func(ctx context.Context, text string, parameters map[string]any) (neo4j.ResultWithContext, error) {
			return session.Run(ctx, text, parameters, neo4j.WithTxTimeout(remaining(ctx)))
		}})
	})
}

// write runs the work in one transaction and commits it. If its error is an [unsureError], it may be committed.
func (s *Store) write(ctx context.Context, doing string, limit time.Duration, w work) error {
	return s.operate(ctx, doing, limit, func(ctx context.Context) error {
		return s.transact(ctx, w, neo4j.ExplicitTransaction.Commit)
	})
}

// hold runs the work in one transaction that may take locks, and takes everything back.
func (s *Store) hold(ctx context.Context, doing string, limit time.Duration, w work) error {
	return s.operate(ctx, doing, limit, func(ctx context.Context) error {
		err := s.transact(ctx, w, neo4j.ExplicitTransaction.Rollback)
		if isUnsure(err) {
			return nil // nothing was to be kept
		}
		return err
	})
}

// settle runs the work of a write until it is known whether it is committed, three times at most: the work begins by
// finding out whether it was done before.
func (s *Store) settle(ctx context.Context, doing string, limit time.Duration, w work) error {
	return s.settleAfter(ctx, doing, limit, false, w)
}

// settleAfter is settle for what may be committed already when unsure.
func (s *Store) settleAfter(ctx context.Context, doing string, limit time.Duration, unsure bool, w work) error {
	ctx, cancel := s.bounded(ctx, limit)
	defer cancel()
	var err error
	for range 3 {
		err = s.write(ctx, doing, limit, w)
		if err == nil {
			return nil
		}
		unsure = unsure || graph.ReasonOf(err) == graph.ReasonOutcomeUnknown
		if !unsure || ctx.Err() != nil {
			break
		}
	}
	if unsure && graph.ReasonOf(err) != graph.ReasonOutcomeUnknown {
		return errUnsure(doing, err)
	}
	return err
}

func (s *Store) transact(ctx context.Context, w work, finish func(neo4j.ExplicitTransaction, context.Context) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer closeSession(ctx, session) // takes back what is not committed
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(remaining(ctx)))
	if err != nil {
		return err
	}
	if err := w(ctx, &asker{texts: s.texts, run: tx.Run}); err != nil {
		return err
	}
	if err := finish(tx, ctx); err != nil {
		return &unsureError{err}
	}
	return nil
}

// session returns a session on the database. In a cluster even reads go to its leader: who asks for the latest
// revision is not to be told an older one.
func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	c := neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.options.Database}
	if s.cluster != nil {
		c.AccessMode, c.BookmarkManager = neo4j.AccessModeWrite, s.cluster
	}
	return s.driver.NewSession(ctx, c)
}

// closeSession gives the connection back even when ctx has ended.
func closeSession(ctx context.Context, session neo4j.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
	defer cancel()
	// The pool drops a connection that cannot be used any more, whatever this says of it.
	_ = session.Close(ctx)
}

// operate bounds the time of an attempt and the number of those under way, and repeats it after passing conditions.
func (s *Store) operate(ctx context.Context, doing string, limit time.Duration, attempt func(context.Context) error) error {
	ctx, cancel := s.bounded(ctx, limit)
	defer cancel()
	if err := s.breaker.pass(); err != nil {
		return err
	}
	if err := s.enter(ctx, doing); err != nil {
		return err
	}
	defer func() { <-s.gate }()
	return s.translate(ctx, doing, s.repeat(ctx, attempt))
}

// bounded returns a context that ends with ctx, with the store, and after the limit when ctx has no deadline.
func (s *Store) bounded(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	cancel := context.CancelFunc(func() {})
	if _, has := ctx.Deadline(); !has {
		ctx, cancel = context.WithTimeout(ctx, limit)
	}
	ctx, end := context.WithCancel(ctx)
	stop := context.AfterFunc(s.ctx, end)
	return ctx, func() {
		stop()
		end()
		cancel()
	}
}

// remaining returns the time that the database gets for a transaction: what is left to the caller.
func remaining(ctx context.Context) time.Duration {
	deadline, has := ctx.Deadline()
	if !has {
		return longTime
	}
	return max(time.Until(deadline).Round(time.Millisecond), time.Millisecond)
}

// enter waits for a place among the operations under way, but not for long: a caller is better told to come back.
func (s *Store) enter(ctx context.Context, doing string) error {
	if err := s.translate(ctx, doing, ctx.Err()); err != nil {
		return err
	}
	wait := time.NewTimer(connectTime)
	defer wait.Stop()
	select {
	case s.gate <- struct{}{}:
		return nil
	case <-ctx.Done():
		return s.translate(ctx, doing, ctx.Err())
	case <-wait.C:
		return graph.Errorf(graph.CodeUnavailable, "%s: the database is busy: try again in a moment", doing)
	}
}

const (
	firstPause = 50 * time.Millisecond
	mostPause  = time.Second
	mostStale  = 100 // as many connections of the pool may have been closed by a server that started anew
)

func (s *Store) repeat(ctx context.Context, attempt func(context.Context) error) error {
	ends := s.options.Clock().Add(retryTime)
	stale := 0
	for pause := firstPause; ; pause = min(2*pause, mostPause) {
		if err := s.breaker.pass(); err != nil {
			return err
		}
		err := attempt(ctx)
		s.note(ctx, err)
		if err == nil || !mayPass(err) || ctx.Err() != nil {
			return err
		}
		if stale++; isStale(err) && stale <= mostStale {
			continue
		}
		if s.options.Clock().Add(pause).After(ends) || !rest(ctx, pause/2+rand.N(pause)) {
			return err
		}
	}
}

// note tells the breaker how it went.
func (s *Store) note(ctx context.Context, err error) {
	var told *neo4j.Neo4jError
	switch {
	case err == nil || errors.As(err, &told):
		s.breaker.succeeded()
	case isConnectivity(err) && !isUnsure(err) && !isStale(err) && ctx.Err() == nil:
		s.breaker.failed()
	}
}

// rest waits, and reports false when ctx ended meanwhile.
func rest(ctx context.Context, pause time.Duration) bool {
	wait := time.NewTimer(pause)
	defer wait.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-wait.C:
		return true
	}
}
