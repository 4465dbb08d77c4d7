package sqlite

import (
	"context"

	"raakvlak/graph"
)

// Commit implements [graph.Store].
func (s *Store) Commit(ctx context.Context, id graph.MapID, base graph.Number, entries []graph.Entry) (graph.Outcome, error) {
	var outcome graph.Outcome
	err := s.write(ctx, "write to the map "+string(id), func(w *writer) error {
		h, err := headOf(id, w.find)
		if err != nil {
			return err
		}
		if outcome.Known, err = knownOf(h.key, keysOf(entries), w.find); err != nil {
			return err
		}
		if outcome.Stale = h.Number != base; outcome.Stale || len(outcome.Known) > 0 || len(entries) == 0 {
			return errUnchanged
		}
		for i := range entries {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.entry(&h, &entries[i]); err != nil {
				return err
			}
		}
		return w.advance(&h)
	})
	if err != nil {
		return graph.Outcome{}, err
	}
	// A known key is told of even when the base is stale as well: the entry it belongs to is in.
	outcome.Stale = outcome.Stale && len(outcome.Known) == 0
	return outcome, nil
}

const insertMutation = `INSERT INTO mutations (key, map, number, input_hash, result, expires) VALUES (?, ?, ?, ?, ?, ?)`

// entry writes one entry on top of h and moves h on.
func (w *writer) entry(h *head, e *graph.Entry) error {
	event := &e.Event
	if event.Map != h.Map || event.Number != h.Number+1 || event.Previous != h.Hash {
		return graph.Errorf(graph.CodeInternal, "event %d of %s cannot follow revision %d of %s", event.Number, event.Map, h.Number, h.Map)
	}
	if err := w.event(h.key, event); err != nil {
		return err
	}
	for i := range event.Deltas {
		if err := w.entity(h, &event.Deltas[i]); err != nil {
			return err
		}
	}
	h.Number, h.Revision, h.Hash = event.Number, event.Revision, event.Hash
	result := append([]byte{}, e.Result...) // never NULL
	_, err := w.exec(insertMutation, e.Key, h.key, h.Number, e.InputHash, result, e.Expires.UnixMilli())
	return err
}

const (
	insertEntity = `INSERT INTO entities (map, id, kind, sequence, number, json) VALUES (?, ?, ?, ?, ?, ?)`
	updateEntity = `UPDATE entities SET sequence = ?, number = ?, json = ? WHERE map = ? AND id = ? AND kind = ?`
	deleteEntity = `DELETE FROM entities WHERE map = ? AND id = ? AND kind = ?`
)

// entity does to the stored entity what the delta says. What the delta changes must be there, else the store and
// whoever made the event do not speak of the same map.
func (w *writer) entity(h *head, d *graph.Delta) error {
	var changed int64
	var err error
	switch {
	case d.After == nil:
		changed, err = w.exec(deleteEntity, h.key, d.ID, d.Kind.String())
	case d.Before == nil:
		changed, err = w.insert(h.key, d.After)
	default:
		var data []byte
		if data, err = graph.Encode(d.After); err != nil {
			return err
		}
		meta := d.After.Meta()
		changed, err = w.exec(updateEntity, meta.Sequence, meta.Number, string(data), h.key, d.ID, d.Kind.String())
	}
	if err != nil {
		return err
	}
	if changed != 1 {
		return graph.Errorf(graph.CodeInternal, "the map %s holds no %s %s to change", h.Map, d.Kind, d.ID)
	}
	if m, is := d.After.(*graph.Map); is {
		h.name = m.Name
	}
	return nil
}

func (w *writer) insert(key int64, e graph.Entity) (int64, error) {
	data, err := graph.Encode(e)
	if err != nil {
		return 0, err
	}
	meta := e.Meta()
	return w.exec(insertEntity, key, meta.ID, e.EntityKind().String(), meta.Sequence, meta.Number, string(data))
}

const updateMap = `UPDATE maps SET name = ?, number = ?, revision = ?, hash = ? WHERE key = ?`

// advance writes the map's own row.
func (w *writer) advance(h *head) error {
	_, err := w.exec(updateMap, h.name, h.Number, h.Revision, h.Hash, h.key)
	return err
}
