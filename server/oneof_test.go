package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// member is one key of a @oneOf input that a test leaves out, sets to null, or gives a value.
type member struct{ key, value string }

// subsets calls try with every way to give, leave out or nullify each of the members.
func subsets(members []member, try func(given []string, ok bool)) {
	ways := 1
	for range members {
		ways *= 3
	}
	for way := range ways {
		var given []string
		values, nulls := 0, 0
		for rest, i := way, 0; i < len(members); rest, i = rest/3, i+1 {
			switch rest % 3 {
			case 1:
				given = append(given, members[i].key+":null")
				nulls++
			case 2:
				given = append(given, members[i].key+":"+members[i].value)
				values++
			}
		}
		try(given, values == 1 && nulls == 0)
	}
}

var byMembers = []member{{"id", `"a"`}, {"name", `"b"`}, {"tags", `["c"]`}, {"deep", `{"one":1}`}}

// asJSON turns an object written as a GraphQL literal, or as JSON without quotes around its keys, into JSON.
func asJSON(given []string) string {
	quoted := make([]string, len(given))
	for i, g := range given {
		key, value, _ := strings.Cut(g, ":")
		quoted[i] = fmt.Sprintf("%q:%s", key, value)
	}
	return "{" + strings.Join(quoted, ",") + "}"
}

func TestOneOfVariables(t *testing.T) {
	f := mustStart(t, nil)
	places := []struct{ name, query, variables string }{
		{"Argument", `query($v:By!){organisation(by:$v){name}}`, `{"v":%s}`},
		{"List", `query($v:[By!]!){organisations(by:$v)}`, `{"v":[{"id":"a"},%s]}`},
		{"ListOfOne", `query($v:[By!]!){organisations(by:$v)}`, `{"v":%s}`},
		{"Nested", `query($v:Wrap!){nested(in:$v)}`, `{"v":{"other":1,"by":%s}}`},
		{"NestedList", `query($v:Wrap!){nested(in:$v)}`, `{"v":{"list":[%s]}}`},
		{"NestedGrid", `query($v:Wrap!){nested(in:$v)}`, `{"v":{"grid":[[{"id":"a"}],[%s]]}}`},
		{"InLiteral", `query($v:By!){nested(in:{by:$v})}`, `{"v":%s}`},
	}
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			subsets(byMembers, func(given []string, ok bool) {
				got := f.ask(t, place.query, fmt.Sprintf(place.variables, asJSON(given)))
				checkOneOf(t, fmt.Sprint(given), got, ok)
			})
		})
	}
}

func TestOneOfWithinOneOf(t *testing.T) {
	f := mustStart(t, nil)
	subsets([]member{{"one", "1"}, {"two", "2"}}, func(given []string, ok bool) {
		got := f.ask(t, `query($v:By!){organisation(by:$v){name}}`, `{"v":{"deep":`+asJSON(given)+`}}`)
		checkOneOf(t, fmt.Sprint(given), got, ok)
		got = f.ask(t, `{organisation(by:{deep:{`+strings.Join(given, " ")+`}}){name}}`, "")
		checkOneOf(t, fmt.Sprint(given), got, ok)
	})
}

func TestOneOfLiterals(t *testing.T) {
	f := mustStart(t, nil)
	literals := []member{{"id", `"a"`}, {"name", `"b"`}, {"tags", `["c"]`}, {"deep", `{one:1}`}}
	for _, query := range []string{
		`{organisation(by:{%s}){name}}`,
		`{organisations(by:[{id:"a"},{%s}])}`,
		`{nested(in:{list:[{%s}]})}`,
		`query($v:By={%s}){nested(in:{by:$v})}`,
	} {
		subsets(literals, func(given []string, ok bool) {
			got := f.ask(t, fmt.Sprintf(query, strings.Join(given, " ")), "")
			checkOneOf(t, fmt.Sprintf(query, given), got, ok)
		})
	}
}

func TestOneOfMembersFromVariables(t *testing.T) {
	f := mustStart(t, nil)
	for _, c := range []struct {
		query, variables string
		ok               bool
	}{
		{`query($i:ID!){organisation(by:{id:$i}){name}}`, `{"i":"a"}`, true},
		{`query($i:ID){organisation(by:{id:$i}){name}}`, `{"i":"a"}`, false},
		{`query($i:ID){organisation(by:{id:$i}){name}}`, `{"i":null}`, false},
		{`query($i:ID){organisation(by:{id:$i}){name}}`, `{}`, false},
		{`query($i:ID $n:String){organisation(by:{id:$i name:$n}){name}}`, `{"i":"a"}`, false},
		{`query($i:Int){organisation(by:{deep:{one:$i}}){name}}`, `{"i":1}`, false},
		{`query($i:Int!){organisation(by:{deep:{one:$i}}){name}}`, `{"i":1}`, true},
	} {
		checkOneOf(t, c.query+c.variables, f.ask(t, c.query, c.variables), c.ok)
	}
}

func checkOneOf(t *testing.T, what string, got answer, ok bool) {
	t.Helper()
	if (got.status == http.StatusOK) != ok {
		t.Errorf("%s: got %d %s, accepted should be %t", what, got.status, got.body, ok)
	}
	if !ok && got.code() != badUser && got.code() != invalid {
		t.Errorf("%s: code %s", what, got.code())
	}
}
