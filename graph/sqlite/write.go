package sqlite

import (
	"context"
	"errors"
	"time"

	lib "modernc.org/sqlite/lib"

	"raakvlak/graph"
)

// trouble is a failure of the disk, because of which nothing is written for a while.
type trouble struct {
	err    error // what a write is told until the next attempt is due
	at     time.Time
	broken bool // the disk gave an error; else it is full
}

// attemptEvery is how long a store in trouble refuses writes before it tries one again.
const attemptEvery = time.Second

// write runs do in a transaction of the one writing connection, when its turn has come. doing says for messages what
// is attempted. A do that returns errUnchanged writes nothing, which is no error.
func (s *Store) write(ctx context.Context, doing string, do func(w *writer) error) error {
	return s.writeWith(ctx, doing, false, do)
}

// writeWith is write. If it frees space, a full disk is no reason not to try, and the reserve may be used up for it.
func (s *Store) writeWith(ctx context.Context, doing string, frees bool, do func(w *writer) error) error {
	return s.withTurn(ctx, doing, func() error {
		w, err := s.ready(doing, frees)
		if err != nil {
			return err
		}
		err = w.transact(ctx, do)
		if err == nil || errors.Is(err, errUnchanged) {
			s.succeeded(w, frees, err == nil)
			return nil
		}
		return s.failed(w, doing, err)
	})
}

// withTurn runs do while nobody else writes.
func (s *Store) withTurn(ctx context.Context, doing string, do func() error) error {
	select {
	case <-s.turn:
	case <-ctx.Done():
		return translate(doing, ctx.Err())
	}
	defer func() { s.turn <- struct{}{} }()
	if err := ctx.Err(); err != nil {
		return translate(doing, err)
	}
	return do()
}

// ready returns the writing connection, or why nothing can be written now.
func (s *Store) ready(doing string, frees bool) (*writer, error) {
	h, closed := s.current()
	if closed {
		return nil, errClosed(doing)
	}
	if s.trouble == nil {
		return h.writer, nil
	}
	if frees && !s.trouble.broken {
		s.reserve.giveUp()
		return h.writer, nil
	}
	if s.options.Clock().Sub(s.trouble.at) < attemptEvery {
		return nil, s.trouble.err
	}
	if !s.trouble.broken {
		return h.writer, nil
	}
	return s.mend()
}

// succeeded ends the trouble, if there was any, after a write that wrote something.
func (s *Store) succeeded(w *writer, frees, wrote bool) {
	if !wrote || s.trouble == nil {
		return
	}
	if frees {
		// What was freed stands in the log, which must not grow on: the room is in the file.
		if _, err := w.truncateLog(false); err != nil {
			return // the disk is as full as before, but what was deleted is
		}
	}
	s.trouble = nil
	// If there is no room for it yet, the next trouble that ends makes it.
	_ = s.reserve.keep()
}

// failed notes what an error says about the disk, and returns what the caller is told.
func (s *Store) failed(w *writer, doing string, err error) error {
	told := translate(doing, err)
	var commit *commitError
	unknown := errors.As(err, &commit)
	switch primary(err) {
	case lib.SQLITE_FULL:
		s.trouble = &trouble{err: told, at: s.options.Clock()}
		// The log may hold all of the transaction but the last padding, and a crash now would bring it back. Emptying
		// the log makes it certain that it was not done, and frees what it took.
		_, _ = w.truncateLog(false)
	case lib.SQLITE_IOERR, lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_CANTOPEN:
		s.trouble = &trouble{err: told, broken: true}
		if unknown {
			told = graph.Errorf(graph.CodeUnavailable, "%s: the disk failed while it was written: %w", doing, err).
				Because(graph.ReasonOutcomeUnknown)
		}
		_, _ = s.mend() // what stays broken is told to the next one who writes
	}
	return told
}
