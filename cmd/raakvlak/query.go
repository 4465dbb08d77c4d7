package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"raakvlak/graph"
	"raakvlak/server"
)

// queryCommand answers a GraphQL document.
type queryCommand struct {
	actor
	File      string `arg:"" help:"File with the document; - reads standard input."`
	Variables string `placeholder:"JSON" help:"Values of the variables, as a JSON object; @FILE reads them from a file."`
	Operation string `placeholder:"NAME" help:"Which operation of the document to run, if it has several."`
}

// errAnswered says that the answer, which was printed, holds errors.
type errAnswered struct{ count int }

func (e errAnswered) Error() string { return "the answer has " + count(e.count, "error") }

// Run answers as a server would, limits and errors included, and prints the JSON.
func (c *queryCommand) Run(ctx context.Context, p *program) error {
	params, err := c.params(p)
	if err != nil {
		return err
	}
	return p.with(ctx, false, func(s *session) error {
		who, err := c.principal(ctx, s)
		if err != nil {
			return err
		}
		engine := server.NewMapEngine(s.atlas, server.EngineOptions{Log: p.log, Instruments: s.instruments})
		return p.answer(engine.Answer(ctx, who, params))
	})
}

// answer prints the response. One with errors is an error, too.
func (p *program) answer(response *graphql.Response) error {
	out := json.NewEncoder(p.out)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	// A request that was refused before it ran has no data; one that ran has, if only null.
	err := out.Encode(struct {
		Errors     gqlerror.List   `json:"errors,omitempty"`
		Data       json.RawMessage `json:"data,omitempty"`
		Extensions map[string]any  `json:"extensions,omitempty"`
	}{response.Errors, response.Data, response.Extensions})
	if err != nil {
		return unwritten("the answer", err)
	}
	if n := len(response.Errors); n > 0 {
		return errAnswered{n}
	}
	return nil
}

func (c *queryCommand) params(p *program) (*graphql.RawParams, error) {
	text, err := p.read(c.File, server.MaxBody)
	if err != nil {
		return nil, err
	}
	variables, err := c.variables(p)
	if err != nil {
		return nil, err
	}
	return &graphql.RawParams{Query: string(text), OperationName: c.Operation, Variables: variables}, nil
}

// variables reads the object of variables. Numbers keep their digits, as they do over HTTP.
func (c *queryCommand) variables(p *program) (map[string]any, error) {
	text := c.Variables
	if path, is := strings.CutPrefix(text, "@"); is {
		content, err := p.read(path, server.MaxBody)
		if err != nil {
			return nil, err
		}
		text = string(content)
	}
	if text == "" {
		return nil, nil
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var variables map[string]any
	if err := decoder.Decode(&variables); err != nil {
		return nil, graph.Errorf(graph.CodeInvalid, "--variables is not a JSON object such as {\"map\": \"…\"}: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, graph.Errorf(graph.CodeInvalid, "--variables has something after the JSON object")
	}
	return variables, nil
}

// read returns what the file holds, or standard input for "-". Files of more than most bytes are refused.
func (p *program) read(path string, most int64) ([]byte, error) {
	source := p.in
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, graph.Errorf(graph.CodeUnavailable, "read %s: %s: %w", path, systemReason(err), err)
		}
		defer file.Close()
		source = file
	}
	text, err := io.ReadAll(io.LimitReader(source, most+1))
	if err != nil {
		return nil, graph.Errorf(graph.CodeUnavailable, "read %s: %s: %w", path, systemReason(err), err)
	}
	if int64(len(text)) > most {
		return nil, graph.Errorf(graph.CodeTooLarge, "%s is larger than the %d bytes that it may have", path, most)
	}
	return text, nil
}
