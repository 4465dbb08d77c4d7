package plain

import (
	"context"
	"fmt"
	"math"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// BatchSize is how many rows one UNWIND writes.
const BatchSize = 10_000

// database is the name of the database, which every query gives: without it the driver asks for it each time.
const database = "neo4j"

// Copy writes what the view shows of its map into the database, in plain nodes and relationships.
func Copy(ctx context.Context, driver neo4j.DriverWithContext, v *graph.View) error {
	if err := Prepare(ctx, driver); err != nil {
		return err
	}
	d, err := analysis.DependenceOf(v, analysis.DependenceOptions{})
	if err != nil {
		return err
	}
	c := &copying{view: v, dependence: d}
	for _, list := range []struct {
		statement string
		rows      func() ([]any, error)
	}{
		{"loadStakeholders", c.stakeholders},
		{"loadTopics", c.topics},
		{"loadInterests", c.interests},
		{"loadConcerns", c.concerns},
		{"loadDependencies", c.dependencies},
	} {
		rows, err := list.rows()
		if err != nil {
			return err
		}
		if err := Unwind(ctx, driver, statement(list.statement), rows); err != nil {
			return fmt.Errorf("%s: %w", list.statement, err)
		}
	}
	_, err = neo4j.ExecuteQuery(ctx, driver, "CALL db.awaitIndexes(300)", nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(database))
	return err
}

// Unwind runs the statement with the rows as its $rows, a batch of [BatchSize] in each transaction.
func Unwind(ctx context.Context, driver neo4j.DriverWithContext, statement string, rows []any) error {
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: database})
	defer session.Close(ctx)
	for start := 0; start < len(rows); start += BatchSize {
		batch := rows[start:min(start+BatchSize, len(rows))]
		result, err := session.Run(ctx, statement, map[string]any{"rows": batch})
		if err != nil {
			return err
		}
		if _, err := result.Consume(ctx); err != nil {
			return err
		}
	}
	return nil
}

// copying makes the rows of a copy.
type copying struct {
	view       *graph.View
	dependence *analysis.Dependence
}

func (c *copying) stakeholders() ([]any, error) {
	var rows []any
	for e := range c.view.All() {
		if !e.EntityKind().IsStakeholder() {
			continue
		}
		meta := e.Meta()
		rows = append(rows, map[string]any{
			"id": string(meta.ID), "kind": e.EntityKind().String(), "name": e.(graph.Named).EntityName(), "key": Key(e.(graph.Named)),
			"squares": c.squares(meta.ID), "tags": texts(meta.Tags), "version": string(meta.Version),
			"createdAt": meta.CreatedAt, "createdBy": string(meta.CreatedBy),
		})
	}
	return rows, nil
}

// Key returns what stakeholders are ordered by: no name holds the character after it, and what stands there breaks ties.
func Key(e graph.Named) string {
	return fmt.Sprintf("%s\x01%016x", graph.SortKey(e.EntityName()), e.Meta().Sequence)
}

// squares returns the sum of the squares of the stakeholder's stances on topics.
func (c *copying) squares(id graph.ID) float64 {
	sum := 0.0
	for _, s := range c.view.StancesOf(id) {
		sum += math.Pow(float64(s.Value), 2)
	}
	return sum
}

func (c *copying) topics() ([]any, error) {
	var rows []any
	for t := range graph.Every[*graph.Topic](c.view.Snapshot) {
		rows = append(rows, map[string]any{"id": string(t.ID), "name": t.Name})
	}
	return rows, nil
}

func (c *copying) interests() ([]any, error) {
	var rows []any
	for i := range graph.Every[*graph.Interest](c.view.Snapshot) {
		rows = append(rows, map[string]any{
			"holder":   string(i.Holder),
			"interest": map[string]any{"id": string(i.ID), "text": i.Text, "sequence": int64(i.Sequence)},
		})
	}
	return rows, nil
}

func (c *copying) concerns() ([]any, error) {
	var rows []any
	for i := range graph.Every[*graph.Interest](c.view.Snapshot) {
		for at, t := range i.Topics {
			rows = append(rows, map[string]any{
				"interest": string(i.ID), "topic": string(t.Topic), "stance": int64(t.Stance), "position": int64(at),
			})
		}
	}
	return rows, nil
}

func (c *copying) dependencies() ([]any, error) {
	var rows []any
	for d := range graph.Every[*graph.Dependency](c.view.Snapshot) {
		if d.Confirmation == graph.ConfirmationDenied {
			continue
		}
		weighed, err := c.dependence.Of(d.Depender, d.Dependee)
		if err != nil {
			return nil, err
		}
		for _, w := range weighed {
			if w.Dependency == d && w.Strength > 0 {
				rows = append(rows, map[string]any{"depender": string(d.Depender), "dependee": string(d.Dependee), "strength": w.Strength})
			}
		}
	}
	return rows, nil
}

func texts(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
