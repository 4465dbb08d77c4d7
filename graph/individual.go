package graph

// Individual is a person who has a stake or speaks for an organisation. Prefer to record a function rather than a
// name: what is written about a named person is that person's personal data.
type Individual struct {
	Record
	Name        string   `json:"name" text:"name" required:"true"`
	Aliases     []string `json:"aliases,omitempty" text:"name" most:"50"`
	Function    string   `json:"function,omitempty" text:"line"`
	Description string   `json:"description,omitempty" text:"body"`
}

// EntityKind returns KindIndividual.
func (*Individual) EntityKind() Kind { return KindIndividual }

// EntityName returns the individual's name.
func (i *Individual) EntityName() string { return i.Name }

func (*Individual) check(*Snapshot) error { return nil }
