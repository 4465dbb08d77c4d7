package noninterference_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/process/instrument"
	"raakvlak/resolvers"
)

// feedTime is what both feeds get to tell all that happened: far more than they take.
const feedTime = 20 * time.Second

const feedQuery = `subscription Feed($map: ID!, $after: Revision) {mapChanged(map: $map, after: $after) {
	revision principal at changeCount changes {kind id type before {__typename id} after {__typename id}}}}`

// history compares what the reader is told of the past.
func (p *play) history(ctx context.Context) error {
	_, err := p.same(ctx, fmt.Sprintf(`{map(id: %q) {revision events(first: 25) {pageInfo {hasNextPage} nodes {
		revision principal at changeCount changes(first: 25) {kind id type before {__typename id} after {__typename id}}}}}}`, p.id), [2]map[string]any{}, 101)
	return err
}

// feed compares what the feeds of both worlds tell the reader from a revision on: the first, or one that it saw later.
func (p *play) feed(ctx context.Context) error {
	p.cover.add("Subscription.mapChanged")
	var told [2]string
	for i, w := range p.worlds {
		events, _, err := w.atlas.Events(ctx, p.reader, p.id, "", 0, 100)
		if graph.CodeOf(err) == graph.CodeNotFound && err != nil {
			return nil // the walk compares what those are told who are no members any more
		}
		if err != nil {
			return err
		}
		after := events[randomOf(p.seed, "feed").IntN(len(events))].Revision
		if told[i], err = w.feed(ctx, p.reader, p.id, after); err != nil {
			return fmt.Errorf("feed of world %s: %w", w.name, err)
		}
	}
	if told[0] != told[1] {
		return fmt.Errorf("the feeds differ:\n%s", difference(told))
	}
	return nil
}

// feed returns what the reader is told after the revision, up to the one that the view is at.
func (w *world) feed(ctx context.Context, who graph.PrincipalID, id graph.MapID, after graph.Revision) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, feedTime)
	defer cancel()
	view, err := w.atlas.View(ctx, who, id, atlas.Freshness{})
	if err != nil {
		return "", err
	}
	if view.Revision() == after {
		return "", nil
	}
	schema := executor.New(resolvers.NewExecutableSchema(resolvers.New(w.atlas, instrument.Standard())))
	ctx = graphql.StartOperationTrace(resolvers.WithPrincipal(ctx, who))
	op, errs := schema.CreateOperationContext(ctx, &graphql.RawParams{
		Query: feedQuery, Variables: map[string]any{"map": string(id), "after": string(after)},
	})
	if len(errs) > 0 {
		return "", errs
	}
	var told strings.Builder
	respond, ctx := schema.DispatchOperation(ctx, op)
	for {
		response := respond(ctx)
		if ctx.Err() != nil {
			return "", fmt.Errorf("what the reader sees is at %s; its feed ends before, with %s", view.Revision(), told.String())
		}
		if response == nil {
			return told.String(), nil
		}
		text, err := json.Marshal(response)
		if err != nil {
			return "", err
		}
		told.Write(text)
		told.WriteString("\n")
		var message struct {
			MapChanged struct{ Revision graph.Revision }
		}
		if json.Unmarshal(response.Data, &message) != nil || message.MapChanged.Revision == view.Revision() {
			return told.String(), nil
		}
	}
}
