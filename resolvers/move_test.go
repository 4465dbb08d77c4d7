package resolvers_test

import (
	"strings"
	"testing"

	"raakvlak/graph"
)

type moved struct {
	MoveCollaboration struct {
		Collaboration *struct{ Phase graph.Phase }
		Passage       *struct{ Reason *string }
		UserErrors    []struct {
			Code, Message string
			Path          []string
		}
	}
}

const move = `mutation ($id: ID!, $to: Phase!) { moveCollaboration(input: { id: $id, to: $to }) {
	collaboration { phase } passage { reason } userErrors { code message path } } }`

// TestMoveCollaboration_metGate walks out of the voorfase: with every check met, no reason is needed.
func TestMoveCollaboration_metGate(t *testing.T) {
	h := newHouse(t)
	kaai := h.ids["Samen thuis in De Kaai"]
	to := map[string]any{"id": kaai, "to": "EXPLORING"}
	var got moved
	h.must(move, to, &got)
	if m := got.MoveCollaboration; m.Collaboration != nil || len(m.UserErrors) != 1 || !strings.Contains(m.UserErrors[0].Message, "Fonds Buurtkracht") {
		t.Fatalf("got %+v, want it refused because of Fonds Buurtkracht", m)
	}
	var taking struct {
		Node struct {
			Participations struct{ Nodes []struct{ ID graph.ID } }
		}
	}
	h.must(`query ($id: ID!) { node(id: $id) { ... on Stakeholder { participations { nodes { id } } } } }`,
		map[string]any{"id": h.ids["Hogeschool Polderland"]}, &taking)
	h.must(`mutation ($map: ID!, $kaai: ID!, $fonds: ID!, $linde: ID!, $hogeschool: ID!) {
		createAssessment(input: { map: $map, collaboration: $kaai, participation: $hogeschool, power: 2, interest: 4 }) { userErrors { message } }
		createContact(input: { map: $map, collaboration: $kaai, with: [$fonds], at: "2026-10-01T09:00:00Z", text: "Eerste gesprek" }) { userErrors { message } }
		createParticipation(input: { map: $map, collaboration: $kaai, stakeholder: $linde, role: PARTNER, engagement: ENGAGED, origin: SELF_STATED }) { userErrors { message } }
	}`, map[string]any{
		"map": h.kaai, "kaai": kaai, "fonds": h.ids["Fonds Buurtkracht"], "linde": h.ids["Thuiszorg De Linde vzw"],
		"hogeschool": taking.Node.Participations.Nodes[0].ID,
	}, nil)
	got = moved{}
	h.must(move, to, &got)
	if m := got.MoveCollaboration; m.Collaboration == nil || m.Collaboration.Phase != graph.PhaseExploring || m.Passage == nil || m.Passage.Reason != nil {
		t.Errorf("got %+v, want it moved without a reason", m)
	}
}

// TestMoveCollaboration_refusedMovesNothing holds that neither the phase nor a passage is left behind.
func TestMoveCollaboration_refusedMovesNothing(t *testing.T) {
	h := newHouse(t)
	kaai := h.ids["Samen thuis in De Kaai"]
	h.must(move, map[string]any{"id": kaai, "to": "SHAPING"}, nil)
	var got struct {
		Node struct {
			Phase    graph.Phase
			Passages struct{ TotalCount int }
		}
	}
	h.must(`query ($id: ID!) { node(id: $id) { ... on Collaboration { phase passages { totalCount } } } }`, map[string]any{"id": kaai}, &got)
	if got.Node.Phase != graph.PhasePreliminary || got.Node.Passages.TotalCount != 0 {
		t.Errorf("after a refused move: %+v", got.Node)
	}
}

// TestPassing_batch holds that a batch may do what moveCollaboration does, and that what records a move stays.
func TestPassing_batch(t *testing.T) {
	h := newHouse(t)
	kaai := h.ids["Samen thuis in De Kaai"]
	var made struct {
		ApplyChanges struct {
			Results    []struct{ ID string }
			UserErrors []struct {
				Message string
				Path    []string
			}
		}
	}
	h.must(`mutation ($map: ID!, $kaai: ID!) { applyChanges(input: { map: $map, changes: [
		{ updateCollaboration: { id: $kaai, phase: EXPLORING } }
		{ createPassage: { collaboration: $kaai, from: PRELIMINARY, to: EXPLORING, at: "2026-10-01T09:00:00Z", reason: "Toch." } }
	] }) { results { id } userErrors { message path } } }`, map[string]any{"map": h.kaai, "kaai": kaai}, &made)
	if len(made.ApplyChanges.UserErrors) > 0 || len(made.ApplyChanges.Results) != 2 {
		t.Fatalf("got %+v, want it done", made)
	}
	passage := made.ApplyChanges.Results[1].ID
	for name, mutation := range map[string]string{
		"delete":           `deletePassage(input: { id: $id }) { userErrors { message } }`,
		"empty the reason": `updatePassage(input: { id: $id, reason: null }) { userErrors { message } }`,
		"another phase":    `updatePassage(input: { id: $id, to: SHARING }) { userErrors { message } }`,
	} {
		a := h.ask(t.Context(), owner, `mutation ($id: ID!) { `+mutation+` }`, map[string]any{"id": passage})
		if len(a.Errors) > 0 || strings.Contains(string(a.Data), `"userErrors":[]`) {
			t.Errorf("%s: got %s %v, want it refused", name, a.Data, a.Errors)
		}
	}
}

// TestMoveCollaboration_pathOfRefusal holds that a refusal names a part of the input, also where no part of it is at fault.
func TestMoveCollaboration_pathOfRefusal(t *testing.T) {
	h := newHouse(t)
	h.must(`mutation ($map: ID!) { createMember(input: { map: $map, principal: "reader", name: "Lezer", role: VIEWER }) { userErrors { message } } }`,
		map[string]any{"map": h.kaai}, nil)
	a := h.ask(t.Context(), "reader", `mutation ($id: ID!) { moveCollaboration(input: { id: $id, to: EXPLORING, reason: "Toch." }) { userErrors { code path } } }`,
		map[string]any{"id": string(h.ids["Samen thuis in De Kaai"])})
	if got, want := string(a.Data), `{"moveCollaboration":{"userErrors":[{"code":"FORBIDDEN","path":["input"]}]}}`; got != want || len(a.Errors) > 0 {
		t.Errorf("got %s %v, want %s", got, a.Errors, want)
	}
}
