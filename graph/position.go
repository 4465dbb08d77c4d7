package graph

// Position (standpunt) is what a stakeholder says of an ambition: how far it is for or against it.
type Position struct {
	Record
	Statement
	Stakeholder ID     `json:"stakeholder" ref:"<TAKES Organisation|Individual" required:"true"`
	Ambition    ID     `json:"ambition" ref:">ON Ambition" required:"true"`
	Stance      *int   `json:"stance,omitempty" range:"-4,4"` // -4..4; nil: unknown, still to be asked
	Text        string `json:"text,omitempty" text:"body"`
}

// Unknown reports whether the position is still to be asked for.
func (p *Position) Unknown() bool { return p.Stance == nil }

// EntityKind returns KindPosition.
func (*Position) EntityKind() Kind { return KindPosition }

// Subjects returns the stakeholder.
func (p *Position) Subjects(*Snapshot) []ID { return []ID{p.Stakeholder} }

func (*Position) check(*Snapshot) error { return nil }
