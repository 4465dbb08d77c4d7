package object

import "raakvlak/graph"

// Payload is what became of a mutation: what it wrote, or what stood in its way.
type Payload struct {
	DeletedID  graph.ID
	Revision   graph.Revision
	UserErrors []UserError
	Node       Node // what was written
}

func written[T Node](p *Payload) T {
	node, _ := p.Node.(T)
	return node
}

// Map returns what was written.
func (p *Payload) Map() *Map { return written[*Map](p) }

// Organisation returns what was written.
func (p *Payload) Organisation() *Organisation { return written[*Organisation](p) }

// Individual returns what was written.
func (p *Payload) Individual() *Individual { return written[*Individual](p) }

// Representation returns what was written.
func (p *Payload) Representation() *Representation { return written[*Representation](p) }

// Topic returns what was written.
func (p *Payload) Topic() *Topic { return written[*Topic](p) }

// Interest returns what was written.
func (p *Payload) Interest() *Interest { return written[*Interest](p) }

// Ambition returns what was written.
func (p *Payload) Ambition() *Ambition { return written[*Ambition](p) }

// Position returns what was written.
func (p *Payload) Position() *Position { return written[*Position](p) }

// Resource returns what was written.
func (p *Payload) Resource() *Resource { return written[*Resource](p) }

// Offer returns what was written.
func (p *Payload) Offer() *Offer { return written[*Offer](p) }

// Commitment returns what was written.
func (p *Payload) Commitment() *Commitment { return written[*Commitment](p) }

// Dependency returns what was written.
func (p *Payload) Dependency() *Dependency { return written[*Dependency](p) }

// Influence returns what was written.
func (p *Payload) Influence() *Influence { return written[*Influence](p) }

// Tie returns what was written.
func (p *Payload) Tie() *Tie { return written[*Tie](p) }

// Collaboration returns what was written.
func (p *Payload) Collaboration() *Collaboration { return written[*Collaboration](p) }

// Participation returns what was written.
func (p *Payload) Participation() *Participation { return written[*Participation](p) }

// Assessment returns what was written.
func (p *Payload) Assessment() *Assessment { return written[*Assessment](p) }

// Contact returns what was written.
func (p *Payload) Contact() *Contact { return written[*Contact](p) }

// Scan returns what was written.
func (p *Payload) Scan() *Scan { return written[*Scan](p) }

// Term returns what was written.
func (p *Payload) Term() *Term { return written[*Term](p) }

// Action returns what was written.
func (p *Payload) Action() *Action { return written[*Action](p) }

// Agreement returns what was written.
func (p *Payload) Agreement() *Agreement { return written[*Agreement](p) }

// Passage returns what was written.
func (p *Payload) Passage() *Passage { return written[*Passage](p) }

// Member returns what was written.
func (p *Payload) Member() *Member { return written[*Member](p) }
