package atlas

import (
	"context"

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
	_, err = graph.Propose(l.current(), &c, a.clock(), a.ids)
	return err
}
