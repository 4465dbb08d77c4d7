package graph

import (
	"iter"
	"reflect"

	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

// NewSnapshot returns the snapshot of the entities, which it keeps. Every id must stand once and every link must lead
// to one of them, else the error is [CodeInternal]: what a store holds is then damaged. Their order does not matter.
func NewSnapshot(head Head, entities []Entity) (*Snapshot, error) {
	return NewSnapshotWhile(nil, head, pace.ListOf(entities))
}

// NewSnapshotWhile returns what [NewSnapshot] does, and ends early with the error of the check.
func NewSnapshotWhile(check pace.Check, head Head, entities *pace.List[Entity]) (*Snapshot, error) {
	b := builder{s: &Snapshot{head: head}, pace: pace.New(check)}
	if err := entities.SortByNumber(&b.pace, func(e Entity) uint64 { return e.Meta().Sequence }); err != nil {
		return nil, err
	}
	for e := range pace.Each(&b.pace, entities.All()) {
		b.rows[e.EntityKind()].Append(row{entity: e})
		b.s.bytes += sizeOf(e)
	}
	b.s.authors = authorsOf(&b.pace, entities.All())
	if err := b.index(); err != nil {
		return nil, err
	}
	if err := b.link(); err != nil {
		return nil, err
	}
	for k := range b.rows {
		if rows := &b.rows[k]; rows.Len() > 0 {
			b.s.tables[k] = &table{rows: persist.NewVector(&b.pace, rows), names: b.names(Kind(k)), count: rows.Len()}
		}
	}
	return b.s, b.pace.Look()
}

// builder makes a snapshot from nothing, without the copies that changing one costs.
type builder struct {
	s    *Snapshot
	rows [kindEnd]pace.List[row]
	pace pace.Pace
}

func (b *builder) row(p place) *row { return b.rows[p.kind()].At(p.position()) }

func (b *builder) entity(p place) Entity { return b.row(p).entity }

func (b *builder) index() error {
	var all pace.List[persist.Hashed[place]]
	for at, e := range b.placed() {
		all.Append(persist.Hashed[place]{Hash: hashID(e.Meta().ID), Value: at})
	}
	if err := all.SortByNumber(&b.pace, func(h persist.Hashed[place]) uint64 { return h.Hash }); err != nil {
		return err
	}
	for i := range all.Len() {
		if err := b.pace.Step(); err != nil {
			return err
		}
		one := all.At(i)
		for j := i + 1; j < all.Len() && all.At(j).Hash == one.Hash; j++ {
			if id := b.entity(one.Value).Meta().ID; id == b.entity(all.At(j).Value).Meta().ID {
				return Errorf(CodeInternal, "the id %s stands twice in the map", id)
			}
		}
	}
	b.s.byID = persist.NewIndex(&b.pace, &all)
	return b.pace.Err()
}

// placed yields all entities with their places, until the work is ended.
func (b *builder) placed() iter.Seq2[place, Entity] {
	return func(yield func(place, Entity) bool) {
		for k := range b.rows {
			position := 0
			for r := range b.rows[k].All() {
				if b.pace.Step() != nil || !yield(placeAt(Kind(k), position), r.entity) {
					return
				}
				position++
			}
		}
	}
}

// arrow is a link as seen from where it leads: the place there in the upper bits, and who refers to it in the lower. In
// the order of its numbers it stands with those that lead to the same place.
type arrow uint64

const arrowBits = 32

func arrowOf(to place, from referrer) arrow { return arrow(to)<<arrowBits | arrow(from) }

func (a arrow) to() place      { return place(a >> arrowBits) }
func (a arrow) from() referrer { return referrer(a & (1<<arrowBits - 1)) }

// link gives every entity its referrers. All arrows are laid in one list and sorted, which is several times faster
// than adding them one by one.
func (b *builder) link() error {
	arrows, err := b.arrows()
	if err != nil {
		return err
	}
	for to, from := range byTarget(&b.pace, arrows) {
		b.s.bytes += int64(len(from)) * bytesPerArrow
		b.row(to).in = newReferrers(&b.pace, from)
	}
	return b.pace.Err()
}

// arrows are few of them, in a slice; a [pace.List] is for many.
type arrows []arrow

// Len returns how many there are.
func (a arrows) Len() int { return len(a) }

// At returns the arrow at position i.
func (a arrows) At(i int) *arrow { return &a[i] }

// byTarget yields, of sorted arrows, where they lead and which referrers lead there: each of them once, in a slice that is
// used again. It ends early with the pace.
func byTarget[L interface {
	Len() int
	At(int) *arrow
}](p *pace.Pace, sorted L) iter.Seq2[place, []referrer] {
	return func(yield func(place, []referrer) bool) {
		var from []referrer
		for start := 0; start < sorted.Len(); {
			to := sorted.At(start).to()
			for from = from[:0]; start < sorted.Len() && sorted.At(start).to() == to; start++ {
				if p.Step() != nil {
					return
				}
				if start == 0 || *sorted.At(start) != *sorted.At(start - 1) {
					from = append(from, sorted.At(start).from())
				}
			}
			if !yield(to, from) {
				return
			}
		}
	}
}

// arrows returns all links, sorted. One that leads twice from one entity to another stands there twice.
func (b *builder) arrows() (*pace.List[arrow], error) {
	arrows := &pace.List[arrow]{}
	for at, e := range b.placed() {
		for f, id := range links(e) {
			to, ok := b.s.byID.Find(hashID(id), func(p place) bool { return b.entity(p).Meta().ID == id })
			if !ok {
				return nil, Errorf(CodeInternal, "the %s of %s leads to %s, which is not in the map", f.Name, e.Meta().ID, id)
			}
			arrows.Append(arrowOf(to, referrerOf(f.Link.role, at.position())))
		}
	}
	return arrows, arrows.SortByNumber(&b.pace, func(a arrow) uint64 { return uint64(a) })
}

func (b *builder) names(k Kind) persist.Tree[*nameKey] {
	rows := &b.rows[k]
	if _, named := rows.At(0).entity.(Named); !named {
		return persist.Tree[*nameKey]{}
	}
	keys := make([]*nameKey, 0, rows.Len())
	for r := range pace.Each(&b.pace, rows.All()) {
		keys = append(keys, nameKeyOf(r.entity.(Named), placeAt(k, len(keys))))
	}
	if pace.Sort(&b.pace, keys, compareNames) != nil {
		return persist.Tree[*nameKey]{}
	}
	return persist.NewTree(&b.pace, keys)
}

func nameKeyOf(e Named, at place) *nameKey {
	return &nameKey{key: SortKey(e.EntityName()), sequence: e.Meta().Sequence, at: at}
}

// BytesPerShared is about what a further view of the same entities takes per entity.
const BytesPerShared = 96

const (
	bytesPerEntity = 720 // the struct, its id, its row and its part of the indexes
	bytesPerArrow  = 12
)

// sizeOf returns about how many bytes an entity takes, its lists and texts included.
func sizeOf(e Entity) int64 {
	size := int64(bytesPerEntity)
	for _, f := range LayoutOf(e.EntityKind()).Fields {
		if f.rules.text == "" && f.Link == nil {
			continue
		}
		if f.rules.text == "body" || f.rules.text == "sentence" || f.rules.text == "document" {
			if v := f.value(e); f.Type.Kind() == reflect.String {
				size += int64(v.Len())
			}
		} else if f.Link != nil && f.Link.Many {
			size += int64(f.value(e).Len()) * 24
		}
	}
	return size
}
