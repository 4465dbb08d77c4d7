package server

import (
	"context"
	"log/slog"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
	"raakvlak/resolvers"
)

// Engine runs GraphQL operations within the limits, whatever transport brings them. It is gqlgen's executor with
// everything around it that this service promises; transports take it for the executor.
type Engine struct {
	schema    graphql.ExecutableSchema
	exec      *executor.Executor
	documents *documents
	prices    *priceList
	as        func(context.Context, graph.PrincipalID) context.Context
	presenter *presenter
}

// EngineOptions set up an [Engine].
type EngineOptions struct {
	// As returns the context in which the resolvers act for the principal.
	As func(context.Context, graph.PrincipalID) context.Context
	// Present returns what a client sees of an error of the domain, with a code in its extensions, and whether it knew
	// the error. It never shows a cause.
	Present func(error) (*gqlerror.Error, bool)
	// Instruments are those that [NewMapEngine]'s maps answer, the standard ones if nil.
	Instruments *instrument.Library
	// Introspection allows questions about the schema.
	Introspection bool
	// CacheBytes is what parsed documents may take, 8 MiB if zero.
	CacheBytes int
	// Log gets each internal error once, nothing else.
	Log *slog.Logger
}

// NewEngine returns an engine over the schema, whose Complexity prices its fields.
func NewEngine(schema graphql.ExecutableSchema, o EngineOptions) *Engine {
	if o.CacheBytes == 0 {
		o.CacheBytes = 8 << 20
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	e := &Engine{
		schema:    schema,
		exec:      executor.New(schema),
		documents: newDocuments(schema.Schema(), o.Introspection, o.CacheBytes),
		prices:    newPriceList(schema),
		as:        o.As,
		presenter: &presenter{domain: o.Present, log: o.Log},
	}
	e.exec.SetQueryCache(handedOver{})
	e.exec.SetParserTokenLimit(MaxTokens)
	e.exec.SetErrorPresenter(e.presenter.present)
	e.exec.SetRecoverFunc(e.presenter.recovered)
	return e
}

// Answer runs one query or mutation for the principal, outside any server: nothing is counted against an account. The
// data of the response is nil when the request was refused before it ran.
func (e *Engine) Answer(ctx context.Context, who graph.PrincipalID, params *graphql.RawParams) *graphql.Response {
	ctx = graphql.StartOperationTrace(withCaller(ctx, &caller{principal: who}))
	op, errs := e.CreateOperationContext(ctx, params)
	if len(errs) == 0 && op.Operation.Operation == ast.Subscription {
		errs = gqlerror.List{coded(codeBadInput, "subscriptions are answered over server-sent events or WebSocket only")}
	}
	if len(errs) > 0 {
		return e.DispatchError(graphql.WithOperationContext(ctx, op), errs)
	}
	respond, ctx := e.DispatchOperation(ctx, op)
	return respond(ctx)
}

// CreateOperationContext bounds, validates and prices what was asked, and charges the caller's account for it.
func (e *Engine) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (op *graphql.OperationContext, errs gqlerror.List) {
	op = &graphql.OperationContext{RecoverFunc: e.presenter.recovered}
	defer func() {
		if r := recover(); r != nil {
			errs = gqlerror.List{e.presenter.present(ctx, e.presenter.recovered(ctx, r))}
		}
	}()
	if c := callerOf(ctx); c != nil && c.socket {
		if wait, ok := c.account.request(); !ok {
			return op, gqlerror.List{rateLimited("too many operations", wait)}
		}
	}
	doc, errs := e.documents.prepare(params.Query)
	if len(errs) > 0 {
		return op, errs
	}
	created, errs := e.exec.CreateOperationContext(withDocument(ctx, doc), params)
	if len(errs) > 0 {
		return created, errs
	}
	if err := e.admit(ctx, created); err != nil {
		return created, gqlerror.List{err}
	}
	return created, nil
}

// admit checks what depends on the variables: the members of @oneOf inputs, the price, the caller's points.
func (e *Engine) admit(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = !e.documents.introspection
	if err := checkOneOfVariables(e.schema.Schema(), op.Operation, op.Variables); err != nil {
		return err
	}
	c := e.prices.costOf(ctx, op.Operation, op.Variables)
	if c.Requested > MaxCost {
		return coded(codeCostLimit, "the operation may cost %s points, and at most %d are allowed: ask for smaller pages or fewer fields", costText(c.Requested), MaxCost)
	}
	if c.Travels > MaxTravels {
		return coded(codeDocumentLimit, "the operation looks into the past %s times, and at most %d are allowed", costText(c.Travels), MaxTravels)
	}
	op.Stats.SetExtension(extensionCost, c)
	if who := callerOf(ctx); who != nil && who.account != nil {
		wait, standing, ok := who.account.take(c.Requested)
		if !ok {
			return rateLimited("the points of this minute are spent", wait)
		}
		c.standing = standing
	}
	return nil
}

// DispatchOperation returns what runs the operation. A query or mutation gets its time limit and, if it analyses, waits
// for its turn; a subscription runs until its context ends.
func (e *Engine) DispatchOperation(ctx context.Context, op *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	ctx = e.as(ctx, principalOf(ctx))
	if op.Operation.Operation == ast.Subscription {
		respond, ctx := e.exec.DispatchOperation(ctx, op)
		return func(ctx context.Context) *graphql.Response { return cutErrors(respond(ctx)) }, ctx
	}
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		ctx, cancel := context.WithTimeout(ctx, MaxOperation)
		defer cancel()
		return e.run(ctx, op)
	}, graphql.WithOperationContext(ctx, op)
}

func (e *Engine) run(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	c, who := costIn(op), callerOf(ctx)
	if c.Analyses && who != nil && who.account != nil {
		done, ok := who.account.analyse(ctx)
		if !ok {
			return e.notAnalysed(ctx, op)
		}
		defer done()
	}
	respond, ctx := e.exec.DispatchOperation(ctx, op)
	response := respond(resolvers.WithPurse(ctx, c))
	if response == nil {
		// The executor answers nothing when the time was up before it began.
		return e.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{coded(codeTimeout, operationTimeoutAdvice)})
	}
	c.finish(response.Data)
	if who != nil && who.account != nil {
		standing := who.account.giveBack(c.Requested-c.Actual, c.standing.Reset)
		extend(response, extensionCost, c.extension(standing))
	}
	return cutErrors(response)
}

func (e *Engine) notAnalysed(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	err := rateLimited("too many analyses are under way", time.Second)
	if ctx.Err() != nil {
		err = coded(codeTimeout, operationTimeoutAdvice)
	}
	return e.DispatchError(graphql.WithOperationContext(ctx, op), gqlerror.List{err})
}

// DispatchError returns the answer to a request that was refused before it ran.
func (e *Engine) DispatchError(ctx context.Context, errs gqlerror.List) *graphql.Response {
	return cutErrors(e.exec.DispatchError(ctx, errs))
}

func principalOf(ctx context.Context) graph.PrincipalID {
	if c := callerOf(ctx); c != nil {
		return c.principal
	}
	return ""
}

func costIn(op *graphql.OperationContext) *cost {
	if c, ok := op.Stats.GetExtension(extensionCost).(*cost); ok {
		return c
	}
	return &cost{}
}

func extend(r *graphql.Response, name string, value any) {
	if r.Extensions == nil {
		r.Extensions = map[string]any{}
	}
	r.Extensions[name] = value
}

func cutErrors(r *graphql.Response) *graphql.Response {
	if r != nil && len(r.Errors) > MaxErrors {
		r.Errors = r.Errors[:MaxErrors]
	}
	return r
}
