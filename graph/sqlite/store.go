package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"sync"
	"time"

	lib "modernc.org/sqlite/lib"

	"raakvlak/graph"
)

// Store is a [graph.Store] in one SQLite file.
type Store struct {
	path    string
	options Options
	lock    *lock
	reserve reserve

	turn    chan struct{} // holds a token while nobody writes
	trouble *trouble      // why the last write failed; who has the turn may touch it

	mu       sync.Mutex
	handle   handle
	founding map[graph.MapID]bool // under way in this process, for Sweep to leave alone
	closed   bool
}

// handle is the open file. Its context ends when it is closed, and with it whoever still reads through it.
type handle struct {
	writer  *writer // nil after an error of the disk, until the file is mended
	readers *sql.DB
	ctx     context.Context
	end     context.CancelFunc
}

var (
	_ graph.Store      = (*Store)(nil)
	_ graph.SoleWriter = (*Store)(nil)
)

// Open opens the store in the file, which it makes, with its folder, when there is none. Only one process at a time
// has it: while another does, the error is [graph.CodeUnavailable] and names it. A file of an older format is brought
// up to date. What is no such file is [graph.CodeInvalid]; a damaged one is [graph.CodeInternal].
func Open(path string, o Options) (*Store, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	path, err := prepareFolder(path)
	if err != nil {
		return nil, err
	}
	held, err := takeLock(path)
	if err != nil {
		return nil, err
	}
	s := &Store{
		path: path, options: o, lock: held, reserve: reserve{path: path + ".reserve", size: o.Reserve},
		turn: make(chan struct{}, 1), founding: map[graph.MapID]bool{},
	}
	if err := s.start(); err != nil {
		return nil, closeAfter(err, held)
	}
	s.turn <- struct{}{}
	return s, nil
}

func (s *Store) start() error {
	if err := settleFile(s.path); err != nil {
		return err
	}
	opened, err := openHandle(s.path, s.options.MostBytes)
	if err != nil {
		return translate("open "+s.path, err)
	}
	s.handle = *opened
	// Without a reserve the store works as well; the next one that writes makes it.
	_ = s.reserve.keep()
	return nil
}

func openHandle(path string, mostBytes int64) (*handle, error) {
	w, err := openWriter(path, mostBytes)
	if err != nil {
		return nil, err
	}
	r, err := openReaders(path)
	if err != nil {
		return nil, closeAfter(err, closer(w.close))
	}
	// One at least is there from the beginning: when the disk fails it may be too late to open one.
	if err := r.Ping(); err != nil {
		return nil, errors.Join(err, r.Close(), w.close())
	}
	ctx, end := context.WithCancel(context.Background())
	return &handle{writer: w, readers: r, ctx: ctx, end: end}, nil
}

type closer func() error

func (c closer) Close() error { return c() }

// SetAddress notes at which address a server offers the store, so that whoever finds the file in use is told.
func (s *Store) SetAddress(address string) error {
	if err := s.lock.note(address); err != nil {
		return graph.Errorf(graph.CodeUnavailable, "write %s: %w", s.lock.path, err)
	}
	return nil
}

// SoleWriter implements [graph.SoleWriter]: the lock keeps others out.
func (s *Store) SoleWriter() bool { return true }

// Path returns the absolute path of the file.
func (s *Store) Path() string { return s.path }

// Close waits for the write that is under way, ends all reading, empties the log into the file and lets go of it.
func (s *Store) Close() error {
	<-s.turn
	defer func() { s.turn <- struct{}{} }()
	s.mu.Lock()
	h, was := s.handle, s.closed
	s.closed = true
	s.mu.Unlock()
	if was {
		return nil
	}
	h.end()
	err := h.readers.Close()
	if h.writer != nil {
		// What a full disk keeps in the log is as durable there; it is written into the file another time.
		if _, checkpoint := h.writer.truncateLog(true); primary(checkpoint) != lib.SQLITE_FULL {
			err = errors.Join(err, checkpoint)
		}
		err = errors.Join(err, h.writer.close())
	}
	return translate("close "+filepath.Base(s.path), errors.Join(err, s.lock.Close()))
}

func (s *Store) current() (h handle, closed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.handle, s.closed
}
