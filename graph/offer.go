package graph

// Offer says that a stakeholder holds a resource, how much of it, and whether it is willing to share it.
type Offer struct {
	Record
	Statement
	Stakeholder ID       `json:"stakeholder" ref:"<HAS Organisation|Individual" required:"true"`
	Resource    ID       `json:"resource" ref:">OF Resource" required:"true"`
	Amount      *float64 `json:"amount,omitempty" range:"0,1e15"` // in the resource's unit; nil when not known
	Willing     *bool    `json:"willing,omitempty"`               // nil when not known
	Text        string   `json:"text,omitempty" text:"body"`
}

// EntityKind returns KindOffer.
func (*Offer) EntityKind() Kind { return KindOffer }

// Subjects returns the stakeholder.
func (o *Offer) Subjects(*Snapshot) []ID { return []ID{o.Stakeholder} }

func (*Offer) check(*Snapshot) error { return nil }
