package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// toySchema has what the transports and limits act on, under the names of the contract.
const toySchema = `
directive @mark(note: String) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | VARIABLE_DEFINITION
interface Node { id: ID! }
type Query { node(id: ID!): Node  nodes(ids: [ID!]!): [Node]!  map(id: ID!): Map  maps(first: Int! = 20): MapConnection!
  organisation(by: By!): Organisation  organisations(by: [By!]!): Int  nested(in: Wrap!): Int  broken: String  fails: String  slow: String  echo(text: String!): String }
type MapConnection { nodes: [Map!]! }
type Map implements Node { id: ID!  name: String!  at(revision: String): Map  alignment: Alignment!  organisations(first: Int! = 20): OrganisationConnection! }
type Alignment { score: Float!  pairs(first: Int! = 20): AlignmentPairConnection! }
type AlignmentPairConnection { nodes: [AlignmentPair!]! }
type AlignmentPair { score: Float! }
type OrganisationConnection { nodes: [Organisation!]! }
type Organisation implements Node { id: ID!  name: String!  parent: Organisation  partners(first: Int! = 20): OrganisationConnection! }
input By @oneOf { id: ID name: String tags: [String!] deep: Deep }
input Deep @oneOf { one: Int two: Int }
input Wrap { by: By  list: [By!]  grid: [[By!]!]  other: Int }
type Mutation { rename(text: String!): String }
type Subscription { ticks(upTo: Int! = 3): Int  waits: Int }
`

// toy answers operations on toySchema with made-up data: lists as long as was asked for, texts the name of their field.
type toy struct {
	schema *ast.Schema
	runs   atomic.Int64  // operations that were run
	enter  chan struct{} // gets a value when an alignment begins, if set
	leave  chan struct{} // lets alignments go on when closed
	open   chan int      // gets 1 for each subscription, and each slow field, that begins; -1 for each that its asker ended
}

func newToy() *toy {
	return &toy{schema: gqlparser.MustLoadSchema(&ast.Source{Input: toySchema})}
}

// count returns how many operations were run.
func (t *toy) count() int64 { return t.runs.Load() }

func (t *toy) Schema() *ast.Schema { return t.schema }

func (t *toy) Complexity(_ context.Context, typeName, field string, below int, arguments map[string]any) (int, bool) {
	first, ok := arguments["first"].(int64)
	if number, given := arguments["first"].(json.Number); given {
		first, _ = number.Int64()
		ok = true
	}
	switch {
	case ok:
		return 1 + int(first)*below, true
	case typeName == "Map" && field == "alignment":
		return 100 + below, true
	}
	return 0, false
}

func (t *toy) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	t.runs.Add(1)
	if op.Operation.Operation == ast.Subscription {
		return t.subscribe(ctx, op)
	}
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		var data bytes.Buffer
		t.object(ctx, op, &data, op.Operation.SelectionSet)
		return &graphql.Response{Data: data.Bytes()}
	}
}

func (t *toy) subscribe(ctx context.Context, op *graphql.OperationContext) graphql.ResponseHandler {
	field := graphql.CollectFields(op, op.Operation.SelectionSet, nil)[0]
	last, _ := field.ArgumentMap(op.Variables)["upTo"].(int64)
	if t.open != nil {
		t.open <- 1
		context.AfterFunc(ctx, func() { t.open <- -1 })
	}
	tick := int64(0)
	return func(ctx context.Context) *graphql.Response {
		if tick++; field.Name == "waits" {
			<-ctx.Done()
			return nil
		}
		if tick > last || ctx.Err() != nil {
			return nil
		}
		return &graphql.Response{Data: fmt.Appendf(nil, `{"%s":%d}`, field.Alias, tick)}
	}
}

func (t *toy) object(ctx context.Context, op *graphql.OperationContext, out *bytes.Buffer, set ast.SelectionSet) {
	out.WriteByte('{')
	for i, field := range graphql.CollectFields(op, set, nil) {
		if i > 0 {
			out.WriteByte(',')
		}
		fmt.Fprintf(out, "%q:", field.Alias)
		t.field(ctx, op, out, field)
	}
	out.WriteByte('}')
}

func (t *toy) field(ctx context.Context, op *graphql.OperationContext, out *bytes.Buffer, field graphql.CollectedField) {
	ctx = graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: "Toy", Field: field, Args: map[string]any{}})
	switch field.Name {
	case "fails":
		graphql.AddError(ctx, fmt.Errorf("read the page: %w", errors.New(driverText)))
		out.WriteString("null")
	case "broken":
		graphql.AddError(ctx, graphql.Recover(ctx, canary))
		out.WriteString("null")
	case "slow":
		if t.open != nil {
			t.open <- 1
		}
		<-ctx.Done()
		switch {
		case t.open == nil:
		case errors.Is(ctx.Err(), context.Canceled):
			t.open <- -1
		default:
			t.open <- 0
		}
		graphql.AddError(ctx, ctx.Err())
		out.WriteString("null")
	case "alignment":
		if t.enter != nil {
			t.enter <- struct{}{}
			<-t.leave
		}
		t.value(ctx, op, out, field)
	case "__typename":
		out.WriteString(`"Toy"`)
	default:
		t.value(ctx, op, out, field)
	}
}

func (t *toy) value(ctx context.Context, op *graphql.OperationContext, out *bytes.Buffer, field graphql.CollectedField) {
	kind := field.Definition.Type
	switch {
	case kind.Elem != nil:
		out.WriteByte('[')
		for i := range 2 {
			if i > 0 {
				out.WriteByte(',')
			}
			t.object(ctx, op, out, field.Selections)
		}
		out.WriteByte(']')
	case len(field.Selections) > 0:
		t.object(ctx, op, out, field.Selections)
	case kind.NamedType == "Int" || kind.NamedType == "Float":
		out.WriteByte('1')
	default:
		text, _ := json.Marshal(strings.ToLower(field.Name))
		out.Write(text)
	}
}

// present knows no error of a domain.
func present(error) (*gqlerror.Error, bool) { return nil, false }

// canary is a text that no log and no answer may hold.
const canary = "CANARY-the-mayor-wants-to-leave"

// driverText is what a driver says, which no answer may hold.
const driverText = "driver says: constraint 17 of node 4:ab"
