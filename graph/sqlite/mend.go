package sqlite

import (
	"context"
	"errors"

	"raakvlak/graph"
)

// mend opens the file anew after an error of the disk and returns the new writing connection. The old one is not used
// again: the system may have dropped what it could not write, and would report that once only. The new one writes the
// whole log into the file and has the file verified. Until all of that succeeds the store stays read-only.
func (s *Store) mend() (*writer, error) {
	old, _ := s.current()
	if old.writer != nil {
		// It met an error already; what closing it says is of no more use.
		_ = old.writer.close()
		old.writer = nil
		s.replace(old)
	}
	opened, err := openHandle(s.path, s.options.MostBytes)
	if err == nil {
		old.end() // whoever still reads the log must let go of it, or it cannot be emptied
		err = settle(opened.writer)
		if err != nil {
			opened.end()
			err = errors.Join(err, opened.readers.Close(), opened.writer.close())
			ctx, end := context.WithCancel(context.Background())
			old.ctx, old.end = ctx, end
			s.replace(old)
		}
	}
	if err != nil {
		told := graph.Errorf(graph.CodeUnavailable, "the disk gives errors, so nothing is written until it is mended: %w", err)
		s.trouble = &trouble{err: told, at: s.options.Clock(), broken: true}
		return nil, told
	}
	s.replace(*opened)
	s.trouble = nil
	// Those that still read through it are told to ask again.
	_ = old.readers.Close()
	return opened.writer, nil
}

func settle(w *writer) error {
	emptied, err := w.truncateLog(true)
	if err != nil {
		return err
	}
	if !emptied {
		return errors.New("a reader still needs the log")
	}
	return w.verify()
}

func (s *Store) replace(h handle) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handle = h
}
