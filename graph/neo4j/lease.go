package neo4j

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph"
)

const (
	// leaseTerm is how long a lease holds, and so about how long a writer waits who is the first to write to a map that
	// others read.
	leaseTerm = 100 * time.Millisecond
	// leaseMargin is what a writer waits longer, for clocks that do not run alike.
	leaseMargin = leaseTerm / 10
	mostReaders = 100 // of one map under a lease; those of servers that ended are among them until somebody writes
)

// Lease implements [graph.Leaser]. No clock of another machine matters: the reader counts the term from before it asked, a
// writer waits for a whole one once it holds the lock, without which no lease is given.
func (s *Store) Lease(ctx context.Context, id graph.MapID) (number graph.Number, term time.Duration, err error) {
	parameters := map[string]any{"map": string(id), "server": s.name, "most": mostReaders}
	err = s.single(ctx, "ask for a lease on the map "+string(id), neo4j.AccessModeWrite, operationTime, func(ctx context.Context, a *asker) error {
		row, err := a.one(ctx, "lease", parameters)
		if err == nil && row == nil {
			err = graph.NotFound(id)
		}
		if err != nil {
			return err
		}
		number, term = graph.Number(asCount(row[0])), 0
		if noted, _ := row[1].(bool); noted {
			term = leaseTerm
		}
		return nil
	})
	return number, term, err
}

// outlast ends the leases on the map, and waits until they have run out if others than the server have any: by then, its
// own has as well. The map's lock is held: who asks for one meanwhile waits for the end of the transaction.
func outlast(ctx context.Context, a *asker, id graph.MapID, server string) error {
	row, err := a.one(ctx, "dismiss", map[string]any{"map": string(id), "server": server})
	if err != nil || row == nil {
		return err
	}
	if others, _ := row[0].(bool); others && !rest(ctx, leaseTerm+leaseMargin) {
		return context.Cause(ctx)
	}
	return nil
}
