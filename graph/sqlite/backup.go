package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"raakvlak/graph"
)

// Backup writes a copy of everything, as it stands when Backup is called, to a new file at path, while others read
// and write. The file appears under its name only when it is whole. It is a store that [Open] opens. A path at which
// something stands already is [graph.CodeInvalid].
func (s *Store) Backup(ctx context.Context, path string) error {
	doing := "back up to " + path
	if _, closed := s.current(); closed {
		return errClosed(doing)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.CodeInvalid, "%s: something stands there already", doing)
	}
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return graph.Errorf(graph.CodeUnavailable, "%s: %s: %w", doing, reasonOf(err), err)
	}
	aside := file.Name()
	err = file.Close()
	if err == nil {
		err = copyInto(ctx, s.path, aside)
	}
	if err == nil {
		err = publish(aside, path)
	}
	if err != nil {
		return translate(doing, errors.Join(err, removeFiles(aside)))
	}
	return nil
}

// copyInto copies the file of a database to another, which may be there but must be empty.
func copyInto(ctx context.Context, from, to string) (err error) {
	db, err := open(from, 1, "busy_timeout("+busyTimeout+")", "temp_store(MEMORY)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}
