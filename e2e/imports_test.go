package e2e_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "raakvlak/"

// rooms says which of the module's packages each package may import. Data goes down this list's arrows and never back
// up; a new package gets a line here.
var rooms = map[string][]string{
	"cmd/raakvlak": {anyRoom},

	"server":              {"graph", "graph/analysis", "graph/atlas", "graph/exchange", "graph/process", "graph/process/instrument", "resolvers", "resolvers/generated", "dashboard"},
	"resolvers":           {"graph", "graph/analysis", "graph/atlas", "graph/exchange", "graph/object", "graph/process", "graph/process/instrument", "resolvers/generated"},
	"resolvers/generated": {"graph", "graph/analysis", "graph/object", "graph/process", "graph/process/instrument"},
	"resolvers/generate":  {},
	"dashboard":           {},
	"seed":                {"graph", "graph/exchange"},

	"graph/object":    {"graph", "graph/analysis", "graph/pace", "graph/process", "graph/process/instrument"},
	"graph/process":   {"graph", "graph/analysis", "graph/pace"},
	"graph/exchange":  {"graph", "graph/analysis", "graph/pace", "graph/process"},
	"graph/analysis":  {"graph", "graph/pace"},
	"graph/atlas":     {"graph", "graph/pace"},
	"graph/storetest": {"graph"},
	"graph/casetest":  {},
	"graph/sqlite":    {"graph"},
	"graph/neo4j":     {"graph"},
	"graph":           {"graph/pace", "graph/persist"},
	"graph/pace":      {},
	"graph/persist":   {"graph/pace"},

	"graph/process/instrument": {"graph", "graph/analysis", "graph/pace", "graph/process"},

	"graph/neo4j/neo4jtest":           {},
	"graph/neo4j/neo4jtest/cmd/neo4j": {"graph/neo4j/neo4jtest"},
}

// anyRoom in a list of rooms stands for all of them.
const anyRoom = "*"

// measured are the rooms whose packages, at any depth, may import every other package but programs.
var measured = []string{"bench", "e2e"}

// technologies says which packages may import, outside their tests, what a path names.
var technologies = map[string][]string{
	"github.com/99designs/gqlgen":      {"graph/object", "resolvers", "resolvers/generate", "resolvers/generated", "server", "cmd/raakvlak"},
	"github.com/vektah/gqlparser":      {"resolvers", "resolvers/generated", "server", "cmd/raakvlak"},
	"github.com/neo4j/neo4j-go-driver": {"graph/neo4j", "graph/neo4j/neo4jtest"},
	"modernc.org/sqlite":               {"graph/sqlite"},
	"database/sql":                     {"graph/sqlite"},
	"go.yaml.in/yaml":                  {"graph/process/instrument"},
}

// impure lists, for packages whose answers come from their arguments alone, what would let them see more: a request, a
// network, a database, the machine.
var impure = map[string][]string{
	"graph":          {"database", "net", "os"},
	"graph/analysis": {"context", "database", "net", "os"},
	"graph/process":  {"database", "net", "os"},

	"graph/process/instrument": {"context", "database", "net", "os"},

	"graph/pace":    {"context", "database", "net", "os"},
	"graph/persist": {"context", "database", "net", "os"},
}

// goPackage is what `go list -json` tells about a package.
type goPackage struct {
	ImportPath   string
	Name         string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// room returns the package's path within the module.
func (p goPackage) room() string { return strings.TrimPrefix(p.ImportPath, module) }

// TestImports holds the module to rooms, technologies and impure.
func TestImports(t *testing.T) {
	packages := mustList(t)
	if len(packages) < 2 {
		t.Fatalf("got %d packages, want the whole module", len(packages))
	}
	for _, violation := range violations(packages) {
		t.Error(violation)
	}
}

// TestModules_OldParser keeps the first version of gqlparser out, whose known vulnerabilities stay.
func TestModules_OldParser(t *testing.T) {
	output, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f={{.Path}}", "all").Output()
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(strings.Fields(string(output)), "github.com/vektah/gqlparser") {
		t.Error("github.com/vektah/gqlparser is in the build list; only its v2 may be")
	}
}

// TestImports_Violations shows that each rule is kept, on a module that breaks it.
func TestImports_Violations(t *testing.T) {
	for _, test := range []struct {
		name string
		in   goPackage
		want []string
	}{
		{"Downwards", goPackage{ImportPath: "raakvlak/graph/atlas", Imports: []string{"context", "raakvlak/graph"}}, nil},
		{
			"Upwards",
			goPackage{ImportPath: "raakvlak/graph", Imports: []string{"raakvlak/graph/analysis"}},
			[]string{"graph imports graph/analysis, which it may not"},
		},
		{
			"ConcreteStore",
			goPackage{ImportPath: "raakvlak/graph/atlas", Imports: []string{"raakvlak/graph/sqlite"}},
			[]string{"graph/atlas imports graph/sqlite, which it may not"},
		},
		{
			"NewRoom",
			goPackage{ImportPath: "raakvlak/graph/scoring"},
			[]string{"graph/scoring has no line in rooms"},
		},
		{
			"Technology",
			goPackage{ImportPath: "raakvlak/graph", Imports: []string{"github.com/99designs/gqlgen/graphql"}},
			[]string{"graph imports github.com/99designs/gqlgen/graphql, which is for [graph/object resolvers resolvers/generate resolvers/generated server cmd/raakvlak]"},
		},
		{
			"Impure",
			goPackage{ImportPath: "raakvlak/graph/analysis", Imports: []string{"context", "math"}},
			[]string{"graph/analysis imports context, which a pure function has no use for"},
		},
		{"TestOfAnything", goPackage{ImportPath: "raakvlak/graph/atlas", XTestImports: []string{"raakvlak/graph/sqlite", "raakvlak/seed"}}, nil},
		{
			"TestOfProgram",
			goPackage{ImportPath: "raakvlak/e2e", XTestImports: []string{"raakvlak/cmd/raakvlak"}},
			[]string{"a test of e2e imports cmd/raakvlak, which nothing may"},
		},
		{
			"TestOfOtherStore",
			goPackage{ImportPath: "raakvlak/graph/sqlite", XTestImports: []string{"raakvlak/graph/neo4j"}},
			[]string{"a test of graph/sqlite imports graph/neo4j; what compares stores is in e2e"},
		},
		{"Bench", goPackage{ImportPath: "raakvlak/bench/gen", Imports: []string{"raakvlak/graph", "modernc.org/sqlite"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, violations([]goPackage{test.in})); diff != "" {
				t.Errorf("violations (-want +got):\n%s", diff)
			}
		})
	}
}

// mustList returns all packages of the module.
func mustList(t *testing.T) []goPackage {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Name,Imports,TestImports,XTestImports", module+"...").Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Fatal(err)
	}
	var packages []goPackage
	for from := json.NewDecoder(bytes.NewReader(output)); ; {
		var p goPackage
		if err := from.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// violations returns one sentence for each import that a rule refuses.
func violations(packages []goPackage) []string {
	var found []string
	for _, p := range packages {
		if inMeasured(p.room()) {
			found = append(found, programImports(p)...)
			continue
		}
		found = append(found, roomImports(p)...)
		found = append(found, technologyImports(p)...)
		found = append(found, impureImports(p)...)
		found = append(found, testImports(p)...)
	}
	return found
}

// inMeasured tells whether the room is one of measured or within it.
func inMeasured(room string) bool {
	return slices.ContainsFunc(measured, func(m string) bool { return within(room, m) })
}

// within tells whether path is at or below folder.
func within(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

// programImports refuses imports of the command line.
func programImports(p goPackage) []string {
	var found []string
	for _, i := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
		if own, ok := strings.CutPrefix(i, module); ok && within(own, "cmd") {
			found = append(found, fmt.Sprintf("a test of %s imports %s, which nothing may", p.room(), own))
		}
	}
	return found
}

// roomImports refuses imports that rooms does not grant.
func roomImports(p goPackage) []string {
	may, ok := rooms[p.room()]
	if !ok {
		return []string{p.room() + " has no line in rooms"}
	}
	var found []string
	for _, i := range p.Imports {
		own, ok := strings.CutPrefix(i, module)
		if ok && !slices.Contains(may, own) && !slices.Contains(may, anyRoom) {
			found = append(found, fmt.Sprintf("%s imports %s, which it may not", p.room(), own))
		}
	}
	return found
}

// technologyImports refuses imports that technologies keeps for others.
func technologyImports(p goPackage) []string {
	var found []string
	for _, i := range p.Imports {
		for technology, may := range technologies {
			if within(i, technology) && !slices.Contains(may, p.room()) {
				found = append(found, fmt.Sprintf("%s imports %s, which is for %v", p.room(), i, may))
			}
		}
	}
	return found
}

// impureImports refuses imports that would let a pure package see more than its arguments.
func impureImports(p goPackage) []string {
	var found []string
	for _, i := range p.Imports {
		if slices.ContainsFunc(impure[p.room()], func(outside string) bool { return within(i, outside) }) {
			found = append(found, fmt.Sprintf("%s imports %s, which a pure function has no use for", p.room(), i))
		}
	}
	return found
}

// testImports refuses what even a test may not import: the command line, unless it is its own, and the other store.
func testImports(p goPackage) []string {
	stores := []string{"graph/neo4j", "graph/sqlite"}
	var found []string
	for _, i := range slices.Concat(p.TestImports, p.XTestImports) {
		own, ok := strings.CutPrefix(i, module)
		switch {
		case !ok || own == p.room():
		case within(own, "cmd"):
			found = append(found, fmt.Sprintf("a test of %s imports %s, which nothing may", p.room(), own))
		case slices.Contains(stores, p.room()) && slices.Contains(stores, own):
			found = append(found, fmt.Sprintf("a test of %s imports %s; what compares stores is in e2e", p.room(), own))
		}
	}
	return found
}
