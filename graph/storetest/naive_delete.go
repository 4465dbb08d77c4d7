package storetest

import (
	"slices"

	"raakvlak/graph"
)

// referring returns what refers to id: kind by kind, link by link, in the order of recording, each once.
func (m *naive) referring(id graph.ID) []graph.Entity {
	var all []graph.Entity
	seen := map[graph.ID]bool{}
	for _, k := range graph.Kinds() {
		for _, f := range graph.LayoutOf(k).Fields {
			if f.Link == nil {
				continue
			}
			for _, e := range m.entities {
				if e.EntityKind() == k && leadsTo(f, e, id) && !seen[e.Meta().ID] {
					seen[e.Meta().ID] = true
					all = append(all, e)
				}
			}
		}
	}
	return all
}

func leadsTo(f *graph.Field, e graph.Entity, id graph.ID) bool {
	for target := range f.Targets(e) {
		if target.ID == id {
			return true
		}
	}
	return false
}

func (t *turn) delete(e graph.Entity) (refusal string) {
	switch e.EntityKind() {
	case graph.KindMap:
		return "the map's own record"
	case graph.KindMember:
		if t.by != Owner {
			return "members are the owner's"
		}
	}
	t.remove(e.Meta().ID)
	return ""
}

// remove takes an entity away, with what cannot be without it. What refers to it unseen keeps it, retired.
func (t *turn) remove(id graph.ID) {
	hidden := false
	for _, r := range t.referring(id) {
		r = t.find(r.Meta().ID)
		switch {
		case r == nil: // went with another
		case !t.sees(r):
			hidden = true
		default:
			t.release(r, id)
			left := t.find(r.Meta().ID)
			hidden = hidden || left != nil && slices.ContainsFunc(graph.LayoutOf(left.EntityKind()).Fields, func(f *graph.Field) bool {
				return f.Link != nil && leadsTo(f, left, id)
			})
		}
	}
	e := t.find(id)
	if e == nil {
		return // kept for a statement that went just now
	}
	if hidden {
		e = clone(e)
		e.Meta().Retired = true
		t.write(e)
		return
	}
	t.drop(id)
	t.purge(e)
}

// purge takes away what was kept for e, which is gone, and for nothing else.
func (t *turn) purge(e graph.Entity) {
	for _, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if f.Link == nil {
			continue
		}
		for target := range f.Targets(e) {
			if to := t.find(target.ID); to != nil && to.Meta().Retired && len(t.referring(target.ID)) == 0 {
				t.drop(target.ID)
				t.purge(to)
			}
		}
	}
}

// release takes id out of r, or removes r when it cannot be without.
func (t *turn) release(r graph.Entity, id graph.ID) {
	after := clone(r)
	for _, f := range graph.LayoutOf(r.EntityKind()).Fields {
		if f.Link == nil || !leadsTo(f, r, id) {
			continue
		}
		var left []graph.Target
		for target := range f.Targets(r) {
			if target.ID != id {
				left = append(left, target)
			}
		}
		setTargets(f, after, left)
		if len(left) == 0 && f.Required() {
			t.remove(r.Meta().ID)
			return
		}
	}
	if t.broken(after) != "" {
		t.remove(r.Meta().ID)
		return
	}
	t.write(after)
}
