package resolvers_test

import (
	"context"
	"iter"
	"sync/atomic"

	"raakvlak/graph"
)

// countingStore counts what is asked of a store, and says that others write to it, so that it is asked at all.
type countingStore struct {
	graph.Store
	loads, revisions, others atomic.Int64
}

func (c *countingStore) Load(ctx context.Context, id graph.MapID) (graph.Head, iter.Seq2[graph.Entity, error], error) {
	c.loads.Add(1)
	return c.Store.Load(ctx, id)
}

func (c *countingStore) Revision(ctx context.Context, id graph.MapID) (graph.Number, error) {
	c.revisions.Add(1)
	return c.Store.Revision(ctx, id)
}

func (c *countingStore) Events(ctx context.Context, id graph.MapID, after graph.Number, limit int) ([]graph.Event, error) {
	c.others.Add(1)
	return c.Store.Events(ctx, id, after, limit)
}

func (c *countingStore) Number(ctx context.Context, id graph.MapID, revision graph.Revision) (graph.Number, error) {
	c.others.Add(1)
	return c.Store.Number(ctx, id, revision)
}

func (c *countingStore) reset() {
	c.loads.Store(0)
	c.revisions.Store(0)
	c.others.Store(0)
}
