package atlas

import (
	"context"
	"time"

	"raakvlak/graph"
)

// At returns what the principal may see today of the map as it was at the revision.
func (a *Atlas) At(ctx context.Context, who graph.PrincipalID, id graph.MapID, revision graph.Revision) (*graph.View, error) {
	l, err := a.forReading(ctx, who, id)
	if err != nil {
		return nil, err
	}
	number, err := l.number(ctx, revision)
	if err != nil {
		return nil, err
	}
	return l.past(ctx, who, func(e *graph.Event) bool { return e.Number <= number })
}

// AtTime returns what the principal may see today of the map as it was at the time.
func (a *Atlas) AtTime(ctx context.Context, who graph.PrincipalID, id graph.MapID, t time.Time) (*graph.View, error) {
	l, err := a.forReading(ctx, who, id)
	if err != nil {
		return nil, err
	}
	return l.past(ctx, who, func(e *graph.Event) bool { return !e.At.After(t) })
}

func (a *Atlas) forReading(ctx context.Context, who graph.PrincipalID, id graph.MapID) (*live, error) {
	if _, err := a.View(ctx, who, id, Freshness{}); err != nil {
		return nil, err
	}
	return a.live(ctx, id)
}

// mostUndone bounds how far back one look goes.
const mostUndone = 100_000

// past returns the map as it was after the last event for which then is true. Events are in the order of their
// numbers; clocks may have gone back, so the last such event counts.
func (l *live) past(ctx context.Context, who graph.PrincipalID, then func(*graph.Event) bool) (*graph.View, error) {
	now := l.current()
	sight := graph.PastSightOf(now, who)
	if !sight.Sees() {
		return nil, graph.NotFound(l.id)
	}
	history, err := l.history(ctx, now.Head().Number)
	if err != nil {
		return nil, err
	}
	last := len(history) - 1
	for last >= 0 && !then(&history[last]) {
		last--
	}
	if last < 0 {
		return nil, graph.Errorf(graph.CodeNotFound, "the map was not there yet")
	}
	view, err := undone(ctx, now, sight, history[:last+1], history[last+1:])
	if ctx.Err() != nil {
		return nil, timedOut(ctx)
	}
	return view, err
}

// undone returns what the sight shows of the map as it was before the later events.
func undone(ctx context.Context, now *graph.Snapshot, sight graph.Sight, events, later []graph.Event) (*graph.View, error) {
	at := &events[len(events)-1]
	head := graph.Head{Map: at.Map, Number: at.Number, Revision: at.Revision, Hash: at.Hash}
	snapshot, err := now.UndoWhile(ctx.Err, head, later)
	if err != nil {
		return nil, err
	}
	view, err := graph.NewViewWhile(ctx.Err, snapshot, sight)
	if err != nil {
		return nil, err
	}
	dating := graph.NewDating(ctx.Err, view)
	for i := range events {
		if err := dating.Add(&events[i]); err != nil {
			return nil, err
		}
	}
	return dating.View(), nil
}

// history returns the map's events up to the revision, oldest first.
func (l *live) history(ctx context.Context, until graph.Number) ([]graph.Event, error) {
	var all []graph.Event
	for at := graph.Number(0); at < until; {
		events, err := l.atlas.store.Events(ctx, l.id, at, mostEvents)
		if err != nil {
			return nil, err
		}
		if len(events) == 0 {
			break
		}
		for i := range events {
			if events[i].Number <= until {
				all = append(all, events[i])
			}
		}
		at = events[len(events)-1].Number
		if len(all) > mostUndone {
			return nil, graph.Errorf(graph.CodeTooLarge, "the map has more than %d revisions to look back over", mostUndone)
		}
	}
	return all, nil
}
