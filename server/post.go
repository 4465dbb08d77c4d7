package server

import (
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// post answers one operation per request. It stands in for gqlgen's transport, which reads bodies without bound, quotes
// them in its errors and sends data with answers that have none.
func (g *graphQL) post(w http.ResponseWriter, r *http.Request, media string, params *graphql.RawParams) {
	params.Headers = r.Header
	ctx := graphql.StartOperationTrace(r.Context())
	op, errs := g.engine.CreateOperationContext(ctx, params)
	opCtx := graphql.WithOperationContext(ctx, op)
	if len(errs) > 0 {
		writeStanding(w, callerOf(ctx).account)
		writeRefused(w, media, g.engine.DispatchError(opCtx, errs))
		return
	}
	if no := g.refuseKind(r.Method, op.Operation.Operation); no != nil {
		refuse(w, media, no)
		return
	}
	noteOperation(ctx, op.Operation.Name)
	respond, ctx := g.engine.DispatchOperation(ctx, op)
	response := respond(ctx)
	writeStanding(w, callerOf(ctx).account)
	if response.Data == nil {
		writeRefused(w, media, response)
		return
	}
	writeResponse(w, media, response)
}

// refuseKind refuses operations that the method does not carry: GET changes nothing, and a subscription has more than
// one answer.
func (g *graphQL) refuseKind(method string, kind ast.Operation) *refusal {
	if method == http.MethodGet && kind != ast.Query {
		return &refusal{
			status: http.StatusMethodNotAllowed, code: codeBadInput, allow: http.MethodPost,
			message: "GET is for queries only",
		}
	}
	if kind == ast.Subscription {
		return &refusal{
			status: http.StatusNotAcceptable, code: codeBadInput,
			message: "subscriptions are answered over server-sent events (Accept: text/event-stream) or WebSocket only",
		}
	}
	return nil
}
