package exchange

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/pace"
	"raakvlak/graph/process"
)

// writeWord writes the document as WordprocessingML (ECMA-376, Office Open XML): headings, paragraphs, lists, tables
// and the language. It loads nothing and holds no fields, so nothing in it can run.
func writeWord(w io.Writer, d *process.Document, p *pace.Pace) error {
	language := "nl-BE"
	if d.Language == graph.LanguageEnglish {
		language = "en-GB"
	}
	out := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", wordTypes},
		{"_rels/.rels", wordRelations},
		{"docProps/core.xml", wordProperties(d, language)},
		{wordBody, ""},
		{"word/_rels/document.xml.rels", wordDocumentRelations},
		{"word/numbering.xml", wordNumbering},
		{"word/styles.xml", strings.ReplaceAll(wordStyles, "{language}", language)},
	} {
		// The date of the document, not of the writing: the same document gives the same bytes.
		header := &zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: zipTime(d.Date)}
		file, err := out.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(file, xml.Header+part.content); err != nil {
			return err
		}
		if part.name != wordBody {
			continue
		}
		// It may be long, and is compressed as it is written.
		body := word{bufio.NewWriterSize(file, 1<<16), p}
		body.document(d)
		if err := body.Flush(); err != nil {
			return err
		}
	}
	return out.Close()
}

// wordBody is the part with what the document says.
const wordBody = "word/document.xml"

// zipTime returns the day, as far as a zip archive can say it: it begins in 1980.
func zipTime(t time.Time) time.Time {
	t = t.UTC().Truncate(24 * time.Hour)
	if t.Year() < 1980 || t.Year() > 2107 {
		return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return t
}

// word is the body of a document on its way.
type word struct {
	*bufio.Writer
	pace *pace.Pace
}

// put writes the text. What goes wrong is told when all is flushed.
func (w *word) put(text string) { _, _ = w.WriteString(text) }

func (w *word) document(d *process.Document) {
	w.put(`<w:document xmlns:w="` + wordSpace + `"><w:body>`)
	w.paragraph("Title", d.Title)
	w.paragraph("Subtitle", d.Preface)
	for _, s := range d.Sections {
		w.paragraph("Heading1", s.Heading)
		for _, b := range s.Blocks {
			w.block(b)
		}
	}
	if len(d.Sources) > 0 {
		w.paragraph("Heading1", d.SourceHead)
		for s := range pace.Each(w.pace, slices.Values(d.Sources)) {
			w.paragraph("ListNumber", s.Text)
		}
	}
	w.put(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>` +
		`</w:sectPr></w:body></w:document>`)
}

func (w *word) block(b process.DocumentBlock) {
	style := ""
	switch b.Kind {
	case process.DocumentTable:
		w.table(b)
		return
	case process.DocumentList, process.DocumentOpen:
		style = "ListBullet"
	}
	for l := range pace.Each(w.pace, slices.Values(b.Lines)) {
		w.line(style, l)
	}
}

func (w *word) table(b process.DocumentBlock) {
	const pageWidth = 9638 // twentieths of a point between the margins
	w.put(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="` + strconv.Itoa(pageWidth) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	width := strconv.Itoa(pageWidth / len(b.Header))
	for range b.Header {
		w.put(`<w:gridCol w:w="` + width + `"/>`)
	}
	w.put(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for _, h := range b.Header {
		w.cell(width, func() { w.line("", process.DocumentLine{Text: h}, "<w:b/>") })
	}
	w.put(`</w:tr>`)
	for _, r := range b.Rows {
		w.put(`<w:tr>`)
		for _, c := range r.Cells {
			w.cell(width, func() {
				for l := range pace.Each(w.pace, slices.Values(c.Lines)) {
					w.line("", l)
				}
				if len(c.Lines) == 0 {
					w.put(`<w:p/>`) // a cell without a paragraph is a damaged file
				}
			})
		}
		w.put(`</w:tr>`)
	}
	w.put(`</w:tbl><w:p/>`) // two tables without something between them become one
}

func (w *word) cell(width string, content func()) {
	w.put(`<w:tc><w:tcPr><w:tcW w:w="` + width + `" w:type="dxa"/></w:tcPr>`)
	content()
	w.put(`</w:tc>`)
}

func (w *word) paragraph(style, text string) { w.line(style, process.DocumentLine{Text: text}) }

// line adds a paragraph; what is still to be asked is marked, and the numbers of the sources stand behind it.
func (w *word) line(style string, l process.DocumentLine, properties ...string) {
	const steps = 16        // a line is long in XML, and is compressed
	_ = w.pace.Steps(steps) // whoever writes the document asks whether it ended
	w.put(`<w:p>`)
	if style != "" {
		w.put(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	if l.Open {
		properties = append(properties, `<w:b/>`, `<w:highlight w:val="yellow"/>`)
	}
	w.run(l.Text, properties...)
	if n := notes(l); n != "" {
		w.run(n, `<w:color w:val="444444"/>`, `<w:sz w:val="16"/>`)
	}
	w.put(`</w:p>`)
}

func (w *word) run(text string, properties ...string) {
	w.put(`<w:r>`)
	if len(properties) > 0 {
		w.put(`<w:rPr>` + strings.Join(properties, "") + `</w:rPr>`)
	}
	w.put(`<w:t xml:space="preserve">` + escapeXML(text) + `</w:t></w:r>`)
}

// escapeXML returns the text as XML may hold it: characters that XML knows no way to write become U+FFFD.
func escapeXML(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a strings.Builder takes everything
	return out.String()
}
