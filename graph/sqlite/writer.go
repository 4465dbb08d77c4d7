package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io"
)

// writer is the one connection that writes. Its statements are never interrupted half way: whoever uses it looks at
// its context between them.
type writer struct {
	db         *sql.DB
	conn       *sql.Conn
	statements map[string]*sql.Stmt
}

// errUnchanged ends a transaction that turned out to have nothing to write.
var errUnchanged = errors.New("nothing to write")

// commitError is an error of COMMIT itself, after which it may not be known whether the transaction is in the file.
type commitError struct{ cause error }

func (e *commitError) Error() string { return "commit: " + e.cause.Error() }
func (e *commitError) Unwrap() error { return e.cause }

// transact runs do in a transaction, which is committed when do returns nil and ctx is not over.
func (w *writer) transact(ctx context.Context, do func(w *writer) error) error {
	if _, err := w.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	committed := false
	defer func() {
		if !committed {
			// SQLite may have rolled back already, which makes this an error of no consequence.
			_, _ = w.exec("ROLLBACK")
		}
	}()
	if err := do(w); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := w.exec("COMMIT"); err != nil {
		return &commitError{err}
	}
	committed = true
	return nil
}

// exec runs a statement and returns how many rows it changed.
func (w *writer) exec(query string, args ...any) (int64, error) {
	statement, err := w.statement(query)
	if err != nil {
		return 0, err
	}
	result, err := statement.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// find reads the one row of a query. It returns [sql.ErrNoRows] when there is none.
func (w *writer) find(query string, args []any, into ...any) error {
	statement, err := w.statement(query)
	if err != nil {
		return err
	}
	return statement.QueryRowContext(context.Background(), args...).Scan(into...)
}

// statement returns the prepared form of a query. There are as many as there are constants in this package.
func (w *writer) statement(query string) (*sql.Stmt, error) {
	if known := w.statements[query]; known != nil {
		return known, nil
	}
	prepared, err := w.conn.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, err
	}
	w.statements[query] = prepared
	return prepared, nil
}

// truncateLog writes the log into the file and empties it. It reports false when a reader still needs the log; wait
// says whether to give readers time.
func (w *writer) truncateLog(wait bool) (emptied bool, err error) {
	if !wait {
		if _, err := w.exec("PRAGMA busy_timeout = 0"); err != nil {
			return false, err
		}
		defer func() {
			_, restore := w.exec("PRAGMA busy_timeout = " + busyTimeout)
			err = errors.Join(err, restore)
		}()
	}
	var busy, pages, done int
	err = w.find("PRAGMA wal_checkpoint(TRUNCATE)", nil, &busy, &pages, &done)
	return busy == 0, err
}

// verify reports, as an error, when the file does not hang together.
func (w *writer) verify() error {
	var verdict string
	if err := w.find("PRAGMA quick_check(1)", nil, &verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return errors.New("quick check: " + verdict)
	}
	return nil
}

func (w *writer) close() error {
	var all error
	for _, s := range w.statements {
		all = errors.Join(all, s.Close())
	}
	return errors.Join(all, w.conn.Close(), w.db.Close())
}

// closeAfter closes c because of err and returns err, with that of closing if there is one.
func closeAfter(err error, c io.Closer) error { return errors.Join(err, c.Close()) }
