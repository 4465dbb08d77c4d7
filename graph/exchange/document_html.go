package exchange

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/pace"
	"raakvlak/graph/process"
)

//go:embed document.html.tmpl
var documentPage string

// documentTemplate escapes by context whatever the map holds.
var documentTemplate = template.Must(template.New("document").Funcs(template.FuncMap{
	"tag":   func(l graph.Language) string { return strings.ToLower(string(l)) },
	"day":   func(d *process.Document) string { return d.Date.UTC().Format("2006-01-02") },
	"notes": notes,
}).Parse(documentPage))

// writeHTML writes the document as one page that loads nothing and can be printed.
func writeHTML(w io.Writer, d *process.Document, p *pace.Pace) error {
	return documentTemplate.Execute(paced{w, p}, d)
}

// paced is a writer of small pieces, a step each.
type paced struct {
	io.Writer
	pace *pace.Pace
}

// Write writes the piece, unless nobody waits for it any more.
func (w paced) Write(piece []byte) (int, error) {
	if err := w.pace.Step(); err != nil {
		return 0, err
	}
	return w.Writer.Write(piece)
}
