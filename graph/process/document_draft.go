package process

import (
	"fmt"
	"slices"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// drafting is a document on its way.
type drafting struct {
	*reading
	collaboration *graph.Collaboration
	options       DocumentOptions
	document      *Document
	numbers       map[graph.ID]int    // of the sources
	parties       []*Party            // by name
	ambitions     []*graph.Ambition   // each before what is part of it, else by name
	shared        []*graph.Ambition   // those that are part of no other
	promises      []*graph.Commitment // that stand, in the order of recording
	// gathered is set where all questions stand in a section of their own; elsewhere only marks that point there do.
	gathered bool
}

func newDrafting(v *graph.View, collaboration graph.ID, kind graph.DocumentKind, o DocumentOptions) (*drafting, error) {
	c, is := v.Find(collaboration).(*graph.Collaboration)
	if !is {
		return nil, graph.Within(graph.NotFound(collaboration), "collaboration")
	}
	switch o.Language {
	case "":
		o.Language = LanguageOf(v)
	case graph.LanguageDutch, graph.LanguageEnglish:
	default:
		return nil, graph.Invalid([]string{"language"}, "NL or EN is wanted")
	}
	if err := checkDocumentSize(v, c); err != nil {
		return nil, err
	}
	if err := o.Work.Begin(DocumentPrice(v)); err != nil {
		return nil, err
	}
	d := &drafting{
		reading: newReading(v, o.Work.Check), collaboration: c, options: o, numbers: map[graph.ID]int{},
		document: &Document{Kind: kind, Audience: o.audience(), Language: o.Language, Date: o.Date, Basis: analysis.Basis{Revision: v.Revision()}},
	}
	d.document.Title = valueTexts[kind].In(o.Language) + ": " + oneLine(c.Name)
	d.gatherAmbitions()
	d.parties = d.partiesOf(c.ID)
	d.promises = slices.DeleteFunc(documentRecords[*graph.Commitment](d), func(c *graph.Commitment) bool {
		return c.Status == graph.CommitmentWithdrawn
	})
	return d, d.ended()
}

func (o DocumentOptions) audience() DocumentAudience {
	if o.Audience == "" {
		return DocumentForAsker
	}
	return o.Audience
}

// shownTo returns what the audience may see of the view.
func (o DocumentOptions) shownTo(v *graph.View) (*graph.View, error) {
	const perEntity = 200
	switch o.audience() {
	case DocumentForAsker:
		return v, nil
	case DocumentForPartners:
		if err := o.Work.Begin(analysis.Price(perEntity * v.Size())); err != nil {
			return nil, err
		}
		return v.Shared(o.Work.Check)
	}
	return nil, graph.Invalid([]string{"audience"}, "ASKER or PARTNERS is wanted")
}

// DocumentPrice bounds the work of drafting a document by what the whole view has of it.
func DocumentPrice(v *graph.View) analysis.Price {
	const perStatement = 100
	statements := 0
	for _, k := range []graph.Kind{
		graph.KindParticipation, graph.KindAssessment, graph.KindInterest, graph.KindPosition, graph.KindRepresentation,
		graph.KindCommitment, graph.KindContact, graph.KindAmbition, graph.KindAction,
	} {
		statements += v.Count(k)
	}
	return analysis.Price(perStatement * statements)
}

func checkDocumentSize(v *graph.View, c *graph.Collaboration) error {
	n := 0
	for _, k := range []graph.Kind{
		graph.KindParticipation, graph.KindAmbition, graph.KindCommitment, graph.KindAction, graph.KindTerm, graph.KindContact,
	} {
		for range v.Referring(c.ID, k, "collaboration") {
			if n++; n > MostDocumentRecords {
				return graph.Errorf(graph.CodeTooLarge, "a document is drafted of at most %d records of a collaboration", MostDocumentRecords)
			}
		}
	}
	return nil
}

// documentRecords returns the entities of the kind that belong to the collaboration, in the order of recording.
func documentRecords[T graph.Entity](d *drafting) []T {
	var none T
	var out []T
	for e := range d.referring(d.collaboration.ID, none.EntityKind(), "collaboration") {
		out = append(out, e.(T))
	}
	return out
}

// say returns the text in the document's language, with the arguments in it.
func (d *drafting) say(dutch, english string, args ...any) string {
	text := dutch
	if d.options.Language == graph.LanguageEnglish {
		text = english
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// word returns the name of a kind or a value of the model, "" for the empty one.
func (d *drafting) word(value any) string { return valueTexts[value].In(d.options.Language) }

// section begins a section.
func (d *drafting) section(dutch, english string) {
	d.document.Sections = append(d.document.Sections, DocumentSection{Heading: d.say(dutch, english)})
}

// block returns the last block of the section, which it makes when that is of another kind.
func (d *drafting) block(kind DocumentBlockKind) *DocumentBlock {
	s := &d.document.Sections[len(d.document.Sections)-1]
	if n := len(s.Blocks); n == 0 || s.Blocks[n-1].Kind != kind || kind == DocumentTable {
		s.Blocks = append(s.Blocks, DocumentBlock{Kind: kind})
	}
	return &s.Blocks[len(s.Blocks)-1]
}

func (d *drafting) add(kind DocumentBlockKind, lines ...DocumentLine) {
	if len(lines) > 0 {
		b := d.block(kind)
		b.Lines = append(b.Lines, lines...)
	}
}

// paragraphs adds the text, a paragraph a line.
func (d *drafting) paragraphs(text string, sources ...graph.Entity) {
	for part := range strings.Lines(text) {
		if part = oneLine(part); part != "" {
			d.add(DocumentParagraphs, d.line(part, sources...))
		}
	}
}

// table adds a table, unless it has no rows.
func (d *drafting) table(header []string, rows []DocumentRow) {
	if len(rows) > 0 {
		b := d.block(DocumentTable)
		b.Header, b.Rows = header, rows
	}
}

// line returns a statement that rests on the entities. What somebody only assumes is marked as such.
func (d *drafting) line(text string, sources ...graph.Entity) DocumentLine {
	_ = d.pace.Step() // whoever drafts the document asks whether it ended
	if text = oneLine(text); text == "" {
		text = "…" // of what was deleted nobody knows the name any more
	}
	l := DocumentLine{Text: text}
	for _, e := range sources {
		if n := d.source(e); !slices.Contains(l.Sources, n) {
			l.Sources = append(l.Sources, n)
		}
		if s, is := e.(graph.Stated); is && s.Said().Origin == graph.OriginAssumed && len(sources) == 1 {
			l.Text = text + d.say(" (verondersteld)", " (assumed)")
		}
	}
	return l
}

// ask adds a question to the section: something that the document needs and the map does not say.
func (d *drafting) ask(dutch, english string, args ...any) {
	section := d.document.Sections[len(d.document.Sections)-1].Heading
	text := oneLine(d.say(dutch, english, args...))
	d.document.Questions = append(d.document.Questions, DocumentQuestion{Section: section, Text: text})
	if !d.gathered {
		d.add(DocumentOpen, DocumentLine{Text: text, Open: true})
		return
	}
	b := d.block(DocumentOpen)
	b.Lines = []DocumentLine{{Text: d.say("Niet alles is vastgelegd: zie de open vragen.", "Not everything is recorded: see the open questions."), Open: true}}
}

// askAbout is ask for what a table shows: the returned line marks the place.
func (d *drafting) askAbout(dutch, english string, args ...any) DocumentLine {
	section := d.document.Sections[len(d.document.Sections)-1].Heading
	d.document.Questions = append(d.document.Questions, DocumentQuestion{Section: section, Text: oneLine(d.say(dutch, english, args...))})
	return d.open()
}

// open marks a place of which nothing is recorded.
func (d *drafting) open() DocumentLine {
	return DocumentLine{Text: d.say("nog te bevragen", "still to be asked"), Open: true}
}

// documentFact is a characteristic of the collaboration, with the question to ask when it is not recorded.
type documentFact struct {
	dutch, english       string // what it is called
	value                string // its name in the document's language; "" when it is not recorded
	askDutch, askEnglish string
}

// facts lists what is recorded of the collaboration, and asks for the rest.
func (d *drafting) facts(all ...documentFact) {
	for _, f := range all {
		if f.value != "" {
			d.add(DocumentList, d.line(d.say(f.dutch, f.english)+": "+f.value, d.collaboration))
		}
	}
	for _, f := range all {
		if f.value == "" {
			d.ask(f.askDutch, f.askEnglish)
		}
	}
}

// finish closes the document: what it rests on, and that it is a draft.
func (d *drafting) finish() {
	doc := d.document
	doc.SourceHead = d.say("Bronnen", "Sources")
	for _, s := range doc.Sources {
		if stated, is := s.Entity.(graph.Stated); is {
			doc.Basis.Add(stated)
		}
	}
	doc.Preface = d.say(
		"Ontwerp van %s, naar wat de kaart toont aan wie het vroeg.", "Draft of %s, by what the map shows to whoever asked for it.", d.date(doc.Date))
	if doc.Audience == DocumentForPartners {
		doc.Preface = d.say(
			"Ontwerp van %s voor de partners, naar wat iedereen op de kaart mag zien: uitspraken met een kleiner publiek tellen niet mee.",
			"Draft of %s for the partners, by what everybody in the map may see: statements for a narrower audience do not count.", d.date(doc.Date))
	}
	doc.Preface += d.say(
		" Het rust op %d uitspraken, waarvan %d verondersteld, en laat %d vragen open.",
		" It rests on %d statements, %d of them assumed, and leaves %d questions open.",
		doc.Basis.Statements, doc.Basis.Assumed, len(doc.Questions))
}

// oneLine returns the text with every run of white space as one space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func documentRow(cells ...[]DocumentLine) DocumentRow {
	row := DocumentRow{Cells: make([]DocumentCell, len(cells))}
	for i, lines := range cells {
		row.Cells[i] = DocumentCell{Lines: lines}
	}
	return row
}
