package exchange

import (
	"io"
	"strconv"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/pace"
	"raakvlak/graph/process"
)

// DocumentFormat is how a drafted document is written.
type DocumentFormat struct {
	Name  string // as users give it: "md"
	Media string // its media type
	write func(w io.Writer, d *process.Document, p *pace.Pace) error
}

// The names of the formats of documents.
const (
	DocumentMarkdown = "md"
	DocumentHTML     = "html"
	DocumentWord     = "docx"
)

// DocumentFormats returns every format of documents, in the order in which they are listed to users.
func DocumentFormats() []DocumentFormat {
	return []DocumentFormat{
		{DocumentMarkdown, "text/markdown; charset=utf-8", writeMarkdown},
		{DocumentHTML, "text/html; charset=utf-8", writeHTML},
		{DocumentWord, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", writeWord},
	}
}

// DocumentFormatNamed returns the format of that name, or [graph.CodeInvalid].
func DocumentFormatNamed(name string) (DocumentFormat, error) {
	var names []string
	for _, f := range DocumentFormats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return DocumentFormat{}, graph.Invalid([]string{"format"}, "documents are not written as %q; there are: %s", name, strings.Join(names, ", "))
}

// WriteDocument writes the document. The same document gives the same bytes. It ends early with the error of the check.
func WriteDocument(w io.Writer, format string, d *process.Document, check pace.Check) error {
	f, err := DocumentFormatNamed(format)
	if err != nil {
		return err
	}
	p := pace.New(check)
	err = f.write(w, d, &p)
	if ended := p.Err(); ended != nil {
		return ended
	}
	if err != nil {
		return graph.Errorf(graph.CodeUnavailable, "write the document: %w", err)
	}
	return nil
}

// DocumentText returns the document in a format that is text. It ends early with the error of the check.
func DocumentText(format string, d *process.Document, check pace.Check) (string, error) {
	var text strings.Builder
	err := WriteDocument(&text, format, d, check)
	return text.String(), err
}

// notes returns the numbers of the sources of a line as they stand behind it: " [1, 2]".
func notes(l process.DocumentLine) string {
	if len(l.Sources) == 0 {
		return ""
	}
	numbers := make([]string, len(l.Sources))
	for i, n := range l.Sources {
		numbers[i] = strconv.Itoa(n)
	}
	return " [" + strings.Join(numbers, ", ") + "]"
}
