package graph

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"

	"raakvlak/graph/persist"
)

// Snapshot is a whole map at one revision: immutable, indexed, in memory. Any number of goroutines may read it, and a
// later one shares with it all that did not change.
//
// Entities of a kind stand in a table, in the order of recording, each at a place that it keeps in all snapshots that
// were made from one another. Per entity the places of what refers to it are kept, by the link through which it does.
type Snapshot struct {
	head    Head
	tables  [kindEnd]*table // nil where there never was one of the kind
	byID    persist.Index[place]
	authors persist.Tree[authored]
	bytes   int64
}

// Head says which map and which revision a snapshot is of.
type Head struct {
	Map      MapID
	Number   Number
	Revision Revision // the stamp of the last event
	Hash     string   // of the last event, for the chain
}

// table is the entities of one kind. Like the snapshot that has it, it is never changed once others see it.
type table struct {
	rows  persist.Vector[row]
	names persist.Tree[*nameKey] // empty for kinds without names
	count int
}

// row is an entity and what refers to it. A deleted entity leaves an empty row.
type row struct {
	entity Entity
	in     *referrers
}

// place is where an entity stands: its kind in the upper 5 bits, its position in the kind's table in the lower 27.
type place uint32

const positionBits = 27

func placeAt(k Kind, position int) place { return place(k)<<positionBits | place(position) }

func (p place) kind() Kind    { return Kind(p >> positionBits) }
func (p place) position() int { return int(p & (1<<positionBits - 1)) }

// nameKey is what the entities of a named kind are ordered by.
type nameKey struct {
	key      string // SortKey of the name
	sequence uint64
	at       place
}

func compareNames(a, b *nameKey) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.sequence, b.sequence))
}

func hashID(id ID) uint64 { return maphash.String(idSeed, string(id)) }

// idSeed differs from process to process, so that nobody can choose ids that collide.
var idSeed = maphash.MakeSeed()

// Head returns which map and revision the snapshot is of.
func (s *Snapshot) Head() Head { return s.head }

// Bytes returns about how much memory the snapshot's entities and indexes take.
func (s *Snapshot) Bytes() int64 { return s.bytes }

// Find returns the entity with the id, or nil when there is none.
func (s *Snapshot) Find(id ID) Entity {
	at, ok := s.find(id)
	if !ok {
		return nil
	}
	return s.at(at)
}

func (s *Snapshot) find(id ID) (place, bool) {
	return s.byID.Find(hashID(id), func(p place) bool { return s.at(p).Meta().ID == id })
}

func (s *Snapshot) at(p place) Entity { return s.row(p).entity }

func (s *Snapshot) row(p place) row { return s.tables[p.kind()].rows.At(p.position()) }

func (s *Snapshot) rows(k Kind) persist.Vector[row] {
	if t := s.tables[k]; t != nil {
		return t.rows
	}
	return persist.Vector[row]{}
}

// byName returns the names of the kind, in order.
func (s *Snapshot) byName(k Kind) persist.Tree[*nameKey] {
	if t := s.tables[k]; t != nil {
		return t.names
	}
	return persist.Tree[*nameKey]{}
}

// Count returns how many entities of the kind there are.
func (s *Snapshot) Count(k Kind) int {
	if t := s.tables[k]; t != nil {
		return t.count
	}
	return 0
}

// Size returns how many entities there are.
func (s *Snapshot) Size() int {
	n := 0
	for k := range s.tables {
		n += s.Count(Kind(k))
	}
	return n
}

// Each yields the entities of the kind in the order of recording.
func (s *Snapshot) Each(k Kind) iter.Seq[Entity] { return s.eachFrom(k, 0) }

func (s *Snapshot) eachFrom(k Kind, position int) iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		for _, r := range s.rows(k).From(position) {
			if r.entity != nil && !yield(r.entity) {
				return
			}
		}
	}
}

// All yields every entity: kind by kind in the order of [Kinds], each in the order of recording.
func (s *Snapshot) All() iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		for _, k := range Kinds() {
			for e := range s.Each(k) {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// Every yields the entities of one Go type in the order of recording.
func Every[T Entity](s *Snapshot) iter.Seq[T] {
	var none T
	return func(yield func(T) bool) {
		for e := range s.Each(none.EntityKind()) {
			if !yield(e.(T)) {
				return
			}
		}
	}
}

// Map returns the map's own record.
func (s *Snapshot) Map() *Map {
	for m := range Every[*Map](s) {
		return m
	}
	return nil
}

// Members returns the map's members in the order of recording.
func (s *Snapshot) Members() []*Member { return slices.Collect(Every[*Member](s)) }

// Referring yields the entities of the kind whose link of the given name leads to id, in the order of recording. A
// kind without such a link is a programming error and panics.
func (s *Snapshot) Referring(id ID, k Kind, link string) iter.Seq[Entity] {
	f := LayoutOf(k).Field(link)
	if f == nil || f.Link == nil {
		panic("graph: " + k.String() + " has no link called " + link)
	}
	return func(yield func(Entity) bool) {
		at, ok := s.find(id)
		if !ok {
			return
		}
		in := s.row(at).in
		for position := range in.of(f.Link.role) {
			if !yield(s.at(placeAt(k, position))) {
				return
			}
		}
	}
}

// referring yields every entity with a link to id, with that link. An entity that refers to id twice comes twice.
func (s *Snapshot) referring(id ID) iter.Seq2[*Field, Entity] {
	return func(yield func(*Field, Entity) bool) {
		at, ok := s.find(id)
		if !ok {
			return
		}
		for r, position := range s.row(at).in.all() {
			facts := layouts().roles[r]
			if !yield(facts.link, s.at(placeAt(facts.kind, position))) {
				return
			}
		}
	}
}
