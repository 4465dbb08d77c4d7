package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// presenter decides what a client sees of an error. The log gets the chain of each internal one, once.
type presenter struct {
	domain func(error) (*gqlerror.Error, bool)
	log    *slog.Logger
}

// present returns what the client sees: errors of the domain as the domain presents them, those about the request as
// they are, and of all others that there was one.
func (p *presenter) present(ctx context.Context, err error) *gqlerror.Error {
	if err == nil {
		return nil
	}
	shown := p.shown(ctx, err)
	var placed *gqlerror.Error
	if errors.As(err, &placed) {
		if shown.Path == nil {
			shown.Path = placed.Path
		}
		if shown.Locations == nil {
			shown.Locations = placed.Locations
		}
	}
	shown.Message = shorten(shown.Message)
	return shown
}

func (p *presenter) shown(ctx context.Context, err error) *gqlerror.Error {
	if known, ok := p.domain(err); ok {
		if codeOf(known) == codeInternal {
			return p.internal(ctx, err)
		}
		return known
	}
	var placed *gqlerror.Error
	switch {
	case errors.As(err, &placed) && codeOf(placed) != "":
		clone := *placed
		return &clone
	case errors.Is(err, context.DeadlineExceeded) || errors.Is(ctx.Err(), context.DeadlineExceeded):
		return coded(codeTimeout, operationTimeoutAdvice)
	case errors.Is(ctx.Err(), context.Canceled):
		return coded(codeUnavailable, "the request was given up")
	case inArguments(ctx):
		return coded(codeBadInput, "%s", innermost(err))
	}
	return p.internal(ctx, err)
}

// inArguments reports whether the error is about the arguments of the field at hand: they are read before the resolver
// is called, and stay nil when that fails.
func inArguments(ctx context.Context) bool {
	f := graphql.GetFieldContext(ctx)
	return f != nil && f.Args == nil && f.Field.Field != nil && f.Field.Definition != nil && len(f.Field.Definition.Arguments) > 0
}

// innermost returns the message without gqlgen's place in front.
func innermost(err error) string {
	var placed *gqlerror.Error
	if errors.As(err, &placed) {
		return placed.Message
	}
	return err.Error()
}

func (p *presenter) internal(ctx context.Context, err error) *gqlerror.Error {
	id := requestIDOf(ctx)
	attributes := []any{slog.String("request", id), slog.String("operation", operationName(ctx))}
	var panicked *panicError
	if errors.As(err, &panicked) {
		attributes = append(attributes, slog.String("panic", panicked.what), slog.String("stack", panicked.stack))
	} else {
		attributes = append(attributes, slog.String("error", chain(err)))
	}
	p.log.ErrorContext(ctx, internalMessage, attributes...)
	shown := coded(codeInternal, internalMessage)
	if id != "" {
		shown.Extensions[extensionRequest] = id
	}
	return shown
}

// chain returns the messages of the error and of its causes, for the log: those of the domain leave their causes out.
func chain(err error) string {
	var links []string
	for ; err != nil; err = errors.Unwrap(err) {
		if message := err.Error(); len(links) == 0 || !strings.HasSuffix(links[len(links)-1], message) {
			links = append(links, message)
		}
	}
	return strings.Join(links, ": ")
}

// operationName returns the name of the operation that the context runs, which is one that its document gives.
func operationName(ctx context.Context) string {
	if !graphql.HasOperationContext(ctx) {
		return ""
	}
	if op := graphql.GetOperationContext(ctx).Operation; op != nil {
		return op.Name
	}
	return ""
}

// panicError is a panic that was caught. What was panicked with may hold anything, so only runtime errors are quoted.
type panicError struct {
	what  string
	stack string
}

// Error says no more than a client may see.
func (e *panicError) Error() string { return internalMessage }

func (p *presenter) recovered(_ context.Context, value any) error {
	e := &panicError{what: fmt.Sprintf("%T", value), stack: string(debug.Stack())}
	if err, ok := value.(runtime.Error); ok {
		e.what = err.Error()
	}
	return e
}

func shorten(message string) string {
	if utf8.RuneCountInString(message) <= longestMessage {
		return message
	}
	runes := []rune(message)
	return string(runes[:longestMessage-1]) + "…"
}

// rateLimited returns an error that says how long to wait, in whole seconds.
func rateLimited(what string, wait time.Duration) *gqlerror.Error {
	seconds := max(int(math.Ceil(wait.Seconds())), 1)
	err := coded(codeRateLimited, "%s: try again in %d s", what, seconds)
	err.Extensions[extensionRetry] = seconds
	return err
}

// costText keeps a number that was cut off at most from being read as exact.
func costText(n int) string {
	if n >= most {
		return "more than " + strconv.Itoa(most)
	}
	return strconv.Itoa(n)
}
