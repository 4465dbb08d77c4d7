package sqlite

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"raakvlak/graph"
)

// prepareFolder returns the absolute path of the store's file, whatever links lead to it, and makes its folder when
// there is none.
func prepareFolder(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", graph.Errorf(graph.CodeInvalid, "open %s: %w", path, err)
	}
	if followed, err := filepath.EvalSymlinks(absolute); err == nil {
		absolute = followed
	}
	if err := os.MkdirAll(filepath.Dir(absolute), 0o700); err != nil {
		return "", graph.Errorf(graph.CodeUnavailable, "make the folder of %s: %s: %w", path, reasonOf(err), err)
	}
	return absolute, nil
}

// settleFile sees to it that the file is there and of this version's format.
func settleFile(path string) error {
	switch err := checkFile(path); {
	case errors.Is(err, fs.ErrNotExist):
		return createFile(path)
	case err != nil:
		return err
	}
	format, err := readFormat(path)
	if err != nil {
		return err
	}
	if format < latestFormat {
		return migrateCopy(path)
	}
	return nil
}

// magic is what every SQLite file begins with.
var magic = []byte("SQLite format 3\x00")

// checkFile looks at the file before SQLite does, whose messages name no cause. The error for a file that is not
// there is [fs.ErrNotExist].
func checkFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil {
		return graph.Errorf(graph.CodeUnavailable, "open %s: %s: %w", path, reasonOf(err), err)
	}
	defer file.Close()
	start := make([]byte, len(magic))
	switch _, err := io.ReadFull(file, start); {
	case errors.Is(err, io.EOF):
		return graph.Errorf(graph.CodeInvalid, "%s is empty; to begin anew, remove it", path)
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return graph.Errorf(graph.CodeUnavailable, "read %s: %s: %w", path, reasonOf(err), err)
	case !bytes.Equal(start, magic):
		return graph.Errorf(graph.CodeInvalid, "%s is no SQLite file", path)
	}
	return nil
}

// createFile makes an empty store. It appears under its name only when it is whole.
func createFile(path string) error {
	aside := path + ".new"
	if err := createAside(aside); err != nil {
		return translate("make "+path, errors.Join(err, removeFiles(aside)))
	}
	return translate("make "+path, publish(aside, path))
}

func createAside(aside string) error {
	if err := removeFiles(aside); err != nil {
		return err
	}
	file, err := os.OpenFile(aside, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return graph.Errorf(graph.CodeUnavailable, "make %s: %s: %w", aside, reasonOf(err), err)
	}
	if err := file.Close(); err != nil {
		return err
	}
	return migrate(aside)
}

// publish puts the finished file aside under the name path.
func publish(aside, path string) error {
	file, err := os.OpenFile(aside, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(aside, path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// removeFiles removes a database file and what SQLite leaves beside it.
func removeFiles(path string) error {
	var all error
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); !errors.Is(err, fs.ErrNotExist) {
			all = errors.Join(all, err)
		}
	}
	return all
}

// reasonOf says in words, without a path, what the system has against a file.
func reasonOf(err error) string {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	return "the system refused"
}
