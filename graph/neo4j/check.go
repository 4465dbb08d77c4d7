package neo4j

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"raakvlak/graph"
)

// Check implements [graph.Store]. It holds the map's lock while it reads, so that writers wait and nothing moves.
func (s *Store) Check(ctx context.Context, id graph.MapID) iter.Seq2[graph.Flaw, error] {
	return func(yield func(graph.Flaw, error) bool) {
		var flaws []graph.Flaw
		err := s.hold(ctx, "check the map "+string(id), longTime, func(ctx context.Context, a *asker) error {
			c := check{id: id, asker: a}
			err := c.all(ctx)
			flaws = c.flaws
			return err
		})
		for _, f := range flaws {
			if !yield(f, nil) {
				return
			}
		}
		if err != nil {
			yield(graph.Flaw{}, err)
		}
	}
}

// mostFlaws is how many flaws are told of one map: who has more has lost it anyway.
const mostFlaws = 10_000

// errEnough ends a check that has found the most flaws.
var errEnough = errors.New("enough flaws")

// check is one look at a map.
type check struct {
	*asker
	id    graph.MapID
	head  head
	flaws []graph.Flaw

	links map[sort]int64 // relationships that are links or entities, by what they are
}

// sort is what relationships are counted by: where they begin, their type, and where they end.
type sort struct {
	from graph.Kind
	typ  string
	to   graph.Kind
}

func (c *check) found(about graph.ID, format string, args ...any) error {
	c.flaws = append(c.flaws, graph.Flaw{ID: about, Message: fmt.Sprintf(format, args...)})
	if len(c.flaws) >= mostFlaws {
		return errEnough
	}
	return nil
}

func (c *check) all(ctx context.Context) error {
	var err error
	if c.head, err = lock(ctx, c.asker, c.id); err != nil {
		return err
	}
	c.links = map[sort]int64{}
	for _, part := range []func(context.Context) error{c.schema, c.entities, c.strays, c.relationships, c.events, c.mutations} {
		if err := part(ctx); errors.Is(err, errEnough) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// schema looks whether the constraints are there that keep two things from being one.
func (c *check) schema(ctx context.Context) error {
	var there []string
	err := c.each(ctx, "schema", nil, func(row []any) error {
		name, _ := row[0].(string)
		there = append(there, name)
		return nil
	})
	if err != nil {
		return err
	}
	wanted, err := constraintNames()
	if err != nil {
		return err
	}
	for _, name := range wanted {
		if !slices.Contains(there, name) {
			if err := c.found(c.id, "the database has lost its constraint %s", name); err != nil {
				return err
			}
		}
	}
	return nil
}

// entities reads every entity and counts what it stands for.
func (c *check) entities(ctx context.Context) error {
	r := newReader()
	elements, records := int64(0), 0
	for _, t := range tables() {
		err := t.each(ctx, c.asker, c.id, func(row []any) error {
			e, n, err := t.decodeRow(r, row)
			elements += int64(n)
			if err != nil {
				return c.found(e.Meta().ID, "%v", messageOf(err))
			}
			if t.kind == graph.KindMap {
				records++
			}
			return c.entity(t, e)
		})
		if err != nil {
			return err
		}
		if err := c.labels(ctx, t); err != nil {
			return err
		}
	}
	if records != 1 {
		if err := c.found(c.id, "the map has %d records of its own instead of 1", records); err != nil {
			return err
		}
	}
	if elements != c.head.elements {
		return c.found(c.id, "the map has %d nodes and relationships, and should have %d", elements, c.head.elements)
	}
	return nil
}

// entity compares e with the map, and notes which relationships it stands for.
func (c *check) entity(t *table, e graph.Entity) error {
	if t.isRelationship() {
		from, to := t.ends(e)
		c.links[sortOf(from, t.relationship, to)]++
	}
	for _, l := range t.links {
		n := 0
		for target := range l.Targets(e) {
			n++
			from, to := e.Meta().ID, target.ID
			if l.Link.Direction == graph.Incoming {
				from, to = to, from
			}
			c.links[sortOf(from, l.Link.Type, to)]++
		}
		if n == 0 && l.Required() {
			if err := c.found(e.Meta().ID, "its %s is missing", l.Name); err != nil {
				return err
			}
		}
	}
	if n := e.Meta().Number; n > c.head.Number {
		return c.found(e.Meta().ID, "it is of revision %d, and the map of %d", n, c.head.Number)
	}
	return nil
}

// sortOf has kind 0 for an end that is no entity.
func sortOf(from graph.ID, typ string, to graph.ID) sort {
	start, _ := from.Kind()
	end, _ := to.Kind()
	return sort{start, typ, end}
}

func (c *check) labels(ctx context.Context, t *table) error {
	if t.isRelationship() {
		return nil
	}
	labels := append([]string{"Entity"}, t.labels...)
	parameters := map[string]any{"prefix": t.prefix(c.id), "map": string(c.id), "labels": labels}
	return c.each(ctx, "checkNodes", parameters, func(row []any) error {
		id, _ := row[0].(string)
		return c.found(graph.ID(id), "it is labelled %v and of the map %v, and should be labelled %v", row[1], row[2], labels)
	})
}

// strays looks for nodes of the map that are none of its entities.
func (c *check) strays(ctx context.Context) error {
	var prefixes []string
	for _, t := range tables() {
		if !t.isRelationship() {
			prefixes = append(prefixes, t.prefix(c.id))
		}
	}
	return c.each(ctx, "checkStrays", map[string]any{"map": string(c.id), "prefixes": prefixes}, func(row []any) error {
		id, _ := row[0].(string)
		return c.found(graph.ID(id), "a node labelled %v is none of the map's entities", row[1])
	})
}

// relationships looks for relationships that are no links of any entity, and for those that leave the map.
func (c *check) relationships(ctx context.Context) error {
	kinds := make([]string, len(tables()))
	for i, t := range tables() {
		kinds[i] = t.kind.String()
	}
	for _, t := range tables() {
		if t.isRelationship() {
			continue
		}
		parameters := map[string]any{"prefix": t.prefix(c.id), "map": string(c.id), "kinds": kinds}
		err := c.each(ctx, "checkRelationships", parameters, func(row []any) error { return c.relationship(t.kind, row) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *check) relationship(from graph.Kind, row []any) error {
	typ, _ := row[0].(string)
	labels, _ := row[2].([]any)
	names, _ := asTexts(labels)
	end, err := graph.ParseKind(strings.Join(names, " "))
	n := asCount(row[3])
	switch known := c.links[sort{from, typ, end}]; {
	case row[1] != true:
		return c.found(c.id, "%d relationships %s of its %s lead out of the map", n, typ, from)
	case err != nil || n != known:
		return c.found(c.id, "%d of %d relationships %s from %s to %v are no links of any entity", n-known, n, typ, from, names)
	}
	return nil
}

// events reads every event, and looks for gaps and whether the head is at the last.
func (c *check) events(ctx context.Context) error {
	last := graph.Head{Map: c.id}
	err := c.each(ctx, "checkEvents", map[string]any{"map": string(c.id)}, func(row []any) error {
		if n := graph.Number(asCount(row[0])); n != last.Number+1 {
			return c.found(c.id, "event %d stands where %d is due", n, last.Number+1)
		}
		last.Number++
		return nil
	})
	if err != nil {
		return err
	}
	if last.Number != c.head.Number {
		return c.found(c.id, "the map is at revision %d, and its last event in order is %d", c.head.Number, last.Number)
	}
	return c.each(ctx, "events", map[string]any{"map": string(c.id), "after": int64(0), "most": int64(last.Number)}, func(row []any) error {
		e, err := decodeEvent(c.id, row)
		if err != nil {
			return c.found(c.id, "%s", messageOf(err))
		}
		if e.Number == c.head.Number && (e.Revision != c.head.Revision || e.Hash != c.head.Hash) {
			return c.found(c.id, "the map is not at its last event, %d", c.head.Number)
		}
		return nil
	})
}

// mutations looks for remembered changes that the map has not.
func (c *check) mutations(ctx context.Context) error {
	row, err := c.one(ctx, "checkMutations", map[string]any{"map": string(c.id), "number": int64(c.head.Number)})
	if err != nil || asCount(row[0]) == 0 {
		return err
	}
	return c.found(c.id, "%d remembered changes are of revisions that the map has not", asCount(row[0]))
}

// messageOf returns what an error of the store says, without its code.
func messageOf(err error) string {
	var known *graph.Error
	if errors.As(err, &known) {
		return known.Message
	}
	return err.Error()
}
