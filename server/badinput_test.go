package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// badInput is a request that must be refused. Documents that are over a limit are invalid too, where that is possible:
// their code tells that the limit was looked at first, before validation became costly.
type badInput struct {
	name    string
	body    string // of a POST
	headers []string
	status  int
	code    string
}

func document(query string) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(query)
	return `{"query":"` + quoted + `"}`
}

const (
	badRequest = http.StatusBadRequest
	limited    = "DOCUMENT_LIMIT_EXCEEDED"
	invalid    = "GRAPHQL_VALIDATION_FAILED"
	unparsed   = "GRAPHQL_PARSE_FAILED"
	badUser    = "BAD_USER_INPUT"
)

// badInputs are the requests that are known to bring GraphQL servers down, or to make them do what nobody meant.
func badInputs() []badInput {
	doc := func(name, query, code string) badInput {
		return badInput{name: name, body: document(query), status: badRequest, code: code}
	}
	raw := func(name, body string, status int, headers ...string) badInput {
		code := badUser
		if status == http.StatusRequestEntityTooLarge {
			code = "TOO_LARGE"
		}
		return badInput{name: name, body: body, headers: headers, status: status, code: code}
	}
	all := []badInput{
		doc("same field 51 times", "{unknown "+strings.Repeat("__typename ", 51)+"}", limited),
		doc("same field 1,000 times", "{"+strings.Repeat("unknown ", 1000)+"}", limited),
		doc("same field 1,900 times", "{"+strings.Repeat("unknown ", 1900)+"}", limited),
		doc("same field 4,000 times", "{"+strings.Repeat("unknown ", 4000)+"}", limited),
		doc("same field through fragments", "{"+strings.Repeat("...A ...B ", 1)+"} fragment A on Query {"+strings.Repeat("unknown ", 26)+"} fragment B on Query {"+strings.Repeat("unknown ", 26)+"}", limited),
		doc("same field in merged selections", "{"+strings.Repeat("map(id:1){"+strings.Repeat("unknown ", 20)+"} ", 19)+"}", limited),
		doc("merged fragments in ever new combinations", mergingFragments(), limited),
		doc("tokens", "{unknown(a:["+strings.Repeat("1 ", 2000)+"])}", limited),
		doc("10,000 unknown directives", "{map"+strings.Repeat(" @no", 10000)+"}", limited),
		doc("21 directives", "{unknown"+strings.Repeat(" @no", 21)+"}", limited),
		doc("directives through fragments", "{...A @no ...B} fragment A on Query @no {a"+strings.Repeat(" @no", 10)+"} fragment B on Query {b"+strings.Repeat(" @no", 9)+"}", limited),
		doc("depth 13", "{map(id:1){organisations{nodes"+strings.Repeat("{unknown", 10)+strings.Repeat("}", 10)+"}}}", "DEPTH_LIMIT_EXCEEDED"),
		doc("depth through fragments", "{unknown{...A}} fragment A on Map {a{b{c{...B}}}} fragment B on Map {a{b{c{d{e{f{g{h{i}}}}}}}}}", "DEPTH_LIMIT_EXCEEDED"),
		doc("depth 1,001", strings.Repeat("{unknown", 1001)+strings.Repeat("}", 1001), limited),
		doc("depth 990", strings.Repeat("{u", 990)+strings.Repeat("}", 990), limited),
		doc("introspection depth", "{__schema{types{fields{type"+strings.Repeat("{ofType", 30)+"{name}"+strings.Repeat("}", 30)+"}}}}", "DEPTH_LIMIT_EXCEEDED"),
		doc("circular introspection", "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}", invalid),
		doc("fragment cycle", "{...A} fragment A on Query {...B} fragment B on Query {map(id:1){...C}} fragment C on Map {...C}", invalid),
		doc("fragment cycle through fields", "{map(id:1){...A}} fragment A on Map {at{...B}} fragment B on Map {at{...A}}", invalid),
		doc("fragment doubling 2^24", doubling(24), "COMPLEXITY_LIMIT_EXCEEDED"),
		doc("field doubling 2^11", "{maps(first:100){nodes{...F0}}}"+fields(7), "COMPLEXITY_LIMIT_EXCEEDED"),
		doc("aliases 1,000", aliased(1000), limited),
		doc("aliases 31", "{unknown "+aliasedFields(31)+"}", limited),
		doc("aliases through fragments", "{unknown ...A ...B} fragment A on Query {a1:x a2:x "+aliasedFields(14)+"} fragment B on Query {b:x "+strings.ReplaceAll(aliasedFields(15), "a", "c")+"}", limited),
		doc("root fields 21", "{unknown "+strings.Repeat("a b c d e ", 4)+"}", limited),
		doc("a name of 1 MB", "{"+strings.Repeat("a", 1000000)+"}", limited),
		doc("a number of 100 KB", "{map(id:"+strings.Repeat("1", 100000)+"){name}}", limited),
		doc("a number over 64 bits", "{maps(first:99999999999999999999){nodes{name}}}", invalid),
		doc("a number over float64", "{map(id:1){at(time:1e309){name}}}", invalid),
		doc("a number over float64, below 0", "{map(id:-1.5E+400){name}}", invalid),
		doc("a page of 2^31", "{maps(first:2147483647){nodes{name}}}", "COMPLEXITY_LIMIT_EXCEEDED"),
		doc("a page of 2^63-1", "{maps(first:9223372036854775807){nodes{organisations(first:9223372036854775807){nodes{name}}}}}", "COMPLEXITY_LIMIT_EXCEEDED"),
		doc("700 unknown fields", "{map(id:1){"+numbered(700)+"}}", invalid),
		doc("700 unknown arguments", "{map("+strings.ReplaceAll(numbered(600), " ", ":1 ")+"){name}}", invalid),
		doc("an empty document", " ", invalid),
		doc("a comment only", "# nothing", invalid),
		doc("half a document", "{map(id:", unparsed),
		doc("NUL", "{map(id:\"\x00\"){name}}", badUser),
		doc("two operations, none chosen", "query A{__typename} query B{__typename}", invalid),
		doc("four looks into the past", "{map(id:1){a:at{name} b:at{name} c:at{name} d:at{name}}}", limited),
		doc("looks into the past below a list", "{maps(first:4){nodes{at{name}}}}", limited),
		doc("past ids", `{nodes(ids:["a@1","b@1","c@1","d@1"]){id}}`, limited),
		raw("10 MB", document("{a}")+strings.Repeat(" ", 10<<20), http.StatusRequestEntityTooLarge),
		raw("a batch", "["+document("{__typename}")+","+document("{__typename}")+"]", badRequest),
		raw("variables nested 100,000", `{"query":"{a}","variables":`+strings.Repeat("[", 100000)+strings.Repeat("]", 100000)+"}", badRequest),
		raw("variables nested 100,000 without end", `{"query":"{a}","variables":`+strings.Repeat(`{"a":`, 100000), badRequest),
		raw("keys given twice", `{"query":"{__typename}","query":"{a}"}`, badRequest),
		raw("keys given twice, written otherwise", `{"query":"{__typename}","qu\u0065ry":"{a}"}`, badRequest),
		raw("keys of variables given twice", `{"query":"{__typename}","variables":{"a":1,"a":2}}`, badRequest),
		raw("200,000 keys, the last given twice", `{"query":"{a}","variables":{"k":1`+manyKeys(60000)+`,"k":2}}`, badRequest),
		raw("trailing JSON", `{"query":"{__typename}"}{}`, badRequest),
		raw("invalid UTF-8", "{\"query\":\"{__typename} # \xff\"}", badRequest),
		raw("half a surrogate pair", `{"query":"{__typename}","variables":{"a":"\ud800"}}`, badRequest),
		raw("an escaped NUL", `{"query":"{__typename}","variables":{"a":"\u0000"}}`, badRequest),
		raw("a byte order mark", "\ufeff"+`{"query":"{__typename}"}`, badRequest),
		raw("no body", "", badRequest),
		raw("half a body", `{"query":`, badRequest),
		raw("no query", `{"operationName":"A"}`, badRequest),
		raw("a query that is no text", `{"query":5}`, badRequest),
		raw("variables that are a list", `{"query":"{__typename}","variables":[1]}`, badRequest),
		raw("null", `null`, badRequest),
		raw("utf-16", document("{__typename}"), http.StatusUnsupportedMediaType, "Content-Type", "application/json; charset=utf-16"),
		raw("text/plain", document("{__typename}"), http.StatusUnsupportedMediaType, "Content-Type", "text/plain"),
		raw("a form", "query=%7B__typename%7D", http.StatusUnsupportedMediaType, "Content-Type", "application/x-www-form-urlencoded"),
		raw("multipart", "--x", http.StatusUnsupportedMediaType, "Content-Type", "multipart/form-data; boundary=x"),
		raw("compressed", "x", http.StatusUnsupportedMediaType, "Content-Encoding", "gzip"),
	}
	return all
}

// doubling returns a document of fragments that each spread the next one twice.
func doubling(n int) string {
	var out strings.Builder
	out.WriteString("{...F0}")
	for i := range n {
		fmt.Fprintf(&out, " fragment F%d on Query {...F%d ...F%d}", i, i+1, i+1)
	}
	fmt.Fprintf(&out, " fragment F%d on Query {map(id:1){name}}", n)
	return out.String()
}

// fields returns fragments that each select two fields with the next fragment in them.
func fields(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, " fragment F%d on Map {at{...F%d} b:at{...F%d}}", i, i+1, i+1)
	}
	fmt.Fprintf(&out, " fragment F%d on Map {id}", n)
	return out.String()
}

// mergingFragments returns a document whose fragments merge with each other in a number of ways that no budget holds:
// at each level, each of many fields is merged with its neighbour of the level below.
func mergingFragments() string {
	var out strings.Builder
	out.WriteString("{...F0}")
	const levels, width = 11, 24
	for level := range levels {
		fmt.Fprintf(&out, " fragment F%d on Query {", level)
		for i := range width {
			fmt.Fprintf(&out, "f%d{...F%d} ", i, level+1)
		}
		fmt.Fprintf(&out, "f%d{unknown}}", level)
	}
	fmt.Fprintf(&out, " fragment F%d on Query {unknown}", levels)
	return out.String()
}

func aliased(n int) string { return "{unknown " + aliasedFields(n) + "}" }

func aliasedFields(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "a%d:__typename ", i)
	}
	return out.String()
}

func numbered(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "organisation%d ", i)
	}
	return out.String()
}

func manyKeys(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, `,"k%d":1`, i)
	}
	return out.String()
}

func TestBadInput(t *testing.T) {
	f := mustStart(t, nil)
	for _, c := range badInputs() {
		t.Run(c.name, func(t *testing.T) {
			ran := f.toy.count()
			headers := append([]string{"Accept", "application/graphql-response+json"}, c.headers...)
			got := f.do(t, http.MethodPost, "/graphql", c.body, headers...)
			if got.status != c.status || got.code() != c.code {
				t.Errorf("got %d %s, want %d %s: %s", got.status, got.code(), c.status, c.code, shortened(got.body))
			}
			if len(got.body) > 1024 && c.code != invalid {
				t.Errorf("the answer is %d bytes long", len(got.body))
			}
			if f.toy.count() != ran {
				t.Error("it ran")
			}
		})
	}
	if got := f.ask(t, "{__typename}", ""); got.status != http.StatusOK {
		t.Errorf("afterwards the server answers %d", got.status)
	}
}

func shortened(text string) string {
	if len(text) > 300 {
		return text[:300] + "…"
	}
	return text
}

// BenchmarkBadInput measures the CPU time that each bad input takes, network included.
func BenchmarkBadInput(b *testing.B) {
	f := mustStart(b, nil)
	for _, c := range badInputs() {
		b.Run(strings.ReplaceAll(c.name, " ", "-"), func(b *testing.B) {
			before := processorTime(b)
			for b.Loop() {
				f.serve(c)
			}
			b.ReportMetric(float64((processorTime(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
	}
}
