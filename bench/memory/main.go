// Command memory measures what maps take of a server's memory, what one edit allocates, and how the first read after an
// edit grows with the map. The maps are made by [gen], written to an SQLite file and read back from it, as a server
// does: what a store reads shares no text with anything.
//
//	go run ./bench/memory [-json FILE] [-only snapshot,edits,reads,views]
package main

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/sqlite"
)

func main() {
	file := flag.String("json", "", "`FILE` that gets the figures as JSON")
	only := flag.String("only", "snapshot,edits,reads,views", "which figures, with commas between them")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *file, strings.Split(*only, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "memory:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, file string, parts []string) error {
	folder, err := os.MkdirTemp("", "raakvlak-memory-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	m := &measurement{Report: report.Start("go run ./bench/memory"), folder: folder, ids: graph.NewIDs(rand.Reader)}
	if slices.Contains(parts, "views") {
		if err := m.views(ctx); err != nil {
			return err
		}
	}
	large, err := m.largest(ctx, parts)
	if err != nil {
		return err
	}
	if slices.Contains(parts, "edits") {
		if err := m.edits(large); err != nil {
			return err
		}
	}
	if slices.Contains(parts, "reads") {
		if err := m.reads(ctx, large); err != nil {
			return err
		}
	}
	return m.End(os.Stdout, file)
}

// measurement is one run of this program.
type measurement struct {
	*report.Report
	folder string
	ids    *graph.IDs
}

// seed makes all maps of all runs the same.
const seed = 1

// loaded founds a map of the size in a file, with more entities if there are any, and returns what is read back from it.
func (m *measurement) loaded(ctx context.Context, size gen.Size, more ...graph.Entity) (*graph.Snapshot, error) {
	store, err := sqlite.Open(filepath.Join(m.folder, size.String()+".db"), sqlite.Options{})
	if err != nil {
		return nil, err
	}
	defer store.Close()
	id, err := m.found(ctx, store, size, more)
	if err != nil {
		return nil, err
	}
	head, records, err := store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	var entities []graph.Entity
	for e, err := range records {
		if err != nil {
			return nil, err
		}
		entities = append(entities, e)
	}
	return graph.NewSnapshot(head, entities)
}

func (m *measurement) found(ctx context.Context, store graph.Store, size gen.Size, more []graph.Entity) (graph.MapID, error) {
	f := gen.Foundation(size, seed)
	f.Entities = append(f.Entities, more...)
	founding, err := graph.Found(f, time.Now(), m.ids)
	if err != nil {
		return "", err
	}
	return founding.Event.Map, store.Found(ctx, founding, nil)
}
