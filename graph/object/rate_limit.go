package object

import "time"

// RateLimit is what a principal may spend, in points.
type RateLimit struct {
	Cost      int // of the operation at hand
	Limit     int // of a window
	Remaining int
	ResetAt   time.Time // when the window ends
}
