package graph

import "time"

// PrincipalID names who acts: a person's or a client's account. It is no stakeholder; a [Member] binds the two.
type PrincipalID string

// Attributes hold what an import brought and the model does not know, by "<format>:<field>".
type Attributes map[string]any

// Record is what every entity carries.
type Record struct {
	ID         ID          `json:"id"`
	Version    Revision    `json:"version"`           // the stamp of the Change that last wrote it
	Number     Number      `json:"number"`            // the revision of that Change; internal
	Sequence   uint64      `json:"sequence"`          // place in the order of recording; internal
	CreatedAt  time.Time   `json:"createdAt"`         // in UTC, whole milliseconds
	CreatedBy  PrincipalID `json:"createdBy"`         // who recorded it
	UpdatedAt  time.Time   `json:"updatedAt"`         // in UTC, whole milliseconds
	UpdatedBy  PrincipalID `json:"updatedBy"`         // who last wrote it
	Retired    bool        `json:"retired,omitempty"` // deleted, but kept for the authors of hidden statements about it; internal
	Tags       []string    `json:"tags,omitempty" text:"label" most:"100"`
	Attributes Attributes  `json:"attributes,omitempty"`
}

// Meta returns the record itself: every entity has it by embedding.
func (r *Record) Meta() *Record { return r }

// Entity is anything that a map holds: a pointer to one of this package's structs that embed [Record]. An entity in a
// Snapshot is never changed; an edit puts a changed copy in its place.
type Entity interface {
	Meta() *Record
	EntityKind() Kind
	// check adds the rules that the fields' tags cannot say. Everything the entity refers to exists by then.
	check(s *Snapshot) error
}

// Named is an entity that people find by its name.
type Named interface {
	Entity
	EntityName() string
}
