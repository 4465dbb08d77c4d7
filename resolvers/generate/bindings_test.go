package main

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/vektah/gqlparser/v2/ast"
)

// build returns what gqlgen makes of a schema in which PageInfo is the project's struct, with plain fields only.
func build(t *testing.T, schema string) *codegen.Data {
	t.Helper()
	settings := config.DefaultConfig()
	settings.Sources = []*ast.Source{{Name: "test.graphqls", Input: schema}}
	settings.Exec = config.ExecConfig{Package: "generated", Layout: config.ExecLayoutSingleFile, Filename: t.TempDir() + "/exec.go"}
	settings.Models = config.TypeMap{"PageInfo": {Model: config.StringList{"raakvlak/graph/object.PageInfo"}}}
	settings.SkipModTidy = true
	if err := settings.LoadSchema(); err != nil {
		t.Fatal(err)
	}
	if err := settings.Init(); err != nil {
		t.Fatal(err)
	}
	data, err := codegen.BuildData(settings)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestBindings(t *testing.T) {
	for _, test := range []struct{ name, fields, want string }{
		{"as it should be", `hasNextPage: Boolean!`, ""},
		{"arguments on a struct's field", `hasNextPage(after: String): Boolean!`, "PageInfo.hasNextPage: its arguments are dropped"},
		{"nothing of the name", `colour: String`, "PageInfo.colour: nothing in Go matches it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := bindings{}.GenerateCode(build(t, `type Query { page: PageInfo } type PageInfo { `+test.fields+` }`))
			switch {
			case test.want == "" && err != nil:
				t.Errorf("got %v, want no error", err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestGroupImports(t *testing.T) {
	got := string(groupImports([]byte("package x\n\nimport (\n\t\"context\"\n\t\"raakvlak/graph\"\n\t\"time\"\n)\n\nvar y int\n")))
	want := "package x\n\nimport (\n\t\"context\"\n\t\"time\"\n\n\t\"raakvlak/graph\"\n)\n\nvar y int\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if again := string(groupImports([]byte(got))); again != want {
		t.Errorf("done twice: got\n%s", again)
	}
}
