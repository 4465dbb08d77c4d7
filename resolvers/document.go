package resolvers

import (
	"context"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
	"raakvlak/graph/object"
	"raakvlak/graph/process"
)

// documentOptions returns how a document is drafted for the operation: today, unless a date is given.
func (r *Resolver) documentOptions(
	ctx context.Context, language *graph.Language, date *time.Time, audience process.DocumentAudience,
) process.DocumentOptions {
	o := process.DocumentOptions{Audience: audience, Date: r.day(date), Work: workFor(ctx)}
	if language != nil {
		o.Language = *language
	}
	return o
}

// documentWriter returns what writes a document in the format, as long as the operation goes on.
func documentWriter(ctx context.Context, format object.DocumentFormat) func(*process.Document) (string, error) {
	name := exchange.DocumentMarkdown
	if format == object.DocumentHTML {
		name = exchange.DocumentHTML
	}
	return func(d *process.Document) (string, error) { return exchange.DocumentText(name, d, workFor(ctx).Check) }
}
