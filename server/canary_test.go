package server_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestLogHoldsNoStatements sends a text in every place a request has for one and looks for it in the log, and in the
// answers to what was refused or failed.
func TestLogHoldsNoStatements(t *testing.T) {
	f := mustStart(t, nil)
	answers := []answer{
		f.ask(t, "{fails}", ""),
		f.ask(t, "{broken}", ""),
		f.ask(t, `mutation{rename(text:"`+canary+`")}`, ""),
		f.ask(t, `query($t:String!){echo(text:$t) fails broken}`, `{"t":"`+canary+`"}`),
		f.do(t, http.MethodPost, "/graphql", `{"query":"{__typename}","variables":{"t":"`+canary+`"`),
		f.do(t, http.MethodPost, "/graphql", `{"query":["`+canary+`"]}`),
		f.do(t, http.MethodPost, "/graphql", `{"query":["`+canary+`"]}`, "Accept", "text/event-stream"),
		f.do(t, http.MethodPost, "/graphql", document("{__typename}"), "Content-Type", "text/plain", "X-Statement", canary),
		f.do(t, http.MethodGet, "/graphql?query={__typename}&variables={%22"+canary, ""),
		f.do(t, http.MethodGet, "/?statement="+canary, ""),
		f.do(t, http.MethodPost, "/session", `{"code":"`+canary+`"}`),
		f.do(t, http.MethodPost, "/graphql", document("{__typename}"), "Authorization", "Bearer "+canary),
	}
	s := f.open(t)
	s.want(acknowledged)
	s.write(`{"id":"a","type":"subscribe","payload":{"query":"{fails broken}","variables":{"t":"` + canary + `"}}}`)
	text, _ := s.next()
	answers = append(answers, answer{body: text})
	for i, got := range answers {
		if contains(got.body, canary) || contains(got.body, "driver says") {
			t.Errorf("answer %d: %s", i, got.body)
		}
	}
	if log := f.log.String(); contains(log, canary) || contains(log, f.token[4:]) || contains(log, "statement=") {
		t.Errorf("the log holds what was sent:\n%s", log)
	}
}

func TestInternalErrors(t *testing.T) {
	f := mustStart(t, nil)
	for _, c := range []struct{ query, logged string }{
		{"query Reads{fails}", `"error":"read the page: ` + driverText + `"`},
		{"query Breaks{broken}", `"panic":"string","at":[`},
	} {
		before := len(f.log.String())
		got := f.ask(t, c.query, "")
		id := got.header.Get("X-Request-Id")
		want := `{"message":"internal error","extensions":{"code":"INTERNAL","requestId":"` + id + `"}}`
		if !contains(got.body, `"errors":[{"message":"internal error"`) || !contains(got.body, `"requestId":"`+id+`"`) {
			t.Errorf("%s: got %s, want %s", c.query, got.body, want)
		}
		log := f.log.String()[before:]
		if strings.Count(log, `"level":"ERROR"`) != 1 || !contains(log, c.logged) || !contains(log, id) ||
			!contains(log, `"operation":"`+strings.Fields(strings.NewReplacer("{", " ").Replace(c.query))[1]+`"`) {
			t.Errorf("%s: the log says\n%s", c.query, log)
		}
	}
}
