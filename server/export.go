package server

import (
	"bufio"
	"context"
	"log/slog"
	"net/http"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/exchange"
)

// send writes what the caller sees of a map to a file.
//
//	GET /export?map=ID&format=raakvlak
func (t *transfers) send(w http.ResponseWriter, r *http.Request) {
	t.with(w, r, func(ctx context.Context, c *caller) {
		p, err := parametersIn(r)
		if err == nil && p.mapID == "" {
			err = graph.Errorf(graph.CodeInvalid, "give the id of a map as map")
		}
		var view *graph.View
		if err == nil {
			view, err = t.maps.View(ctx, c.principal, p.mapID, atlas.Freshness{})
		}
		if err != nil {
			t.fail(ctx, w, err, nil)
			return
		}
		// Who took what is seen in whole is worth a line of its own.
		t.log.InfoContext(ctx, "export", slog.String("request", requestIDOf(ctx)), slog.String("principal", string(c.principal)),
			slog.String("map", string(p.mapID)), slog.String("format", p.format), slog.Int("entities", view.Size()))
		t.sendView(ctx, w, view, p)
	})
}

func (t *transfers) sendView(ctx context.Context, w http.ResponseWriter, view *graph.View, p parameters) {
	out := &fileWriter{w: w, name: string(p.mapID) + "." + extension(p.format)}
	buffered := bufio.NewWriterSize(out, 64<<10)
	_, err := exchange.Write(ctx, buffered, p.format, view)
	if err == nil {
		err = buffered.Flush()
	}
	switch {
	case err == nil:
	case out.begun:
		// Half of the file is with the client: cutting the connection is the way to say that it is not whole.
		panic(http.ErrAbortHandler)
	default:
		t.fail(ctx, w, err, nil)
	}
}

// extension returns how the names of the format's files end.
func extension(format string) string {
	if format == "raakvlak" {
		return "json"
	}
	return format
}

// fileWriter answers with a file from the first byte that is written on.
type fileWriter struct {
	w     http.ResponseWriter
	name  string
	begun bool
}

func (f *fileWriter) Write(b []byte) (int, error) {
	if !f.begun {
		f.begun = true
		h := f.w.Header()
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", `attachment; filename="`+f.name+`"`)
		h.Set("Cache-Control", "no-store")
		f.w.WriteHeader(http.StatusOK)
	}
	return f.w.Write(b)
}
