package neo4j

import (
	"context"
	"errors"
	"iter"

	"raakvlak/graph"
)

// Load implements [graph.Store]. Everything is read before it returns: only then is it known that it is of one
// revision.
func (s *Store) Load(ctx context.Context, id graph.MapID) (graph.Head, iter.Seq2[graph.Entity, error], error) {
	doing := "load the map " + string(id)
	l := &load{id: id}
	for range unlockedTries {
		err := s.read(ctx, doing, longTime, l.unlocked)
		if err == nil {
			return l.head, l.all(), nil
		}
		// What cannot be read may have been half written just then; under the lock it is damage.
		if graph.CodeOf(err) != graph.CodeInternal {
			return graph.Head{}, nil, err
		}
	}
	if err := s.hold(ctx, doing, longTime, l.locked); err != nil {
		if errors.Is(err, errTorn) {
			return graph.Head{}, nil, graph.Errorf(graph.CodeInternal, "the map %s is not as its last commit left it: %s", id, l.torn)
		}
		return graph.Head{}, nil, err
	}
	return l.head, l.all(), nil
}

// load is one reading of a map.
type load struct {
	id       graph.MapID
	head     graph.Head
	entities []graph.Entity
	elements int64        // nodes and relationships that were read
	latest   graph.Number // of anything that was read
	torn     string       // what did not fit
}

// all yields the entities once, and lets go of each.
func (l *load) all() iter.Seq2[graph.Entity, error] {
	return func(yield func(graph.Entity, error) bool) {
		for i, e := range l.entities {
			l.entities[i] = nil
			if !yield(e, nil) {
				return
			}
		}
	}
}

// unlocked reads the map between two looks at its revision.
func (l *load) unlocked(ctx context.Context, a *asker) error {
	before, err := headOf(ctx, a, l.id)
	if err != nil {
		return err
	}
	if err := l.read(ctx, a); err != nil {
		return err
	}
	after, err := headOf(ctx, a, l.id)
	if err != nil {
		return err
	}
	if before != after {
		return errInternal(errTorn)
	}
	return l.settle(before)
}

// locked reads the map while no writer can be between.
func (l *load) locked(ctx context.Context, a *asker) error {
	h, err := lock(ctx, a, l.id)
	if err != nil {
		return err
	}
	if err := l.read(ctx, a); err != nil {
		return err
	}
	return l.settle(h)
}

// settle takes what was read as the map at the head, if it can be that.
func (l *load) settle(h head) error {
	switch {
	case l.elements != h.elements:
		l.torn = "it has " + counted(l.elements) + " elements, and should have " + counted(h.elements)
		return errInternal(errTorn)
	case l.latest > h.Number:
		l.torn = "something in it is of a later revision"
		return errInternal(errTorn)
	}
	l.head = h.Head
	return nil
}

func (l *load) read(ctx context.Context, a *asker) error {
	l.entities, l.elements, l.latest = nil, 0, 0
	r := newReader()
	for _, t := range tables() {
		err := t.each(ctx, a, l.id, func(row []any) error {
			e, elements, err := t.decodeRow(r, row)
			if err != nil {
				return err
			}
			l.entities = append(l.entities, e)
			l.elements += int64(elements)
			l.latest = max(l.latest, e.Meta().Number)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// each gives the rows of the map's entities of the kind.
func (t *table) each(ctx context.Context, a *asker, id graph.MapID, row func([]any) error) error {
	ask := map[string]any{"names": t.names, "outgoing": t.outgoing, "incoming": t.incoming, "edges": t.edges}
	parameters := map[string]any{"prefix": t.prefix(id), "ask": ask}
	if t.isRelationship() {
		return a.each(ctx, "loadRelationships"+t.relationship, parameters, row)
	}
	return a.each(ctx, "loadNodes", parameters, row)
}

// decodeRow makes an entity of a row of each. elements are the nodes and relationships that it stands for.
func (t *table) decodeRow(r *reader, row []any) (e graph.Entity, elements int, err error) {
	if t.isRelationship() {
		e, err = t.decodeRelationship(r, row)
		return e, 1, err
	}
	e, links, err := t.decodeNode(r, row)
	return e, 1 + links, err
}
