package main

import (
	"context"

	"raakvlak/graph"
)

// backupCommand copies an SQLite store.
type backupCommand struct {
	File string `arg:"" help:"The file to make. What is there already is never replaced."`
}

// Run makes the backup, which is a store itself: restore checks it and puts it in its place.
func (c *backupCommand) Run(ctx context.Context, p *program) error {
	if p.line.Store.path == "" {
		return graph.Errorf(graph.CodeInvalid, "backup copies SQLite stores; of Neo4j, stop the database and use neo4j-admin database dump, "+
			"or write map by map with raakvlak export --format raakvlak")
	}
	return p.with(ctx, false, func(s *session) error {
		if err := s.file.Backup(ctx, c.File); err != nil {
			return err
		}
		return p.print("%s", c.File)
	})
}
