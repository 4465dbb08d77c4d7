package sqlite

import (
	"context"
	"errors"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"raakvlak/graph"
)

// translate turns an error of the driver, met while doing something, into a [graph.Error]. The driver's own words
// stay in the cause.
func translate(doing string, err error) error {
	var known *graph.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return graph.Errorf(graph.CodeUnavailable, "%s: the time ran out: %w", doing, err).Because(graph.ReasonTimeout)
	case errors.Is(err, context.Canceled):
		return graph.Errorf(graph.CodeUnavailable, "%s: it was called off: %w", doing, err)
	}
	var system syscall.Errno
	if errors.As(err, &system) {
		told := graph.Errorf(graph.CodeUnavailable, "%s: %s: %w", doing, system.Error(), err)
		if system == syscall.ENOSPC {
			return told.Because(graph.ReasonStorageFull)
		}
		return told
	}
	switch primary(err) {
	case lib.SQLITE_FULL:
		return graph.Errorf(graph.CodeUnavailable, "%s: the disk is full: %w", doing, err).Because(graph.ReasonStorageFull)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return graph.Errorf(graph.CodeUnavailable, "%s: another program is using the file: %w", doing, err)
	case lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM, lib.SQLITE_READONLY:
		return graph.Errorf(graph.CodeUnavailable, "%s: the file cannot be read or written: %w", doing, err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return graph.Errorf(graph.CodeInternal, "%s: the file is damaged: %w", doing, err)
	default:
		return graph.Errorf(graph.CodeInternal, "%s: %w", doing, err)
	}
}

// primary returns SQLite's primary result code for err, 0 when err is not SQLite's.
func primary(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// errClosed is what a store says after Close.
func errClosed(doing string) error {
	return graph.Errorf(graph.CodeUnavailable, "%s: the store is closed", doing)
}
