package sqlite

import (
	"errors"
	"os"
)

// reserve is a file that takes up space until it is needed.
type reserve struct {
	path string
	size int64
}

// keep makes the reserve if it is wanted and not there.
func (r reserve) keep() error {
	if r.size <= 0 {
		return nil
	}
	if info, err := os.Stat(r.path); err == nil && info.Size() == r.size {
		return nil
	}
	file, err := os.OpenFile(r.path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = fill(file, r.size)
	if err = errors.Join(err, file.Close()); err != nil {
		// Half a reserve on a full disk does nothing but harm.
		return errors.Join(err, os.Remove(r.path))
	}
	return nil
}

// giveUp frees the space. It is no matter if there was none.
func (r reserve) giveUp() { _ = os.Remove(r.path) }

// fill writes zeros: a file of holes would take up nothing.
func fill(file *os.File, size int64) error {
	zeros := make([]byte, 1<<20)
	for size > 0 {
		n, err := file.Write(zeros[:min(size, int64(len(zeros)))])
		if err != nil {
			return err
		}
		size -= int64(n)
	}
	return nil
}
