package exchange

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// readSummary reads rows of a key and a value; the file has no heading.
func (p *polis) readSummary() error {
	if p.files.summary == "" {
		return nil
	}
	file, err := p.open(p.files.summary)
	if err != nil {
		return err
	}
	defer file.Close()
	rows := csv.NewReader(file)
	rows.FieldsPerRecord = -1
	for {
		row, err := rows.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return p.knowsConversation()
		case errors.As(err, &wrong):
			p.problem(Place{p.files.summary, wrong.StartLine}, "", "the quotes in this row do not pair up; the file may be cut off or damaged: export it again")
			return p.report.Err()
		case err != nil:
			return err
		}
		line, _ := rows.FieldPos(0)
		at := Place{p.files.summary, line}
		if len(row) != 2 {
			p.problem(at, "", "the row has %d cells; a key and a value are wanted", len(row))
			continue
		}
		if !utf8.ValidString(row[0]) || !utf8.ValidString(row[1]) {
			p.problem(at, quote(row[0]), "the text is not valid UTF-8; export the file as UTF-8")
			continue
		}
		p.summary[strings.TrimSpace(row[0])] = polisValue{strings.TrimSpace(row[1]), at}
	}
}

func (p *polis) knowsConversation() error {
	if _, is := p.summary["topic"]; !is {
		p.problem(Place{File: p.files.summary}, "topic", "no row begins with topic; this is not the summary of a Polis conversation")
	}
	return p.report.Err()
}
