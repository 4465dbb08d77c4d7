package exchange

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"raakvlak/graph"
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
func writeHTML(w io.Writer, d *process.Document) error { return documentTemplate.Execute(w, d) }
