package resolvers

import (
	"context"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/object"
)

// StepsPerPoint is how many steps of an analysis ([analysis.Price]) cost a point: about as long as writing a few dozen
// objects takes.
const StepsPerPoint = 200_000

// RateLimit is what a principal may spend.
type RateLimit = object.RateLimit

// Purse pays for the analyses of an operation.
type Purse interface {
	// Spend takes points before work begins. Its error, with advice, ends the field that asked.
	Spend(points int) error
	// RateLimit returns what is left to spend, nil when there is no bound.
	RateLimit() *RateLimit
}

type purseKey struct{}

// WithPurse returns a context whose operation pays for its analyses from the purse. Without one they are free.
func WithPurse(ctx context.Context, p Purse) context.Context {
	return context.WithValue(ctx, purseKey{}, p)
}

// rateLimit returns what the operation's purse has left, nil when that is not bounded.
func rateLimit(ctx context.Context) *object.RateLimit {
	if purse, is := ctx.Value(purseKey{}).(Purse); is {
		return purse.RateLimit()
	}
	return nil
}

// workFor has an analysis done for the operation that asked for it: it ends with the operation, which pays.
func workFor(ctx context.Context) analysis.Work {
	return analysis.Work{
		Check: func() error {
			if ctx.Err() == nil {
				return nil
			}
			return graph.Errorf(graph.CodeUnavailable, "the time for this operation ran out: %w", context.Cause(ctx)).
				Because(graph.ReasonTimeout)
		},
		Pay: func(p analysis.Price) error {
			purse, is := ctx.Value(purseKey{}).(Purse)
			if !is {
				return nil
			}
			return purse.Spend(int(p / StepsPerPoint))
		},
	}
}
