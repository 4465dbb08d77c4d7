package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"raakvlak/graph"
)

// Check implements [graph.Store]. SQLite looks through its whole file first, other maps included.
func (s *Store) Check(ctx context.Context, id graph.MapID) iter.Seq2[graph.Flaw, error] {
	return func(yield func(graph.Flaw, error) bool) {
		err := s.read(ctx, "check the map "+string(id), func(r *reading) error {
			h, err := headOf(id, r.find)
			if err != nil {
				return err
			}
			c := check{reading: r, head: h, found: func(about graph.ID, format string, args ...any) error {
				if !yield(graph.Flaw{ID: about, Message: fmt.Sprintf(format, args...)}, nil) {
					return errEnough
				}
				return nil
			}}
			return c.all()
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(graph.Flaw{}, err)
		}
	}
}

// check looks for flaws and gives each to found, whose error ends it.
type check struct {
	*reading
	head  head
	found func(about graph.ID, format string, args ...any) error
}

func (c *check) all() error {
	for _, part := range []func() error{c.file, c.record, c.entities, c.events, c.deltas, c.erasures, c.positions, c.mutations} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (c *check) file() error {
	for _, pragma := range []string{"PRAGMA integrity_check", "PRAGMA foreign_key_check"} {
		err := c.each(pragma, nil, func(rows *sql.Rows) error {
			columns, err := rows.Columns()
			if err != nil {
				return err
			}
			values := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				return err
			}
			if len(values) == 1 && values[0] == "ok" {
				return nil
			}
			return c.found(c.head.Map, "the file: %s: %v", pragma, values)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

const selectLast = `SELECT revision, hash FROM events WHERE map = ? AND number = ?`

// record compares the map's row with its last event.
func (c *check) record() error {
	var last graph.Head
	err := c.find(selectLast, []any{c.head.key, c.head.Number}, &last.Revision, &last.Hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return c.found(c.head.Map, "event %d, the last one, is missing", c.head.Number)
	case err != nil:
		return err
	case last.Revision != c.head.Revision || last.Hash != c.head.Hash:
		return c.found(c.head.Map, "the map is not at its last event, %d", c.head.Number)
	}
	return nil
}

const selectRows = `SELECT id, kind, sequence, number, json FROM entities WHERE map = ? ORDER BY sequence`

// entities reads every entity and compares it with the columns beside it.
func (c *check) entities() error {
	records := 0
	err := c.each(selectRows, []any{c.head.key}, func(rows *sql.Rows) error {
		var column struct {
			id       graph.ID
			kind     string
			sequence uint64
			number   graph.Number
			json     []byte
		}
		if err := rows.Scan(&column.id, &column.kind, &column.sequence, &column.number, &column.json); err != nil {
			return err
		}
		kind, err := graph.ParseKind(column.kind)
		if err != nil {
			return c.found(column.id, "it is of the unknown kind %q", column.kind)
		}
		e, err := graph.Decode(kind, column.json)
		if err != nil {
			return c.found(column.id, "it cannot be read: %v", err)
		}
		meta := e.Meta()
		if meta.ID != column.id || meta.Sequence != column.sequence || meta.Number != column.number {
			return c.found(column.id, "its columns and its content differ")
		}
		if meta.Number > c.head.Number {
			return c.found(column.id, "it is of revision %d, and the map of %d", meta.Number, c.head.Number)
		}
		if m, is := e.(*graph.Map); is {
			records++
			if m.Name != c.head.name {
				return c.found(column.id, "the map's row gives it another name")
			}
		}
		return nil
	})
	if err == nil && records != 1 {
		err = c.found(c.head.Map, "the map has %d records of its own instead of 1", records)
	}
	return err
}

const selectAllEvents = `SELECT number, revision, principal, at, previous, hash, baseline FROM events WHERE map = ? ORDER BY number`

// events looks for gaps.
func (c *check) events() error {
	next := graph.Number(0)
	return c.each(selectAllEvents, []any{c.head.key}, func(rows *sql.Rows) error {
		e, err := scanEvent(c.head.Map, rows)
		if err != nil {
			return c.found(c.head.Map, "an event cannot be read: %v", err)
		}
		wanted := next + 1
		next = e.Number
		if wanted > 1 && e.Number != wanted || e.Number > c.head.Number {
			return c.found(c.head.Map, "event %d stands where %d is due", e.Number, wanted)
		}
		return nil
	})
}

const (
	selectHalfErased = `SELECT DISTINCT id FROM deltas WHERE map = ? AND (erased <> (content IS NULL) OR erased <> (salt IS NULL))`
	selectHoles      = `SELECT number FROM deltas WHERE map = ? GROUP BY number HAVING min(position) <> 0 OR max(position) <> count(*) - 1`
)

// erasures looks for contents that are gone without having been erased, or the other way round.
func (c *check) erasures() error {
	return c.each(selectHalfErased, []any{c.head.key}, func(rows *sql.Rows) error {
		var id graph.ID
		if err := rows.Scan(&id); err != nil {
			return err
		}
		return c.found(id, "what an event did to it is half erased")
	})
}

// positions looks for holes in the lists of what events changed.
func (c *check) positions() error {
	return c.each(selectHoles, []any{c.head.key}, func(rows *sql.Rows) error {
		var number graph.Number
		if err := rows.Scan(&number); err != nil {
			return err
		}
		return c.found(c.head.Map, "a part of event %d is missing", number)
	})
}

const selectAllDeltas = `SELECT number, id, kind, salt, content, hash, erased FROM deltas WHERE map = ? ORDER BY number, position`

// deltas reads what every event changed.
func (c *check) deltas() error {
	return c.each(selectAllDeltas, []any{c.head.key}, func(rows *sql.Rows) error {
		number, d, err := scanDelta(rows)
		if err != nil {
			return c.found(d.ID, "what event %d did to it cannot be read: %v", number, err)
		}
		return nil
	})
}

const selectStray = `SELECT count(*) FROM mutations WHERE map = ? AND number > ?`

// mutations looks for remembered Changes that the map does not hold.
func (c *check) mutations() error {
	var stray int
	if err := c.find(selectStray, []any{c.head.key, c.head.Number}, &stray); err != nil || stray == 0 {
		return err
	}
	return c.found(c.head.Map, "%d remembered changes are of revisions that the map has not", stray)
}
