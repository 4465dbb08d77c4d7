package graph

// Representation says that an individual speaks for an organisation, and how far it may go.
type Representation struct {
	Record
	Statement
	Individual   ID      `json:"individual" ref:"<MAKES Individual" required:"true"`
	Organisation ID      `json:"organisation" ref:">OF Organisation" required:"true"`
	Mandate      Mandate `json:"mandate" default:"NONE"`
	Constituency string  `json:"constituency,omitempty" text:"body"` // achterban: to whom it answers
}

// Mandate is how far a representative may go on behalf of the organisation.
type Mandate string

// The mandates, smallest first.
const (
	MandateNone      Mandate = "NONE"
	MandateConsult   Mandate = "CONSULT"
	MandateNegotiate Mandate = "NEGOTIATE"
	MandateDecide    Mandate = "DECIDE"
)

// EntityKind returns KindRepresentation.
func (*Representation) EntityKind() Kind { return KindRepresentation }

// Subjects returns the individual and the organisation.
func (r *Representation) Subjects(*Snapshot) []ID { return []ID{r.Individual, r.Organisation} }

func (*Representation) check(*Snapshot) error { return nil }

func (Mandate) values() []string {
	return []string{string(MandateNone), string(MandateConsult), string(MandateNegotiate), string(MandateDecide)}
}
