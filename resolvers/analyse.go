package resolvers

import (
	"context"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// check ends an analysis with the operation that asked for it.
func check(ctx context.Context) analysis.Check {
	return func() error {
		if ctx.Err() == nil {
			return nil
		}
		return graph.Errorf(graph.CodeUnavailable, "the time for this operation ran out: %w", context.Cause(ctx)).
			Because(graph.ReasonTimeout)
	}
}
