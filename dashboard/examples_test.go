package dashboard_test

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/dashboard"
)

// header matches the line that an operation starts with: its kind, its name, its variables.
var header = regexp.MustCompile(`(?m)^(query|mutation|subscription) (\w+)\((.*)\) \{$`)

// required matches a variable that an operation cannot do without.
var required = regexp.MustCompile(`\$\w+: \S+!`)

func TestExamplesAreFiveQueriesAboutOneMap(t *testing.T) {
	files := dashboard.Examples()
	var got []string
	for _, name := range names(t, files) {
		operations := header.FindAllStringSubmatch(string(content(t, files, name)), -1)
		if len(operations) != 1 {
			t.Fatalf("%s holds %d operations with variables, want 1", name, len(operations))
		}
		kind, operation, variables := operations[0][1], operations[0][2], operations[0][3]
		got = append(got, kind+" "+operation)
		if diff := cmp.Diff([]string{"$map: ID!"}, required.FindAllString(variables, -1)); diff != "" {
			t.Errorf("%s requires (-want +got):\n%s", name, diff)
		}
	}
	want := []string{"query Allies", "query Opposites", "query Subjects", "query Dependencies", "query Page"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("operations in the order of the tabs (-want +got):\n%s", diff)
	}
}

func TestGraphiQLWasBuiltWithTheExamples(t *testing.T) {
	script := content(t, dashboard.Files(), "graphiql/assets/index.js")
	files := dashboard.Examples()
	for _, name := range names(t, files) {
		if !bytes.Contains(script, content(t, files, name)) {
			t.Errorf("dist holds another text of %s than src: run npm run build in dashboard", name)
		}
	}
}
