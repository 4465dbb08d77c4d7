package server

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/exchange"
)

// transferTime is how long an import or an export may take.
const transferTime = 2 * time.Minute

// transfers are the routes of files: in, into a map or as a new one, and out.
type transfers struct {
	maps      *atlas.Atlas
	identity  *identity
	presenter *presenter
	clock     func() time.Time
	ids       *graph.IDs // for rehearsals only
	log       *slog.Logger
}

// with runs do for the caller of the request, with the time that files take.
func (t *transfers) with(w http.ResponseWriter, r *http.Request, do func(ctx context.Context, c *caller)) {
	c, no := t.identity.require(r, true)
	if no != nil {
		refuse(w, mediaJSON, no)
		return
	}
	notePrincipal(r.Context(), c.principal)
	if wait, ok := c.account.request(); !ok {
		writeRefused(w, mediaJSON, refusedResponse(rateLimited("too many requests", wait)))
		return
	}
	leave, ok := c.account.openTransfer()
	if !ok {
		writeRefused(w, mediaJSON, refusedResponse(rateLimited("too many files are under way", time.Second)))
		return
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), transferTime)
	defer cancel()
	control, until := http.NewResponseController(w), time.Now().Add(transferTime)
	_ = control.SetReadDeadline(until) // A connection that cannot is bounded by the server's own times.
	_ = control.SetWriteDeadline(until.Add(writeTime))
	do(ctx, c)
}

// statusOf gives the errors of the domain their status.
func statusOf(err error) int {
	switch graph.CodeOf(err) {
	case graph.CodeInvalid:
		return http.StatusUnprocessableEntity
	case graph.CodeTooLarge:
		return http.StatusRequestEntityTooLarge
	case graph.CodeNotFound:
		return http.StatusNotFound
	case graph.CodeForbidden:
		return http.StatusForbidden
	case graph.CodeConflict:
		return http.StatusConflict
	case graph.CodeUnavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// fail answers with the error and, if there is one, the report that lists what is wrong with the file.
func (t *transfers) fail(ctx context.Context, w http.ResponseWriter, err error, report *exchange.Report) {
	body := map[string]any{"errors": gqlerror.List{t.presenter.present(ctx, err)}}
	if report != nil && report.Total > 0 {
		body["report"] = report
	}
	t.write(w, statusOf(err), body)
}

func (t *transfers) write(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"errors":[{"message":"`+internalMessage+`"}]}`)
	}
	writeBody(w, mediaJSON, status, body)
}

// parameters are what the query string of a transfer says.
type parameters struct {
	mapID    graph.MapID // of the map to read into or from
	name     string      // of the map to make
	format   string
	file     string // what the uploaded file is called
	audience graph.Audience
	dryRun   bool
}

func parametersIn(r *http.Request) (parameters, error) {
	values := r.URL.Query()
	p := parameters{
		mapID: graph.MapID(values.Get("map")), name: values.Get("name"), format: values.Get("format"),
		file: cmp.Or(values.Get("file"), "upload"), audience: graph.Audience(values.Get("audience")),
	}
	for name, given := range values {
		switch name {
		case "map", "name", "format", "file", "audience", "dryRun":
		default:
			return p, graph.Errorf(graph.CodeInvalid, "there is no such parameter: map, name, format, file, audience and dryRun are known")
		}
		if len(given) > 1 || checkText(given[0]) != nil {
			return p, graph.Errorf(graph.CodeInvalid, "each parameter is given once, in UTF-8")
		}
	}
	switch values.Get("dryRun") {
	case "", "false":
	case "true":
		p.dryRun = true
	default:
		return p, graph.Errorf(graph.CodeInvalid, "dryRun is true or false")
	}
	return p, nil
}
