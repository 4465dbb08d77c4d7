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
	for {
		now := l.current().Head().Number
		sight, view := l.known(who)
		if !sight.Sees() {
			return nil, graph.NotFound(l.id)
		}
		if view != nil {
			return view, nil
		}
		made, err := l.viewed.of(ctx, l.atlas, openTime, sight.Key(), func(ctx context.Context) (madeView, error) {
			return l.makeView(ctx, sight)
		})
		if err != nil {
			return nil, err
		}
		// Meanwhile the principal may have come to see something else; or it came when the view was made, and had gone already.
		if sees, _ := l.known(who); sees.Key() == sight.Key() && made.at >= now {
			return made.view, nil
		}
	}
}

// madeView is a view, and at which revision of the map it was taken up with the others.
type madeView struct {
	view *graph.View
	at   graph.Number
}

// makeView makes the view for the sight and takes it up with the others. Commits go on while it is made: it is brought
// along afterwards.
func (l *live) makeView(ctx context.Context, sight graph.Sight) (madeView, error) {
	from := l.current()
	view, err := l.viewOf(ctx, from, sight)
	if err != nil {
		return madeView{}, err
	}
	l.advancing.Lock()
	defer l.advancing.Unlock()
	now := l.current()
	if steps, lead := l.since(from); lead {
		view, err = advanced(view, steps)
	} else {
		view, err = l.viewOf(ctx, now, sight)
	}
	if err != nil {
		return madeView{}, err
	}
	l.mu.Lock()
	l.views[sight.Key()] = &seenView{view: view, used: l.atlas.clock()}
	l.mu.Unlock()
	l.atlas.trim(l)
	return madeView{view, now.Head().Number}, nil
}

// viewOf returns the view of the snapshot for the sight, with the last event that changed it as its revision.
func (l *live) viewOf(ctx context.Context, s *graph.Snapshot, sight graph.Sight) (*graph.View, error) {
	view, err := graph.NewViewWhile(ctx.Err, s, sight)
	if err == nil {
		view, err = l.dated(ctx, view, s.Head().Number)
	}
	if ctx.Err() != nil {
		return nil, timedOut(ctx)
	}
	return view, err
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

// dated finds the last event up to the end that changed the view: one that only took something away left no trace in it.
func (l *live) dated(ctx context.Context, v *graph.View, end graph.Number) (*graph.View, error) {
	dating := graph.NewDating(ctx.Err, v)
	for at := v.Head().Number; at < end; {
		events, err := l.atlas.store.Events(ctx, l.id, at, mostEvents)
		if err != nil {
			return nil, err
		}
		if len(events) == 0 {
			break
		}
		for i := range events {
			if at = events[i].Number; at > end {
				break
			}
			if err := dating.Add(&events[i]); err != nil {
				return nil, err
			}
		}
	}
	return dating.View(), nil
}
