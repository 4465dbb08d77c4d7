package sqlite

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"strconv"

	"raakvlak/graph"
)

// lock is the side file by which one process at a time has the store. The system lets go of it when the process ends,
// however it ends; what stands in it is for those who find it taken.
type lock struct {
	path string
	file *os.File
}

// holder is what stands in a lock file.
type holder struct {
	Process int    `json:"process"`
	Address string `json:"address,omitempty"` // of the server, once it listens
}

// errHeld is what lockFile returns when another process has the lock.
var errHeld = errors.New("held by another process")

func takeLock(store string) (*lock, error) {
	l := &lock{path: store + ".lock"}
	file, err := os.OpenFile(l.path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, graph.Errorf(graph.CodeUnavailable, "open %s: %s: %w", l.path, reasonOf(err), err)
	}
	l.file = file
	if err := lockFile(file); err != nil {
		told := graph.Errorf(graph.CodeUnavailable, "lock %s: %w", l.path, err)
		if errors.Is(err, errHeld) {
			told = graph.Errorf(graph.CodeUnavailable, "%s is %s", store, l.holder())
		}
		return nil, errors.Join(told, file.Close())
	}
	if err := l.note(""); err != nil {
		return nil, errors.Join(graph.Errorf(graph.CodeUnavailable, "write %s: %w", l.path, err), file.Close())
	}
	return l, nil
}

// holder says in words who has the lock.
func (l *lock) holder() string {
	data, err := io.ReadAll(io.LimitReader(l.file, 4096))
	var h holder
	if err != nil || json.Unmarshal(data, &h) != nil {
		return "in use by another process" // which has not come to writing its name yet
	}
	return h.String()
}

func (h holder) String() string {
	process := "process " + strconv.Itoa(h.Process)
	if h.Address == "" {
		return "in use by " + process
	}
	return "held by a running server at " + h.Address + " (" + process + ")"
}

// note writes who has the lock.
func (l *lock) note(address string) error {
	data, err := json.Marshal(holder{Process: os.Getpid(), Address: address})
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err = l.file.WriteAt(append(data, '\n'), 0)
	return err
}

// Close lets go of the lock. The file stays: removing it would let two processes lock two files of the same name.
func (l *lock) Close() error {
	return errors.Join(l.file.Truncate(0), l.file.Close())
}
