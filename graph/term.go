package graph

// Term is a word of a collaboration and what each party means by it (spraakverwarring).
type Term struct {
	Record
	Collaboration ID        `json:"collaboration" ref:">IN Collaboration" required:"true"`
	Name          string    `json:"name" text:"name" required:"true"`
	Meanings      []Meaning `json:"meanings,omitempty" ref:">MEANT_BY" most:"100"`
}

// Meaning is what one party means by a term.
type Meaning struct {
	Stakeholder ID     `json:"stakeholder" ref:"Organisation|Individual"`
	Text        string `json:"text" text:"body" required:"true"`
}

// EntityKind returns KindTerm.
func (*Term) EntityKind() Kind { return KindTerm }

// EntityName returns the word.
func (t *Term) EntityName() string { return t.Name }

func (*Term) check(*Snapshot) error { return nil }
