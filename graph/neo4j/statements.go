package neo4j

import (
	"context"
	"embed"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph"
)

//go:embed cypher/*.cypher migrations/*.cypher
var files embed.FS

// statements are the texts that the store may run, by the name of their file without its ending.
type statements map[string]string

// relationshipMark stands in a text for the relationship type of a kind.
const relationshipMark = "RELATIONSHIP"

var (
	relationshipType = regexp.MustCompile(`^[A-Z_]+$`)
	included         = regexp.MustCompile(`(?m)^INCLUDE (\w+)$`) // a line that stands for another text
)

// readStatements reads the texts of cypher, and makes one of each marked text for every kind that is a relationship.
func readStatements() (statements, error) {
	texts := statements{}
	names, err := fs.Glob(files, "cypher/*.cypher")
	if err != nil {
		return nil, graph.Errorf(graph.CodeInternal, "list the statements: %w", err)
	}
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, graph.Errorf(graph.CodeInternal, "read the statement %s: %w", name, err)
		}
		texts[strings.TrimSuffix(path.Base(name), ".cypher")] = string(text)
	}
	return texts, texts.spellOut()
}

// spellOut puts whole texts where marks stand.
func (s statements) spellOut() error {
	for name, text := range s {
		s[name] = s.whole(text)
		if !strings.Contains(text, ":"+relationshipMark) {
			continue
		}
		delete(s, name)
		for _, t := range tables() {
			if !t.isRelationship() {
				continue
			}
			if !relationshipType.MatchString(t.relationship) {
				return graph.Errorf(graph.CodeInternal, "%q is no type of a relationship", t.relationship)
			}
			s[name+t.relationship] = strings.ReplaceAll(text, ":"+relationshipMark, ":"+t.relationship)
		}
	}
	return nil
}

// whole returns the text with those that it includes, and that they include.
func (s statements) whole(text string) string {
	return included.ReplaceAllStringFunc(text, func(line string) string { return s.whole(s[strings.TrimPrefix(line, "INCLUDE ")]) })
}

// runner is what sends a text to the database: a session, for a transaction of one statement, or a transaction.
type runner func(ctx context.Context, text string, parameters map[string]any) (neo4j.ResultWithContext, error)

// asker runs statements by their names, so that no text but the registered ones can reach the database.
type asker struct {
	texts statements
	run   runner
}

// each runs the statement and gives its rows one by one. The values of a row are valid until the next.
func (a *asker) each(ctx context.Context, name string, parameters map[string]any, row func(values []any) error) error {
	text, registered := a.texts[name]
	if !registered {
		return graph.Errorf(graph.CodeInternal, "no statement is registered as %q", name)
	}
	result, err := a.run(ctx, text, parameters)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		if err := row(result.Record().Values); err != nil {
			return err
		}
	}
	return result.Err()
}

// one runs the statement and returns its first row, nil when it has none.
func (a *asker) one(ctx context.Context, name string, parameters map[string]any) ([]any, error) {
	var first []any
	err := a.each(ctx, name, parameters, func(values []any) error {
		if first == nil {
			first = values
		}
		return nil
	})
	return first, err
}
