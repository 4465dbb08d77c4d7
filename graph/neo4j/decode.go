package neo4j

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"

	"raakvlak/graph"
)

// decodeNode makes an entity of a row of loadNodes. It returns how many relationships the entity has as links.
func (t *table) decodeNode(r *reader, row []any) (e graph.Entity, links int, err error) {
	if e, err = t.decode(r, row[0]); err != nil {
		return e, 0, err
	}
	outgoing, incoming, is := twoLists(row[1], row[2])
	if !is {
		return e, 0, errOf(e, errForm(row[1], "list of links"))
	}
	if err := t.decodeLinks(r, e, outgoing, false); err != nil {
		return e, 0, err
	}
	return e, len(outgoing) + len(incoming), t.decodeLinks(r, e, incoming, true)
}

func twoLists(a, b any) (first, second []any, is bool) {
	first, isFirst := a.([]any)
	second, isSecond := b.([]any)
	return first, second, isFirst && isSecond
}

// decodeRelationship makes an entity of a row of loadRelationships.
func (t *table) decodeRelationship(r *reader, row []any) (graph.Entity, error) {
	e, err := t.decode(r, row[2])
	if err != nil {
		return e, err
	}
	from, isFrom := row[0].(string)
	to, isTo := row[1].(string)
	if !isFrom || !isTo {
		return e, errOf(e, errForm(row[0], "id"))
	}
	t.start.AddTarget(e, r.id(from), nil)
	t.end.AddTarget(e, r.id(to), nil)
	return e, nil
}

// decode makes an entity of its properties, which are in the order of the table's names. When that cannot be done, it
// returns with the error as much of the entity as could be read.
func (t *table) decode(r *reader, stored any) (graph.Entity, error) {
	e := t.kind.New()
	values, is := stored.([]any)
	if !is || len(values) != len(t.properties) {
		return e, errOf(e, errForm(stored, "list of properties"))
	}
	into := reflect.ValueOf(e).Elem()
	for i, value := range values {
		if value == nil {
			continue
		}
		p := &t.properties[i]
		if err := p.read(r, into.FieldByIndex(p.index), value); err != nil {
			return e, errOf(e, graph.Within(err, p.field))
		}
	}
	id := e.Meta().ID
	r.ids[id] = id
	return e, graph.Admit(e)
}

// id returns the id as the entity that it leads to has it, so that both share its bytes.
func (r *reader) id(text string) graph.ID {
	if shared, is := r.ids[graph.ID(text)]; is {
		return shared
	}
	return graph.ID(text)
}

// decodeLinks puts the relationships of one direction into e. They come in no order: lists have theirs by the position.
func (t *table) decodeLinks(r *reader, e graph.Entity, rows []any, incoming bool) error {
	if len(rows) > 1 {
		slices.SortStableFunc(rows, comparePositions)
	}
	for _, row := range rows {
		values, is := row.([]any)
		if !is || len(values) != 2+len(t.edges) {
			return errOf(e, errForm(row, "link"))
		}
		relationship, isType := values[0].(string)
		to, isID := values[1].(string)
		l := t.linkOf(relationship, incoming)
		if !isType || !isID || l == nil {
			return errOf(e, errForm(row, "link"))
		}
		if !l.Link.Many && !l.IsZero(e) {
			return errOf(e, graph.Errorf(graph.CodeInternal, "there are two for %s instead of one", l.Name))
		}
		if l.Link.Many {
			if position, is := values[2].(int64); !is || position != int64(lengthOf(l, e)) {
				return errOf(e, graph.Errorf(graph.CodeInternal, "the order of %s is broken", l.Name))
			}
		}
		if err := l.decode(r, e, r.id(to), values[2:]); err != nil {
			return errOf(e, err)
		}
	}
	return nil
}

// comparePositions orders relationships by type and, within one, by position.
func comparePositions(a, b any) int {
	one, isOne := a.([]any)
	other, isOther := b.([]any)
	if !isOne || !isOther || len(one) < 3 || len(other) < 3 {
		return 0
	}
	oneType, _ := one[0].(string)
	otherType, _ := other[0].(string)
	onePosition, _ := one[2].(int64)
	otherPosition, _ := other[2].(int64)
	return cmp.Or(cmp.Compare(oneType, otherType), cmp.Compare(onePosition, otherPosition))
}

func lengthOf(l *link, e graph.Entity) int { return reflect.ValueOf(l.Get(e)).Len() }

// decode makes the link of e lead to the id too. values are what the arrow says, in the order of the table's edges.
func (l *link) decode(r *reader, e graph.Entity, to graph.ID, values []any) error {
	if l.Link.Edge == nil {
		l.AddTarget(e, to, nil)
		return nil
	}
	edge := reflect.New(l.Link.Edge).Elem()
	for i := range l.edges {
		value := values[l.place[i]]
		if value == nil {
			continue
		}
		p := &l.edges[i]
		if err := p.read(r, edge.FieldByIndex(p.index), value); err != nil {
			return graph.Within(err, l.Name, p.name)
		}
	}
	l.AddTarget(e, to, edge.Interface())
	return nil
}

// errOf says which entity is damaged, and in what.
func errOf(e graph.Entity, err error) error {
	told := &graph.Error{Code: graph.CodeInternal, Message: err.Error(), Cause: err}
	var known *graph.Error
	if errors.As(err, &known) {
		told.Message = strings.Join(append(slices.Clone(known.Field), known.Message), ": ")
	}
	told.Message = "the stored " + e.EntityKind().String() + " " + string(e.Meta().ID) + ": " + told.Message
	return told
}
