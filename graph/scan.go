package graph

// Scan is one person's answers to an instrument, such as the Pronet-Quickscan, about a collaboration (its context).
type Scan struct {
	Record
	Statement
	Instrument string   `json:"instrument" text:"label" required:"true"` // the key of the instrument's data file
	Answers    []Answer `json:"answers,omitempty" most:"500"`
}

// Answer is one answer of a scan.
type Answer struct {
	Question string `json:"question" text:"label" required:"true"` // the question's key in the instrument
	Value    string `json:"value" text:"line"`
	Note     string `json:"note,omitempty" text:"body"`
}

// EntityKind returns KindScan.
func (*Scan) EntityKind() Kind { return KindScan }

// Subjects returns nobody: a scan is about the collaboration.
func (*Scan) Subjects(*Snapshot) []ID { return nil }

func (c *Scan) check(*Snapshot) error { return requireCollaboration(c.Statement) }
