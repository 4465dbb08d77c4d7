package resolvers_test

import (
	"context"
	"os"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"raakvlak/graph"
	"raakvlak/resolvers"
)

// subscribe returns what gives the answers of a subscription, one each time, nil at its end.
func (h *house) subscribe(ctx context.Context, tb testing.TB, who graph.PrincipalID, query string, variables map[string]any) func() *graphql.Response {
	tb.Helper()
	ctx = graphql.StartOperationTrace(resolvers.WithPrincipal(ctx, who))
	op, errs := h.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	respond, ctx := h.exec.DispatchOperation(ctx, op)
	return func() *graphql.Response { return respond(ctx) }
}

func TestSubscription(t *testing.T) {
	h := newHouse(t)
	q := readQuestion(t, h, "testdata/subscription.graphql")
	var start struct{ Map struct{ Revision string } }
	h.must(`query ($map: ID!) { map(id: $map) { revision } }`, map[string]any{"map": h.kaai}, &start)
	h.must(`mutation ($map: ID!, $of: ID!) {
		createOrganisation(input: { map: $map, name: "Tuinclub" }) { userErrors { message } }
		updateOrganisation(input: { id: $of, name: "Stad Rietmeer" }) { userErrors { message } }
		applyChanges(input: { map: $map, changes: [
			{ createInterest: { holder: $of, text: "Rust." } }
			{ createInterest: { holder: $of, text: "Ruimte." } }
		] }) { userErrors { message } }
	}`, map[string]any{"map": h.kaai, "of": h.ids["Stadsbestuur Rietmeer"]}, nil)

	query := `subscription ($map: ID!, $after: Revision) { mapChanged(map: $map, after: $after) {` + selectionOf(q.query) + `} }`
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	next := h.subscribe(ctx, t, owner, query, map[string]any{"map": string(h.kaai), "after": start.Map.Revision})
	var got []byte
	for range 3 {
		r := next()
		if r == nil {
			t.Fatal("the feed ended early")
		}
		got = append(got, pretty(t, answer{Data: r.Data, Errors: r.Errors})...)
	}
	if *update {
		if err := os.WriteFile("testdata/subscription.json", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/subscription.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the feed (-want +got):\n%s", diff)
	}
	cancel()
	if r := next(); r != nil {
		t.Errorf("after the reader left: got %s, want the end", r.Data)
	}
}

// selectionOf returns what a question asks of each event.
func selectionOf(query string) string {
	depth, start := 0, 0
	for i, c := range query {
		switch c {
		case '{':
			if depth++; depth == 2 {
				start = i + 1
			}
		case '}':
			if depth--; depth == 1 {
				return query[start:i]
			}
		}
	}
	return ""
}

func TestSubscription_refused(t *testing.T) {
	h := newHouse(t)
	for _, test := range []struct {
		name  string
		who   graph.PrincipalID
		after any
		code  string
	}{
		{"a stranger", "nobody", nil, resolvers.CodeNotFound},
		{"an unknown revision", owner, "none", resolvers.CodeRevisionUnknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			next := h.subscribe(t.Context(), t, test.who, `subscription ($map: ID!, $after: Revision) { mapChanged(map: $map, after: $after) { revision } }`,
				map[string]any{"map": string(h.kaai), "after": test.after})
			r := next()
			if r == nil || len(r.Errors) != 1 || r.Errors[0].Extensions["code"] != test.code {
				t.Fatalf("got %+v, want an error of code %s", r, test.code)
			}
			if r := next(); r != nil {
				t.Errorf("after the error: got %+v, want the end", r)
			}
		})
	}
}

// TestSubscription_ends holds that a member who loses its role is told so.
func TestSubscription_ends(t *testing.T) {
	h := newHouse(t)
	next := h.subscribe(t.Context(), t, "redactie", `subscription ($map: ID!) { mapChanged(map: $map) { revision } }`,
		map[string]any{"map": string(h.kaai)})
	first := make(chan *graphql.Response)
	go func() { first <- next() }()
	// The feed may begin before or after this: either way it ends.
	h.must(`mutation ($id: ID!) { deleteMember(input: { id: $id }) { userErrors { message } } }`, map[string]any{"id": h.ids["Redactie"]}, nil)
	r := <-first
	if r == nil || len(r.Errors) != 1 || r.Errors[0].Extensions["code"] != resolvers.CodeNotFound {
		t.Fatalf("got %+v, want an error of code %s", r, resolvers.CodeNotFound)
	}
}

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
