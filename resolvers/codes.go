package resolvers

import (
	"errors"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"raakvlak/graph"
	"raakvlak/graph/object"
)

// The codes by which callers know the errors of the domain: in extensions.code, or as the code of a user error.
const (
	CodeBadUserInput    = "BAD_USER_INPUT"
	CodeBadCursor       = "BAD_CURSOR"
	CodeTooLarge        = "TOO_LARGE"
	CodeNotFound        = "NOT_FOUND"
	CodeForbidden       = "FORBIDDEN"
	CodeConflict        = "CONFLICT"
	CodeIDReused        = "ID_REUSED"
	CodeUnavailable     = "UNAVAILABLE"
	CodeTimeout         = "TIMEOUT"
	CodeStorageFull     = "STORAGE_FULL"
	CodeOutcomeUnknown  = "OUTCOME_UNKNOWN"
	CodeRevisionUnknown = "REVISION_UNKNOWN"
	CodeResyncRequired  = "RESYNC_REQUIRED"
	CodeInternal        = "INTERNAL"
)

// byReason and byCode are the one table from the domain's errors to callers' codes: the reason goes first.
var (
	byReason = map[graph.Reason]string{
		graph.ReasonBadCursor:       CodeBadCursor,
		graph.ReasonIDReused:        CodeIDReused,
		graph.ReasonTimeout:         CodeTimeout,
		graph.ReasonStorageFull:     CodeStorageFull,
		graph.ReasonOutcomeUnknown:  CodeOutcomeUnknown,
		graph.ReasonRevisionUnknown: CodeRevisionUnknown,
		graph.ReasonResyncRequired:  CodeResyncRequired,
	}
	byCode = map[graph.Code]string{
		graph.CodeInvalid:     CodeBadUserInput,
		graph.CodeTooLarge:    CodeTooLarge,
		graph.CodeNotFound:    CodeNotFound,
		graph.CodeForbidden:   CodeForbidden,
		graph.CodeConflict:    CodeConflict,
		graph.CodeUnavailable: CodeUnavailable,
		graph.CodeInternal:    CodeInternal,
	}
)

// CodeOf returns the callers' code of an error: INTERNAL for one that is not the domain's.
func CodeOf(err error) string {
	if code := byReason[graph.ReasonOf(err)]; code != "" {
		return code
	}
	if code := byCode[graph.CodeOf(err)]; code != "" {
		return code
	}
	return CodeInternal
}

// Present returns what callers see of an error of the domain, and whether it is one: its message, its code and the path
// of what is at fault, never its cause.
func Present(err error) (*gqlerror.Error, bool) {
	var e *graph.Error
	if !errors.As(err, &e) {
		return nil, false
	}
	shown := &gqlerror.Error{Message: e.Message, Extensions: map[string]any{"code": CodeOf(e)}}
	if len(e.Field) > 0 {
		shown.Extensions["field"] = e.Field
	}
	if e.Version != "" {
		shown.Extensions["currentVersion"] = e.Version
	}
	return shown, true
}

// userError returns what callers get of an error as data, or nil for one that is no fault of theirs. place gives, for
// the path that the error has, the path in the mutation's arguments.
func userError(err error, place func(field []string) []string) object.UserError {
	var e *graph.Error
	if !errors.As(err, &e) {
		return nil
	}
	refusal := object.Refusal{Code: object.UserErrorCode(CodeOf(e)), Message: e.Message, Path: place(e.Field)}
	switch {
	case e.Reason == graph.ReasonIDReused:
		refusal.Path = []string{"input", "clientMutationId"}
		return &object.IDReused{Refusal: refusal}
	case e.Code == graph.CodeConflict:
		return &object.VersionConflict{Refusal: refusal, CurrentVersion: e.Version}
	case e.Code == graph.CodeInvalid:
		return &object.InvalidInput{Refusal: refusal}
	case e.Code == graph.CodeTooLarge:
		return &object.InputTooLarge{Refusal: refusal}
	case e.Code == graph.CodeNotFound:
		return &object.NotFound{Refusal: refusal}
	case e.Code == graph.CodeForbidden:
		return &object.Forbidden{Refusal: refusal}
	default:
		return nil
	}
}
