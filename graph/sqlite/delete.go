package sqlite

import (
	"context"
	"database/sql"
	"errors"

	lib "modernc.org/sqlite/lib"

	"raakvlak/graph"
)

const hideMap = `UPDATE maps SET complete = 0 WHERE key = ?`

// Delete implements [graph.Store]. The map is gone at once; if what it took up is not all freed in time, Sweep frees
// the rest.
func (s *Store) Delete(ctx context.Context, id graph.MapID) error {
	doing := "delete the map " + string(id)
	err := s.writeWith(ctx, doing, true, func(w *writer) error {
		h, err := headOf(id, w.find)
		if err != nil {
			return err
		}
		_, err = w.exec(hideMap, h.key)
		return err
	})
	if err != nil {
		return err
	}
	if err := s.remove(ctx, doing, id); err != nil {
		return err
	}
	return s.wipe(ctx, doing)
}

// The statements that empty the tables of a map, a batch at a time, and at last remove the map itself.
var emptyMap = []string{
	`DELETE FROM entities WHERE key IN (SELECT key FROM entities WHERE map = ?1 LIMIT ?2)`,
	`DELETE FROM deltas WHERE key IN (SELECT key FROM deltas WHERE map = ?1 LIMIT ?2)`,
	`DELETE FROM events WHERE map = ?1 AND number IN (SELECT number FROM events WHERE map = ?1 LIMIT ?2)`,
	`DELETE FROM mutations WHERE map = ?1 AND key IN (SELECT key FROM mutations WHERE map = ?1 LIMIT ?2)`,
}

const deleteMap = `DELETE FROM maps WHERE key = ? AND complete = 0`

// remove frees everything about a map that is not complete, if there is one. On a full disk it does so in ever smaller
// steps: freeing takes room in the log first.
func (s *Store) remove(ctx context.Context, doing string, id graph.MapID) error {
	rows := batch
	for done := false; !done; {
		err := s.writeWith(ctx, doing, true, func(w *writer) (err error) {
			done, err = w.removeSome(id, rows)
			return err
		})
		if graph.ReasonOf(err) == graph.ReasonStorageFull && rows > 1 {
			rows = max(rows/10, 1)
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// wipe empties the log, so that no bytes of what was deleted are left in it. Where somebody still reads what the log
// holds, or the disk has no room for it in the file, they are overwritten later.
func (s *Store) wipe(ctx context.Context, doing string) error {
	return s.withTurn(ctx, doing, func() error {
		w, err := s.ready(doing, true)
		if err != nil {
			return err
		}
		if _, err = w.truncateLog(false); primary(err) == lib.SQLITE_FULL {
			return nil
		}
		return translate(doing, err)
	})
}

// removeSome removes so many rows of one table, and says whether nothing is left.
func (w *writer) removeSome(id graph.MapID, rows int) (done bool, err error) {
	var key int64
	var complete bool
	err = w.find(selectMap, []any{id}, &key, &complete)
	if errors.Is(err, sql.ErrNoRows) || err == nil && complete {
		return true, errUnchanged
	}
	if err != nil {
		return false, err
	}
	for _, statement := range emptyMap {
		n, err := w.exec(statement, key, rows)
		if err != nil || n > 0 {
			return false, err
		}
	}
	_, err = w.exec(deleteMap, key)
	return err == nil, err
}
