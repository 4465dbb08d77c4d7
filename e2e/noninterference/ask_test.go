package noninterference_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
	"raakvlak/resolvers"
)

// ask has the reader ask the same in both worlds.
func (p *play) ask(ctx context.Context, schema *ast.Schema, typ, field string, n int) error {
	from := randomOf(p.seed, p.minute, "ask", n)
	q, err := p.pool(ctx)
	if err != nil {
		return err
	}
	a := p.asker(from, schema, q)
	if _, err = p.same(ctx, a.operation(typ, field), a.variables, n); err != nil || typ != schema.Mutation.Name {
		return err
	}
	after, err := p.worlds[0].view(ctx, p.id, p.reader)
	if err == nil && !slices.Contains(p.revisions, after.Revision()) {
		p.cover.add("=a mutation that changed something")
	}
	return nil
}

// same compares the answers of both worlds to the reader, and returns their data.
func (p *play) same(ctx context.Context, query string, variables [2]map[string]any, n int) (data [2]json.RawMessage, err error) {
	var answers [2]string
	for i, w := range p.worlds {
		w.at(p.minute, fmt.Sprint(p.seed, p.minute, "ask", n))
		response := w.ask(ctx, p.reader, query, variables[i])
		data[i], answers[i] = response.Data, p.seen[i].answer(response)
		for _, e := range response.Errors {
			if e.Extensions["code"] == resolvers.CodeInternal {
				return data, fmt.Errorf("%s in world %s is answered with an internal error: %w", query, w.name, errors.Join(e, e.Unwrap()))
			}
			if strings.HasPrefix(fmt.Sprint(e.Extensions["code"]), "GRAPHQL_") {
				return data, fmt.Errorf("%s is no valid operation: %w", query, e)
			}
		}
		p.cover.answered(response)
	}
	if answers[0] != answers[1] {
		return data, fmt.Errorf("%s %v\n%s", query, variables[0], difference(answers))
	}
	return data, nil
}

// walk has the reader turn all the pages of a list of the map.
func (p *play) walk(ctx context.Context, schema *ast.Schema, n int) error {
	from := randomOf(p.seed, "walk")
	var lists []string
	for _, f := range schema.Types["Map"].Fields {
		if t := schema.Types[f.Type.Name()]; f.Arguments.ForName("after") != nil && t.Fields.ForName("pageInfo") != nil {
			lists = append(lists, f.Name)
		}
	}
	field := lists[from.IntN(len(lists))]
	afterType, text, order := "String", "", ""
	switch field {
	case "events":
		afterType = "Revision"
	case "search":
		text = `text: "` + string([]rune(words[from.IntN(len(words))])[0]) + `", `
	default:
		order = fmt.Sprintf(", orderBy: {field: %s, direction: %s}",
			[]string{"RECORDED", "CREATED_AT", "UPDATED_AT"}[from.IntN(3)], []string{"ASC", "DESC"}[from.IntN(2)])
	}
	query := fmt.Sprintf(`query Walk($after: %s) {map(id: %q) {%s(%sfirst: %d, after: $after%s) {edges {cursor} nodes {__typename} pageInfo {endCursor hasNextPage hasPreviousPage}}}}`,
		afterType, p.id, field, text, 1+from.IntN(4), order)
	variables := [2]map[string]any{{}, {}}
	for range 50 {
		data, err := p.same(ctx, query, variables, n)
		if err != nil {
			return err
		}
		more := false
		for i := range data {
			var end string
			end, more = endOf(data[i], field)
			variables[i] = map[string]any{"after": end}
		}
		if !more {
			return nil
		}
	}
	return fmt.Errorf("%s has no end", query)
}

func endOf(data []byte, field string) (cursor string, more bool) {
	var answer struct {
		Map map[string]struct {
			PageInfo struct {
				EndCursor   string
				HasNextPage bool
			}
		}
	}
	if json.Unmarshal(data, &answer) != nil {
		return "", false
	}
	info := answer.Map[field].PageInfo
	return info.EndCursor, info.HasNextPage
}

// export writes what the reader sees in both worlds.
func (p *play) export(ctx context.Context) error {
	var files [2]string
	for i, w := range p.worlds {
		view, err := w.view(ctx, p.id, p.reader)
		if graph.CodeOf(err) == graph.CodeNotFound && err != nil {
			files[i] = err.Error()
			continue
		}
		if err != nil {
			return err
		}
		for _, format := range exchange.Formats() {
			if !format.CanWrite() {
				continue
			}
			var file bytes.Buffer
			report, err := exchange.Write(ctx, &file, format.Name, view)
			if err != nil {
				return err
			}
			if _, err := report.WriteTo(&file); err != nil {
				return err
			}
			files[i] += file.String()
		}
	}
	if files[0] != files[1] {
		return fmt.Errorf("the exports differ:\n%s", difference(files))
	}
	return nil
}

// difference shows where two texts begin to differ.
func difference(texts [2]string) string {
	at := 0
	for at < len(texts[0]) && at < len(texts[1]) && texts[0][at] == texts[1][at] {
		at++
	}
	show := func(text string) string {
		return text[max(0, at-300):min(len(text), at+300)]
	}
	return "…" + show(texts[0]) + "…\n\nin one world, and in the other\n\n…" + show(texts[1]) + "…"
}
