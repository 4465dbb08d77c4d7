package atlas

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// Rule is asked of every Change that the domain's own rules found good, before it is committed. It is for rules that
// need more than those know of, such as how far a collaboration has come.
type Rule interface {
	// Allow returns why the event may not be, or nil. after returns what its principal would see once it is done; making
	// that may take long on a large map, so a rule asks for it only when the event concerns it. A rule decides by that
	// and by what of the event the principal may see, so that a refusal tells nothing of what is hidden.
	Allow(e *graph.Event, after func() (*graph.View, error)) error
}

// propose returns the Change as an event on top of the snapshot, and the snapshot after it, once all rules let it pass.
// It ends early with the error of the check.
func (l *live) propose(check pace.Check, at *graph.Snapshot, c *graph.Change) (step, graph.Result, error) {
	proposal, err := graph.ProposeWhile(check, at, c, l.atlas.clock(), l.atlas.ids)
	if err != nil {
		return step{}, graph.Result{}, refusal{err}
	}
	s := step{event: proposal.Event, before: at}
	if err := s.event.SealWhile(check, at.Head().Number, at.Head().Hash, l.atlas.ids); err != nil {
		return step{}, graph.Result{}, err
	}
	if s.after, err = at.AdvanceWhile(check, &s.event); err != nil {
		return step{}, graph.Result{}, err
	}
	for _, rule := range l.atlas.rules {
		if err := rule.Allow(&s.event, func() (*graph.View, error) { return l.foreseen(check, &s) }); err != nil {
			return step{}, graph.Result{}, refusal{err}
		}
	}
	return s, proposal.Result, nil
}

// refusal is an error of the Change's own making.
type refusal struct{ error }

// Unwrap returns what was found wrong.
func (r refusal) Unwrap() error { return r.error }

// foreseen returns what the step's principal sees after it.
func (l *live) foreseen(check pace.Check, s *step) (*graph.View, error) {
	sight := graph.SightOf(s.after, s.event.Principal)
	if now, view := l.known(s.event.Principal); view != nil && s.before == l.current() && now.Key() == sight.Key() {
		return view.Advance(s.after, &s.event)
	}
	return graph.NewViewWhile(check, s.after, sight)
}
