package server_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestArguments_named holds that an argument that cannot be read is named as one that is out of range is: the path is that
// of the field, and extensions.field leads into its arguments.
func TestArguments_named(t *testing.T) {
	h := mustOpen(t)
	type refusal struct {
		Path       []any
		Extensions struct {
			Code  string
			Field []string
		}
	}
	for _, tc := range []struct{ query, variables, path, field string }{
		{`{map(id:$m){discourse(from:"yesterday"){activity}}}`, `{}`, "map discourse", "from"},
		{`{map(id:$m){compare(from:"2026-01-01",to:"2026-02-30"){from}}}`, `{}`, "map compare", "to"},
		{`query($d:DateTime){there:map(id:$m){then:at(time:$d){name}}}`, `{"d":"never"}`, "there then", "time"},
		{`{map(id:$m){interests(filter:{and:[{},{statedAt:{gte:"x"}}]}){totalCount}}}`, `{}`, "map interests", "filter and 1 statedAt gte"},
		{`{map(id:$m){dependence{mutual(first:0){totalCount}}}}`, `{}`, "map dependence mutual", "first"},
		{`mutation{createInterest(input:{map:$m,holder:"x",text:"y",statedAt:"z"}){revision}}`, `{}`, "createInterest", "input statedAt"},
	} {
		got := h.ask(t, strings.ReplaceAll(tc.query, "$m", `"`+string(h.kaai)+`"`), tc.variables)
		var body struct{ Errors []refusal }
		if err := json.Unmarshal([]byte(got.body), &body); err != nil || len(body.Errors) != 1 {
			t.Fatalf("%s: %s", tc.query, got.body)
		}
		var path []string
		for _, step := range body.Errors[0].Path {
			path = append(path, step.(string))
		}
		e := body.Errors[0].Extensions
		if diff := cmp.Diff([]string{badUser, tc.path, tc.field}, []string{e.Code, strings.Join(path, " "), strings.Join(e.Field, " ")}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.query, diff)
		}
	}
}
