package graph

// Commitment says what a stakeholder brings into a collaboration. Its context is the collaboration it is made to.
type Commitment struct {
	Record
	Statement
	Stakeholder ID               `json:"stakeholder" ref:"<PROMISES Organisation|Individual" required:"true"`
	Ambition    ID               `json:"ambition,omitempty" ref:">FOR Ambition"`
	Resource    ID               `json:"resource,omitempty" ref:">OF Resource"`
	Amount      *float64         `json:"amount,omitempty" range:"0,1e15"` // in the resource's unit; nil when not known
	Text        string           `json:"text,omitempty" text:"body"`
	Condition   string           `json:"condition,omitempty" text:"body"` // what must be so before it holds
	Status      CommitmentStatus `json:"status" default:"PROPOSED"`
}

// CommitmentStatus is how firm a commitment is.
type CommitmentStatus string

// The statuses of a commitment.
const (
	CommitmentProposed  CommitmentStatus = "PROPOSED"
	CommitmentPromised  CommitmentStatus = "PROMISED"
	CommitmentConfirmed CommitmentStatus = "CONFIRMED"
	CommitmentDelivered CommitmentStatus = "DELIVERED"
	CommitmentWithdrawn CommitmentStatus = "WITHDRAWN"
)

// EntityKind returns KindCommitment.
func (*Commitment) EntityKind() Kind { return KindCommitment }

// Subjects returns the stakeholder.
func (c *Commitment) Subjects(*Snapshot) []ID { return []ID{c.Stakeholder} }

func (c *Commitment) check(*Snapshot) error { return requireCollaboration(c.Statement) }

// requireCollaboration refuses a statement that makes no sense outside a collaboration.
func requireCollaboration(s Statement) error {
	if s.Collaboration == "" {
		return Invalid([]string{"collaboration"}, "a collaboration is needed")
	}
	return nil
}

func (CommitmentStatus) values() []string {
	return []string{
		string(CommitmentProposed), string(CommitmentPromised), string(CommitmentConfirmed), string(CommitmentDelivered),
		string(CommitmentWithdrawn),
	}
}
