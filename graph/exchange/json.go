package exchange

import (
	"encoding/json"
	"errors"
	"io"
	"sort"

	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"raakvlak/graph"
)

// mostDepth is how deep the values of a JSON file may stand in one another.
const mostDepth = 32

// jsonFile reads a JSON file token by token, and knows the line of each.
type jsonFile struct {
	reading *reading
	name    string
	decoder *json.Decoder
	lines   *lineCounter
}

// newJSONFile reads from content, which must be UTF-8.
func (r *reading) newJSONFile(name string, content io.Reader) *jsonFile {
	lines := &lineCounter{content: transform.NewReader(content, encoding.UTF8Validator)}
	decoder := json.NewDecoder(lines)
	decoder.UseNumber()
	return &jsonFile{reading: r, name: name, decoder: decoder, lines: lines}
}

// at returns the place that the reading has come to.
func (j *jsonFile) at() Place { return Place{j.name, j.lines.at(j.decoder.InputOffset())} }

// token returns the next token. What is no JSON becomes a problem and ends the reading.
func (j *jsonFile) token() (json.Token, error) {
	token, err := j.decoder.Token()
	if err == nil {
		return token, nil
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, encoding.ErrInvalidUTF8):
		j.reading.problem(Place{j.name, len(j.lines.breaks) + j.lines.passed + 1}, "", "the file is not valid UTF-8 from here on; save it as UTF-8")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		j.reading.problem(j.at(), "", "the file ends too early; it is empty or cut off")
	case errors.As(err, &syntax):
		j.reading.problem(Place{j.name, j.lines.at(syntax.Offset)}, "", "this is not JSON: %s", syntax.Error())
	default:
		return nil, err
	}
	return nil, j.reading.report.Err()
}

// open reads the brace or bracket that begins an object or a list. Anything else becomes a problem.
func (j *jsonFile) open(wanted json.Delim, what string) error {
	token, err := j.token()
	if err != nil {
		return err
	}
	if token != wanted {
		j.reading.problem(j.at(), what, "%s is wanted here", map[json.Delim]string{'{': "an object", '[': "a list"}[wanted])
		return j.reading.report.Err()
	}
	return nil
}

// members calls each for the name of every member of the object that was opened, up to its end. each reads the value.
func (j *jsonFile) members(each func(name string) error) error {
	seen := map[string]bool{}
	for j.decoder.More() {
		token, err := j.token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		if seen[name] {
			j.reading.problem(j.at(), quote(name), "the name stands twice in one object")
			return j.reading.report.Err()
		}
		seen[name] = true
		if err := each(name); err != nil {
			return err
		}
	}
	_, err := j.token()
	return err
}

// value reads any value: nil, a bool, a text, a json.Number, a []any or a map[string]any.
func (j *jsonFile) value(depth int) (any, error) {
	if depth > mostDepth {
		j.reading.problem(j.at(), "", "values stand in one another more than %d deep", mostDepth)
		return nil, j.reading.report.Err()
	}
	token, err := j.token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		object := map[string]any{}
		return object, j.members(func(name string) (err error) {
			object[name], err = j.value(depth + 1)
			return err
		})
	case json.Delim('['):
		list := []any{}
		for j.decoder.More() {
			item, err := j.value(depth + 1)
			if err != nil {
				return nil, err
			}
			list = append(list, item)
		}
		_, err := j.token()
		return list, err
	default:
		return token, nil
	}
}

// end makes sure that nothing follows.
func (j *jsonFile) end() error {
	_, err := j.decoder.Token()
	if errors.Is(err, io.EOF) {
		return nil
	}
	var syntax *json.SyntaxError
	if err != nil && !errors.As(err, &syntax) && !errors.Is(err, encoding.ErrInvalidUTF8) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	j.reading.problem(j.at(), "", "something stands after the end of the map")
	return j.reading.report.Err()
}

// plain returns a value with its numbers as float64, the form in which attributes are kept.
func plain(value any) (any, error) {
	switch v := value.(type) {
	case json.Number:
		f, err := v.Float64()
		if err != nil {
			return nil, graph.Errorf(graph.CodeInvalid, "the number %s is too large", quote(v.String()))
		}
		return f, nil
	case []any:
		for i := range v {
			var err error
			if v[i], err = plain(v[i]); err != nil {
				return nil, err
			}
		}
	case map[string]any:
		for name := range v {
			var err error
			if v[name], err = plain(v[name]); err != nil {
				return nil, err
			}
		}
	}
	return value, nil
}

// lineCounter remembers where lines end, from the last place asked for on.
type lineCounter struct {
	content io.Reader
	offset  int64
	breaks  []int64
	passed  int // line breaks before those
}

// Read reads on.
func (l *lineCounter) Read(p []byte) (int, error) {
	n, err := l.content.Read(p)
	for i, c := range p[:n] {
		if c == '\n' {
			l.breaks = append(l.breaks, l.offset+int64(i))
		}
	}
	l.offset += int64(n)
	return n, err
}

// at returns the line of the byte at the offset. Offsets only grow from call to call.
func (l *lineCounter) at(offset int64) int {
	before := sort.Search(len(l.breaks), func(i int) bool { return l.breaks[i] >= offset })
	l.passed += before
	l.breaks = l.breaks[before:]
	return l.passed + 1
}
