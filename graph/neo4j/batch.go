package neo4j

import (
	"iter"

	"raakvlak/graph"
)

// batch is what one transaction of an import writes, or the error that ends it.
type batch struct {
	part *part
	size int // entities in it
	err  error
}

// batches yields all of a snapshot. A part has either nodes, with what they bring along, or relationships alone: the
// database is faster at either than at both.
func batches(id graph.MapID, whole *graph.Snapshot) iter.Seq[batch] {
	return func(yield func(batch) bool) {
		m := batchMaker{id: id, whole: whole, yield: yield, next: batch{part: newPart()}}
		for e := range whole.All() {
			if !m.add(e) {
				return
			}
		}
		for _, row := range m.later {
			if !m.put(listLinked, row, 0, 0) {
				return
			}
		}
		m.flush()
	}
}

// batchMaker fills one batch after the other. Its methods report false when nobody wants more.
type batchMaker struct {
	id    graph.MapID
	whole *graph.Snapshot
	yield func(batch) bool
	next  batch
	later []any // relationships to what is written later
}

// add puts e into a batch. A snapshot yields kind by kind, each in the order of recording: what comes after e is not
// there yet when e is written.
func (m *batchMaker) add(e graph.Entity) bool {
	t := tableOf(e.EntityKind())
	if t.isRelationship() {
		row, err := t.bond(m.id, e)
		if err != nil {
			return m.fail(err)
		}
		return m.put(listLinked, row, 0, 1)
	}
	there := func(id graph.ID) bool {
		other := m.whole.Find(id)
		return other.EntityKind() < t.kind || other.EntityKind() == t.kind && other.Meta().Sequence < e.Meta().Sequence
	}
	row, links, err := t.node(m.id, e, there)
	if err != nil {
		return m.fail(err)
	}
	for _, l := range t.links {
		arrows, err := l.arrows(e)
		if err != nil {
			return m.fail(err)
		}
		for i := range arrows {
			if !there(arrows[i].to) {
				m.later = append(m.later, arrows[i].between(e))
			}
		}
	}
	return m.put(listCreated, row, links, 1)
}

// put adds a row that brings links along and stands for so many entities.
func (m *batchMaker) put(list string, row any, links, entities int) bool {
	if p := m.next.part; p.full() || p.rows > len(p.lists[list]) {
		if !m.flush() {
			return false
		}
	}
	m.next.part.add(list, row)
	m.next.part.links += links
	m.next.size += entities
	return true
}

func (m *batchMaker) flush() bool {
	full := m.next
	m.next = batch{part: newPart()}
	return full.part.rows == 0 || m.yield(full)
}

func (m *batchMaker) fail(err error) bool {
	m.yield(batch{err: err})
	return false
}
