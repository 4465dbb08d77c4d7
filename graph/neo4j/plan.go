package neo4j

import (
	"cmp"
	"reflect"
	"slices"

	"raakvlak/graph"
)

// plan is what a commit writes: its parts in order.
type plan struct {
	id    graph.MapID
	parts []*part
	made  map[graph.ID]int // the place of each entity that is made, in the order in which they are
}

// change is what several deltas together make of one entity.
type change struct {
	id            graph.ID
	before, after graph.Entity
}

// planOf returns the plan of the entries' deltas. What several of them do to one entity becomes one change.
func planOf(id graph.MapID, entries []graph.Entry) (*plan, error) {
	p := &plan{id: id, parts: []*part{newPart()}}
	changes := foldDeltas(entries)
	p.order(changes)
	// What goes goes first, so that nothing keeps what it led to; what comes comes last, when all it leads to is there.
	for _, step := range []func(*change) error{p.cut, p.remove, p.change, p.create, p.link} {
		for i := range changes {
			if err := step(&changes[i]); err != nil {
				return nil, err
			}
		}
	}
	return p, nil
}

func foldDeltas(entries []graph.Entry) []change {
	var all []change
	at := map[graph.ID]int{}
	for i := range entries {
		for _, d := range entries[i].Event.Deltas {
			place, is := at[d.ID]
			if !is {
				place = len(all)
				at[d.ID] = place
				all = append(all, change{id: d.ID, before: d.Before})
			}
			all[place].after = d.After
		}
	}
	return slices.DeleteFunc(all, func(c change) bool { return c.before == nil && c.after == nil })
}

// order puts the changes in the order of kinds, in which links mostly lead to what is made already.
func (p *plan) order(changes []change) {
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.kind(), b.kind()) })
	p.made = map[graph.ID]int{}
	for i, c := range changes {
		if c.before == nil && !tableOf(c.kind()).isRelationship() {
			p.made[c.id] = i
		}
	}
}

func (c *change) kind() graph.Kind {
	if c.after != nil {
		return c.after.EntityKind()
	}
	return c.before.EntityKind()
}

// next returns the part that takes the next row.
func (p *plan) next() *part {
	last := p.parts[len(p.parts)-1]
	if last.full() {
		last = newPart()
		p.parts = append(p.parts, last)
	}
	return last
}

// cut takes away the links that change or go, and the relationships that go or get other ends.
func (p *plan) cut(c *change) error {
	if c.before == nil {
		return nil
	}
	t := tableOf(c.kind())
	if t.isRelationship() {
		if c.after == nil || !t.sameEnds(c.before, c.after) {
			from, _ := t.ends(c.before)
			p.next().add(listSevered, map[string]any{"from": string(from), "type": t.relationship, "id": string(c.id)})
		}
		return nil
	}
	for _, l := range t.links {
		n := l.count(c.before)
		if n == 0 || c.after != nil && l.same(c.before, c.after) {
			continue
		}
		list := listCutOutgoing
		if l.Link.Direction == graph.Incoming {
			list = listCutIncoming
		}
		part := p.next()
		part.add(list, map[string]any{"id": string(c.id), "type": l.Link.Type})
		part.cut += n
	}
	return nil
}

func (p *plan) remove(c *change) error {
	if c.after == nil && !tableOf(c.kind()).isRelationship() {
		p.next().add(listRemoved, string(c.id))
	}
	return nil
}

func (p *plan) change(c *change) error {
	if c.before == nil || c.after == nil {
		return nil
	}
	t := tableOf(c.kind())
	if t.isRelationship() && !t.sameEnds(c.before, c.after) {
		return nil // it is made anew
	}
	properties, err := t.encode(p.id, c.after)
	if err != nil {
		return err
	}
	row := map[string]any{"id": string(c.id), "properties": properties}
	if !t.isRelationship() {
		p.next().add(listChanged, row)
		return nil
	}
	from, _ := t.ends(c.after)
	row["from"], row["type"] = string(from), t.relationship
	p.next().add(listAmended, row)
	return nil
}

// create makes a node, with the links that lead to what is there by then.
func (p *plan) create(c *change) error {
	t := tableOf(c.kind())
	if c.before != nil || t.isRelationship() {
		return nil
	}
	place := p.made[c.id]
	row, links, err := t.node(p.id, c.after, func(to graph.ID) bool {
		other, made := p.made[to]
		return !made || other < place
	})
	if err != nil {
		return err
	}
	part := p.next()
	part.add(listCreated, row)
	part.links += links
	return nil
}

// link makes the relationships that could not be made before: those of changed links, those that lead to what is made
// later, and the entities that are relationships.
func (p *plan) link(c *change) error {
	if c.after == nil {
		return nil
	}
	t := tableOf(c.kind())
	if t.isRelationship() {
		if c.before != nil && t.sameEnds(c.before, c.after) {
			return nil
		}
		row, err := t.bond(p.id, c.after)
		if err != nil {
			return err
		}
		p.next().add(listLinked, row)
		return nil
	}
	place, isMade := p.made[c.id]
	for _, l := range t.links {
		if c.before != nil && l.same(c.before, c.after) {
			continue
		}
		arrows, err := l.arrows(c.after)
		if err != nil {
			return err
		}
		for i := range arrows {
			if other, made := p.made[arrows[i].to]; isMade && (!made || other < place) {
				continue // it came with the node
			}
			p.next().add(listLinked, arrows[i].between(c.after))
		}
	}
	return nil
}

// node returns the row of created that makes e, and with it the links that lead to what is there.
func (t *table) node(id graph.MapID, e graph.Entity, there func(graph.ID) bool) (row map[string]any, links int, err error) {
	properties, err := t.encode(id, e)
	if err != nil {
		return nil, 0, err
	}
	outgoing, incoming := []any{}, []any{}
	for _, l := range t.links {
		arrows, err := l.arrows(e)
		if err != nil {
			return nil, 0, err
		}
		for i := range arrows {
			switch {
			case !there(arrows[i].to):
			case l.Link.Direction == graph.Incoming:
				incoming = append(incoming, arrows[i].row())
			default:
				outgoing = append(outgoing, arrows[i].row())
			}
		}
	}
	row = map[string]any{"labels": t.labels, "properties": properties, "outgoing": outgoing, "incoming": incoming}
	return row, len(outgoing) + len(incoming), nil
}

func (t *table) sameEnds(a, b graph.Entity) bool {
	aFrom, aTo := t.ends(a)
	bFrom, bTo := t.ends(b)
	return aFrom == bFrom && aTo == bTo
}

func (l *link) same(a, b graph.Entity) bool { return reflect.DeepEqual(l.Get(a), l.Get(b)) }

func (l *link) count(e graph.Entity) int {
	n := 0
	for range l.Targets(e) {
		n++
	}
	return n
}
