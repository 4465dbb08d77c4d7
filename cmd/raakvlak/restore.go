package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"raakvlak/graph"
)

// restoreCommand makes a store of a backup.
type restoreCommand struct {
	File string `arg:"" help:"The backup: a file that raakvlak backup made."`
}

// Run copies the backup aside, checks all of the copy, and only then gives it the store's name.
func (c *restoreCommand) Run(ctx context.Context, p *program) error {
	path := p.line.Store.path
	if path == "" {
		return graph.Errorf(graph.CodeInvalid, "restore makes SQLite stores; for Neo4j use neo4j-admin database load")
	}
	if err := nothingStandsAt(path); err != nil {
		return err
	}
	aside, err := copyAside(c.File, path)
	if err != nil {
		return err
	}
	err = p.checkFile(ctx, aside)
	if err == nil {
		err = nothingStandsAt(path)
	}
	if err == nil {
		err = publish(aside, path)
	}
	if err := errors.Join(err, removeStore(aside)); err != nil {
		return err
	}
	return p.print("%s", path)
}

// copyAside copies the file beside where it is to be, and returns the copy's path.
func copyAside(from, to string) (string, error) {
	source, err := os.Open(from)
	if err != nil {
		return "", graph.Errorf(graph.CodeUnavailable, "read %s: %s: %w", from, systemReason(err), err)
	}
	defer source.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", unwritten(to, err)
	}
	aside, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".*")
	if err != nil {
		return "", unwritten(to, err)
	}
	_, err = io.Copy(aside, source)
	if err := errors.Join(err, aside.Sync(), aside.Close()); err != nil {
		return "", errors.Join(unwritten("the copy of "+from, err), os.Remove(aside.Name()))
	}
	return aside.Name(), nil
}

// removeStore removes the file and what a store leaves beside it. What is not there is not missed.
func removeStore(path string) error {
	var all error
	for _, suffix := range []string{"", "-wal", "-shm", ".lock", ".reserve"} {
		if err := os.Remove(path + suffix); !errors.Is(err, fs.ErrNotExist) {
			all = errors.Join(all, unwritten(path+suffix, err))
		}
	}
	return all
}
