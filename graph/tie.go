package graph

// Tie is an undirected relation between two stakeholders. It is stored once, with the smaller id first.
type Tie struct {
	Record
	Statement
	A        ID      `json:"a" ref:"from TIED Organisation|Individual" required:"true"`
	B        ID      `json:"b" ref:"to TIED Organisation|Individual" required:"true"`
	Kind     TieKind `json:"kind" required:"true"`
	Strength int     `json:"strength" range:"1,4" required:"true"` // 1 weak … 4 strong
	Text     string  `json:"text,omitempty" text:"body"`
}

// TieKind says what a tie is made of.
type TieKind string

// The kinds of ties.
const (
	TieWorksWith    TieKind = "WORKS_WITH"
	TieTrusts       TieKind = "TRUSTS"
	TieCommunicates TieKind = "COMMUNICATES"
	TieClashes      TieKind = "CLASHES"
)

// EntityKind returns KindTie.
func (*Tie) EntityKind() Kind { return KindTie }

// Subjects returns both ends.
func (t *Tie) Subjects(*Snapshot) []ID { return []ID{t.A, t.B} }

func (t *Tie) check(*Snapshot) error {
	if err := checkDistinct(t.A, t.B, "b", "a tie joins two stakeholders"); err != nil {
		return err
	}
	t.order()
	return nil
}

// order puts the smaller id first.
func (t *Tie) order() {
	if t.B < t.A {
		t.A, t.B = t.B, t.A
	}
}

func (TieKind) values() []string {
	return []string{string(TieWorksWith), string(TieTrusts), string(TieCommunicates), string(TieClashes)}
}
