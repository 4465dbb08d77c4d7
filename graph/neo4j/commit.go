package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph"
)

// Commit implements [graph.Store]. What is not large is committed by one statement. Where that did not do it, and when the
// answer of the database is lost, a transaction of several looks by the keys whether the entries were committed, and does
// them again if not.
func (s *Store) Commit(ctx context.Context, id graph.MapID, base graph.Number, entries []graph.Entry) (graph.Outcome, error) {
	doing := "commit to the map " + string(id)
	c := commit{server: s.name, id: id, base: base, entries: entries}
	if err := c.prepare(); err != nil {
		return graph.Outcome{}, err
	}
	if done, err := s.commitAtOnce(ctx, doing, &c); done || err != nil {
		return graph.Outcome{}, err
	}
	c.waits = true
	unsure := c.written
	err := s.settleAfter(ctx, doing, operationTime, unsure, c.work)
	if !c.doubted && isTaken(err) {
		c.doubted = true
		err = s.settleAfter(ctx, doing, operationTime, unsure, c.work)
	}
	if err == nil && c.doubted && c.outcome.Stale {
		err = graph.Errorf(graph.CodeInternal, "%s: somebody else wrote to it without its lock", doing)
	}
	if err != nil {
		return graph.Outcome{}, err
	}
	return c.outcome, nil
}

// commitAtOnce commits a plan of one part by one statement, which is a transaction of its own and takes one round trip. It
// reports false without an error where the longer way is to be gone: because the map is elsewhere, or others have leases on it, or
// keys or what was to be changed are not as they should be, or it may have been committed.
func (s *Store) commitAtOnce(ctx context.Context, doing string, c *commit) (bool, error) {
	if len(c.entries) == 0 || len(c.plan.parts) != 1 {
		return false, nil
	}
	done := false
	err := s.single(ctx, doing, neo4j.AccessModeWrite, operationTime, func(ctx context.Context, a *asker) error {
		number, leased, err := c.plan.parts[0].commit(ctx, a, c)
		done = err == nil && number == c.base && !leased
		if err != nil && isLost(err) {
			return &unsureError{err}
		}
		return err
	})
	switch {
	case isTaken(err):
		c.doubted = true
	case isUnsure(err):
		c.written = true
	case !isUnsound(err):
		return done, err
	}
	return false, nil
}

// commit is one call of Commit.
type commit struct {
	server  string
	id      graph.MapID
	base    graph.Number
	entries []graph.Entry

	plan *plan

	outcome graph.Outcome
	waits   bool // for the leases of others
	written bool // by an earlier run, whose outcome is unknown if there is another
	doubted bool // some of the keys may be there
}

// prepare makes what is written, so that nobody waits for that under the lock. The last part moves the head.
func (c *commit) prepare() error {
	var err error
	if c.plan, err = planOf(c.id, c.entries); err != nil || len(c.entries) == 0 {
		return err
	}
	last := c.plan.parts[len(c.plan.parts)-1]
	for i := range c.entries {
		e := &c.entries[i]
		event, err := encodeEvent(&e.Event)
		if err != nil {
			return err
		}
		last.lists[listEvents] = append(last.lists[listEvents], event)
		last.lists[listMutations] = append(last.lists[listMutations], map[string]any{
			"map": string(c.id), "key": e.Key, "number": int64(e.Event.Number), "revision": string(e.Event.Revision),
			"inputHash": e.InputHash, "result": e.Result, "expires": e.Expires.In(offsetZone),
		})
	}
	grown := int64(0)
	for _, p := range c.plan.parts {
		grown += p.elements()
	}
	event := &c.entries[len(c.entries)-1].Event
	last.moveHead(c.id, grown, map[string]any{"number": int64(event.Number), "revision": string(event.Revision), "hash": event.Hash})
	return nil
}

// work is the transaction: the lock, the base, and only then the writing. It does not look for the keys as long as it has
// no reason to: one that is there does not let itself be written again, which ends the transaction.
func (c *commit) work(ctx context.Context, a *asker) error {
	c.outcome = graph.Outcome{}
	if c.written || c.doubted || len(c.entries) == 0 {
		if over, err := c.look(ctx, a); over || err != nil {
			return err
		}
	}
	for i, p := range c.plan.parts {
		number, leased, err := p.commit(ctx, a, c)
		if err != nil {
			return err
		}
		if number != c.base {
			_, err := c.look(ctx, a)
			return err
		}
		if last := i == len(c.plan.parts)-1; last && leased {
			if err := outlast(ctx, a, c.id, c.server); err != nil {
				return err
			}
		}
	}
	c.written = true
	return nil
}

// look takes the lock, and finds out whether there is anything to write still.
func (c *commit) look(ctx context.Context, a *asker) (over bool, err error) {
	held, err := lockForKeys(ctx, a, c.id, c.keys())
	switch {
	case err != nil:
	case c.written && held.has(c.entries):
		return true, nil
	case len(held.known) > 0:
		c.outcome.Known = held.known
	case held.number != c.base:
		c.outcome.Stale = true
	default:
		return len(c.entries) == 0, nil
	}
	return true, err
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
		there, h.number = true, graph.Number(number)
		key, k, err := decodeKnown(row[1:])
		if err == nil && key != "" {
			h.known[key] = k
			revision, _ := row[4].(string)
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
