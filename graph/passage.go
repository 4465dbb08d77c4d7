package graph

import "time"

// Passage records that a collaboration passed from one phase to another, forth or back, and why.
type Passage struct {
	Record
	Collaboration ID        `json:"collaboration" ref:">IN Collaboration" required:"true"`
	From          Phase     `json:"from" required:"true"`
	To            Phase     `json:"to" required:"true"`
	At            time.Time `json:"at" required:"true"`
	Reason        string    `json:"reason,omitempty" text:"body"`
}

// EntityKind returns KindPassage.
func (*Passage) EntityKind() Kind { return KindPassage }

func (p *Passage) check(*Snapshot) error {
	if p.From == p.To {
		return Invalid([]string{"to"}, "a passage leads to another phase")
	}
	return nil
}
