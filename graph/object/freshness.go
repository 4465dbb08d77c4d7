package object

import "raakvlak/graph"

// Freshness is how fresh an answer must be.
type Freshness struct {
	AtLeast  *graph.Revision
	MaxAgeMs *int
}
