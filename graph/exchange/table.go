package exchange

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// table reads a .csv file with a heading, by the names of its columns.
type table struct {
	reading *reading
	name    string
	csv     *csv.Reader
	columns map[string]int
	heading []string
	row     []string
	line    int
}

// rows calls each for every row of the file whose heading has the wanted columns. Rows that cannot be read become
// problems. An error ends the reading: the file is not what it should be, or could not be read.
func (r *reading) rows(name string, wanted []string, each func(t *table)) error {
	file, err := r.open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	t := &table{reading: r, name: name, csv: csv.NewReader(file)}
	t.csv.FieldsPerRecord = -1
	t.csv.ReuseRecord = true
	if err := t.head(wanted); err != nil {
		return err
	}
	for {
		more, err := t.next()
		if err != nil || !more {
			return err
		}
		if t.sound() {
			each(t)
		}
	}
}

func (t *table) at() Place { return Place{t.name, t.line} }

// next reads a row. A quote that never ends swallows all that follows it: such an error is the last.
func (t *table) next() (more bool, err error) {
	t.row, err = t.csv.Read()
	var wrong *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return false, nil
	case errors.As(err, &wrong):
		t.reading.problem(Place{t.name, wrong.StartLine}, "", "the quotes in this row do not pair up; the file may be cut off or damaged: export it again")
		return false, t.reading.report.Err()
	case err != nil:
		return false, err
	}
	t.line, _ = t.csv.FieldPos(0)
	return true, nil
}

func (t *table) head(wanted []string) error {
	more, err := t.next()
	if err != nil {
		return err
	}
	if !more {
		t.reading.problem(Place{File: t.name}, "", "the file is empty")
		return t.reading.report.Err()
	}
	t.columns = make(map[string]int, len(t.row))
	for i, cell := range t.row {
		name := strings.TrimSpace(cell)
		t.heading = append(t.heading, name)
		if _, twice := t.columns[name]; twice && name != "" {
			t.reading.problem(t.at(), quote(name), "two columns have this name")
		}
		t.columns[name] = i
	}
	var missing []string
	for _, name := range wanted {
		if _, is := t.columns[name]; !is {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		t.reading.problem(t.at(), "", "this is not the heading of such a file: there is no column %s; commas separate the columns",
			strings.Join(missing, ", nor "))
	}
	return t.reading.report.Err()
}

// sound records what is wrong with the row as a whole.
func (t *table) sound() bool {
	if len(t.row) != len(t.heading) {
		t.reading.problem(t.at(), "", "the row has %d cells and the heading %d; the file may be cut off or damaged: export it again",
			len(t.row), len(t.heading))
		return false
	}
	for i, cell := range t.row {
		if !utf8.ValidString(cell) {
			t.reading.problem(t.at(), quote(t.heading[i]), "the text is not valid UTF-8; export the file as UTF-8")
			return false
		}
	}
	return true
}

// cell returns the row's cell in the column, or "" when there is no such column.
func (t *table) cell(column string) string {
	i, is := t.columns[column]
	if !is {
		return ""
	}
	return t.row[i]
}

// others yields the cells of columns that are not among the known ones and hold something.
func (t *table) others(known func(column string) bool, each func(column, value string)) {
	for i, name := range t.heading {
		if value := strings.TrimSpace(t.row[i]); name != "" && value != "" && !known(name) {
			each(name, value)
		}
	}
}

// quote returns the text short and without what would confuse a terminal, for messages.
func quote(text string) string {
	const most = 40
	var out strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > most {
			out.WriteString("…")
			break
		}
		if r < ' ' || r == 0x7f || r == utf8.RuneError || r >= 0x80 && r < 0xa0 || r >= 0x200b && r <= 0x2069 {
			r = '·'
		}
		out.WriteRune(r)
	}
	return out.String()
}
