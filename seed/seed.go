// Package seed holds the example maps: data files, embedded, and read by the same code that reads users' files.
package seed

import (
	"context"
	"embed"
	"io/fs"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

//go:embed voorbeeld/map.json freshwater/*.csv freshwater/ATTRIBUTION.md
var files embed.FS

// Map is one example, ready to found a map of. Its batch is used up by that.
type Map struct {
	Name   string // of the map
	Batch  *exchange.Batch
	Report *exchange.Report
}

// Maps reads the example maps, the worked case first. Every call reads them anew.
func Maps(ctx context.Context) ([]Map, error) {
	worked, err := read(ctx, "raakvlak", "voorbeeld", "map.json")
	if err != nil {
		return nil, err
	}
	water, err := read(ctx, "polis", "freshwater", ".")
	if err != nil {
		return nil, err
	}
	water.Batch.Map.Name, water.Batch.Map.Language = "Fresh water", graph.LanguageEnglish
	water.Name = water.Batch.Map.Name
	return []Map{worked, water}, nil
}

// Attribution returns whom the fresh-water example is by, and under which licence, as Markdown.
func Attribution() string {
	text, err := files.ReadFile("freshwater/ATTRIBUTION.md")
	if err != nil {
		panic("seed: " + err.Error()) // it is embedded
	}
	return string(text)
}

func read(ctx context.Context, format, folder, name string) (Map, error) {
	in, err := fs.Sub(files, folder)
	if err != nil {
		return Map{}, graph.Errorf(graph.CodeInternal, "open the example %s: %w", folder, err)
	}
	batch, report, err := exchange.Read(ctx, format, exchange.Input{Files: in, Name: name}, exchange.Options{})
	if err != nil {
		return Map{}, err
	}
	return Map{Name: batch.Map.Name, Batch: batch, Report: report}, nil
}
