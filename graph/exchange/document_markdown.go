package exchange

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"raakvlak/graph/pace"
	"raakvlak/graph/process"
)

// writeMarkdown writes the document as Markdown with tables (GFM). Nothing that stands in the map is markup in it.
func writeMarkdown(w io.Writer, d *process.Document, p *pace.Pace) error {
	m := markdown{pace: p}
	m.line("# " + escapeMarkdown(d.Title))
	m.line("*" + escapeMarkdown(d.Preface) + "*")
	for _, s := range d.Sections {
		m.line("## " + escapeMarkdown(s.Heading))
		for _, b := range s.Blocks {
			m.block(b)
		}
	}
	if len(d.Sources) > 0 {
		m.line("## " + escapeMarkdown(d.SourceHead))
		for s := range pace.Each(p, slices.Values(d.Sources)) {
			m.item(strconv.Itoa(s.Number) + ". " + m.escaped(s.Text))
		}
		m.line("")
	}
	if err := p.Look(); err != nil {
		return err
	}
	if _, err := io.WriteString(w, strings.TrimRight(m.String(), "\n")); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

type markdown struct {
	strings.Builder
	pace *pace.Pace
}

// line adds a line with an empty one after it.
func (m *markdown) line(text string) { m.WriteString(text + "\n\n") }

func (m *markdown) item(text string) { m.WriteString(text + "\n") }

func (m *markdown) block(b process.DocumentBlock) {
	switch b.Kind {
	case process.DocumentTable:
		m.table(b)
	case process.DocumentParagraphs:
		for l := range pace.Each(m.pace, slices.Values(b.Lines)) {
			m.line(m.textOf(l))
		}
	default:
		for l := range pace.Each(m.pace, slices.Values(b.Lines)) {
			m.item("- " + m.textOf(l))
		}
		m.WriteString("\n")
	}
}

func (m *markdown) table(b process.DocumentBlock) {
	m.WriteString("|")
	for _, h := range b.Header {
		m.WriteString(" " + escapeMarkdown(h) + " |")
	}
	m.WriteString("\n|" + strings.Repeat(" --- |", len(b.Header)) + "\n")
	for _, r := range b.Rows {
		m.WriteString("|")
		for _, c := range r.Cells {
			lines := make([]string, 0, len(c.Lines))
			for l := range pace.Each(m.pace, slices.Values(c.Lines)) {
				lines = append(lines, m.textOf(l))
			}
			m.WriteString(" " + strings.Join(lines, "<br>") + " |")
		}
		m.WriteString("\n")
	}
	m.WriteString("\n")
}

// textOf returns the line's text; what is still to be asked stands out.
func (m *markdown) textOf(l process.DocumentLine) string {
	text := m.escaped(l.Text)
	if l.Open && text != "" {
		text = "**❓ " + text + "**"
	}
	return text + m.escaped(notes(l))
}

// escaped returns the text as escapeMarkdown does, with steps by its length: the notes of a line may be long.
func (m *markdown) escaped(text string) string {
	const step = 32                      // bytes
	_ = m.pace.Steps(1 + len(text)/step) // whoever writes the document asks whether it ended
	return escapeMarkdown(text)
}

// escapeMarkdown returns the text so that it reads as it stands: no HTML, no links, no emphasis, no table cells. Every
// punctuation mark of ASCII that can mean something may stand behind a backslash (CommonMark 2.4).
func escapeMarkdown(text string) string {
	var out strings.Builder
	for i, r := range text {
		switch r {
		case '\n', '\r':
			r = ' '
		case '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '&', '~', '!', '$':
			out.WriteByte('\\')
		case '-', '+', '=':
			if i == 0 {
				out.WriteByte('\\')
			}
		case '.', ')':
			// A number with a dot would begin a list.
			if i > 0 && i < 10 && strings.Trim(text[:i], "0123456789") == "" {
				out.WriteByte('\\')
			}
		case ':':
			// A web address would become a link of itself.
			if strings.HasPrefix(text[i:], "://") {
				out.WriteByte('\\')
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}
