package object

import "raakvlak/graph"

// MoveCollaborationPayload is what became of a move to another phase.
type MoveCollaborationPayload struct {
	Collaboration *Collaboration
	Passage       *Passage
	Revision      graph.Revision
	UserErrors    []UserError
}
