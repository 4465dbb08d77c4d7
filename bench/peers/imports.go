package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/bench/gen"
	"raakvlak/bench/plain"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

// How often each way of importing has its turn: it takes long at L. The first ones do not count.
const (
	importRounds     = 4
	unmeasuredAtMost = 3
)

// imports founds maps, as an import into a new map does when its file is read, beside writing the same nodes and
// relationships in bare batches.
func (b *bench) imports(ctx context.Context) error {
	if err := execute(ctx, b.driver, `CREATE CONSTRAINT bare_id IF NOT EXISTS FOR (n:Bare) REQUIRE n.id IS UNIQUE`); err != nil {
		return err
	}
	var ours, theirs []float64
	size := 0
	first := unmeasuredAtMost
	if b.size == gen.L {
		first = 1
	}
	for round := range first + importRounds {
		id, took, err := b.found(ctx)
		if err != nil {
			return err
		}
		r, err := readRecords(ctx, b.driver, id)
		if err != nil {
			return err
		}
		size = r.size
		bare, err := r.write(ctx, b.driver)
		if err != nil {
			return err
		}
		say("import, round %d: %s s, bare %s s", round, report.Number(took), report.Number(bare))
		if round >= first {
			ours, theirs = append(ours, took), append(theirs, bare)
		}
	}
	a, c := report.Median(ours), report.Median(theirs)
	b.add(report.Figure{
		Name: "import into a new map", Value: c / a, Unit: "×", Wanted: report.Least(0.9),
		Note: fmt.Sprintf("%d nodes and relationships; %s /s; bare UNWIND %s /s", size, report.Number(float64(size)/a), report.Number(float64(size)/c)),
	})
	return nil
}

// found writes a new map, from checking its entities to its appearing, and returns how many seconds that took.
func (b *bench) found(ctx context.Context) (graph.MapID, float64, error) {
	f := foundation(b.size)
	runtime.GC()
	start := time.Now()
	founding, err := graph.Found(f, time.Now(), b.ids)
	if err != nil {
		return "", 0, err
	}
	err = b.store.Found(ctx, founding, nil)
	return founding.Event.Map, time.Since(start).Seconds(), err
}

// records are the nodes of a map by their labels, and its relationships by their types, ready to be written again.
type records struct {
	nodes         map[string][]any
	relationships map[string][]any
	size          int
}

// readRecords reads a map, and gives everything another id.
func readRecords(ctx context.Context, d driver.DriverWithContext, id graph.MapID) (*records, error) {
	r := &records{nodes: map[string][]any{}, relationships: map[string][]any{}}
	other := func(id any) string { return "bare_" + id.(string) }
	err := stream(ctx, d, id, func(row []any) {
		var labels []string
		for _, l := range row[1].([]any) {
			if l != "Entity" {
				labels = append(labels, "Bare"+l.(string))
			}
		}
		slices.Sort(labels)
		properties := row[2].(map[string]any)
		properties["id"] = other(row[0])
		r.nodes[strings.Join(labels, ":")] = append(r.nodes[strings.Join(labels, ":")], properties)
		r.size++
	}, func(row []any) {
		properties := row[3].(map[string]any)
		if own, has := properties["id"]; has {
			properties["id"] = other(own)
		}
		kind := row[1].(string)
		r.relationships[kind] = append(r.relationships[kind], map[string]any{
			"from": other(row[0]), "to": other(row[2]), "properties": properties,
		})
		r.size++
	})
	return r, err
}

// write writes the records in batches of 10,000, and returns how many seconds that took.
func (r *records) write(ctx context.Context, d driver.DriverWithContext) (float64, error) {
	runtime.GC()
	start := time.Now()
	for labels, rows := range r.nodes {
		if err := plain.Unwind(ctx, d, `UNWIND $rows AS row CREATE (n:Bare:`+labels+`) SET n = row`, rows); err != nil {
			return 0, err
		}
	}
	for kind, rows := range r.relationships {
		text := `UNWIND $rows AS row MATCH (a:Bare {id: row.from}) MATCH (b:Bare {id: row.to}) CREATE (a)-[r:` + kind + `]->(b) SET r = row.properties`
		if err := plain.Unwind(ctx, d, text, rows); err != nil {
			return 0, err
		}
	}
	return time.Since(start).Seconds(), nil
}

func execute(ctx context.Context, d driver.DriverWithContext, text string) error {
	_, err := driver.ExecuteQuery(ctx, d, text, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase("neo4j"))
	return err
}
