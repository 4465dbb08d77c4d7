package main

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"time"

	"raakvlak/graph"
)

// program is one run of the command line.
type program struct {
	streams
	line  commandLine
	log   *slog.Logger
	clock func() time.Time
	ids   *graph.IDs
}

func newProgram(s streams) *program {
	return &program{streams: s, log: slog.New(slog.DiscardHandler), clock: time.Now, ids: graph.NewIDs(rand.Reader)}
}

// owner is who acts when nobody else is named: whoever may open the store.
const owner graph.PrincipalID = "owner"

// say writes a message for people, which is no result.
func (p *program) say(format string, args ...any) {
	// A message that cannot be shown changes nothing about what was done.
	_, _ = fmt.Fprintf(p.err, format+"\n", args...)
}

// print writes a line of the result.
func (p *program) print(format string, args ...any) error {
	_, err := fmt.Fprintf(p.out, format+"\n", args...)
	return unwritten("the result", err)
}

// unwritten returns the error of writing what to where the user wants it.
func unwritten(what string, err error) error {
	if err == nil {
		return nil
	}
	return graph.Errorf(graph.CodeUnavailable, "write %s: %s: %w", what, systemReason(err), err)
}
