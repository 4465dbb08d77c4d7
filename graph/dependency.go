package graph

// Dependency says that one stakeholder (the depender) needs something from another (the dependee). One side asserts
// it; the other confirms or denies it.
type Dependency struct {
	Record
	Statement
	Depender       ID           `json:"depender" ref:"<DEPENDS Organisation|Individual" required:"true"`
	Dependee       ID           `json:"dependee" ref:">UPON Organisation|Individual" required:"true"`
	Resource       ID           `json:"resource,omitempty" ref:">FOR Resource"`
	Importance     int          `json:"importance" range:"1,4" required:"true"` // 1 small … 4 vital to the depender
	Replaceability *float64     `json:"replaceability,omitempty" range:"0,1"`   // 0 nobody else can … 1 anybody can; nil: not assessed
	Confirmation   Confirmation `json:"confirmation" default:"ASSERTED"`
	Text           string       `json:"text,omitempty" text:"body"`
}

// Confirmation is what the other side says of a dependency.
type Confirmation string

// The confirmations.
const (
	ConfirmationAsserted  Confirmation = "ASSERTED" // only one side said so
	ConfirmationConfirmed Confirmation = "CONFIRMED"
	ConfirmationDenied    Confirmation = "DENIED"
)

// EntityKind returns KindDependency.
func (*Dependency) EntityKind() Kind { return KindDependency }

// Subjects returns both ends.
func (d *Dependency) Subjects(*Snapshot) []ID { return []ID{d.Depender, d.Dependee} }

func (d *Dependency) check(*Snapshot) error {
	return checkDistinct(d.Depender, d.Dependee, "dependee", "nobody depends on itself")
}

// checkDistinct refuses a relation whose two ends are one.
func checkDistinct(a, b ID, field, message string) error {
	if a == b {
		return Invalid([]string{field}, "%s", message)
	}
	return nil
}

func (Confirmation) values() []string {
	return []string{string(ConfirmationAsserted), string(ConfirmationConfirmed), string(ConfirmationDenied)}
}
