package graph

import (
	"iter"
	"reflect"
	"slices"

	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

// NewSnapshot returns the snapshot of the entities, which it keeps. Every id must stand once and every link must lead
// to one of them, else the error is [CodeInternal]: what a store holds is then damaged. Their order does not matter.
func NewSnapshot(head Head, entities []Entity) (*Snapshot, error) {
	return NewSnapshotWhile(nil, head, entities)
}

// NewSnapshotWhile returns what [NewSnapshot] does, and ends early with the error of the check.
func NewSnapshotWhile(check pace.Check, head Head, entities []Entity) (*Snapshot, error) {
	b := builder{s: &Snapshot{head: head}, pace: pace.New(check)}
	if err := pace.SortByNumber(&b.pace, entities, func(e Entity) uint64 { return e.Meta().Sequence }); err != nil {
		return nil, err
	}
	for e := range pace.Each(&b.pace, slices.Values(entities)) {
		b.rows[e.EntityKind()] = append(b.rows[e.EntityKind()], row{entity: e})
		b.s.bytes += sizeOf(e)
	}
	b.s.authors = authorsOf(&b.pace, entities)
	if err := b.index(); err != nil {
		return nil, err
	}
	if err := b.link(); err != nil {
		return nil, err
	}
	for k := range b.rows {
		if len(b.rows[k]) > 0 {
			b.s.tables[k] = &table{rows: persist.NewVector(&b.pace, b.rows[k]), names: b.names(Kind(k)), count: len(b.rows[k])}
		}
	}
	return b.s, b.pace.Look()
}

// builder makes a snapshot from nothing, without the copies that changing one costs.
type builder struct {
	s    *Snapshot
	rows [kindEnd][]row
	pace pace.Pace
}

func (b *builder) entity(p place) Entity { return b.rows[p.kind()][p.position()].entity }

func (b *builder) index() error {
	var all []persist.Hashed[place]
	for k := range b.rows {
		for position, r := range b.rows[k] {
			if err := b.pace.Step(); err != nil {
				return err
			}
			all = append(all, persist.Hashed[place]{Hash: hashID(r.entity.Meta().ID), Value: placeAt(Kind(k), position)})
		}
	}
	if err := pace.SortByNumber(&b.pace, all, func(h persist.Hashed[place]) uint64 { return h.Hash }); err != nil {
		return err
	}
	for i := range all {
		if err := b.pace.Step(); err != nil {
			return err
		}
		for j := i + 1; j < len(all) && all[j].Hash == all[i].Hash; j++ {
			if id := b.entity(all[i].Value).Meta().ID; id == b.entity(all[j].Value).Meta().ID {
				return Errorf(CodeInternal, "the id %s stands twice in the map", id)
			}
		}
	}
	b.s.byID = persist.NewIndex(&b.pace, all)
	return b.pace.Err()
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
		b.rows[to.kind()][to.position()].in = newReferrers(&b.pace, from)
	}
	return b.pace.Err()
}

// byTarget yields, of sorted arrows, where they lead and which referrers lead there: each of them once, in a slice that is
// used again. It ends early with the pace.
func byTarget(p *pace.Pace, arrows []arrow) iter.Seq2[place, []referrer] {
	return func(yield func(place, []referrer) bool) {
		var from []referrer
		for start := 0; start < len(arrows); {
			to := arrows[start].to()
			for from = from[:0]; start < len(arrows) && arrows[start].to() == to; start++ {
				if p.Step() != nil {
					return
				}
				if start == 0 || arrows[start] != arrows[start-1] {
					from = append(from, arrows[start].from())
				}
			}
			if !yield(to, from) {
				return
			}
		}
	}
}

// arrows returns all links, sorted. One that leads twice from one entity to another stands there twice.
func (b *builder) arrows() ([]arrow, error) {
	var arrows []arrow
	for k := range b.rows {
		for position, r := range b.rows[k] {
			if err := b.pace.Step(); err != nil {
				return nil, err
			}
			for f, id := range links(r.entity) {
				to, ok := b.s.byID.Find(hashID(id), func(p place) bool { return b.entity(p).Meta().ID == id })
				if !ok {
					return nil, Errorf(CodeInternal, "the %s of %s leads to %s, which is not in the map", f.Name, r.entity.Meta().ID, id)
				}
				arrows = append(arrows, arrowOf(to, referrerOf(f.Link.role, position)))
			}
		}
	}
	return arrows, pace.SortByNumber(&b.pace, arrows, func(a arrow) uint64 { return uint64(a) })
}

func (b *builder) names(k Kind) persist.Tree[*nameKey] {
	if _, named := b.rows[k][0].entity.(Named); !named {
		return persist.Tree[*nameKey]{}
	}
	keys := make([]*nameKey, 0, len(b.rows[k]))
	for position, r := range b.rows[k] {
		if b.pace.Step() != nil {
			break
		}
		keys = append(keys, nameKeyOf(r.entity.(Named), placeAt(k, position)))
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
