package neo4j_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// cypherWord is what no string in the store's Go code may have: Cypher stands in its files alone.
var cypherWord = regexp.MustCompile(`\b(MATCH|MERGE|UNWIND|CREATE|DELETE|DETACH|REMOVE|FOREACH|RETURN|LOAD CSV|SHOW)\b`)

// storeFiles returns the store's own Go files, parsed, by their names.
func storeFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if all[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestStatements_NoCypherInGo looks for Cypher in strings of the Go code, where it could be put together.
func TestStatements_NoCypherInGo(t *testing.T) {
	// The one that finds the name of a constraint in a migration.
	allowed := []string{"`CREATE CONSTRAINT (\\w+)`"}
	for name, file := range storeFiles(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			text, is := n.(*ast.BasicLit)
			if is && text.Kind == token.STRING && cypherWord.MatchString(text.Value) && !slices.Contains(allowed, text.Value) {
				t.Errorf("%s has Cypher in a string: %s", name, text.Value)
			}
			return true
		})
	}
}

// TestStatements_OneWayIn looks for calls that give the driver a text: only those that run registered statements may.
func TestStatements_OneWayIn(t *testing.T) {
	allowed := map[string]string{
		"transact.go": "session.Run tx.Run", // what an asker gives registered texts to
		"migrate.go":  "session.Run",        // the migrations
	}
	for name, file := range storeFiles(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			selector, is := n.(*ast.SelectorExpr)
			if !is || !slices.Contains([]string{"Run", "ExecuteQuery", "ExecuteRead", "ExecuteWrite"}, selector.Sel.Name) {
				return true
			}
			receiver, _ := selector.X.(*ast.Ident)
			if receiver == nil || !strings.Contains(allowed[name], receiver.Name+"."+selector.Sel.Name) {
				t.Errorf("%s gives a text to the driver by %s", name, selector.Sel.Name)
			}
			return true
		})
	}
}

// TestStatements_EachIsUsed compares the files of cypher with the names that the Go code asks for, and that others include.
func TestStatements_EachIsUsed(t *testing.T) {
	asked := map[string]bool{}
	for _, file := range storeFiles(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			if text, is := n.(*ast.BasicLit); is && text.Kind == token.STRING {
				asked[strings.Trim(text.Value, `"`)] = true
			}
			return true
		})
	}
	files, err := fs.Glob(os.DirFS("cypher"), "*.cypher")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join("cypher", file))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if name, is := strings.CutPrefix(strings.TrimSpace(line), "INCLUDE "); is {
				asked[name] = true
			}
		}
	}
	for _, file := range files {
		if name := strings.TrimSuffix(file, ".cypher"); !asked[name] {
			t.Errorf("nothing asks for cypher/%s", file)
		}
	}
}
