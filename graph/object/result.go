package object

import "raakvlak/graph"

// ApplyChangesPayload is what became of a batch.
type ApplyChangesPayload struct {
	Results    []ChangeResult
	Map        *Map
	Revision   graph.Revision
	UserErrors []UserError
}

// ChangeResult is what one change of a batch wrote.
type ChangeResult struct {
	ID   graph.ID
	Node Node
}
