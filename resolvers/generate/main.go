// Command generate writes resolvers/generated and new resolver stubs from the schema, as gqlgen does, with two
// differences: what gqlgen would leave out or stub without a word is an error, and lists are written by the goroutine
// that came upon them. Run it in the folder that gqlgen.yml is in.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	settings, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return err
	}
	if err := api.Generate(settings, api.PrependPlugin(bindings{})); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(settings.Exec.DirName, "*.gen.go"))
	if err != nil {
		return err
	}
	total := 0
	for _, name := range files {
		n, err := inLine(name)
		if err != nil {
			return err
		}
		total += n
	}
	if total == 0 {
		return errors.New("no list is marshalled concurrently any more: has gqlgen changed its templates?")
	}
	return eachFile(filepath.Join(settings.Resolver.DirName, "*.resolvers.go"), groupImports)
}

// eachFile rewrites the files that match.
func eachFile(pattern string, change func([]byte) []byte) error {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	for _, name := range files {
		code, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, change(code), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// groupImports sets the project's own imports apart from the standard library's, as the formatter wants them.
func groupImports(code []byte) []byte {
	return imports.ReplaceAllFunc(code, func(block []byte) []byte {
		var theirs, own []string
		for line := range strings.Lines(string(imports.FindSubmatch(block)[1])) {
			switch {
			case strings.Contains(line, `"raakvlak/`):
				own = append(own, line)
			case strings.TrimSpace(line) != "":
				theirs = append(theirs, line)
			}
		}
		return []byte("import (\n" + strings.Join(theirs, "") + "\n" + strings.Join(own, "") + ")\n")
	})
}

var imports = regexp.MustCompile(`(?s)import \(\n(.*?)\)\n`)

// inLine makes the file's lists of objects marshal in the calling goroutine. Generated handles read memory, so one
// goroutine per element costs far more than what it does.
func inLine(name string) (lists int, err error) {
	code, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	concurrent := []byte("graphql.MarshalSliceConcurrently(")
	lists = bytes.Count(code, concurrent)
	if lists == 0 {
		return 0, nil
	}
	return lists, os.WriteFile(name, bytes.ReplaceAll(code, concurrent, []byte("marshalSlice(")), 0o644)
}
