package server_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"raakvlak/server"
)

func TestAnswer(t *testing.T) {
	engine := server.NewEngine(newToy(), server.EngineOptions{As: as, Present: present, Introspection: true})
	for _, c := range []struct{ query, data, code string }{
		{"{map(id:1){name}}", `{"map":{"name":"name"}}`, ""},
		{`mutation{rename(text:"a")}`, `{"rename":"rename"}`, ""},
		{"{__schema{queryType{name}}}", `{"__schema":`, ""},
		{"{fails}", `{"fails":null}`, "INTERNAL"},
		{"{" + strings.Repeat("a ", 51) + "}", "", limited},
		{"{nothing}", "", invalid},
		{"subscription{ticks}", "", badUser},
		{"", "", invalid},
	} {
		got := engine.Answer(t.Context(), "owner", &graphql.RawParams{Query: c.query})
		code := ""
		if len(got.Errors) > 0 {
			code, _ = got.Errors[0].Extensions["code"].(string)
		}
		if !strings.HasPrefix(string(got.Data), c.data) || (c.data == "") != (got.Data == nil) || code != c.code {
			t.Errorf("%s: got %s %v, want %s %s", shortened(c.query), got.Data, got.Errors, c.data, c.code)
		}
	}
}

// TestDocumentsAreBounded asks many different questions: what is kept of them stays within the bytes that it may take.
func TestDocumentsAreBounded(t *testing.T) {
	const bound = 1 << 20
	engine := server.NewEngine(newToy(), server.EngineOptions{As: as, Present: present, CacheBytes: bound})
	ask := func(from, to int) {
		for i := from; i < to; i++ {
			query := fmt.Sprintf("query Q%d{map(id:%d){%s}}", i, i, strings.Repeat("id name __typename ", 16))
			if got := engine.Answer(t.Context(), "owner", &graphql.RawParams{Query: query}); len(got.Errors) > 0 {
				t.Fatal(got.Errors)
			}
		}
	}
	ask(0, 100) // Whatever is made once is there now.
	before := heap()
	ask(100, 3000)
	if grown := heap() - before; grown > 2*bound {
		t.Errorf("2,900 documents take %d bytes more, and %d are allowed in all", grown, bound)
	}
	runtime.KeepAlive(engine)
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
