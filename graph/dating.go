package graph

import "raakvlak/graph/pace"

// Dating finds the latest event that changed a view, of events that are given in the order of their numbers. What an event
// took away left no trace in the view, so that the view alone does not tell.
type Dating struct {
	view     *View
	pace     pace.Pace
	number   Number
	revision Revision
	// gone is what became of assessments whose participation is nowhere by now, by the participation: whether they were seen
	// shows when its own deletion comes along.
	gone map[ID][]assessed
}

// assessed is an event that wrote or deleted an assessment.
type assessed struct {
	assessment *Assessment
	number     Number
	revision   Revision
}

// NewDating returns a dating of the view, which so far is at its own head.
func NewDating(check pace.Check, v *View) *Dating {
	return &Dating{view: v, pace: pace.New(check), number: v.head.Number, revision: v.head.Revision, gone: map[ID][]assessed{}}
}

// Add looks at the next event. It ends early with the error of the check; the dating is then of no use.
func (d *Dating) Add(e *Event) error {
	seen := false
	for i := range e.Deltas {
		if err := d.pace.Step(); err != nil {
			return err
		}
		delta := &e.Deltas[i]
		if !seen {
			past := seenOf(d.view.sight.principal, delta, d.view.whole)
			seen = past.Before != nil || past.After != nil
		}
		for _, changed := range []Entity{delta.Before, delta.After} {
			if a, is := changed.(*Assessment); is {
				d.assessed(assessed{a, e.Number, e.Revision})
			}
		}
	}
	if seen {
		d.found(e.Number, e.Revision)
	}
	for i := range e.Deltas {
		if p, is := e.Deltas[i].Before.(*Participation); is && e.Deltas[i].After == nil {
			for _, a := range d.gone[p.ID] {
				d.judge(a, p)
			}
			delete(d.gone, p.ID)
		}
	}
	return d.pace.Step()
}

func (d *Dating) assessed(a assessed) {
	of := a.assessment.Participation
	if p, is := d.view.whole.Find(of).(*Participation); is {
		d.judge(a, p)
		return
	}
	d.gone[of] = append(d.gone[of], a)
}

// judge asks for the audiences of the assessment and of its participation alone: as long as it was there it kept the
// participation itself, so that neither needs to be seen today.
func (d *Dating) judge(a assessed, of *Participation) {
	subjects := func() []ID { return []ID{of.Stakeholder} }
	p := d.view.sight.principal
	if hears(p, &a.assessment.Statement, subjects) && hears(p, &of.Statement, subjects) {
		d.found(a.number, a.revision)
	}
}

func (d *Dating) found(n Number, r Revision) {
	if n > d.number {
		d.number, d.revision = n, r
	}
}

// View returns the view with the latest of the events that changed anything in it as its revision.
func (d *Dating) View() *View {
	if d.number == d.view.head.Number {
		return d.view
	}
	changed, of := *d.view, d.view.Snapshot
	if d.view.Whole() {
		of = d.view.whole
	}
	changed.memo, changed.Snapshot = newMemo(), of.headed(Head{Number: d.number, Revision: d.revision})
	return &changed
}
