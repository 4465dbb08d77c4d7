package neo4j

import (
	"context"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph"
)

// migration is one numbered file of migrations: statements that are run once, in order.
type migration struct {
	number     int64
	statements []string
}

// readMigrations returns the migrations in order. Number 0 is what the others are applied under.
func readMigrations() ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.cypher")
	if err != nil {
		return nil, graph.Errorf(graph.CodeInternal, "list the migrations: %w", err)
	}
	var all []migration
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, graph.Errorf(graph.CodeInternal, "read the migration %s: %w", name, err)
		}
		digits, _, _ := strings.Cut(path.Base(name), "_")
		number, err := strconv.ParseInt(digits, 10, 64)
		if err != nil || number != int64(len(all)) {
			return nil, graph.Errorf(graph.CodeInternal, "the migration %s is not number %d", name, len(all))
		}
		m := migration{number: number}
		for statement := range strings.SplitSeq(string(text), ";\n") {
			if strings.TrimSpace(statement) != "" {
				m.statements = append(m.statements, statement)
			}
		}
		all = append(all, m)
	}
	return all, nil
}

// migrate brings the database up to date, one server at a time.
func (s *Store) migrate(ctx context.Context) error {
	migrations, err := readMigrations()
	if err != nil {
		return err
	}
	if err := s.apply(ctx, migrations[0]); err != nil {
		return err
	}
	// The lock is held in one transaction while others change the schema: the database allows no transaction to do both.
	return s.settle(ctx, "bring the database up to date", longTime, func(ctx context.Context, a *asker) error {
		values, err := a.one(ctx, "beginMigration", nil)
		if err != nil {
			return err
		}
		applied, is := values[0].(int64)
		latest := migrations[len(migrations)-1].number
		if !is || applied > latest {
			return graph.Errorf(graph.CodeUnavailable,
				"the database was brought to version %v by a newer raakvlak; this one knows versions up to %d", values[0], latest)
		}
		if applied == latest {
			return nil
		}
		for _, m := range migrations[applied+1:] {
			if err := s.apply(ctx, m); err != nil {
				return err
			}
		}
		_, err = a.one(ctx, "endMigration", map[string]any{"applied": latest})
		return err
	})
}

// apply runs the statements of a migration, each in a transaction of its own; each may have been run before.
func (s *Store) apply(ctx context.Context, m migration) error {
	return s.repeat(ctx, func(ctx context.Context) error {
		session := s.session(ctx, neo4j.AccessModeWrite)
		defer closeSession(ctx, session)
		for _, text := range m.statements {
			result, err := session.Run(ctx, text, nil, neo4j.WithTxTimeout(remaining(ctx)))
			if err == nil {
				_, err = result.Consume(ctx)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// constraintName finds what a statement of a migration makes.
var constraintName = regexp.MustCompile(`CREATE CONSTRAINT (\w+)`)

// constraintNames returns the names of the constraints that the migrations make.
func constraintNames() ([]string, error) {
	migrations, err := readMigrations()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, m := range migrations {
		for _, text := range m.statements {
			if found := constraintName.FindStringSubmatch(text); found != nil {
				names = append(names, found[1])
			}
		}
	}
	return names, nil
}
