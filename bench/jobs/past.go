package jobs

import (
	"math/rand/v2"

	"raakvlak/bench/gen"
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// past is a map with what happened to it last.
type past struct {
	now    *graph.Snapshot
	events []graph.Event
}

// edited has as many Changes say something else of interests, each of as many as one Change may have edits, or of those
// that are left.
func edited(v *graph.View, check pace.Check, changes int) (past, error) {
	p, ids, steps := past{now: v.Snapshot}, graph.NewIDs(rand.NewChaCha8([32]byte{2})), pace.New(check)
	c := graph.Change{Map: v.Map().ID, Principal: gen.Owner}
	for e := range pace.Each(&steps, v.Each(graph.KindInterest)) {
		if len(c.Edits) == graph.MostEdits {
			if err := p.add(check, &c, ids); err != nil {
				return past{}, err
			}
			c.Edits = nil
		}
		if len(p.events) == changes {
			break
		}
		c.Edits = append(c.Edits, graph.Update(e.Meta().ID, "", graph.Fields{"text": "iets anders"}))
	}
	if err := steps.Look(); err != nil || len(c.Edits) == 0 {
		return p, err
	}
	return p, p.add(check, &c, ids)
}

func (p *past) add(check pace.Check, c *graph.Change, ids *graph.IDs) error {
	proposal, err := graph.ProposeWhile(check, p.now, c, p.now.Map().CreatedAt, ids)
	if err != nil {
		return err
	}
	e, head := proposal.Event, p.now.Head()
	if err := e.SealWhile(check, head.Number, head.Hash, ids); err != nil {
		return err
	}
	p.events = append(p.events, e)
	p.now, err = p.now.AdvanceWhile(check, &e)
	return err
}

// undone returns what is seen of the map as it was before all of it, dated by the same events: so many may come before.
func (p *past) undone(v *graph.View, check pace.Check) (*graph.View, error) {
	before, err := p.now.UndoWhile(check, v.Head(), p.events)
	if err != nil {
		return nil, err
	}
	view, err := graph.NewViewWhile(check, before, v.Sight())
	if err != nil {
		return nil, err
	}
	dating := graph.NewDating(check, view)
	for i := range p.events {
		if err := dating.Add(&p.events[i]); err != nil {
			return nil, err
		}
	}
	return dating.View(), nil
}
