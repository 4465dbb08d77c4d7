package server_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

// TestBadInputStoresNothing sends every bad input, and every bad mutation, to the real schema: each is answered with an
// error, the map stays at its revision, and the server goes on.
func TestBadInputStoresNothing(t *testing.T) {
	h := mustOpen(t)
	before := h.revision(t, h.kaai)
	for _, c := range badInputs() {
		headers := append([]string{"Accept", "application/graphql-response+json"}, c.headers...)
		got := h.do(t, http.MethodPost, "/graphql", c.body, headers...)
		if got.code() == "" || got.code() == "INTERNAL" {
			t.Errorf("%s: got %d %s", c.name, got.status, shortened(got.body))
		}
	}
	for _, c := range []struct{ name, input string }{
		{"a name too long", `{"map":"M","name":"` + strings.Repeat("a", 10000) + `"}`},
		{"a bidi override", `{"map":"M","name":"a\u202eb"}`},
		{"a control character", `{"map":"M","name":"a\u0007b"}`},
		{"an empty name", `{"map":"M","name":""}`},
		{"an unknown key", `{"map":"M","name":"a","secret":1}`},
		{"a wrong type", `{"map":"M","name":{"a":1}}`},
		{"an unknown enum value", `{"map":"M","name":"a","sector":"MARTIAN"}`},
		{"another map's id", `{"map":"map_aaaaaaaaaa","name":"a"}`},
		{"Cypher", `{"map":"M'}) DETACH DELETE n //","name":"a"}`},
	} {
		got := h.ask(t, `mutation($i:CreateOrganisationInput!){createOrganisation(input:$i){revision userErrors{code message path}}}`,
			`{"i":`+strings.Replace(c.input, `"M`, `"`+string(h.kaai), 1)+`}`)
		if contains(got.body, `"userErrors":[]`) || !contains(got.body, `"code":"`) || contains(got.body, "INTERNAL") {
			t.Errorf("%s: got %d %s", c.name, got.status, shortened(got.body))
		}
	}
	if after := h.revision(t, h.kaai); after != before {
		t.Error("something was stored")
	}
}

// TestStoredStatementsStayOutOfLogs writes a statement in every way there is, provokes errors about it, and looks for it
// in the log.
func TestStoredStatementsStayOutOfLogs(t *testing.T) {
	h := mustOpen(t)
	var made struct {
		CreateOrganisation struct{ Organisation struct{ ID, Version string } }
	}
	h.data(t, `mutation($i:CreateOrganisationInput!){createOrganisation(input:$i){organisation{id version}}}`,
		map[string]any{"i": map[string]any{"map": h.kaai, "name": canary}}, &made)
	holder := made.CreateOrganisation.Organisation
	create := func(more map[string]any) answer {
		input := map[string]any{"map": h.kaai, "holder": holder.ID, "text": canary, "clientMutationId": canary}
		for name, value := range more {
			input[name] = value
		}
		variables, err := json.Marshal(map[string]any{"i": input})
		if err != nil {
			t.Fatal(err)
		}
		return h.ask(t, `mutation($i:CreateInterestInput!){createInterest(input:$i){revision userErrors{code message path}}}`, string(variables))
	}
	if got := create(nil); got.status != http.StatusOK || !contains(got.body, `"userErrors":[]`) {
		t.Fatalf("got %s", got.body)
	}
	create(map[string]any{"text": canary + " otherwise"})
	create(map[string]any{"clientMutationId": "2", "holder": canary})
	create(map[string]any{"clientMutationId": "3", "text": canary + "\u202e"})
	create(map[string]any{"clientMutationId": "4", "confidence": canary})
	h.ask(t, `query($m:ID!){map(id:$m){search(text:"`+canary+`"){nodes{id}}}}`, `{"m":"`+string(h.kaai)+`"}`)
	h.ask(t, `{map(id:"`+canary+`"){name}}`, "")
	h.ask(t, `{`+strings.ReplaceAll(canary, "-", "_")+`}`, "")
	if contains(h.log.String(), canary) {
		t.Errorf("the log holds the statement:\n%s", h.log)
	}
	if !contains(h.log.String(), `"msg":"request"`) {
		t.Error("nothing was logged at all")
	}
}

// TestWatchersLeakNothing has subscribers of a real map come and go.
func TestWatchersLeakNothing(t *testing.T) {
	h := mustOpen(t)
	start := h.revision(t, h.kaai)
	h.organisation(t, "De Eerste")
	before := goleak.IgnoreCurrent()
	for range drops {
		ctx, cancel := context.WithCancel(t.Context())
		feed := h.feed(ctx, t, start)
		feed.next(t) // Now the subscription is under way.
		cancel()
		feed.close()
	}
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, before)
}

// BenchmarkStoredBadInput measures the processor time that each bad input takes with the real schema.
func BenchmarkStoredBadInput(b *testing.B) {
	h := mustOpen(b)
	for _, c := range append(badInputs(), dearDocuments()...) {
		b.Run(strings.ReplaceAll(c.name, " ", "-"), func(b *testing.B) {
			before := processorTime(b)
			for b.Loop() {
				h.serve(c)
			}
			b.ReportMetric(float64((processorTime(b)-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
	}
}

// dearDocuments are within every limit of the document and as dear to validate as could be thought of.
func dearDocuments() []badInput {
	flat := func(fields []string, times int) string {
		return strings.Repeat(strings.Join(fields, " ")+" ", times)
	}
	own := []string{"id", "name", "description", "language", "revision", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "tags", "attributes", "__typename"}
	return []badInput{
		{name: "allowed, 50 of each name", body: document(`{map(id:"m"){` + flat(own, 50) + `organisations{nodes{` + flat([]string{"id", "name", "__typename"}, 50) + `}}}}`)},
		{name: "allowed, 49 of each name in merged pages", body: document(`{map(id:"m"){` + strings.Repeat("organisations{nodes{"+flat([]string{"id", "name", "tags", "__typename"}, 4)+"}} ", 12) + "}}")},
		{name: "allowed, 1,900 unknown fields of 45 names", body: document(`{map(id:"m"){` + strings.Repeat(numbered(45), 42) + `}}`)},
		{name: "allowed, 600 unknown fields with long names", body: document(`{map(id:"m"){` + strings.ReplaceAll(numbered(600), "organisation", strings.Repeat("organisation", 14)) + `}}`)},
		{name: "allowed, 300 unknown input keys", body: document(`{map(id:"m"){stakeholders(filter:{` + strings.ReplaceAll(numbered(300), " ", ":1 ") + `}){nodes{id}}}}`)},
		{name: "allowed, 300 unknown types", body: document(`{node(id:"m"){` + unknownTypes(300) + `}}`)},
		{name: "allowed, 150 fragments on every type", body: document(`{node(id:"m"){id ` + spreads(90) + `}} ` + overlapping(90))},
	}
}

func unknownTypes(n int) string {
	var out strings.Builder
	for _, name := range strings.Fields(numbered(n)) {
		out.WriteString("... on O" + name[1:] + "{id} ")
	}
	return out.String()
}

func spreads(n int) string {
	return "..." + strings.Join(strings.Fields(strings.ReplaceAll(numbered(n), "organisation", "F")), " ...")
}

func overlapping(n int) string {
	var out strings.Builder
	for _, name := range strings.Fields(strings.ReplaceAll(numbered(n), "organisation", "F")) {
		out.WriteString("fragment " + name + " on Organisation {" + name + ":name a:name b:tags} ")
	}
	return out.String()
}
