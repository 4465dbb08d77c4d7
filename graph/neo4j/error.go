package neo4j

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph"
)

// unsureError says that a COMMIT, or a statement that commits by itself, was sent and its answer did not come: what was
// written may be there.
type unsureError struct{ cause error }

func (e *unsureError) Error() string { return "the answer to a commit was lost: " + e.cause.Error() }
func (e *unsureError) Unwrap() error { return e.cause }

func isUnsure(err error) bool {
	var unsure *unsureError
	return errors.As(err, &unsure)
}

// isTaken reports whether what was to be made is there already.
func isTaken(err error) bool {
	var told *neo4j.Neo4jError
	return errors.As(err, &told) && told.Code == "Neo.ClientError.Schema.ConstraintValidationFailed"
}

// isUnsound reports whether a statement found by itself that not all was there to be written.
func isUnsound(err error) bool {
	var told *neo4j.Neo4jError
	return errors.As(err, &told) && told.Code == "Neo.ClientError.Statement.ArithmeticError"
}

// isLost reports whether err is not what the database said, so that it may have done what it was asked. Where there was no
// connection it was asked nothing.
func isLost(err error) bool {
	var told *neo4j.Neo4jError
	var known *graph.Error
	return !errors.As(err, &told) && !errors.As(err, &known) && !isDial(err)
}

// isDial reports whether err is that no connection could be made.
func isDial(err error) bool {
	var lost *neo4j.ConnectivityError
	var operation *net.OpError
	return errors.As(err, &lost) && errors.As(lost.Inner, &operation) && operation.Op == "dial"
}

// errUnsure is what callers are told when it stays unknown whether a write happened.
func errUnsure(doing string, cause error) error {
	return graph.Errorf(graph.CodeUnavailable, "%s: the answer of the database was lost, so it may have been done: %w", doing, cause).
		Because(graph.ReasonOutcomeUnknown)
}

// translate turns an error met while doing something into a [graph.Error]. The driver's own words stay in the cause.
// ctx is the one that the work had: the driver hides that it ended.
func (s *Store) translate(ctx context.Context, doing string, err error) error {
	var known *graph.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case isUnsure(err):
		return errUnsure(doing, err)
	case s.ctx.Err() != nil:
		return graph.Errorf(graph.CodeUnavailable, "%s: the store is closed: %w", doing, err)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return graph.Errorf(graph.CodeUnavailable, "%s: the time ran out: %w", doing, err).Because(graph.ReasonTimeout)
	case ctx.Err() != nil:
		return graph.Errorf(graph.CodeUnavailable, "%s: it was called off: %w", doing, err)
	}
	var told *neo4j.Neo4jError
	if errors.As(err, &told) {
		return s.translateAnswer(doing, told)
	}
	if isConnectivity(err) {
		return errAway(s.address, err)
	}
	return graph.Errorf(graph.CodeInternal, "%s: %w", doing, err)
}

// translateAnswer turns an error that the database itself told.
func (s *Store) translateAnswer(doing string, told *neo4j.Neo4jError) error {
	is := func(parts ...string) bool {
		for _, part := range parts {
			if strings.HasPrefix(told.Code, "Neo."+part) {
				return true
			}
		}
		return false
	}
	switch {
	case is("ClientError.Security"):
		return graph.Errorf(graph.CodeUnavailable, "Neo4j at %s does not let %s: check the user and the password: %w",
			s.address, s.who(), told)
	case is("ClientError.Database.DatabaseNotFound"):
		return graph.Errorf(graph.CodeUnavailable, "Neo4j at %s has no database %q: %w", s.address, s.options.Database, told)
	case is("ClientError.Transaction.LockClientStopped", "ClientError.Transaction.TransactionTimedOut",
		"TransientError.Transaction.LockAcquisitionTimeout", "TransientError.Transaction.Terminated",
		"ClientError.Transaction.TransactionTimedOutClientConfiguration"):
		return graph.Errorf(graph.CodeUnavailable, "%s: the time ran out: %w", doing, told).Because(graph.ReasonTimeout)
	case is("TransientError.General.MemoryPoolOutOfMemoryError", "TransientError.General.OutOfMemoryError",
		"TransientError.General.TransactionOutOfMemoryError"):
		return graph.Errorf(graph.CodeUnavailable, "%s: the database has not enough memory: %w", doing, told)
	case is("TransientError", "ClientError.Cluster", "ClientError.General.ForbiddenOnReadOnlyDatabase",
		"ClientError.General.WriteOnReadOnlyAccessMode", "DatabaseError.Database"):
		return graph.Errorf(graph.CodeUnavailable, "%s: the database cannot do it now: %w", doing, told)
	default:
		return graph.Errorf(graph.CodeInternal, "%s: %w", doing, told)
	}
}

func (s *Store) who() string {
	if s.options.Username == "" {
		return "in anybody without a password"
	}
	return s.options.Username + " in"
}

func isConnectivity(err error) bool {
	var lost *neo4j.ConnectivityError
	var spent *neo4j.TransactionExecutionLimit
	return errors.As(err, &lost) || errors.As(err, &spent)
}

// isStale reports whether err is that of a connection from the pool which the other side had closed meanwhile. Another
// one may well be good.
func isStale(err error) bool {
	var lost *neo4j.ConnectivityError
	if !errors.As(err, &lost) || isDial(err) {
		return false
	}
	var operation *net.OpError
	return errors.As(lost.Inner, &operation) || errors.Is(lost.Inner, io.EOF) || errors.Is(lost.Inner, io.ErrUnexpectedEOF)
}

// mayPass reports whether what stopped the work may be gone at the next attempt: nothing was written.
func mayPass(err error) bool {
	if isUnsure(err) {
		return false
	}
	var told *neo4j.Neo4jError
	if errors.As(err, &told) {
		// What was matched was deleted by somebody else before it was locked.
		return told.IsRetriable() || told.Code == "Neo.ClientError.Statement.EntityNotFound"
	}
	return isConnectivity(err)
}
