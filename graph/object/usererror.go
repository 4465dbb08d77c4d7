package object

import "raakvlak/graph"

// UserErrorCode says why a mutation did nothing.
type UserErrorCode string

// UserError is something that stood in a mutation's way.
type UserError interface {
	IsUserError()
}

// Refusal is what all user errors have.
type Refusal struct {
	Code    UserErrorCode
	Message string
	Path    []string
}

// IsUserError marks the type.
func (*Refusal) IsUserError() {}

// InvalidInput says that the input breaks a rule.
type InvalidInput struct{ Refusal }

// InputTooLarge says that the input is above a limit.
type InputTooLarge struct{ Refusal }

// NotFound says that there is no such thing to be seen.
type NotFound struct{ Refusal }

// Forbidden says that the caller may not do this to what it sees.
type Forbidden struct{ Refusal }

// VersionConflict says that somebody else wrote first.
type VersionConflict struct {
	Refusal
	CurrentVersion graph.Revision
}

// IDReused says that the clientMutationId came with another input before.
type IDReused struct{ Refusal }
