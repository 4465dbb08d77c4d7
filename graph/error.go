package graph

import (
	"errors"
	"fmt"
	"strings"
)

// Code classifies an [Error]. The codes carry no transport words; the map to API codes is one table in the server.
type Code string

// The codes of every error that leaves this package, its stores and its analyses.
const (
	CodeInvalid     Code = "invalid"     // the input breaks a rule; Field says where
	CodeTooLarge    Code = "too_large"   // a limit, named in the message, was reached before the work was done
	CodeNotFound    Code = "not_found"   // absent or hidden: the two are never told apart
	CodeForbidden   Code = "forbidden"   // the caller sees it but may not do this to it
	CodeConflict    Code = "conflict"    // somebody else wrote first; Version is what stands now
	CodeUnavailable Code = "unavailable" // the store cannot answer now, or the outcome is unknown
	CodeInternal    Code = "internal"    // a defect; the text is for the operator only
)

// Reason narrows a code where callers must tell cases apart. It is empty for most errors.
type Reason string

// The reasons, by the code they narrow.
const (
	ReasonBadCursor       Reason = "bad_cursor"       // invalid: a cursor of another order, or tampered with
	ReasonIDReused        Reason = "id_reused"        // conflict: the same clientMutationId came with another input
	ReasonTimeout         Reason = "timeout"          // unavailable: the operation's time ran out
	ReasonStorageFull     Reason = "storage_full"     // unavailable: the disk is full; reads go on
	ReasonOutcomeUnknown  Reason = "outcome_unknown"  // unavailable: the write may or may not have happened; retry with the same id
	ReasonRevisionUnknown Reason = "revision_unknown" // unavailable: no such revision of this map is known here
	ReasonResyncRequired  Reason = "resync_required"  // unavailable: the feed cannot go on from there; read the map anew
)

// Error is the one error type of the domain. Message is lower case, says what was attempted and names what to
// mend; it is fit for the caller's eyes. The cause, if any, is for the log.
type Error struct {
	Code    Code
	Reason  Reason
	Message string
	Field   []string // the path of the field at fault, for CodeInvalid: ["topics", "0", "stance"]
	Version Revision // what stands now, for CodeConflict
	Cause   error
}

// Error returns the code and the message, never the cause: causes may hold what a caller must not see.
func (e *Error) Error() string { return string(e.Code) + ": " + e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Changed returns the CodeConflict of somebody who expected another version of what has the id.
func Changed(id ID, now Revision) *Error {
	return &Error{
		Code: CodeConflict, Message: "somebody changed " + string(id) + " since", Field: []string{"expectedVersion"}, Version: now,
	}
}

// Errorf returns an Error of the given code. A %w verb sets its cause.
func Errorf(code Code, format string, args ...any) *Error {
	wrapped := fmt.Errorf(format, args...)
	message := wrapped.Error()
	cause := errors.Unwrap(wrapped)
	if cause != nil {
		// The cause stays out of the message: it may be a driver's text.
		message = trimCause(fmt.Errorf(format, withoutErrors(args)...).Error())
	}
	return &Error{Code: code, Message: message, Cause: cause}
}

// Invalid returns an Error of [CodeInvalid] about the field at path.
func Invalid(path []string, format string, args ...any) *Error {
	e := Errorf(CodeInvalid, format, args...)
	e.Field = path
	return e
}

// NotFound returns the error for something that is absent or hidden. It says the same in both cases.
func NotFound(id ID) *Error { return Errorf(CodeNotFound, "nothing with id %s", quoteID(id)) }

// CodeOf returns the code of err: that of the first [Error] in its chain, else [CodeInternal].
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// ReasonOf returns the reason of the first [Error] in err's chain, or none.
func ReasonOf(err error) Reason {
	var e *Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return ""
}

// Because returns a copy of e that carries the reason.
func (e *Error) Because(reason Reason) *Error {
	c := *e
	c.Reason = reason
	return &c
}

// Within returns err with the steps put before the field path it carries, so that an error made deep inside a batch
// names its place in the whole. An error that is not an [Error] is returned as it is.
func Within(err error, steps ...string) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	c := *e
	c.Field = append(append(make([]string, 0, len(steps)+len(e.Field)), steps...), e.Field...)
	return &c
}

func withoutErrors(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if _, is := a.(error); is {
			a = errMark{}
		}
		out[i] = a
	}
	return out
}

// errMark stands where a cause stood while the public message is formatted.
type errMark struct{}

func (errMark) Error() string { return causeMark }

const causeMark = "\x00"

// trimCause drops the mark of a cause and the punctuation that joined it: "open x: \x00" becomes "open x".
func trimCause(message string) string {
	before, after, _ := strings.Cut(message, causeMark)
	return strings.TrimRight(strings.TrimSpace(before), " :") + after
}
