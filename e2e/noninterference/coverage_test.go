package noninterference_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// coverage is which fields were asked for, as Type.field, and which values of enumerations, as Type.field(argument: VALUE).
type coverage struct {
	mu    *sync.Mutex
	asked map[string]int
}

func newCoverage() coverage { return coverage{mu: &sync.Mutex{}, asked: map[string]int{}} }

func (c coverage) add(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked[what]++
}

// missing returns what the schema has at its root and was not asked for.
func (c coverage) missing(schema *ast.Schema) []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var missing []string
	for wanted := range maps.Keys(rootFields(schema)) {
		if c.asked[wanted] == 0 {
			missing = append(missing, wanted)
		}
	}
	slices.Sort(missing)
	return missing
}

// rootFields are the fields of the operations, of a map, of a collaboration and of what both compute, with each value of
// each of their enumerations.
func rootFields(schema *ast.Schema) map[string]bool {
	wanted := map[string]bool{}
	for _, name := range rootTypes(schema) {
		for _, f := range schema.Types[name].Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			wanted[name+"."+f.Name] = true
			for _, a := range f.Arguments {
				for _, v := range schema.Types[a.Type.Name()].EnumValues {
					wanted[name+"."+f.Name+"("+a.Name+": "+v.Name+")"] = true
				}
			}
		}
	}
	return wanted
}

// rootTypes are those of the operations, the map, the collaboration, and their analyses.
func rootTypes(schema *ast.Schema) []string {
	names := []string{schema.Query.Name, schema.Mutation.Name, schema.Subscription.Name}
	for _, of := range []string{"Map", "Collaboration"} {
		names = append(names, of)
		for _, f := range schema.Types[of].Fields {
			if analysis := f.Type.Name(); isAnalysis(schema.Types[analysis]) && !slices.Contains(names, analysis) {
				names = append(names, analysis)
			}
		}
	}
	return names
}

// isAnalysis reports whether the type is of objects that are neither lists nor things with an id.
func isAnalysis(t *ast.Definition) bool {
	return t.Kind == ast.Object && t.Fields.ForName("id") == nil && t.Fields.ForName("pageInfo") == nil
}

// answered counts what answers come to, so that a summary shows how many are of any worth.
func (c coverage) answered(r *graphql.Response) {
	outcome := "data"
	if len(r.Errors) > 0 {
		outcome = fmt.Sprint(r.Errors[0].Extensions["code"])
	}
	c.add("=" + outcome)
}

// summary tells how the answers were.
func (c coverage) summary() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var lines []string
	for what, n := range c.asked {
		if outcome, is := strings.CutPrefix(what, "="); is {
			lines = append(lines, fmt.Sprint(outcome, ": ", n))
		}
	}
	slices.Sort(lines)
	return "answers: " + strings.Join(lines, ", ")
}
