package noninterference_test

import (
	"context"
	"math/rand/v2"
	"slices"

	"raakvlak/graph"
)

// pool is what questions are made of: what the reader knows, and what it might guess.
type pool struct {
	mapID     graph.MapID
	seen      map[graph.Kind][]graph.ID
	guessed   map[graph.Kind][]graph.ID // hidden in one world or the other, or absent from both
	revisions []graph.Revision
	minutes   int
	cursors   [2][]string // the n-th of both are of the same spot
}

func (p *play) pool(ctx context.Context) (*pool, error) {
	q := &pool{
		mapID: p.id, seen: map[graph.Kind][]graph.ID{}, guessed: map[graph.Kind][]graph.ID{}, minutes: p.minute,
		cursors: [2][]string{p.seen[0].cursors, p.seen[1].cursors},
	}
	known := map[graph.ID]bool{}
	view, err := p.worlds[0].view(ctx, p.id, p.reader)
	if err == nil || graph.CodeOf(err) != graph.CodeNotFound {
		if err != nil {
			return nil, err
		}
		for e := range view.All() {
			known[e.Meta().ID] = true
			q.seen[e.EntityKind()] = append(q.seen[e.EntityKind()], e.Meta().ID)
		}
		if r := view.Revision(); !slices.Contains(p.revisions, r) {
			p.revisions = append(p.revisions, r)
		}
		q.revisions = p.revisions
	}
	for _, w := range p.worlds {
		hidden, err := w.view(ctx, p.id, p.hider)
		if graph.CodeOf(err) == graph.CodeNotFound && err != nil {
			continue // the reader took its membership away
		}
		if err != nil {
			return nil, err
		}
		for e := range hidden.All() {
			if id := e.Meta().ID; !known[id] {
				known[id] = true
				q.guessed[e.EntityKind()] = append(q.guessed[e.EntityKind()], id)
			}
		}
	}
	absent := newSource()
	absent.set("absent")
	ids := graph.NewIDs(absent)
	for _, k := range graph.Kinds() {
		q.guessed[k] = append(q.guessed[k], ids.New(k, p.id))
	}
	return q, nil
}

// id returns an id of one of the kinds, mostly one that the reader sees.
func (q *pool) id(from *rand.Rand, kinds []graph.Kind) graph.ID {
	k := kinds[from.IntN(len(kinds))]
	if k == graph.KindMap && from.IntN(10) > 0 {
		return q.mapID
	}
	list := q.seen[k]
	if len(list) == 0 || from.IntN(4) == 0 {
		list = q.guessed[k]
	}
	if from.IntN(60) == 0 {
		return "nonsense"
	}
	return list[from.IntN(len(list))]
}

func (q *pool) revision(from *rand.Rand) graph.Revision {
	if len(q.revisions) == 0 || from.IntN(15) == 0 {
		return "0000000000aaaaaaaaaaaaaaaa"
	}
	return q.revisions[from.IntN(len(q.revisions))]
}
