package main

import (
	"context"
	"fmt"
	"runtime"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

// loads reads the whole map into memory, as a server does that opens it, beside streaming the same nodes and
// relationships through the driver and letting go of them.
func (b *bench) loads(ctx context.Context) error {
	id := b.view.Map().ID
	var ours, theirs, built []float64
	streamed := 0
	for round := range b.rounds + 1 {
		runtime.GC()
		start := time.Now()
		streamed = 0
		err := stream(ctx, b.driver, id, func([]any) { streamed++ }, func([]any) { streamed++ })
		if err != nil {
			return err
		}
		took := time.Since(start)
		runtime.GC()
		start = time.Now()
		head, records, err := b.store.Load(ctx, id)
		if err != nil {
			return err
		}
		var entities []graph.Entity
		for e, err := range records {
			if err != nil {
				return err
			}
			entities = append(entities, e)
		}
		loaded := time.Since(start)
		if _, err := graph.NewSnapshot(head, entities); err != nil {
			return err
		}
		all := time.Since(start)
		if round > 0 {
			theirs, ours, built = append(theirs, took.Seconds()), append(ours, loaded.Seconds()), append(built, all.Seconds())
		}
	}
	var most *report.Bound
	if b.size == gen.L {
		most = report.Most(1.5)
	}
	b.add(report.Figure{
		Name: "loading the map, of streaming its records", Value: report.Median(built) / report.Median(theirs), Unit: "×", Wanted: most,
		Note: fmt.Sprintf("%d nodes and relationships; %s s into a snapshot, %s s of it from the store; streaming %s s",
			streamed, report.Number(report.Median(built)), report.Number(report.Median(ours)), report.Number(report.Median(theirs))),
	})
	return nil
}

// The statements that read every node and every relationship of a map, with all there is to them.
const (
	allNodes         = `MATCH (n:Entity) WHERE n.map = $map RETURN n.id, labels(n), properties(n)`
	allRelationships = `MATCH (a:Entity)-[r]->(b) WHERE a.map = $map RETURN a.id, type(r), b.id, properties(r)`
)

// stream reads a map through the driver alone.
func stream(ctx context.Context, d driver.DriverWithContext, id graph.MapID, node, relationship func([]any)) error {
	session := d.NewSession(ctx, driver.SessionConfig{AccessMode: driver.AccessModeRead, DatabaseName: "neo4j", FetchSize: 1000})
	defer session.Close(ctx)
	for _, part := range []struct {
		statement string
		take      func([]any)
	}{{allNodes, node}, {allRelationships, relationship}} {
		result, err := session.Run(ctx, part.statement, map[string]any{"map": string(id)})
		if err != nil {
			return err
		}
		for result.Next(ctx) {
			part.take(result.Record().Values)
		}
		if err := result.Err(); err != nil {
			return err
		}
	}
	return nil
}
