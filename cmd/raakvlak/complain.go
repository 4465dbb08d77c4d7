package main

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"raakvlak/graph"
)

// usageError is a mistake in the command line itself.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// complain says in one line what is wrong and returns the exit code.
func (p *program) complain(err error) int {
	p.log.Debug("failed", "causes", causes(err))
	p.say("raakvlak: %s", describe(err))
	if errors.As(err, new(usageError)) {
		return 2
	}
	return 1
}

const calledOff = "it was called off"

// describe says what is wrong in words for the user. The texts of drivers and of the system's innards are left to the
// debug log.
func describe(err error) string {
	var usage usageError
	var answered errAnswered
	var domain *graph.Error
	switch {
	case errors.As(err, &answered):
		return answered.Error()
	case errors.As(err, &usage):
		return oneLine(usage.Error())
	case graph.ReasonOf(err) == graph.ReasonTimeout && errors.Is(err, context.Canceled):
		return calledOff // by who waited: no time ran out
	case errors.As(err, &domain):
		return oneLine(describeDomain(domain))
	case errors.Is(err, context.Canceled):
		return calledOff
	default:
		return "this should not have happened; --log-level debug tells more"
	}
}

func describeDomain(e *graph.Error) string {
	message := e.Message
	if len(e.Field) > 0 {
		message = strings.Join(e.Field, ".") + ": " + message
	}
	if e.Code == graph.CodeInternal {
		return "damage or a defect: " + message
	}
	return message
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// systemReason says in words what the system has against a file.
func systemReason(err error) string {
	var number syscall.Errno
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "this user may not"
	case errors.As(err, &number):
		return number.Error()
	default:
		return "the system refused"
	}
}

// causes lists the texts of an error's chain, for the debug log.
func causes(err error) []string {
	var all []string
	for ; err != nil; err = errors.Unwrap(err) {
		all = append(all, err.Error())
	}
	return all
}
