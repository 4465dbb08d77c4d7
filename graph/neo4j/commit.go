package neo4j

import (
	"context"

	"raakvlak/graph"
)

// Commit implements [graph.Store]. When the answer of the database is lost, it looks by the keys whether the entries
// were committed, and does them again if not.
func (s *Store) Commit(ctx context.Context, id graph.MapID, base graph.Number, entries []graph.Entry) (graph.Outcome, error) {
	doing := "commit to the map " + string(id)
	c := commit{id: id, base: base, entries: entries}
	if err := c.prepare(); err != nil {
		return graph.Outcome{}, err
	}
	err := s.settle(ctx, doing, operationTime, c.work)
	if err != nil {
		return graph.Outcome{}, err
	}
	return c.outcome, nil
}

// commit is one call of Commit.
type commit struct {
	id      graph.MapID
	base    graph.Number
	entries []graph.Entry

	plan      *plan
	events    []any
	mutations []any

	outcome graph.Outcome
	written bool // by an earlier run of work, whose outcome is unknown if work runs again
}

// prepare makes what is written, so that nobody waits for that under the lock.
func (c *commit) prepare() error {
	var err error
	if c.plan, err = planOf(c.id, c.entries); err != nil {
		return err
	}
	for i := range c.entries {
		e := &c.entries[i]
		event, err := encodeEvent(&e.Event)
		if err != nil {
			return err
		}
		c.events = append(c.events, event)
		c.mutations = append(c.mutations, map[string]any{
			"map": string(c.id), "key": e.Key, "number": int64(e.Event.Number), "revision": string(e.Event.Revision),
			"inputHash": e.InputHash, "result": e.Result, "expires": e.Expires.In(offsetZone),
		})
	}
	return nil
}

// work is the transaction: the lock, the keys, the base, and only then the writing.
func (c *commit) work(ctx context.Context, a *asker) error {
	c.outcome = graph.Outcome{}
	held, err := lockForKeys(ctx, a, c.id, c.keys())
	if err != nil {
		return err
	}
	switch {
	case c.written && held.has(c.entries):
		return nil
	case len(held.known) > 0:
		c.outcome.Known = held.known
		return nil
	case held.number != c.base:
		c.outcome.Stale = true
		return nil
	case len(c.entries) == 0:
		return nil
	}
	if err := c.write(ctx, a, held.elements); err != nil {
		return err
	}
	c.written = true
	return nil
}

func (c *commit) write(ctx context.Context, a *asker, elements int64) error {
	for _, p := range c.plan.parts {
		elements += p.elements()
	}
	event := &c.entries[len(c.entries)-1].Event
	head := map[string]any{
		"map": string(c.id), "number": int64(event.Number), "revision": string(event.Revision), "hash": event.Hash, "elements": elements,
	}
	for i, p := range c.plan.parts {
		if i == len(c.plan.parts)-1 {
			p.lists[listEvents], p.lists[listMutations], p.lists[listHeads] = c.events, c.mutations, []any{head}
		}
		if err := p.run(ctx, a); err != nil {
			return err
		}
	}
	return nil
}

func (c *commit) keys() []string {
	keys := make([]string, len(c.entries))
	for i := range c.entries {
		keys[i] = c.entries[i].Key
	}
	return keys
}

// held is what is known of a map once its lock is held.
type held struct {
	number    graph.Number
	elements  int64
	known     map[string]graph.Known
	revisions map[string]graph.Revision // by key
}

// lockForKeys takes the map's lock and looks at the keys, or returns [graph.CodeNotFound].
func lockForKeys(ctx context.Context, a *asker, id graph.MapID, keys []string) (held, error) {
	h := held{known: map[string]graph.Known{}, revisions: map[string]graph.Revision{}}
	there := false
	err := a.each(ctx, "lockForKeys", map[string]any{"map": string(id), "ask": map[string]any{"keys": keys}}, func(row []any) error {
		number, is := row[0].(int64)
		if !is {
			return nil // it is being made, or was deleted
		}
		there, h.number, h.elements = true, graph.Number(number), asCount(row[1])
		key, k, err := decodeKnown(row[2:])
		if err == nil && key != "" {
			h.known[key] = k
			revision, _ := row[5].(string)
			h.revisions[key] = graph.Revision(revision)
		}
		return err
	})
	if err == nil && !there {
		err = graph.NotFound(id)
	}
	return h, err
}

// has reports whether the map has these very entries.
func (h *held) has(entries []graph.Entry) bool {
	for i := range entries {
		if h.revisions[entries[i].Key] != entries[i].Event.Revision {
			return false
		}
	}
	return true
}
