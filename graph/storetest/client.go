package storetest

import (
	"context"
	"encoding/json"
	"time"

	"raakvlak/graph"
)

// Client edits one map as a server does: it keeps a snapshot, proposes on top of it, commits, and catches up by the
// events that it missed. It is for one goroutine, save for [Client.Map].
type Client struct {
	world *World
	id    graph.MapID
	at    *graph.Snapshot
}

func (w *World) client(at *graph.Snapshot) *Client {
	return &Client{world: w, id: at.Head().Map, at: at}
}

// Open returns a client of a map that is in the store.
func (w *World) Open(ctx context.Context, id graph.MapID) (*Client, error) {
	at, err := Snapshot(ctx, w.Store, id)
	if err != nil {
		return nil, err
	}
	return w.client(at), nil
}

// Snapshot loads a map.
func Snapshot(ctx context.Context, store graph.Store, id graph.MapID) (*graph.Snapshot, error) {
	head, seq, err := store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	var all []graph.Entity
	for e, err := range seq {
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return graph.NewSnapshot(head, all)
}

// Map returns the id of the client's map. Others may ask for it while the client goes on.
func (c *Client) Map() graph.MapID { return c.id }

// Snapshot returns the map as the client last knew it.
func (c *Client) Snapshot() *graph.Snapshot { return c.at }

// Replay does the Change: it proposes it, seals it and commits it, again on the newer snapshot when others were first.
// A Change whose key is known is answered with what it was answered then.
func (c *Client) Replay(ctx context.Context, change graph.Change) (graph.Result, error) {
	change.Map = c.Map()
	if change.Principal == "" {
		change.Principal = Owner
	}
	for {
		entry, result, err := c.Entry(change)
		if err != nil {
			return graph.Result{}, err
		}
		outcome, err := c.world.Store.Commit(ctx, c.Map(), c.at.Head().Number, []graph.Entry{entry})
		if err != nil {
			return graph.Result{}, err
		}
		if k, is := outcome.Known[entry.Key]; is {
			return c.replayed(entry, k)
		}
		if !outcome.Stale {
			c.at, err = c.at.Advance(&entry.Event)
			return result, err
		}
		if err := c.CatchUp(ctx); err != nil {
			return graph.Result{}, err
		}
	}
}

func (c *Client) replayed(entry graph.Entry, k graph.Known) (graph.Result, error) {
	if k.InputHash != entry.InputHash {
		return graph.Result{}, graph.Errorf(graph.CodeConflict, "the key was used for another change").Because(graph.ReasonIDReused)
	}
	result := graph.Result{Replayed: true}
	if err := json.Unmarshal(k.Result, &result); err != nil {
		return graph.Result{}, graph.Errorf(graph.CodeInternal, "read a remembered result: %w", err)
	}
	return result, nil
}

// Entry proposes the Change on top of the client's snapshot and returns it ready to be committed there.
func (c *Client) Entry(change graph.Change) (graph.Entry, graph.Result, error) {
	change.Map = c.Map()
	if change.Principal == "" {
		change.Principal = Owner
	}
	now := c.world.Now()
	p, err := graph.Propose(c.at, &change, now, c.world.IDs)
	if err != nil {
		return graph.Entry{}, graph.Result{}, err
	}
	e := graph.Entry{Event: p.Event, Key: change.Key(), Expires: now.Add(30 * 24 * time.Hour)}
	if change.ClientMutationID == "" {
		e.Key = c.world.IDs.Key()
	}
	if e.InputHash, err = change.InputHash(); err != nil {
		return graph.Entry{}, graph.Result{}, err
	}
	if e.Result, err = json.Marshal(p.Result); err != nil {
		return graph.Entry{}, graph.Result{}, err
	}
	return e, p.Result, e.Event.Seal(c.at.Head().Number, c.at.Head().Hash, c.world.IDs)
}

// CatchUp brings the client's snapshot to the store's latest revision.
func (c *Client) CatchUp(ctx context.Context) error {
	for {
		events, err := c.world.Store.Events(ctx, c.Map(), c.at.Head().Number, 100)
		if err != nil || len(events) == 0 {
			return err
		}
		for i := range events {
			if c.at, err = c.at.Advance(&events[i]); err != nil {
				return err
			}
		}
	}
}
