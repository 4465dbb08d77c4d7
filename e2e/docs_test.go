package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestDocs_schema holds that what the documents for analysts name of the schema is in it: `Type.field`, with arguments or
// without, `field(argument:)`, `argument: value` and values of enums.
func TestDocs_schema(t *testing.T) {
	names := newSchemaNames(loadSchema(t))
	for _, page := range []string{"README.md", "docs/methods.md", "docs/process.md"} {
		text, err := os.ReadFile(filepath.Join("..", page))
		if err != nil {
			t.Fatal(err)
		}
		for _, span := range codeSpans(string(text)) {
			if missing := names.missing(span); missing != "" {
				t.Errorf("%s: in `%s`, %s", page, span, missing)
			}
		}
	}
}

// TestDocs_methods holds that every method says where in the schema its numbers are, how to read them and where they end, and
// that what it calls in capitals is a value of an enum.
func TestDocs_methods(t *testing.T) {
	names := newSchemaNames(loadSchema(t))
	text, err := os.ReadFile(filepath.Join("..", "docs", "methods.md"))
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(text), "\n## ")[1:]
	for _, section := range sections {
		title, body, _ := strings.Cut(section, "\n")
		if !strings.HasPrefix(strings.TrimSpace(body), "**In GraphQL:** ") {
			t.Errorf("%s does not begin with where it is in GraphQL", title)
		}
		if introduction := title == "Effective stances" || title == "Assessments by several authors"; introduction {
			continue // what the methods after it rest on
		}
		for _, part := range []string{"**Reading.**", "**Limits.**"} {
			if !strings.Contains(body, part) {
				t.Errorf("%s has no %s", title, part)
			}
		}
	}
	// Names of the literature and of the world.
	others := []string{"AMR", "CAA", "DAA", "IQV", "ISO", "MACTOR", "MDI", "MDII", "MMDII", "PRONET", "UTC"}
	for _, word := range regexp.MustCompile(`\b[A-Z][A-Z_]{2,}\b`).FindAllString(string(text), -1) {
		if !names.values[word] && !slices.Contains(others, word) {
			t.Errorf("%s is no value of an enum", word)
		}
	}
}

func loadSchema(t *testing.T) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "schema", "*.graphqls"))
	if err != nil {
		t.Fatal(err)
	}
	var sources []*ast.Source
	for _, file := range append(files, filepath.Join("..", "schema.graphqls")) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// codeSpans returns what stands between single backquotes, code in blocks left out.
func codeSpans(text string) []string {
	text = regexp.MustCompile("(?s)```.*?```").ReplaceAllString(text, "")
	var out []string
	for _, span := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(text, -1) {
		out = append(out, strings.Join(strings.Fields(span[1]), " "))
	}
	return out
}

// schemaNames are what a schema calls things.
type schemaNames struct {
	schema *ast.Schema
	fields map[string][]*ast.FieldDefinition // by name, of all types
	inputs map[string]bool                   // arguments and fields of inputs
	values map[string]bool
}

func newSchemaNames(schema *ast.Schema) *schemaNames {
	n := &schemaNames{schema: schema, fields: map[string][]*ast.FieldDefinition{}, inputs: map[string]bool{}, values: map[string]bool{}}
	for name, definition := range schema.Types {
		if strings.HasPrefix(name, "__") {
			continue
		}
		for _, value := range definition.EnumValues {
			n.values[value.Name] = true
		}
		for _, field := range definition.Fields {
			if definition.Kind == ast.InputObject {
				n.inputs[field.Name] = true
				continue
			}
			n.fields[field.Name] = append(n.fields[field.Name], field)
			for _, argument := range field.Arguments {
				n.inputs[argument.Name] = true
			}
		}
	}
	return n
}

var (
	ofType   = regexp.MustCompile(`^([A-Z][a-z]\w*)\.(\w+)(\(.*\))?$`)
	ofField  = regexp.MustCompile(`^([a-z][a-zA-Z]*)(\(.*\))?$`)
	ofInput  = regexp.MustCompile(`^([a-z][a-zA-Z]*)[:=] ?\S+$`)
	ofEnum   = regexp.MustCompile(`^[A-Z]+(_[A-Z]+)+$`)
	argument = regexp.MustCompile(`([a-z][a-zA-Z]*):`)
)

// missing says what of a code span looks like the schema and is not in it; "" when nothing is.
func (n *schemaNames) missing(span string) string {
	if m := ofType.FindStringSubmatch(span); m != nil {
		definition := n.schema.Types[m[1]]
		if definition == nil {
			return fmt.Sprintf("there is no type %s", m[1])
		}
		field := definition.Fields.ForName(m[2])
		if field == nil {
			return fmt.Sprintf("%s has no field %s", m[1], m[2])
		}
		return missingArgument(m[3], field)
	}
	if m := ofField.FindStringSubmatch(span); m != nil {
		of := n.fields[m[1]]
		switch {
		case len(of) == 0 && m[2] == "" && n.inputs[m[1]]:
			return ""
		case len(of) == 0:
			return fmt.Sprintf("there is no field %s", m[1])
		}
		if slices.ContainsFunc(of, func(f *ast.FieldDefinition) bool { return missingArgument(m[2], f) == "" }) {
			return ""
		}
		return fmt.Sprintf("no field %s takes these arguments", m[1])
	}
	if m := ofInput.FindStringSubmatch(span); m != nil && !n.inputs[m[1]] {
		return fmt.Sprintf("there is no argument %s", m[1])
	}
	if ofEnum.MatchString(span) && !n.values[span] {
		return fmt.Sprintf("no enum has %s", span)
	}
	return ""
}

func missingArgument(given string, field *ast.FieldDefinition) string {
	for _, m := range argument.FindAllStringSubmatch(given, -1) {
		if field.Arguments.ForName(m[1]) == nil {
			return fmt.Sprintf("%s has no argument %s", field.Name, m[1])
		}
	}
	return ""
}
