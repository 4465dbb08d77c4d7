package e2e_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// canary stands for what people say of one another, and is to be found in no log.
const canary = "kanarieInDeKoolmijn"

// TestLog_HoldsNoStatements plants the canary in every place that takes a text, in what is stored, refused, looked for and
// answered with an error, and reads the log of the whole service afterwards, at its most talkative.
func TestLog_HoldsNoStatements(t *testing.T) {
	s := newService(t, mustBuild(t), "sqlite:maps.db", "RAAKVLAK_LOG_LEVEL=debug")
	s.mustStart("--demo")
	token := s.mustRun("token", "--for", "owner")
	var made struct {
		CreateMap          struct{ Map struct{ ID string } }
		CreateOrganisation struct{ Organisation struct{ ID string } }
	}
	s.mustAsk(token, `mutation($c: String!) {createMap(input: {name: $c, description: $c}) {map {id}}}`, map[string]any{"c": canary}, &made)
	id := made.CreateMap.Map.ID
	s.mustAsk(token, `mutation($m: ID!, $c: String!) {createOrganisation(input: {map: $m, name: $c, aliases: [$c], description: $c, tags: [$c]}) {organisation {id}}}`,
		map[string]any{"m": id, "c": canary}, &made)
	holder := made.CreateOrganisation.Organisation.ID
	variables := map[string]any{"m": id, "h": holder, "i": canary, "c": canary}
	answered := map[string]bool{}
	for name, query := range map[string]string{
		"Write":    `mutation Write($m: ID!, $h: ID!, $c: String!) {createInterest(input: {map: $m, holder: $h, text: $c, source: {document: $c, locator: $c}}) {interest {text} userErrors {message}}}`,
		"Refused":  `mutation Refused($m: ID!, $i: ID!, $c: String!) {createInterest(input: {map: $m, holder: $i, text: $c, author: $c, clientMutationId: $c}) {userErrors {message}}}`,
		"First":    `mutation First($m: ID!, $c: String!) {createTopic(input: {map: $m, name: $c, clientMutationId: $c}) {userErrors {message}}}`,
		"Second":   `mutation Second($m: ID!, $c: String!) {createTopic(input: {map: $m, name: "other", description: $c, clientMutationId: $c}) {userErrors {message}}}`,
		"Batch":    `mutation Batch($m: ID!, $h: ID!, $i: ID!, $c: String!) {applyChanges(input: {map: $m, changes: [{createTopic: {name: $c}}, {createInterest: {holder: $h, text: $c, topics: [{topic: $i, stance: 1}]}}]}) {userErrors {message}}}`,
		"Conflict": `mutation Conflict($h: ID!, $c: String!) {updateOrganisation(input: {id: $h, expectedVersion: "x", description: $c}) {userErrors {message}}}`,
		"Search":   `query Search($m: ID!, $i: ID!, $c: String!) {map(id: $m) {search(text: $c) {nodes {id}} organisations(filter: {name: {contains: $c}}) {nodes {name}}} nodes(ids: [$i]) {id}}`,
		"Cursor":   `query Cursor($m: ID!, $c: String!) {map(id: $m) {organisations(after: $c) {nodes {id}}}}`,
		"Past":     `query Past($m: ID!) {map(id: $m) {at(revision: "` + canary + `") {name} events {nodes {changes {before {id} after {id}}}} interests {nodes {text}}}}`,
		"Pairs":    `query Pairs($m: ID!, $h: ID!, $c: String!) {map(id: $m) {alignment {pairs(with: $h, after: $c) {nodes {score}}}}}`,
		"Literal":  `query Literal {map(id: "` + canary + `") {id}} # ` + canary,
		"Broken":   `query Broken {map(id: "` + canary + `) {id}}`,
		"Unknown":  `query Unknown {` + canary + `}`,
	} {
		r, err := s.ask(t.Context(), token, query, variables)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		answered[name] = len(r.Errors) == 0
	}
	want := map[string]bool{
		"Write": true, "Refused": true, "First": true, "Second": true, "Batch": true, "Conflict": true, "Search": true, "Literal": true,
		"Cursor": false, "Past": false, "Pairs": false, "Broken": false, "Unknown": false,
	}
	if diff := cmp.Diff(want, answered); diff != "" {
		t.Errorf("which operations are answered without an error (-want +got):\n%s", diff)
	}
	for _, r := range []struct{ method, path, contentType, body string }{
		{http.MethodPost, "/graphql", "application/json", `{"query": "{__typename}", "variables": {"t": "` + canary},
		{http.MethodPost, "/graphql", "text/plain", canary},
		{http.MethodGet, "/graphql?query=" + url.QueryEscape(`{map(id: "`+canary+`") {id}}`), "", ""},
		{http.MethodGet, "/nothing?q=" + canary, "", ""},
		{http.MethodPost, "/session", "application/json", `{"code": "` + canary + `"}`},
		{http.MethodPost, "/import?format=raakvlak&name=" + canary, "application/json", `{"format": "raakvlak", "version": 1, "map": {"name": "` + canary + `"}, "records": [{"type": "Organisation", "name": "` + canary + `"}]}`},
		{http.MethodPost, "/import?format=raakvlak&name=x", "application/json", `{"format": "` + canary + `"}`},
		{http.MethodGet, "/export?format=raakvlak&map=" + id, "", ""},
	} {
		send(t, s, token, r.method, r.path, r.contentType, r.body)
	}
	s.stop()
	log := s.log.String()
	if !strings.Contains(log, "operation=Search") {
		t.Errorf("the log does not even tell of the requests:\n%s", log)
	}
	for _, line := range strings.Split(log, "\n") {
		if strings.Contains(line, canary) || strings.Contains(line, token) {
			t.Errorf("the log says %s", line)
		}
	}
}

// send sends a request of any sort; whether it is answered well does not matter here.
func send(t *testing.T, s *service, token, method, path, contentType, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.at()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("X-Statement", canary)
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	t.Logf("%s %s: %d", method, path, response.StatusCode)
}
