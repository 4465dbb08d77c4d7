package resolvers_test

import (
	"encoding/json"
	"iter"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"raakvlak/resolvers"
	"raakvlak/server"
)

// tooMuch are the codes of what is not answered because it is too much at once.
var tooMuch = []string{resolvers.CodeTooLarge, "COMPLEXITY_LIMIT_EXCEEDED", "DOCUMENT_LIMIT_EXCEEDED"}

// naming are those of an error that names the argument at fault.
var naming = []string{resolvers.CodeBadUserInput, resolvers.CodeBadCursor, resolvers.CodeNotFound}

// documented are those that a question may be answered with.
var documented = slices.Concat(tooMuch, naming, []string{resolvers.CodeRevisionUnknown, "GRAPHQL_VALIDATION_FAILED"})

// judge holds the answer to what is promised of every one.
func (q *inquiry) judge(one asking, r reply) {
	j := &judging{inquiry: q, asking: one, reply: r}
	text, _ := q.written(one, "root")
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		j.complain("it is no document: %v", err)
		return
	}
	set := document.Operations[0].SelectionSet
	refused := ""
	for _, e := range r.said.Errors {
		j.refusal(e)
		if named := j.named(set, e); named != "" {
			refused = named
		}
	}
	found := q.found(one, r)
	if len(found) > 0 {
		q.met[one.at.String()] = true
	}
	if len(r.said.Errors) == 0 {
		q.codes["data"]++
	}
	switch {
	case one.refused != "" && (len(found) > 0 && refused == "" || refused != "" && refused != one.refused):
		j.complain("%s is out of bounds and not refused", one.refused)
	case one.empty != "" && refused == one.empty:
		j.complain("an empty selection is refused")
	}
	if one.none && len(found) > 0 && listed(found[0]) > 0 {
		j.complain("of nothing there is something")
	}
	j.bases()
	j.pages(r.said.Data)
	j.numbers(r.said.Data)
	j.promises(set, q.schema.Query, r.said.Data)
	j.cost()
	for _, cursor := range slices.Concat(all(r.said.Data, "startCursor"), all(r.said.Data, "endCursor")) {
		if c, is := cursor.(string); is && !slices.Contains(q.cursors[one.at.String()], c) {
			q.cursors[one.at.String()] = append(q.cursors[one.at.String()], c)
		}
	}
}

// judging is an answer that is looked at.
type judging struct {
	*inquiry
	asking
	reply
}

func (j *judging) complain(format string, arguments ...any) {
	j.tb.Helper()
	j.inquiry.fault(j.asking, format+"\n%.3000s", append(arguments, j.body)...)
}

// refusal holds that an error has a code that is documented, and a message that can be shown.
func (j *judging) refusal(e fault) {
	code := e.Extensions.Code
	j.codes[code]++
	if !slices.Contains(documented, code) {
		j.complain("the code is %q", code)
	}
	if e.Message == "" || utf8.RuneCountInString(e.Message) > 300 || strings.ContainsFunc(e.Message, unicode.IsControl) {
		j.complain("the message is %q", e.Message)
	}
	if code == resolvers.CodeTooLarge && !strings.ContainsFunc(e.Message, unicode.IsDigit) {
		j.complain("no limit is named")
	}
	if j.allowed != nil && slices.Equal(slices.DeleteFunc(slices.Clone(e.Extensions.Field), isNumber), j.allowed) {
		j.complain("%v is within its bounds and refused", j.allowed)
	}
}

// named holds that the error of a bad argument names one of the field at its path, and something in it that was given. It returns
// the name where the field is the one that is asked for.
func (j *judging) named(set ast.SelectionSet, e fault) string {
	switch {
	case !slices.Contains(naming, e.Extensions.Code):
		return ""
	case e.Path == nil:
		text, variables := j.written(j.asking, "root")
		if sent, _ := json.Marshal(variables); !strings.Contains(text+string(sent), `\u0000`) {
			j.complain("the error is of the whole request")
		}
		return ""
	case e.Path[0] == "variable":
		return "" // it names the variable
	case len(e.Extensions.Field) == 0:
		j.complain("the error names no argument")
		return ""
	}
	at, name := j.fieldsAt(set, j.schema.Query, e.Path), e.Extensions.Field[0]
	if !slices.ContainsFunc(at, func(f *ast.FieldDefinition) bool { return f.Arguments.ForName(name) != nil }) {
		j.complain("the error names %v, which is no argument of the field at its path", e.Extensions.Field)
	}
	if !slices.Contains(at, j.at.field) {
		return ""
	}
	if !leadsTo(j.given, e.Extensions.Field) {
		j.complain("the error names %v, which was not given", e.Extensions.Field)
	}
	return name
}

func isNumber(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

// leadsTo reports whether the path leads to a part of what was given, or to what was left out of it.
func leadsTo(given map[string]any, path []string) bool {
	var value any = given
	for n, step := range path {
		switch v := value.(type) {
		case map[string]any:
			inner, is := v[step]
			if !is {
				return n == len(path)-1
			}
			value = inner
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(v) {
				return false
			}
			value = v[i]
		default:
			return false
		}
	}
	return true
}

// fieldsAt returns the fields of the schema that the path leads to, by the names of the answer.
func (q *inquiry) fieldsAt(set ast.SelectionSet, of *ast.Definition, path []any) (found []*ast.FieldDefinition) {
	for len(path) > 0 {
		if _, is := path[0].(string); is {
			break
		}
		path = path[1:] // an item of a list
	}
	if len(path) == 0 {
		return nil
	}
	for f, on := range q.fields(set, of) {
		if f.Alias != path[0] {
			continue
		}
		definition := on.Fields.ForName(f.Name)
		if definition == nil {
			continue
		}
		if deeper := q.fieldsAt(f.SelectionSet, q.schema.Types[definition.Type.Name()], path[1:]); deeper != nil {
			found = append(found, deeper...)
		} else {
			found = append(found, definition)
		}
	}
	return found
}

// fields yields the fields of a selection, through fragments, with the types they are of.
func (q *inquiry) fields(set ast.SelectionSet, of *ast.Definition) iter.Seq2[*ast.Field, *ast.Definition] {
	return func(yield func(*ast.Field, *ast.Definition) bool) {
		for _, s := range set {
			switch s := s.(type) {
			case *ast.Field:
				if !yield(s, of) {
					return
				}
			case *ast.InlineFragment:
				for f, on := range q.fields(s.SelectionSet, q.schema.Types[s.TypeCondition]) {
					if !yield(f, on) {
						return
					}
				}
			}
		}
	}
}

// found returns what the field that is asked for was answered with, wherever in the answer it stands.
func (q *inquiry) found(one asking, r reply) []any {
	if one.before == "" {
		return all(r.said.Data, "root")
	}
	return all(r.said.Data, "target")
}

// all returns the values of a name anywhere in the data.
func all(data any, name string) (found []any) {
	switch data := data.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(data)) {
			if key == name {
				found = append(found, data[key])
			}
			found = append(found, all(data[key], name)...)
		}
	case []any:
		for _, item := range data {
			found = append(found, all(item, name)...)
		}
	}
	return found
}

// listed returns how many items a page has, and how many there are in all.
func listed(page any) int {
	of, _ := page.(map[string]any)
	items, is := of["nodes"].([]any)
	if !is {
		return 0
	}
	n := len(items)
	if total, is := of["totalCount"].(json.Number); is {
		n += whole(total)
	}
	return n
}

// bases holds that a basis counts what it names.
func (j *judging) bases() {
	for _, name := range []string{"basis", "basisBefore", "basisAfter"} {
		for _, b := range all(j.said.Data, name) {
			basis, _ := b.(map[string]any)
			if basis["assumptions"] == nil {
				continue // a document names what it rests on in its own way
			}
			statements, assumed, named := whole(basis["statements"]), whole(basis["assumed"]), len(basis["assumptions"].([]any))
			if statements < assumed || assumed < 0 || named != min(assumed, fewBelow) {
				j.complain("of %d statements %d are assumed, of which %d are named", statements, assumed, named)
			}
			if j.none && statements > 0 {
				j.complain("an empty answer rests on %d statements", statements)
			}
		}
	}
}

func whole(value any) int {
	n, err := value.(json.Number).Int64()
	if err != nil {
		panic(err)
	}
	return int(n)
}

// pages holds that a page and what it says of the whole agree.
func (j *judging) pages(data any) {
	switch data := data.(type) {
	case []any:
		for _, item := range data {
			j.pages(item)
		}
	case map[string]any:
		for _, value := range data {
			j.pages(value)
		}
		info, is := data["pageInfo"].(map[string]any)
		nodes, listed := data["nodes"].([]any)
		if !is || !listed {
			return
		}
		none := len(nodes) == 0
		if none != (info["startCursor"] == nil) || none != (info["endCursor"] == nil) || none && info["hasNextPage"] == true {
			j.complain("a page of %d says %v", len(nodes), info)
		}
		total, is := data["totalCount"].(json.Number)
		if is && info["hasPreviousPage"] == false && (whole(total) > len(nodes)) != (info["hasNextPage"] == true) || is && whole(total) < len(nodes) {
			j.complain("a page of %d in %s says %v", len(nodes), total, info)
		}
	}
}

// numbers holds that a number is one that everybody reads as the same.
func (j *judging) numbers(data any) {
	for x := range numbersIn(data) {
		if f, err := x.Float64(); err != nil || f == 0 && math.Signbit(f) {
			j.complain("a number is %s", x)
		}
	}
}

// numbersIn yields all numbers in the data.
func numbersIn(data any) iter.Seq[json.Number] {
	return func(yield func(json.Number) bool) { eachNumber(data, yield) }
}

func eachNumber(data any, yield func(json.Number) bool) bool {
	switch v := data.(type) {
	case json.Number:
		return yield(v)
	case []any:
		for _, item := range v {
			if !eachNumber(item, yield) {
				return false
			}
		}
	case map[string]any:
		for _, item := range v {
			if !eachNumber(item, yield) {
				return false
			}
		}
	}
	return true
}

// promises holds numbers to what the schema says that they lie between, and days and times to their form.
func (j *judging) promises(set ast.SelectionSet, of *ast.Definition, data any) {
	if list, is := data.([]any); is {
		for _, item := range list {
			j.promises(set, of, item)
		}
	}
	object, _ := data.(map[string]any)
	for f, on := range j.fields(set, of) {
		value, definition := object[f.Alias], on.Fields.ForName(f.Name)
		if value == nil || definition == nil {
			continue
		}
		if b := promised(definition); b.ranged {
			for n := range numbersIn(value) {
				if x, _ := n.Float64(); x < b.low-1e-12 || x > b.high+1e-12 {
					j.complain("%s.%s is %s: %s", on.Name, f.Name, n, definition.Description)
				}
			}
		}
		if form := timeForms[definition.Type.Name()]; form != "" && definition.Type.Elem == nil {
			if text, _ := value.(string); !readAs(form, text) {
				j.complain("%s.%s is %v", on.Name, f.Name, value)
			}
		}
		j.promises(f.SelectionSet, j.schema.Types[definition.Type.Name()], value)
	}
}

var timeForms = map[string]string{"Date": time.DateOnly, "DateTime": time.RFC3339Nano}

func readAs(form, text string) bool {
	_, err := time.Parse(form, text)
	return err == nil
}

// promised returns the bounds that the first clause of a field's description gives its number.
func promised(f *ast.FieldDefinition) bounds {
	if name := f.Type.Name(); name != "Float" && name != "Int" {
		return bounds{}
	}
	clause, _, _ := strings.Cut(f.Description, ";")
	clause, _, _ = strings.Cut(clause, ". ")
	return bounded(clause)
}

// cost holds that what an operation costs is within what one may.
func (j *judging) cost() {
	for _, n := range []json.Number{j.said.Extensions.Cost.Requested, j.said.Extensions.Cost.Actual} {
		if points, err := n.Int64(); n != "" && (err != nil || points < 0 || points > server.MaxCost) {
			j.complain("it costs %s", n)
		}
	}
}
