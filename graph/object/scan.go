package object

import "raakvlak/graph"

// Scan is the handle of a scan.
type Scan struct {
	*graph.Scan
	statement
	scope *Scope
}

// ScanConnection is a page of them.
type ScanConnection = Connection[*Scan]

// ScanEdge is one in a page.
type ScanEdge = Edge[*Scan]

// ID returns the id, with the revision behind it when it is read of the past.
func (s *Scan) ID() graph.ID { return s.scope.id(s.Scan.ID) }

// Collaboration returns the context of the statement, nil when it has none.
func (s *Scan) Collaboration() *Collaboration {
	return linked[*Collaboration](s.scope, s.Scan.Collaboration)
}
