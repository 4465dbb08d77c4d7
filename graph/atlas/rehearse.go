package atlas

import (
	"context"
	"errors"

	"raakvlak/graph"
)

// Rehearse authorises and checks the Change as [Atlas.Apply] would now, and commits nothing.
func (a *Atlas) Rehearse(ctx context.Context, c graph.Change) error {
	l, err := a.live(ctx, c.Map)
	if err != nil {
		return err
	}
	if err := l.refresh(ctx, Freshness{}); err != nil {
		return err
	}
	_, _, err = l.propose(ctx.Err, l.current(), &c)
	if ctx.Err() != nil {
		return timedOut(ctx)
	}
	if refused := (refusal{}); errors.As(err, &refused) {
		return refused.error
	}
	return err
}
