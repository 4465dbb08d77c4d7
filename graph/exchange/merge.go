package exchange

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"raakvlak/graph"
)

// Plan is what makes a map hold what a batch holds: one Change, to be made by a principal who sees what the view shows.
type Plan struct {
	Edits  []graph.Edit
	Report *Report
	places []Place // of each edit
}

// Locate returns the error of [graph.Propose] about the plan's edits with the place in the file in its message.
func (p *Plan) Locate(err error) error {
	if len(p.Edits) == 1 {
		err = graph.Within(err, "edits", "0")
	}
	return locate(err, "edits", len(p.places), func(i int) Place { return p.places[i] })
}

// Merge plans what has to change in the map for it to hold what the batch holds. by is who will make the change: the
// author of statements that name none.
//
// What the batch holds is matched with what the view shows: by id; else by the name that it has in the world the file
// comes from; else by its own name, within its kind; statements by what they are about and who said them when. What
// matches gets the values that the file gives and keeps the rest. What is equal already is left alone, so that the same
// file twice changes nothing. Two of a name are never guessed between: the error is [graph.CodeInvalid], the report
// lists them. More edits than one Change may have are [graph.CodeTooLarge].
func Merge(v *graph.View, b *Batch, by graph.PrincipalID) (*Plan, error) {
	b = b.fitted(v)
	m := &merge{
		view: v, batch: b, by: by, plan: &Plan{Report: &Report{Format: b.Format, File: b.File}},
		matched: make([]graph.Entity, len(b.items)), real: map[graph.ID]graph.ID{},
	}
	m.plan.Report.count(b)
	for _, kind := range graph.Kinds() {
		if err := m.match(kind); err != nil {
			return m.plan, err
		}
	}
	for _, i := range m.order() {
		m.edit(i)
	}
	if n := len(m.plan.Edits); n > graph.MostEdits {
		return m.plan, graph.Errorf(graph.CodeTooLarge,
			"merging %s takes %d edits; at most %d are made at once: import it as a map of its own", b.File, n, graph.MostEdits)
	}
	return m.plan, nil
}

type merge struct {
	view    *graph.View
	batch   *Batch
	by      graph.PrincipalID
	plan    *Plan
	matched []graph.Entity        // what each item is in the map; nil: it is new
	real    map[graph.ID]graph.ID // the ids of local names that are in the map
}

// resolved returns a copy of the item's entity whose links lead into the map where they can.
func (m *merge) resolved(i int) graph.Entity {
	e, err := graph.Check(m.batch.items[i].entity)
	if err != nil {
		// It was found good when it was put into the batch, and nobody changes it there.
		panic("exchange: " + err.Error())
	}
	for _, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if f.Link != nil && !f.IsZero(e) {
			relink(e, f, func(id graph.ID) graph.ID {
				if known, is := m.real[id]; is {
					return known
				}
				return id
			})
		}
	}
	if t, is := e.(*graph.Tie); is && !t.A.IsLocal() && !t.B.IsLocal() && t.B < t.A {
		t.A, t.B = t.B, t.A
	}
	if s, is := e.(graph.Stated); is && s.Said().Author == "" {
		s.Said().Author = m.by
	}
	return e
}

// order returns the items' places such that what others refer to comes first.
func (m *merge) order() []int {
	byName := map[graph.ID]int{}
	kinds := map[graph.Kind][]int{}
	for i, it := range m.batch.items {
		if id := it.entity.Meta().ID; id != "" {
			byName[id] = i
		}
		kinds[it.entity.EntityKind()] = append(kinds[it.entity.EntityKind()], i)
	}
	order := make([]int, 0, len(m.batch.items))
	done := make([]bool, len(m.batch.items))
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		parent := parentOf(kind)
		for _, i := range kinds[kind] {
			var line []int
			for is := true; is && !done[i]; {
				done[i] = true
				line = append(line, i)
				if parent == nil {
					break
				}
				i, is = byName[parent.Get(m.batch.items[i].entity).(graph.ID)]
			}
			slices.Reverse(line)
			order = append(order, line...)
		}
	}
	return order
}

// edit plans what becomes of one item.
func (m *merge) edit(i int) {
	it := m.batch.items[i]
	incoming := m.resolved(i)
	count := m.plan.Report.of(incoming.EntityKind())
	existing := m.matched[i]
	if existing == nil {
		count.Created++
		m.plan.add(graph.Create(incoming), it.at)
		return
	}
	fields := differences(existing, incoming, it.given)
	if len(fields) == 0 {
		count.Unchanged++
		return
	}
	count.Updated++
	m.plan.add(graph.Update(existing.Meta().ID, existing.Meta().Version, fields), it.at)
}

func (p *Plan) add(e graph.Edit, at Place) {
	p.Edits, p.places = append(p.Edits, e), append(p.places, at)
}

// differences returns the given fields of incoming that existing has otherwise. Tags and attributes are added to.
func differences(existing, incoming graph.Entity, given uint64) graph.Fields {
	fields := graph.Fields{}
	for i, f := range graph.LayoutOf(incoming.EntityKind()).Fields {
		if given&(1<<i) == 0 {
			continue
		}
		was, is := f.Get(existing), f.Get(incoming)
		switch f.Name {
		case "tags":
			is = union(was.([]string), is.([]string))
		case "attributes":
			is = joined(was.(graph.Attributes), is.(graph.Attributes))
		}
		if !equal(was, is) {
			fields[f.Name] = is
		}
	}
	return fields
}

func union(was, more []string) []string {
	all := slices.Clone(was)
	for _, tag := range more {
		if !slices.Contains(all, tag) {
			all = append(all, tag)
		}
	}
	return all
}

func joined(was, more graph.Attributes) graph.Attributes {
	all := maps.Clone(was)
	if all == nil {
		all = graph.Attributes{}
	}
	maps.Copy(all, more)
	return all
}

// equal reports whether two values of one field say the same, whichever way they came: a number in attributes may be
// of several types.
func equal(a, b any) bool {
	if reflect.DeepEqual(a, b) {
		return true
	}
	x, err := json.Marshal(a)
	if err != nil {
		return false
	}
	y, err := json.Marshal(b)
	return err == nil && bytes.Equal(x, y)
}
