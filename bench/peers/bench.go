package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/bench/gen"
	"raakvlak/bench/plain"
	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/neo4j"
	"raakvlak/graph/neo4j/neo4jtest"
)

// bench is the measurements at one size.
type bench struct {
	settings
	*report.Report
	size     gen.Size
	store    *neo4j.Store
	driver   driver.DriverWithContext
	ids      *graph.IDs
	database int // Neo4j's process

	view            *graph.View // of the map, as the owner sees it
	raakvlak, plain *child
}

func newBench(ctx context.Context, o settings, r *report.Report, size gen.Size, database *neo4jtest.Server, folder string) (*bench, error) {
	uri := database.URI()
	b := &bench{settings: o, Report: r, size: size, ids: graph.NewIDs(rand.Reader), database: database.Process()}
	var err error
	if b.store, err = neo4j.Open(ctx, uri, neo4j.Options{}); err != nil {
		return nil, err
	}
	if b.driver, err = driver.NewDriverWithContext(uri, driver.NoAuth()); err != nil {
		return nil, errors.Join(err, b.close(ctx))
	}
	if o.wants("loads") || o.wants("reads") || o.wants("writes") {
		err = b.prepare(ctx, uri, folder)
	}
	if err != nil {
		return nil, errors.Join(err, b.close(ctx))
	}
	return b, nil
}

// prepare brings the map and its copy into the database, and starts both services.
func (b *bench) prepare(ctx context.Context, uri, folder string) error {
	say("%s: writing the map", b.size)
	founding, err := graph.Found(foundation(b.size), time.Now(), b.ids)
	if err != nil {
		return err
	}
	if err := b.store.Found(ctx, founding, nil); err != nil {
		return err
	}
	if b.view, err = graph.NewView(founding.Snapshot, graph.SightOf(founding.Snapshot, gen.Owner)); err != nil {
		return err
	}
	if !b.wants("reads") && !b.wants("writes") {
		return nil
	}
	say("%s: writing the plain copy", b.size)
	if err := plain.Copy(ctx, b.driver, b.view); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	if b.plain, err = spawn(ctx, "plain", "-uri", uri); err != nil {
		return err
	}
	if b.raakvlak, err = spawn(ctx, "raakvlak", "-uri", uri, "-tokens", filepath.Join(folder, "tokens")); err != nil {
		return err
	}
	return b.open(ctx)
}

// openTries is how often a map is asked for until it is open; each time lasts as long as an operation may.
const openTries = 20

// open waits until the server has read the map: the first ones who ask for a large one get no answer in time.
func (b *bench) open(ctx context.Context) error {
	body := encoded(map[string]any{"query": `query($id:ID!){node(id:$id){id}}`, "variables": map[string]any{"id": b.view.Map().ID}})
	var err error
	for range openTries {
		if _, err = data(ctx, b.raakvlak.target("/graphql"), body); err == nil {
			return nil
		}
	}
	return fmt.Errorf("open the map: %w", err)
}

func (b *bench) run(ctx context.Context) error {
	for _, part := range []struct {
		name string
		do   func(context.Context) error
	}{{"loads", b.loads}, {"reads", b.reads}, {"writes", b.writes}, {"imports", b.imports}} {
		if !b.wants(part.name) {
			continue
		}
		if err := part.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	return nil
}

func (b *bench) close(ctx context.Context) error {
	var errs []error
	for _, c := range []*child{b.raakvlak, b.plain} {
		if c != nil {
			errs = append(errs, c.end())
		}
	}
	if b.driver != nil {
		errs = append(errs, b.driver.Close(context.WithoutCancel(ctx)))
	}
	return errors.Join(append(errs, b.store.Close())...)
}

// add adds a figure of this size.
func (b *bench) add(f report.Figure) {
	f.Name = b.size.String() + ": " + f.Name
	b.Add(f)
	say("%s %s %s (%s)", f.Name, report.Number(f.Value), f.Unit, f.Note)
}
