package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"raakvlak/graph"
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
	if inArguments(ctx) {
		nameArgument(shown, graphql.GetFieldContext(ctx).Path())
	}
	shown.Message = shorten(shown.Message)
	return shown
}

func (p *presenter) shown(ctx context.Context, err error) *gqlerror.Error {
	if known, ok := p.domain(err); ok {
		if codeOf(known) == codeInternal {
			return p.internal(ctx, err)
		}
		if graph.CodeOf(err) == graph.CodeUnavailable && graph.ReasonOf(err) != graph.ReasonResyncRequired {
			p.note(ctx, slog.LevelWarn, "unavailable", err)
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

// nameArgument has the error name what in the arguments is at fault where other errors do: gqlgen puts it behind the path of the
// field.
func nameArgument(shown *gqlerror.Error, field ast.Path) {
	if len(shown.Path) <= len(field) || shown.Extensions["field"] != nil || !slices.Equal(shown.Path[:len(field)], field) {
		return
	}
	var at []string
	for _, step := range shown.Path[len(field):] {
		at = append(at, fmt.Sprint(step))
	}
	shown.Path, shown.Extensions = field, maps.Clone(shown.Extensions)
	if shown.Extensions == nil {
		shown.Extensions = map[string]any{}
	}
	shown.Extensions["field"] = at
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
	p.note(ctx, slog.LevelError, internalMessage, err)
	shown := coded(codeInternal, internalMessage)
	if id := requestIDOf(ctx); id != "" {
		shown.Extensions[extensionRequest] = id
	}
	return shown
}

// note logs the error, with its causes or with where it was panicked.
func (p *presenter) note(ctx context.Context, level slog.Level, message string, err error) {
	attributes := []slog.Attr{slog.String("request", requestIDOf(ctx)), slog.String("operation", operationName(ctx))}
	var panicked *panicError
	if errors.As(err, &panicked) {
		attributes = append(attributes, slog.String("panic", panicked.what), slog.Any("at", panicked.at))
	} else {
		attributes = append(attributes, slog.String("error", chain(err)))
	}
	p.log.LogAttrs(ctx, level, message, attributes...)
}

// chain returns the messages of the error and of its causes, for the log: those of the domain leave their causes out.
// Where in the answer it happened, which gqlgen wraps it in, is no part of it.
func chain(err error) string {
	var links []string
	for ; err != nil; err = errors.Unwrap(err) {
		if placed, ok := err.(*gqlerror.Error); ok && placed.Err != nil { //nolint:errorlint // each link of the chain is looked at by itself
			continue
		}
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
	what string
	at   []string // the calls that led there, the last one first
}

// Error says no more than a client may see.
func (e *panicError) Error() string { return internalMessage }

func (p *presenter) recovered(_ context.Context, value any) error {
	e := &panicError{what: fmt.Sprintf("%T", value), at: calls()}
	if err, ok := value.(runtime.Error); ok {
		e.what = err.Error()
	}
	return e
}

// mostCalls is how many calls the log names of those that led to a panic.
const mostCalls = 24

// calls returns the functions and lines that called, the last one first, from the panic on.
func calls() []string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var all []string
	for {
		frame, more := frames.Next()
		if frame.Function == "runtime.gopanic" {
			all = nil // What came before is the recovery.
		} else if frame.Function != "" {
			all = append(all, frame.Function+":"+strconv.Itoa(frame.Line))
		}
		if !more {
			return all[:min(len(all), mostCalls)]
		}
	}
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
