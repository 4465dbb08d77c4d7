package sqlite

import "time"

// Options are what a store may be opened with. The zero value is good.
type Options struct {
	// MostBytes is how large the file may become, without its log; 0 for no limit. At the limit the store behaves as
	// it does on a full disk.
	MostBytes int64
	// Reserve is how many bytes to keep back in a file of their own, so that something can be deleted when the disk is
	// full. 0 keeps none back.
	Reserve int64
	// Clock tells the time between two attempts to write after a failure; nil for the system's clock.
	Clock func() time.Time
}
