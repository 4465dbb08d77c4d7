package graph

import (
	"cmp"
	"reflect"
	"slices"

	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

// NewSnapshot returns the snapshot of the entities, which it keeps. Every id must stand once and every link must lead
// to one of them, else the error is [CodeInternal]: what a store holds is then damaged. Their order does not matter.
func NewSnapshot(head Head, entities []Entity) (*Snapshot, error) { return build(head, entities, nil) }

// build returns what NewSnapshot does, and ends early with the error of the check.
func build(head Head, entities []Entity, check pace.Check) (*Snapshot, error) {
	b := builder{s: &Snapshot{head: head}, check: check, pace: pace.New(check)}
	bySequence := func(a, b Entity) int { return cmp.Compare(a.Meta().Sequence, b.Meta().Sequence) }
	if check == nil {
		slices.SortStableFunc(entities, bySequence)
	} else if err := pace.Sort(&b.pace, entities, bySequence); err != nil {
		return nil, err
	}
	for _, e := range entities {
		if err := b.pace.Step(); err != nil {
			return nil, err
		}
		b.rows[e.EntityKind()] = append(b.rows[e.EntityKind()], row{entity: e})
		b.s.bytes += sizeOf(e)
	}
	b.s.authors = authorsOf(entities)
	if err := b.index(); err != nil {
		return nil, err
	}
	if err := b.link(); err != nil {
		return nil, err
	}
	for k := range b.rows {
		if len(b.rows[k]) > 0 {
			if err := b.pace.Look(); err != nil {
				return nil, err
			}
			b.s.tables[k] = &table{rows: persist.NewVector(b.rows[k]), names: b.names(Kind(k)), count: len(b.rows[k])}
		}
	}
	return b.s, b.pace.Look()
}

// builder makes a snapshot from nothing, without the copies that changing one costs.
type builder struct {
	s     *Snapshot
	rows  [kindEnd][]row
	check pace.Check
	pace  pace.Pace
}

// sortBuilt sorts, in the fastest way when nobody could leave meanwhile.
func sortBuilt[T any](b *builder, list []T, compare func(a, b T) int) error {
	if b.check == nil {
		slices.SortFunc(list, compare)
		return nil
	}
	return pace.Sort(&b.pace, list, compare)
}

func (b *builder) entity(p place) Entity { return b.rows[p.kind()][p.position()].entity }

func (b *builder) index() error {
	var all []persist.Hashed[place]
	for k := range b.rows {
		for position, r := range b.rows[k] {
			all = append(all, persist.Hashed[place]{Hash: hashID(r.entity.Meta().ID), Value: placeAt(Kind(k), position)})
		}
	}
	if err := sortBuilt(b, all, func(a, b persist.Hashed[place]) int { return cmp.Compare(a.Hash, b.Hash) }); err != nil {
		return err
	}
	for i := range all {
		for j := i + 1; j < len(all) && all[j].Hash == all[i].Hash; j++ {
			if id := b.entity(all[i].Value).Meta().ID; id == b.entity(all[j].Value).Meta().ID {
				return Errorf(CodeInternal, "the id %s stands twice in the map", id)
			}
		}
	}
	b.s.byID = persist.NewIndex(all)
	return nil
}

// link gives every entity its referrers. All arrows are laid in one list and sorted, which is several times faster
// than adding them one by one.
func (b *builder) link() error {
	type arrow struct {
		to   place
		from referrer
	}
	var arrows []arrow
	for k := range b.rows {
		for position, r := range b.rows[k] {
			if err := b.pace.Step(); err != nil {
				return err
			}
			for f, id := range links(r.entity) {
				to, ok := b.s.byID.Find(hashID(id), func(p place) bool { return b.entity(p).Meta().ID == id })
				if !ok {
					return Errorf(CodeInternal, "the %s of %s leads to %s, which is not in the map", f.Name, r.entity.Meta().ID, id)
				}
				arrows = append(arrows, arrow{to, referrerOf(f.Link.role, position)})
			}
		}
	}
	err := sortBuilt(b, arrows, func(a, b arrow) int { return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(a.from, b.from)) })
	if err != nil {
		return err
	}
	arrows = slices.Compact(arrows)
	b.s.bytes += int64(len(arrows)) * bytesPerArrow
	sorted := make([]referrer, 0, 64)
	for start := 0; start < len(arrows); {
		if err := b.pace.Step(); err != nil {
			return err
		}
		to := arrows[start].to
		sorted = sorted[:0]
		for ; start < len(arrows) && arrows[start].to == to; start++ {
			sorted = append(sorted, arrows[start].from)
		}
		b.rows[to.kind()][to.position()].in = newReferrers(sorted)
	}
	return nil
}

func (b *builder) names(k Kind) persist.Tree[*nameKey] {
	if _, named := b.rows[k][0].entity.(Named); !named {
		return persist.Tree[*nameKey]{}
	}
	keys := make([]*nameKey, len(b.rows[k]))
	for position, r := range b.rows[k] {
		if b.pace.Step() != nil {
			return persist.Tree[*nameKey]{}
		}
		keys[position] = nameKeyOf(r.entity.(Named), placeAt(k, position))
	}
	if sortBuilt(b, keys, compareNames) != nil {
		return persist.Tree[*nameKey]{}
	}
	return persist.NewTree(keys)
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
