package graph

import "time"

// Contact is a conversation: when, with whom, through which channel, what was said and what follows.
type Contact struct {
	Record
	Statement
	With       []ID       `json:"with" ref:">WITH Organisation|Individual" required:"true" most:"100"`
	At         time.Time  `json:"at" required:"true"`
	Channel    string     `json:"channel,omitempty" text:"label"`
	Text       string     `json:"text,omitempty" text:"body"`
	FollowUp   string     `json:"followUp,omitempty" text:"body"`
	FollowUpAt *time.Time `json:"followUpAt,omitempty"` // when it is to follow
	// FollowedUpAt is when what was to follow was done; nil as long as that is not recorded.
	FollowedUpAt *time.Time `json:"followedUpAt,omitempty"`
}

// EntityKind returns KindContact.
func (*Contact) EntityKind() Kind { return KindContact }

// Subjects returns those who were spoken with.
func (c *Contact) Subjects(*Snapshot) []ID { return c.With }

func (*Contact) check(*Snapshot) error { return nil }
