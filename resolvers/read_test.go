package resolvers_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// TestRoundTrips holds that a question to a map that is in memory asks its store for one revision, and for nothing more.
func TestRoundTrips(t *testing.T) {
	h := newHouse(t)
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		q := readQuestion(t, h, file)
		switch name := strings.TrimSuffix(filepath.Base(file), ".graphql"); {
		case strings.Contains(q.query, "mutation"), name == subscription:
			continue
		case slices.Contains([]string{"map", "bad", "past", "stranger"}, name):
			continue // they ask for lists of maps, for unknown revisions, for the past
		}
		h.ask(t.Context(), q.who, q.query, q.variables)
		h.store.reset()
		h.ask(t.Context(), q.who, q.query, q.variables)
		loads, revisions, others := h.store.loads.Load(), h.store.revisions.Load(), h.store.others.Load()
		if loads != 0 || revisions > 1 || others != 0 {
			t.Errorf("%s: %d loads, %d revision checks, %d other calls; want none, at most one, none", file, loads, revisions, others)
		}
	}
}

// TestQuery_oneRevision holds that all root fields of a query read the same revision, and check it once.
func TestQuery_oneRevision(t *testing.T) {
	h := newHouse(t)
	h.store.reset()
	var got map[string]struct{ Revision string }
	var query strings.Builder
	query.WriteString("query ($map: ID!) {")
	for i := range 20 {
		fmt.Fprintf(&query, " f%d: map(id: $map) { revision }", i)
	}
	query.WriteString("}")
	h.must(query.String(), map[string]any{"map": h.kaai}, &got)
	if len(got) != 20 {
		t.Errorf("got %d answers, want 20", len(got))
	}
	if n := h.store.revisions.Load(); n > 1 {
		t.Errorf("the store was asked for the revision %d times, want once", n)
	}
}

// TestNode_freshness holds that what has an id is checked against the store, unless what was checked before will do.
func TestNode_freshness(t *testing.T) {
	h := newHouse(t)
	for _, ask := range []struct {
		name, freshness string
		checks          int64
		code            string
	}{
		{"unless said otherwise", "", 1, ""},
		{"of ten minutes", ", freshness: {maxAgeMs: 600000}", 0, ""},
		{"of no age", ", freshness: {maxAgeMs: 0}", 1, ""},
		{"of a future", ", freshness: {maxAgeMs: -1}", 0, "BAD_USER_INPUT"},
		{"of another time", `, freshness: {atLeast: "rev_0000000000"}`, 1, "REVISION_UNKNOWN"},
	} {
		for _, query := range []string{
			"query ($id: ID!) { node(id: $id" + ask.freshness + ") { id } }",
			"query ($id: ID!) { nodes(ids: [$id]" + ask.freshness + ") { id } }",
		} {
			h.store.reset()
			got := h.ask(t.Context(), owner, query, map[string]any{"id": string(h.kaai)})
			if n := h.store.revisions.Load(); n != ask.checks {
				t.Errorf("%s: the store was asked for the revision %d times, want %d: %s", ask.name, n, ask.checks, query)
			}
			code := ""
			if len(got.Errors) > 0 {
				code, _ = got.Errors[0].Extensions["code"].(string)
			}
			if code != ask.code {
				t.Errorf("%s: code %q, want %q: %s", ask.name, code, ask.code, query)
			}
		}
	}
}

// TestLists_visible compares every list of the map, for every member, with what the rule of visibility lets through.
func TestLists_visible(t *testing.T) {
	h := newHouse(t)
	view, err := h.atlas.View(t.Context(), owner, h.kaai, atlas.Freshness{})
	if err != nil {
		t.Fatal(err)
	}
	whole := wholeMap(t, h)
	for m := range graph.Every[*graph.Member](view.Snapshot) {
		principal := graph.PrincipalIn(whole, m.Principal)
		for _, k := range graph.Kinds() {
			if k == graph.KindMap {
				continue
			}
			want := []string{}
			for e := range whole.Each(k) {
				if graph.Visible(principal, e, whole) {
					want = append(want, string(e.Meta().ID))
				}
			}
			got := h.list(t, m.Principal, k)
			slices.Sort(want)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s to %s (-want +got):\n%s", k, m.Principal, diff)
			}
		}
	}
}

// wholeMap returns the map as the store has it, with nothing hidden.
func wholeMap(t *testing.T, h *house) *graph.Snapshot {
	t.Helper()
	head, records, err := h.store.Store.Load(t.Context(), h.kaai)
	if err != nil {
		t.Fatal(err)
	}
	var entities []graph.Entity
	for e, err := range records {
		if err != nil {
			t.Fatal(err)
		}
		entities = append(entities, e)
	}
	s, err := graph.NewSnapshot(head, entities)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// list pages through all of a kind that the member gets, and compares their number with the total.
func (h *house) list(t *testing.T, who graph.PrincipalID, k graph.Kind) []string {
	t.Helper()
	field := listOf(k)
	query := `query ($map: ID!, $after: String) { map(id: $map) { list: ` + field +
		`(first: 7, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } }`
	ids := []string{}
	var after any
	for {
		var page struct {
			Map struct {
				List struct {
					TotalCount int
					PageInfo   struct {
						HasNextPage bool
						EndCursor   *string
					}
					Nodes []struct{ ID string }
				}
			}
		}
		a := h.ask(t.Context(), who, query, map[string]any{"map": string(h.kaai), "after": after})
		if len(a.Errors) > 0 {
			t.Fatal(a.Errors)
		}
		if err := json.Unmarshal(a.Data, &page); err != nil {
			t.Fatal(err)
		}
		for _, n := range page.Map.List.Nodes {
			ids = append(ids, n.ID)
		}
		if !page.Map.List.PageInfo.HasNextPage {
			if page.Map.List.TotalCount != len(ids) {
				t.Errorf("%s to %s: total %d, listed %d", field, who, page.Map.List.TotalCount, len(ids))
			}
			return ids
		}
		after = *page.Map.List.PageInfo.EndCursor
	}
}

func listOf(k graph.Kind) string {
	name := strings.ToLower(k.String())
	if strings.HasSuffix(name, "y") {
		return strings.TrimSuffix(name, "y") + "ies"
	}
	return name + "s"
}

// TestMap_at reads the past, and finds what it read again by its ids.
func TestMap_at(t *testing.T) {
	h := newHouse(t)
	city := h.ids["Stadsbestuur Rietmeer"]
	var before struct{ Map struct{ Revision string } }
	h.must(`query ($map: ID!) { map(id: $map) { revision } }`, map[string]any{"map": h.kaai}, &before)
	var changed struct {
		UpdateOrganisation struct{ Revision string }
		DeleteTopic        struct{ Revision string }
	}
	h.must(`mutation ($id: ID!, $topic: ID!) {
		updateOrganisation(input: { id: $id, name: "Stad Rietmeer" }) { revision }
		deleteTopic(input: { id: $topic }) { revision }
	}`, map[string]any{"id": city, "topic": h.ids["Zorg en welzijn"]}, &changed)

	type node struct{ ID, Name string }
	var past struct {
		Map struct {
			At struct {
				ID     string
				Topics struct{ TotalCount int }
				List   struct{ Nodes []node }
			}
			Topics struct{ TotalCount int }
		}
	}
	h.must(`query ($map: ID!, $then: Revision!) { map(id: $map) {
		at(revision: $then) { id topics { totalCount } list: organisations(filter: { name: { contains: "rietmeer" } }) { nodes { id name } } }
		topics { totalCount }
	} }`, map[string]any{"map": h.kaai, "then": before.Map.Revision}, &past)
	at := past.Map.At
	if want := string(h.kaai) + "@" + before.Map.Revision; at.ID != want {
		t.Errorf("id of the past map: got %s, want %s", at.ID, want)
	}
	if at.Topics.TotalCount != past.Map.Topics.TotalCount+1 {
		t.Errorf("topics: %d then and %d now, want one fewer now", at.Topics.TotalCount, past.Map.Topics.TotalCount)
	}
	want := node{string(city) + "@" + before.Map.Revision, "Stadsbestuur Rietmeer"}
	if !slices.Contains(at.List.Nodes, want) {
		t.Errorf("got %v, want %v among them", at.List.Nodes, want)
	}

	var again struct{ Then, Now, Map node }
	h.must(`query ($then: ID!, $now: ID!, $map: ID!) {
		then: node(id: $then) { id ... on Organisation { name } }
		now: node(id: $now) { id ... on Organisation { name } }
		map: node(id: $map) { id ... on Map { name } }
	}`, map[string]any{"then": want.ID, "now": city, "map": at.ID}, &again)
	wantAgain := again
	wantAgain.Then, wantAgain.Now = want, node{string(city), "Stad Rietmeer"}
	wantAgain.Map.ID = at.ID
	if diff := cmp.Diff(wantAgain, again); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}

	var events struct {
		Map struct {
			Events struct {
				Nodes []struct {
					Revision string
					Changes  []struct {
						Type          string
						Before, After *node
					}
				}
			}
		}
	}
	h.must(`query ($map: ID!, $after: Revision!) { map(id: $map) { events(after: $after, first: 1) { nodes {
		revision changes { type before { id ... on Organisation { name } } after { id ... on Organisation { name } } }
	} } } }`, map[string]any{"map": h.kaai, "after": before.Map.Revision}, &events)
	if len(events.Map.Events.Nodes) != 1 || events.Map.Events.Nodes[0].Revision != changed.UpdateOrganisation.Revision {
		t.Fatalf("events: got %+v, want that of the update", events.Map.Events.Nodes)
	}
	change := events.Map.Events.Nodes[0].Changes[0]
	if change.Type != "UPDATED" || *change.Before != want || *change.After != (node{string(city) + "@" + changed.UpdateOrganisation.Revision, "Stad Rietmeer"}) {
		t.Errorf("the change: got %s from %v to %v", change.Type, change.Before, change.After)
	}
	for _, after := range []string{before.Map.Revision, changed.UpdateOrganisation.Revision} {
		var late struct {
			Map struct {
				At struct {
					Events struct {
						Nodes    []struct{ Revision string }
						PageInfo struct{ HasNextPage bool }
					}
				}
			}
		}
		h.must(`query ($map: ID!, $then: Revision, $after: Revision!) {
			map(id: $map) { at(revision: $then) { events(after: $after) { nodes { revision } pageInfo { hasNextPage } } } }
		}`, map[string]any{"map": h.kaai, "then": before.Map.Revision, "after": after}, &late)
		if got := late.Map.At.Events; len(got.Nodes) > 0 || got.PageInfo.HasNextPage {
			t.Errorf("after %s, the past has the events %v that came later", after, got)
		}
	}
}

// TestEveryQuestionHasAnAnswer keeps stray files out of testdata.
func TestEveryQuestionHasAnAnswer(t *testing.T) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		base := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(file, ".json"), ".variables"), ".graphql")
		for _, extension := range []string{".graphql", ".json"} {
			if _, err := os.Stat(base + extension); err != nil {
				t.Errorf("%s stands alone: %v", file, err)
			}
		}
	}
}
