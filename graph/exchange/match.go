package exchange

import (
	"fmt"
	"slices"
	"strings"

	"raakvlak/graph"
)

// match finds out which items of the kind are in the map already. Kinds come in the order in which they refer to each
// other, so that what an item is about is matched before it.
func (m *merge) match(kind graph.Kind) error {
	var open []int // the items still to be matched
	for i, it := range m.batch.items {
		if it.entity.EntityKind() == kind {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return nil
	}
	taken := map[graph.ID]bool{}
	open = m.matchByID(kind, open, taken)
	if keys := m.batch.keys[kind]; keys != nil {
		open = m.matchBy(kind, open, taken, func(e graph.Entity) string { return foreignKey(keys, e) }, nil)
	}
	m.matchBy(kind, open, taken, ownKey, m.mayBe)
	return m.plan.Report.Err()
}

func (m *merge) take(i int, e graph.Entity, taken map[graph.ID]bool) {
	m.matched[i] = e
	taken[e.Meta().ID] = true
	if id := m.batch.items[i].entity.Meta().ID; id != "" {
		m.real[id] = e.Meta().ID
	}
}

func (m *merge) matchByID(kind graph.Kind, open []int, taken map[graph.ID]bool) (left []int) {
	for _, i := range open {
		id := graph.ID(strings.TrimPrefix(string(m.batch.items[i].entity.Meta().ID), graph.LocalPrefix))
		if e := m.view.Find(id); id != "" && e != nil && e.EntityKind() == kind {
			m.take(i, e, taken)
		} else {
			left = append(left, i)
		}
	}
	return left
}

// matchBy matches items with entities of the same key. Of several, those that are wholly equal belong together first;
// then one may be left on each side, else it is not to be told which is which, and that becomes a problem. Items
// without a key, or without an entity of theirs, are left.
func (m *merge) matchBy(
	kind graph.Kind, open []int, taken map[graph.ID]bool, keyOf func(graph.Entity) string,
	mayBe func(i int, existing graph.Entity) bool,
) (left []int) {
	items := map[string][]int{}
	var keys []string
	incoming := map[int]graph.Entity{}
	for _, i := range open {
		incoming[i] = m.resolved(i)
		key := keyOf(incoming[i])
		if key == "" {
			left = append(left, i)
			continue
		}
		if items[key] == nil {
			keys = append(keys, key)
		}
		items[key] = append(items[key], i)
	}
	existing := map[string][]graph.Entity{}
	for e := range m.view.Each(kind) {
		if key := keyOf(e); !taken[e.Meta().ID] && items[key] != nil {
			existing[key] = append(existing[key], e)
		}
	}
	for _, key := range keys {
		left = append(left, m.pair(items[key], existing[key], incoming, taken, mayBe)...)
	}
	slices.Sort(left)
	return left
}

// pair matches items and entities that share a key.
func (m *merge) pair(
	items []int, existing []graph.Entity, incoming map[int]graph.Entity, taken map[graph.ID]bool,
	mayBe func(i int, existing graph.Entity) bool,
) (left []int) {
	fits := func(i int, e graph.Entity) bool {
		return !taken[e.Meta().ID] && (mayBe == nil || mayBe(i, e))
	}
	for _, i := range items {
		same := slices.IndexFunc(existing, func(e graph.Entity) bool {
			return fits(i, e) && len(differences(e, incoming[i], m.batch.items[i].given)) == 0
		})
		if same >= 0 {
			m.take(i, existing[same], taken)
		} else {
			left = append(left, i)
		}
	}
	candidates := map[int][]graph.Entity{}
	wanted := map[graph.ID]int{} // by how many items
	for _, i := range left {
		for _, e := range existing {
			if fits(i, e) {
				candidates[i] = append(candidates[i], e)
				wanted[e.Meta().ID]++
			}
		}
	}
	var unmatched []int
	for _, i := range left {
		switch found := candidates[i]; {
		case len(found) == 0:
			unmatched = append(unmatched, i)
		case len(found) == 1 && wanted[found[0].Meta().ID] == 1:
			m.take(i, found[0], taken)
		case len(found) > 1:
			m.ambiguous(i, fmt.Sprintf("the map has two that this may be, %s and %s: write the id of the one that is meant",
				found[0].Meta().ID, found[1].Meta().ID))
		default:
			other := left[slices.IndexFunc(left, func(j int) bool { return j != i && slices.Contains(candidates[j], found[0]) })]
			m.ambiguous(i, fmt.Sprintf("this and %s may both be %s of the map: write the id at the one that is meant",
				m.batch.items[other].at, found[0].Meta().ID))
		}
	}
	return unmatched
}

func (m *merge) ambiguous(i int, message string) {
	field := "id"
	if named, is := m.batch.items[i].entity.(graph.Named); is {
		field = quote(named.EntityName())
	}
	m.plan.Report.problem(m.batch.items[i].at, field, message)
}

// foreignKey returns the entity's name in the world that the file comes from, or "" when it has none.
func foreignKey(attributes []string, e graph.Entity) string {
	parts := make([]string, len(attributes))
	for i, name := range attributes {
		parts[i], _ = e.Meta().Attributes[name].(string)
	}
	if parts[len(parts)-1] == "" {
		return ""
	}
	return strings.Join(parts, "\x00")
}

// mayBe reports whether an item and an entity of equal keys may be the same: not when each has a name of its own in
// the world that the file comes from, nor when the file says who stated it, or when, and the map says otherwise.
func (m *merge) mayBe(i int, existing graph.Entity) bool {
	item := m.batch.items[i].entity
	if keys := m.batch.keys[item.EntityKind()]; keys != nil {
		if a, b := foreignKey(keys, item), foreignKey(keys, existing); a != "" && b != "" && a != b {
			return false
		}
	}
	s, is := item.(graph.Stated)
	if !is {
		return true
	}
	said, stands := s.Said(), existing.(graph.Stated).Said()
	if said.Author != "" && said.Author != stands.Author {
		return false
	}
	return m.batch.replaces || said.StatedAt.IsZero() || said.StatedAt.Equal(stands.StatedAt)
}

// ownKey returns what tells an entity from others of its kind: its name, or what it is about and how it is known.
func ownKey(e graph.Entity) string {
	switch e := e.(type) {
	case *graph.Member:
		return string(e.Principal)
	case *graph.Term:
		return string(e.Collaboration) + "\x00" + graph.SortKey(e.Name)
	case *graph.Action:
		return string(e.Collaboration) + "\x00" + graph.SortKey(e.Name)
	case *graph.Agreement:
		return string(e.Collaboration) + "\x00" + graph.SortKey(e.Name)
	case graph.Named:
		return graph.SortKey(e.EntityName())
	}
	var key strings.Builder
	for _, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if f.Link != nil && f.Link.Edge == nil {
			for target := range f.Targets(e) {
				key.WriteString(string(target.ID) + "\x00")
			}
		}
		key.WriteByte('\x01')
	}
	if s, is := e.(graph.Stated); is {
		key.WriteString(string(s.Said().Origin) + "\x00")
	}
	key.WriteString(distinction(e))
	return key.String()
}

// distinction returns what else tells statements about the same thing apart.
func distinction(e graph.Entity) string {
	switch e := e.(type) {
	case *graph.Interest:
		return graph.SortKey(e.Text)
	case *graph.Tie:
		return string(e.Kind)
	case *graph.Commitment:
		return graph.SortKey(e.Text)
	case *graph.Contact:
		return e.At.UTC().String()
	case *graph.Scan:
		return e.Instrument
	case *graph.Passage:
		return e.At.UTC().String() + string(e.From) + string(e.To)
	default:
		return ""
	}
}
