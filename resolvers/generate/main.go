// Command generate writes resolvers/generated and new resolver stubs from the schema, as gqlgen does, with two
// differences: what gqlgen would leave out or stub without a word is an error, and the functions that each field, list
// and object goes through are our own. Run it in the folder that gqlgen.yml is in.
package main

import (
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
	if err := replaceFunctions(files); err != nil {
		return err
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

// replacement is a function of gqlgen's that generated code calls, and ours that stands in for it: see there why.
type replacement struct {
	theirs *regexp.Regexp
	ours   string
}

var replacements = []replacement{
	{regexp.MustCompile(`graphql\.MarshalSliceConcurrently\(`), "marshalSlice("},
	{regexp.MustCompile(`graphql\.ResolveField\(`), "resolveField("},
	{regexp.MustCompile(`graphql\.NewDeferredGroup\(ctx\)`), "deferredGroup(ctx, fields)"},
	{regexp.MustCompile(`(?m)^\treturn out$`), "\treturn newObject(fields, out)"},
}

// replaceFunctions has the files call our functions. Each must be called somewhere, else gqlgen has changed what it writes.
func replaceFunctions(files []string) error {
	counts := make([]int, len(replacements))
	for _, name := range files {
		code, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for i, r := range replacements {
			counts[i] += len(r.theirs.FindAll(code, -1))
			code = r.theirs.ReplaceAllLiteral(code, []byte(r.ours))
		}
		if err := os.WriteFile(name, code, 0o644); err != nil {
			return err
		}
	}
	for i, n := range counts {
		if n == 0 {
			return fmt.Errorf("nothing matches %s any more: has gqlgen changed its templates?", replacements[i].theirs)
		}
	}
	return nil
}
