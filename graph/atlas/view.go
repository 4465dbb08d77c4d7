package atlas

import (
	"context"
	"time"

	"raakvlak/graph"
)

// Freshness says how fresh an answer must be. The zero value asks for what the store has now.
type Freshness struct {
	AtLeast graph.Revision // a revision that must be included, such as that of one's own last Change
	MaxAge  time.Duration  // above 0: what was checked so long ago at most is good enough
}

// View returns what the principal may see of the map, [graph.CodeNotFound] when it is no member.
func (a *Atlas) View(ctx context.Context, who graph.PrincipalID, id graph.MapID, f Freshness) (*graph.View, error) {
	l, err := a.live(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := l.refresh(ctx, f); err != nil {
		return nil, err
	}
	return l.view(ctx, who)
}

func (l *live) view(ctx context.Context, who graph.PrincipalID) (*graph.View, error) {
	sight, view := l.known(who)
	if !sight.Sees() {
		return nil, graph.NotFound(l.id)
	}
	if view != nil {
		return view, nil
	}
	l.advancing.Lock()
	defer l.advancing.Unlock()
	if sight, view = l.known(who); view != nil {
		return view, nil // somebody else made it meanwhile
	}
	view, err := graph.NewView(l.current(), sight)
	if err != nil {
		return nil, err
	}
	if view, err = l.dated(ctx, view); err != nil {
		return nil, err
	}
	l.mu.Lock()
	l.views[sight.Key()] = &seenView{view: view, used: l.atlas.clock()}
	l.mu.Unlock()
	l.atlas.trim(l)
	return view, nil
}

// known returns the principal's sight now, and the view that goes with it, if there is one.
func (l *live) known(who graph.PrincipalID) (graph.Sight, *graph.View) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	sight := graph.SightOf(l.snapshot, who)
	if seen := l.views[sight.Key()]; seen != nil {
		return sight, seen.view
	}
	return sight, nil
}

// dated finds the last event that changed the view: one that only took something away left no trace in it.
func (l *live) dated(ctx context.Context, v *graph.View) (*graph.View, error) {
	dating := graph.NewDating(v)
	for at, end := v.Head().Number, l.current().Head().Number; at < end; {
		events, err := l.atlas.store.Events(ctx, l.id, at, mostEvents)
		if err != nil {
			return nil, err
		}
		if len(events) == 0 {
			break
		}
		for i := range events {
			if at = events[i].Number; at <= end {
				dating.Add(&events[i])
			}
		}
	}
	return dating.View(), nil
}
