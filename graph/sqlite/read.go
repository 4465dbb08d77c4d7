package sqlite

import (
	"context"
	"database/sql"
	"sync"

	"raakvlak/graph"
)

// reading is a transaction that only reads: all of it is of the moment at which it began.
type reading struct {
	doing string
	conn  *sql.Conn
	ctx   context.Context // over when the caller's is, or the file's
	asked context.Context // the caller's
	file  context.Context // over when the store is closed or mends its file
	end   func()          // must be called, and may be called again
}

// begin begins to read. doing says for messages what is attempted. The caller must call end.
func (s *Store) begin(asked context.Context, doing string) (*reading, error) {
	h, closed := s.current()
	if closed {
		return nil, errClosed(doing)
	}
	ctx, cancel := context.WithCancel(asked)
	stop := context.AfterFunc(h.ctx, cancel)
	r := &reading{doing: doing, ctx: ctx, asked: asked, file: h.ctx}
	r.end = sync.OnceFunc(func() {
		if r.conn != nil {
			// Nothing was written, so there is nothing that could go wrong with it.
			_, _ = r.conn.ExecContext(context.Background(), "ROLLBACK")
			_ = r.conn.Close()
		}
		stop()
		cancel()
	})
	var err error
	if r.conn, err = h.readers.Conn(ctx); err == nil {
		_, err = r.conn.ExecContext(ctx, "BEGIN")
	}
	if err != nil {
		r.end()
		return nil, r.failure(err)
	}
	return r, nil
}

// failure returns what the caller is told of an error while reading, nil for nil.
func (r *reading) failure(err error) error {
	if err != nil && r.file.Err() != nil && r.asked.Err() == nil {
		return graph.Errorf(graph.CodeUnavailable, "%s: the file was closed meanwhile; ask again: %w", r.doing, err)
	}
	return translate(r.doing, err)
}

// read runs do in a transaction that only reads.
func (s *Store) read(ctx context.Context, doing string, do func(r *reading) error) error {
	r, err := s.begin(ctx, doing)
	if err != nil {
		return err
	}
	defer r.end()
	return r.failure(do(r))
}

// find reads the one row of a query. It returns [sql.ErrNoRows] when there is none.
func (r *reading) find(query string, args []any, into ...any) error {
	return r.conn.QueryRowContext(r.ctx, query, args...).Scan(into...)
}

// each runs a query and gives each row to scan, which may end it with an error.
func (r *reading) each(query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := r.conn.QueryContext(r.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
