package server

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/atlas"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
)

// report drafts a document of a collaboration from what the caller sees, or from what everybody may, as a file.
//
//	GET /document?map=ID&collaboration=ID&kind=startnota&format=docx&language=nl&date=2026-10-02&audience=partners
func (t *transfers) report(w http.ResponseWriter, r *http.Request) {
	t.with(w, r, func(ctx context.Context, c *caller) {
		asked, err := t.documentAsked(ctx, r)
		var view *graph.View
		if err == nil {
			view, err = t.maps.View(ctx, c.principal, asked.mapID, atlas.Freshness{})
		}
		var file bytes.Buffer
		if err == nil {
			err = asked.write(&file, view)
		}
		if err != nil {
			t.fail(ctx, w, err, nil)
			return
		}
		// Who took what is worth a line of its own, as with an export.
		t.log.InfoContext(ctx, "document", slog.String("request", requestIDOf(ctx)), slog.String("principal", string(c.principal)),
			slog.String("map", string(asked.mapID)), slog.String("kind", string(asked.kind)), slog.String("format", asked.format.Name),
			slog.String("audience", string(asked.options.Audience)))
		h := w.Header()
		h.Set("Content-Disposition", `attachment; filename="`+strings.ToLower(string(asked.kind))+"."+asked.format.Name+`"`)
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Type", asked.format.Media)
		h.Set("Content-Length", strconv.Itoa(file.Len()))
		_, _ = w.Write(file.Bytes()) // who went away gets nothing
	})
}

// documentAsked is what the query string of a document says.
type documentAsked struct {
	mapID         graph.MapID
	collaboration graph.ID
	kind          graph.DocumentKind
	format        exchange.DocumentFormat
	options       process.DocumentOptions
}

func (t *transfers) documentAsked(ctx context.Context, r *http.Request) (documentAsked, error) {
	values := r.URL.Query()
	for name, given := range values {
		switch name {
		case "map", "collaboration", "kind", "format", "language", "date", "audience":
		default:
			return documentAsked{}, graph.Errorf(graph.CodeInvalid, "there is no such parameter: map, collaboration, kind, format, language, date and audience are known")
		}
		if len(given) > 1 || checkText(given[0]) != nil {
			return documentAsked{}, graph.Errorf(graph.CodeInvalid, "each parameter is given once, in UTF-8")
		}
	}
	asked := documentAsked{
		mapID: graph.MapID(values.Get("map")), collaboration: graph.ID(values.Get("collaboration")),
		options: process.DocumentOptions{
			Audience: process.DocumentAudience(strings.ToUpper(values.Get("audience"))),
			Language: graph.Language(strings.ToUpper(values.Get("language"))), Date: t.clock(), Work: workUntil(ctx),
		},
	}
	if asked.mapID == "" || asked.collaboration == "" {
		return asked, graph.Errorf(graph.CodeInvalid, "give the id of a map as map, and that of a collaboration as collaboration")
	}
	var err error
	if asked.kind, err = process.DocumentKindNamed(values.Get("kind")); err != nil {
		return asked, err
	}
	if asked.format, err = exchange.DocumentFormatNamed(values.Get("format")); err != nil {
		return asked, err
	}
	if day := values.Get("date"); day != "" {
		if asked.options.Date, err = time.Parse(time.DateOnly, day); err != nil {
			return asked, graph.Invalid([]string{"date"}, "a date is wanted, such as 2026-03-31")
		}
	}
	return asked, nil
}

// write drafts the document from the view, and writes it.
func (a documentAsked) write(file *bytes.Buffer, view *graph.View) error {
	d, err := process.DocumentOf(view, a.collaboration, a.kind, a.options)
	if err != nil {
		return err
	}
	return exchange.WriteDocument(file, a.format.Name, d, a.options.Work.Check)
}

// workUntil has work end with the context. What a transfer may do is counted elsewhere, so it costs nothing.
func workUntil(ctx context.Context) analysis.Work {
	return analysis.Work{Check: func() error {
		if ctx.Err() == nil {
			return nil
		}
		return graph.Errorf(graph.CodeUnavailable, "the time for this document ran out: %w", context.Cause(ctx))
	}}
}
