package resolvers_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/resolvers"
)

// TestApplyChanges_oneOf holds that a change does one thing, also where variables bring it: those are not validated
// before.
func TestApplyChanges_oneOf(t *testing.T) {
	h := newHouse(t)
	topic := map[string]any{"name": "x"}
	for name, changes := range map[string][]any{
		"nothing":    {map[string]any{}},
		"null":       {map[string]any{"createTopic": nil}},
		"two things": {map[string]any{"createTopic": topic, "createResource": topic}},
	} {
		t.Run(name, func(t *testing.T) {
			var got struct {
				ApplyChanges struct {
					Revision   *string
					UserErrors []struct {
						Code string
						Path []string
					}
				}
			}
			h.must(`mutation ($map: ID!, $changes: [ChangeInput!]!) { applyChanges(input: { map: $map, changes: $changes }) { revision userErrors { code path } } }`,
				map[string]any{"map": h.kaai, "changes": changes}, &got)
			p := got.ApplyChanges
			if p.Revision != nil || len(p.UserErrors) != 1 || p.UserErrors[0].Code != resolvers.CodeBadUserInput {
				t.Fatalf("got %+v, want it refused", p)
			}
			if diff := cmp.Diff([]string{"input", "changes", "0"}, p.UserErrors[0].Path); diff != "" {
				t.Errorf("path (-want +got):\n%s", diff)
			}
		})
	}
}

// TestApplyChanges_key holds that only the batch has a clientMutationId.
func TestApplyChanges_key(t *testing.T) {
	h := newHouse(t)
	a := h.ask(t.Context(), owner, `mutation ($map: ID!, $id: ID!) { applyChanges(input: { map: $map, changes: [
		{ createTopic: { name: "x" } }
		{ deleteOrganisation: { id: $id, clientMutationId: "mine" } }
	] }) { userErrors { code path } } }`, map[string]any{"map": string(h.kaai), "id": string(h.ids["Stadsbestuur Rietmeer"])})
	want := `{"applyChanges":{"userErrors":[{"code":"BAD_USER_INPUT","path":["input","changes","1","deleteOrganisation","clientMutationId"]}]}}`
	if string(a.Data) != want {
		t.Errorf("got %s %v, want %s", a.Data, a.Errors, want)
	}
}

// TestUpdate_null tells what was left out from what was emptied, in literals and in variables.
func TestUpdate_null(t *testing.T) {
	h := newHouse(t)
	id := h.ids["Stadsbestuur Rietmeer"]
	type organisation struct {
		Name, Description, Sector *string
		Domains                   []string
	}
	read := func() (o organisation) {
		var got struct{ Node organisation }
		h.must(`query ($id: ID!) { node(id: $id) { ... on Organisation { name description sector domains } } }`, map[string]any{"id": id}, &got)
		return got.Node
	}
	before := read()
	if before.Description == nil || before.Sector == nil || len(before.Domains) == 0 {
		t.Fatalf("the example's organisation has too little to empty: %+v", before)
	}
	h.must(`mutation ($id: ID!, $unset: Sector) { updateOrganisation(input: { id: $id, sector: $unset, description: null }) { userErrors { message } } }`,
		map[string]any{"id": id}, nil)
	want := before
	want.Description = nil
	if diff := cmp.Diff(want, read()); diff != "" {
		t.Errorf("a literal null and an unset variable (-want +got):\n%s", diff)
	}
	h.must(`mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { userErrors { message } } }`,
		map[string]any{"input": json.RawMessage(`{"id":"` + string(id) + `","sector":null,"domains":null}`)}, nil)
	want.Sector, want.Domains = nil, []string{}
	if diff := cmp.Diff(want, read()); diff != "" {
		t.Errorf("a null in a variable (-want +got):\n%s", diff)
	}
}

// TestUpdate_sourceNull empties a structure within a statement.
func TestUpdate_sourceNull(t *testing.T) {
	h := newHouse(t)
	var made struct {
		CreateInterest struct {
			Interest struct{ ID string }
		}
	}
	h.must(`mutation ($map: ID!, $holder: ID!) { createInterest(input: { map: $map, holder: $holder, text: "x", source: { document: "d" } }) { interest { id } } }`,
		map[string]any{"map": h.kaai, "holder": h.ids["Stadsbestuur Rietmeer"]}, &made)
	a := h.ask(t.Context(), owner, `mutation ($id: ID!) { updateInterest(input: { id: $id, source: null }) { interest { source { document } } userErrors { message } } }`,
		map[string]any{"id": made.CreateInterest.Interest.ID})
	if want := `{"updateInterest":{"interest":{"source":null},"userErrors":[]}}`; string(a.Data) != want {
		t.Errorf("got %s %v, want %s", a.Data, a.Errors, want)
	}
}
