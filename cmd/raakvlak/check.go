package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
)

// checkCommand looks for damage.
type checkCommand struct{}

// Run reads everything in the store, prints what it found of each map, and errors when anything does not fit.
func (*checkCommand) Run(ctx context.Context, p *program) error {
	return p.with(ctx, false, func(s *session) error {
		flaws, err := p.checkStore(ctx, s.store)
		if err != nil {
			return err
		}
		if flaws > 0 {
			return graph.Errorf(graph.CodeInternal, "%s has %s", p.line.Store, count(flaws, "flaw"))
		}
		return p.print("%s: no flaw", p.line.Store)
	})
}

// checkStore prints what it finds of every map and returns how many flaws there are.
func (p *program) checkStore(ctx context.Context, store graph.Store) (int, error) {
	total := 0
	for info, err := range store.Maps(ctx) {
		if err != nil {
			return total, err
		}
		a := audit{store: store, id: info.ID}
		if err := a.run(ctx); err != nil {
			return total, err
		}
		total += len(a.flaws)
		verdict := "no flaw"
		if len(a.flaws) > 0 {
			verdict = count(len(a.flaws), "flaw")
		}
		if err := p.print("%s %q: %s, %s: %s", info.ID, info.Name, count(a.entities, "entity"), count(len(a.history), "event"), verdict); err != nil {
			return total, err
		}
		for _, f := range a.flaws {
			if err := p.print("  %s", f); err != nil {
				return total, err
			}
		}
		if a.erased > 0 {
			if err := p.print("  %s of content erased on purpose, whose hashes fit", count(a.erased, "piece")); err != nil {
				return total, err
			}
		}
	}
	return total, nil
}

// count returns "1 flaw" or "3 flaws".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	if stem, is := strings.CutSuffix(what, "y"); is {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// audit is the check of one map.
type audit struct {
	store    graph.Store
	id       graph.MapID
	flaws    []string
	entities int
	erased   int
	history  []graph.Event
}

// mostAtOnce is how many events are read at once.
const mostAtOnce = 500

func (a *audit) flaw(format string, args ...any) {
	a.flaws = append(a.flaws, fmt.Sprintf(format, args...))
}

// run looks at the map from every side. The error is about not having been able to look.
func (a *audit) run(ctx context.Context) error {
	for f, err := range a.store.Check(ctx, a.id) {
		if err != nil {
			return err
		}
		a.flaw("%s: %s", f.ID, f.Message)
	}
	head, entities, err := a.load(ctx)
	if err != nil {
		return err
	}
	if err := a.chain(ctx, head); err != nil {
		return err
	}
	if entities != nil {
		a.state(head, entities)
	}
	return nil
}

// load reads the map's entities. What cannot be read is a flaw, and then there are none.
func (a *audit) load(ctx context.Context) (graph.Head, []graph.Entity, error) {
	head, records, err := a.store.Load(ctx, a.id)
	if err != nil {
		return head, nil, err
	}
	var entities []graph.Entity
	for e, err := range records {
		if err != nil && graph.CodeOf(err) == graph.CodeInternal {
			a.flaw("the map cannot be loaded: %s", reason(err))
			return head, nil, nil
		}
		if err != nil {
			return head, nil, err
		}
		entities = append(entities, e)
	}
	a.entities = len(entities)
	return head, entities, nil
}

// chain reads the events up to the loaded revision, which others may have gone beyond, and follows their numbers and
// hashes.
func (a *audit) chain(ctx context.Context, head graph.Head) error {
	last, hash := graph.Number(0), ""
	for last < head.Number {
		events, err := a.store.Events(ctx, a.id, last, int(min(mostAtOnce, head.Number-last)))
		if err != nil && graph.CodeOf(err) == graph.CodeInternal {
			a.flaw("the events after number %d cannot be read: %s", last, reason(err))
			a.history = nil
			return nil
		}
		if err != nil {
			return err
		}
		if len(events) == 0 {
			break
		}
		for i := range events {
			a.event(&events[i], last, hash)
			last, hash = events[i].Number, events[i].Hash
		}
		a.history = append(a.history, events...)
	}
	if last != head.Number || hash != head.Hash {
		a.flaw("the map is at event %d, but its last event is %d, or has another hash", head.Number, last)
	}
	return nil
}

// event looks at one event, which should follow the one with the number and the hash.
func (a *audit) event(e *graph.Event, last graph.Number, hash string) {
	if e.Number != last+1 {
		a.flaw("event %d follows event %d", e.Number, last)
	}
	if err := e.Verify(hash); err != nil {
		a.flaw("%s", reason(err))
	}
	for i := range e.Deltas {
		if e.Deltas[i].Erased {
			a.erased++
		}
	}
}

// state checks the entities, and that the events lead from what the map began with to them.
func (a *audit) state(head graph.Head, entities []graph.Entity) {
	for _, e := range entities {
		if _, err := graph.Check(e); err != nil {
			a.flaw("%s: %s", e.Meta().ID, reason(err))
		}
	}
	snapshot, err := graph.NewSnapshot(head, entities)
	if err != nil {
		a.flaw("%s", reason(err))
		return
	}
	if len(a.history) == 0 || a.erased > 0 {
		return // without what was erased the way back cannot be walked
	}
	first := &a.history[0]
	if first.Baseline == nil {
		a.flaw("the first event has no baseline")
		return
	}
	start, err := snapshot.Undo(graph.Head{Map: a.id, Number: first.Number, Revision: first.Revision, Hash: first.Hash}, a.history[1:])
	if err != nil {
		a.flaw("the events do not lead back to the beginning: %s", reason(err))
		return
	}
	if err := first.Baseline.Verify(start); err != nil {
		a.flaw("%s", reason(err))
	}
}

// checkFile opens the file as a store and returns an error when anything in it does not fit.
func (p *program) checkFile(ctx context.Context, path string) (err error) {
	store, err := sqlite.Open(path, sqlite.Options{Clock: p.clock})
	if err != nil {
		return err
	}
	flaws, err := p.checkStore(ctx, store)
	if err == nil && flaws > 0 {
		err = graph.Errorf(graph.CodeInternal, "the backup has %s; it was not restored", count(flaws, "flaw"))
	}
	return closed(store, err)
}

// reason says what does not fit.
func reason(err error) string {
	var e *graph.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return describe(err)
}
