package process

import (
	"strings"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Document is the draft of a document that a phase of a collaboration results in. It says what its reader may see, each
// statement with its source, and asks what is not recorded: it makes up nothing.
type Document struct {
	Title      string
	Kind       graph.DocumentKind
	Audience   DocumentAudience
	Language   graph.Language // of the words that are not the map's
	Date       time.Time
	Preface    string // that it is a draft, of what map, resting on how much
	Sections   []DocumentSection
	Questions  []DocumentQuestion // all of them, in the order of the document
	SourceHead string             // the heading over the sources
	Sources    []DocumentSource   // by number, from 1 on
	Versions   []DocumentVersion  // what was agreed of this document, the latest first
	Basis      analysis.Basis
	// Withheld are the records that a draft for whoever asks would rest on and that are not in this one, in that draft's
	// order: to be asked consent for, and no part of the document.
	Withheld []graph.Entity
}

// DocumentSection is a heading and what stands below it.
type DocumentSection struct {
	Heading string
	Blocks  []DocumentBlock
}

// DocumentBlockKind says how a block is set.
type DocumentBlockKind string

// The kinds of blocks.
const (
	DocumentParagraphs DocumentBlockKind = "PARAGRAPHS"
	DocumentList       DocumentBlockKind = "LIST"
	DocumentTable      DocumentBlockKind = "TABLE"
	DocumentOpen       DocumentBlockKind = "QUESTIONS" // what is not recorded, as questions
)

// DocumentBlock is a part of a section: lines, or a table.
type DocumentBlock struct {
	Kind   DocumentBlockKind
	Lines  []DocumentLine // of all kinds but tables
	Header []string       // of a table
	Rows   []DocumentRow
}

// DocumentRow is a row of a table: as many cells as its header has.
type DocumentRow struct{ Cells []DocumentCell }

// DocumentCell has one line a statement.
type DocumentCell struct{ Lines []DocumentLine }

// DocumentLine is one statement in plain text, without line breaks.
type DocumentLine struct {
	Text    string
	Sources []int // the numbers of the sources that it rests on
	Open    bool  // true: it marks what is not recorded, or asks for it
}

// DocumentQuestion is something that the document needs and the map does not say.
type DocumentQuestion struct {
	Section string // the heading of the section that needs it
	Text    string
}

// DocumentSource is a record of the map that the document rests on.
type DocumentSource struct {
	Number int
	Entity graph.Entity
	Text   string // what it is, how it came to be known, by whom and when
}

// DocumentVersion is a version of the document that was agreed and recorded.
type DocumentVersion struct {
	Agreement *graph.Agreement
	// MapChanged reports whether anything that the reader sees in the map changed since the version was last written.
	MapChanged bool
	// Changed counts the sources of the draft that were written after the version was.
	Changed int
}

// DocumentOptions say how a document is drafted.
type DocumentOptions struct {
	Audience DocumentAudience // whoever asks when empty
	Language graph.Language   // the map's own when empty, or else Dutch
	Date     time.Time        // that the draft bears; what should have happened before it is asked about
	Work     analysis.Work
}

// DocumentAudience says for whom a document is drafted: of what they may see.
type DocumentAudience string

// The audiences.
const (
	DocumentForAsker    DocumentAudience = "ASKER"    // of what the view shows
	DocumentForPartners DocumentAudience = "PARTNERS" // of what everybody in the map may see of that, so that it can be handed to them
)

// MostDocumentRecords is how many records of a collaboration a document may be drafted of.
const MostDocumentRecords = 2_000

// DocumentOf drafts the document of the collaboration from what the view shows, or from what of that everybody in the map
// may see ([graph.View.Shared]). An id that is none of a collaboration in the view is [graph.CodeNotFound]; a kind, a language or
// an audience that does not exist, and an audience that does not see the collaboration at all, is [graph.CodeInvalid]; a
// collaboration of more than [MostDocumentRecords] participations, ambitions, commitments, actions, terms and conversations is
// [graph.CodeTooLarge].
func DocumentOf(v *graph.View, collaboration graph.ID, kind graph.DocumentKind, o DocumentOptions) (*Document, error) {
	shown, err := o.shownTo(v)
	if err != nil {
		return nil, err
	}
	if _, is := v.Find(collaboration).(*graph.Collaboration); is && shown.Find(collaboration) == nil {
		return nil, graph.Invalid([]string{"audience"}, "the collaboration was deleted, and not everybody in the map sees what is kept of it: draft it for yourself")
	}
	d, err := draft(shown, collaboration, kind, o)
	if err != nil || shown == v {
		return d, err
	}
	o.Audience = DocumentForAsker
	own, err := draft(v, collaboration, kind, o)
	if err != nil {
		return nil, err
	}
	for _, s := range own.Sources {
		if shown.Find(s.Entity.Meta().ID) == nil {
			d.Withheld = append(d.Withheld, s.Entity)
		}
	}
	return d, nil
}

// draft drafts the document from all that the view shows.
func draft(v *graph.View, collaboration graph.ID, kind graph.DocumentKind, o DocumentOptions) (*Document, error) {
	compose, err := documentComposer(kind)
	if err != nil {
		return nil, err
	}
	d, err := newDrafting(v, collaboration, kind, o)
	if err != nil {
		return nil, err
	}
	compose(d)
	d.versions()
	d.finish()
	return d.document, d.ended()
}

// DocumentKindNamed returns the kind of document that users call by the name, in letters of any size: "startnota". A name
// that no document has is [graph.CodeInvalid].
func DocumentKindNamed(name string) (graph.DocumentKind, error) {
	kind := graph.DocumentKind(strings.ToUpper(name))
	_, err := documentComposer(kind)
	return kind, err
}

// documentComposer returns what composes a document of the kind.
func documentComposer(kind graph.DocumentKind) (func(*drafting), error) {
	switch kind {
	case graph.DocumentStartNote:
		return (*drafting).startNote, nil
	case graph.DocumentDeclarationOfIntent:
		return (*drafting).declarationOfIntent, nil
	case graph.DocumentMemorandumOfAgreed:
		return (*drafting).memorandum, nil
	case graph.DocumentCooperationAgreement:
		return (*drafting).cooperationAgreement, nil
	case graph.DocumentProjectSheet:
		return (*drafting).projectSheet, nil
	}
	return nil, graph.Invalid([]string{"kind"}, "STARTNOTA, INTENTIEVERKLARING, AFSPRAKENNOTA, OVEREENKOMST or PROJECTFICHE is wanted")
}
