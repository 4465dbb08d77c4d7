package neo4j

import (
	"reflect"

	"raakvlak/graph"
)

// encode returns the properties of an entity of the map.
func (t *table) encode(id graph.MapID, e graph.Entity) (map[string]any, error) {
	stored := make(map[string]any, 20)
	stored["map"] = string(id)
	if err := encodeInto(stored, t.properties, reflect.ValueOf(e).Elem()); err != nil {
		return nil, graph.Within(err, string(e.Meta().ID))
	}
	return stored, nil
}

func encodeInto(stored map[string]any, properties []property, from reflect.Value) error {
	for i := range properties {
		p := &properties[i]
		value, err := p.write(from.FieldByIndex(p.index))
		if err != nil {
			return graph.Within(err, p.field)
		}
		if value != nil {
			stored[p.name] = value
		}
	}
	return nil
}

// arrow is one relationship that a link of an entity is.
type arrow struct {
	link       *link
	to         graph.ID
	properties map[string]any
}

// row is what a statement gets of the arrow, whose other end it has already.
func (a *arrow) row() map[string]any {
	return map[string]any{"id": string(a.to), "type": a.link.Link.Type, "properties": a.properties}
}

// between is what a statement gets of the arrow when it has to look up both ends.
func (a *arrow) between(e graph.Entity) map[string]any {
	from, to := e.Meta().ID, a.to
	if a.link.Link.Direction == graph.Incoming {
		from, to = to, from
	}
	return map[string]any{"from": string(from), "to": string(to), "type": a.link.Link.Type, "properties": a.properties}
}

// arrows returns the relationships that a link of e is.
func (l *link) arrows(e graph.Entity) ([]arrow, error) {
	var all []arrow
	for target := range l.Targets(e) {
		a := arrow{link: l, to: target.ID, properties: map[string]any{}}
		if l.Link.Many {
			a.properties[positionName] = int64(len(all))
		}
		if target.Properties != nil {
			if err := encodeInto(a.properties, l.edges, reflect.ValueOf(target.Properties)); err != nil {
				return nil, graph.Within(err, string(e.Meta().ID))
			}
		}
		all = append(all, a)
	}
	return all, nil
}

// bond returns the relationship that e itself is.
func (t *table) bond(id graph.MapID, e graph.Entity) (map[string]any, error) {
	properties, err := t.encode(id, e)
	if err != nil {
		return nil, err
	}
	from, to := t.ends(e)
	return map[string]any{"from": string(from), "to": string(to), "type": t.relationship, "properties": properties}, nil
}

// ends returns what the relationship that e is lies between.
func (t *table) ends(e graph.Entity) (from, to graph.ID) {
	return t.start.Get(e).(graph.ID), t.end.Get(e).(graph.ID)
}
