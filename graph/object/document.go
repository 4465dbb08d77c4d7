package object

import (
	"raakvlak/graph"
	"raakvlak/graph/process"
)

// DocumentFormat is how the text of a document is written.
type DocumentFormat string

// The formats that are text.
const (
	DocumentMarkdown DocumentFormat = "MARKDOWN"
	DocumentHTML     DocumentFormat = "HTML"
)

// Document is the handle of a drafted document.
type Document struct {
	*process.Document
	write func(*process.Document) (string, error)
	scope *Scope
}

// Basis returns what it rests on.
func (d *Document) Basis() Basis { return Basis{d.Document.Basis, d.scope} }

// DocumentOf returns the handle of the draft of the collaboration's document, whose text is what write makes of it.
func DocumentOf(
	c *Collaboration, kind graph.DocumentKind, o process.DocumentOptions, write func(*process.Document) (string, error),
) (*Document, error) {
	s := c.scope.links()
	d, err := process.DocumentOf(s.View, c.Collaboration.ID, kind, o)
	if err != nil {
		return nil, err
	}
	return &Document{d, write, s}, nil
}

// Text returns the whole document in the format that was asked for.
func (d *Document) Text() (string, error) { return d.write(d.Document) }

// Sources returns the records that it rests on.
func (d *Document) Sources() []DocumentSource {
	return wrapped(d.Document.Sources, func(s process.DocumentSource) DocumentSource { return DocumentSource{s, d.scope} })
}

// Withheld returns the first of the records that are not in a draft for the partners.
func (d *Document) Withheld(first int) ([]Node, error) {
	return handles[Node](d.scope, d.Document.Withheld, first)
}

// WithheldCount returns how many those are.
func (d *Document) WithheldCount() int { return len(d.Document.Withheld) }

// Versions returns what was agreed of it.
func (d *Document) Versions() []DocumentVersion {
	return wrapped(d.Document.Versions, func(v process.DocumentVersion) DocumentVersion { return DocumentVersion{v, d.scope} })
}

// DocumentSource is the handle of a record that a document rests on.
type DocumentSource struct {
	process.DocumentSource
	scope *Scope
}

// Entity returns the record.
func (s DocumentSource) Entity() Node { return s.scope.Handle(s.DocumentSource.Entity) }

// DocumentVersion is the handle of an agreed version.
type DocumentVersion struct {
	process.DocumentVersion
	scope *Scope
}

// Agreement returns the record of it.
func (v DocumentVersion) Agreement() *Agreement {
	return v.scope.Handle(v.DocumentVersion.Agreement).(*Agreement)
}
