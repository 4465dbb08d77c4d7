package instrument

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// Bounds of a file.
const (
	MostBytes     = 256 << 10 // of a file
	mostDomains   = 50
	mostQuestions = 500 // as many as a scan has answers
)

// File is a text that describes an instrument, in YAML.
type File struct {
	Name string // for messages
	Text []byte
}

// Read reads the file. With any problem there is no instrument; the problems are in the order in which they were found,
// and above a hundred the rest is left out.
func Read(f File) (*Instrument, []Problem) {
	r := &reader{file: f.Name}
	root := r.document(f.Text)
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	i := r.instrument(root)
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return i, nil
}

// reader reads one file and notes what is wrong with it.
type reader struct {
	file      string
	problems  []Problem
	domains   map[string]int // by key, the line that it stands on
	questions map[string]int
	asked     int // questions, duplicates included
}

func (r *reader) problem(line int, key, format string, args ...any) {
	switch n := len(r.problems); {
	case n < mostProblems:
		r.problems = append(r.problems, Problem{r.file, line, key, fmt.Sprintf(format, args...)})
	case n == mostProblems:
		r.problems = append(r.problems, Problem{r.file, 0, "", "there are more problems than these; mend these first"})
	}
}

// document returns the one value that the text is.
func (r *reader) document(text []byte) *yaml.Node {
	switch {
	case len(text) > MostBytes:
		r.problem(0, "", "the file has %d bytes; at most %d are read", len(text), MostBytes)
		return nil
	case !r.lines(text):
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var root, more yaml.Node
	switch err := decoder.Decode(&root); {
	case errors.Is(err, io.EOF):
		r.problem(0, "", "the file is empty")
		return nil
	case err != nil:
		r.malformed(err, text)
		return nil
	}
	if err := decoder.Decode(&more); err == nil {
		r.problem(more.Line, "", "a second document begins here; a file has one instrument")
	} else if !errors.Is(err, io.EOF) {
		r.malformed(err, text)
	}
	if len(root.Content) == 0 {
		r.problem(0, "", "the file is empty")
		return nil
	}
	return root.Content[0]
}

// byteOrderMark may stand at the beginning of a file, as some editors have it.
const byteOrderMark = "\uFEFF"

// lines refuses what may stand nowhere in the text, not even in a comment, and what the YAML parser has no line for.
func (r *reader) lines(text []byte) bool {
	line := 0
	for one := range strings.SplitSeq(strings.TrimPrefix(string(text), byteOrderMark), "\n") {
		line++
		if _, err := graph.CleanText(one, "document"); err != nil {
			r.problem(line, "", "%s", reason(err))
		}
	}
	return len(r.problems) == 0
}

// reason returns what a text is refused for.
func reason(err error) string {
	var e *graph.Error
	if errors.As(err, &e) {
		return e.Message
	}
	return err.Error()
}

var (
	placed = regexp.MustCompile(`^yaml: line (\d+): `)
	// uncounted are errors of which the parser counts lines from 0.
	uncounted  = regexp.MustCompile(`^(did not find expected (<|node content$|'-' indicator$|key$|',' or)|found (undefined tag handle|duplicate %|incompatible ))`)
	anchorless = regexp.MustCompile(`^unknown anchor '(.+)' referenced$`)
)

// malformed notes what the YAML parser has against the text, at the line that it names; without one that is the first, or
// where the anchor is referred to.
func (r *reader) malformed(err error, text []byte) {
	message, line := strings.TrimPrefix(err.Error(), "yaml: "), 1
	if found := placed.FindStringSubmatch(err.Error()); found != nil {
		message = err.Error()[len(found[0]):]
		line, _ = strconv.Atoi(found[1]) // the pattern has digits only, and the file few lines
		if uncounted.MatchString(message) {
			line++
		}
	}
	if found := anchorless.FindStringSubmatch(message); found != nil {
		before, _, _ := bytes.Cut(text, []byte("*"+found[1]))
		line = 1 + bytes.Count(before, []byte("\n"))
	}
	r.problem(line, "", "from here on this is not YAML: %s", message)
}

// within returns the path of a key in what has the path.
func within(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// mapping returns the values of a mapping by key. What is not among the known keys, or stands twice, is a problem; so is a
// wanted key that is missing.
func (r *reader) mapping(n *yaml.Node, path string, wanted, optional []string) map[string]*yaml.Node {
	if !r.plain(n, path) {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		r.problem(n.Line, path, "keys with values are wanted here: %s", strings.Join(slices.Concat(wanted, optional), ", "))
		return nil
	}
	found := map[string]*yaml.Node{}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || len(key.Value) > 100 {
			r.problem(key.Line, path, "this is no key; known here: %s", strings.Join(slices.Concat(wanted, optional), ", "))
			continue
		}
		at := shown(within(path, key.Value))
		switch {
		case lines[key.Value] > 0:
			r.problem(key.Line, at, "this key stands on line %d already", lines[key.Value])
			continue
		case !slices.Contains(wanted, key.Value) && !slices.Contains(optional, key.Value):
			r.problem(key.Line, at, "this key is unknown; known here: %s", strings.Join(slices.Concat(wanted, optional), ", "))
		default:
			found[key.Value] = value
		}
		lines[key.Value] = key.Line
	}
	for _, key := range wanted {
		if lines[key] == 0 {
			r.problem(n.Line, within(path, key), "this is missing")
		}
	}
	return found
}

// shown returns a text of a file fit for a message.
func shown(text string) string {
	if clean, err := graph.CleanText(text, "name"); err == nil && clean == text {
		return text
	}
	return strconv.QuoteToASCII(text)
}

// list returns the items of a list that has at least one.
func (r *reader) list(n *yaml.Node, path string) []*yaml.Node {
	switch {
	case n == nil || !r.plain(n, path):
		return nil
	case n.Kind != yaml.SequenceNode:
		r.problem(n.Line, path, "a list is wanted, each of its items after a hyphen")
		return nil
	case len(n.Content) == 0:
		r.problem(n.Line, path, "the list is empty")
	}
	return n.Content
}

// plain refuses what makes YAML more than data: references, and types of its own.
func (r *reader) plain(n *yaml.Node, path string) bool {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.problem(n.Line, path, "anchors and references (& and *) are not read; write the text out")
		return false
	case n.Style&yaml.TaggedStyle != 0:
		r.problem(n.Line, path, "types (!) are not read; leave it out")
		return false
	}
	return true
}

// text returns a text of the class, "" after a problem.
func (r *reader) text(n *yaml.Node, path, class string) string {
	switch {
	case n == nil || !r.plain(n, path):
		return ""
	case n.Kind != yaml.ScalarNode:
		r.problem(n.Line, path, "a text is wanted here")
		return ""
	case n.Tag == "!!null":
		r.problem(n.Line, path, "this may not be empty")
		return ""
	}
	clean, err := graph.CleanText(n.Value, class)
	if err != nil {
		r.problem(n.Line, path, "%s", reason(err))
		return ""
	}
	if clean == "" {
		r.problem(n.Line, path, "this may not be empty")
	}
	return clean
}

// The languages that a text is wanted in, by their keys.
const (
	dutch   = "nl"
	english = "en"
)

// both returns a text in both languages.
func (r *reader) both(n *yaml.Node, path, class string) process.Text {
	if n == nil || !r.plain(n, path) {
		return process.Text{}
	}
	if n.Kind != yaml.MappingNode {
		r.problem(n.Line, path, "the text is wanted in both languages: {nl: …, en: …}")
		return process.Text{}
	}
	parts := r.mapping(n, path, []string{dutch, english}, nil)
	return process.Text{
		Dutch: r.text(parts[dutch], within(path, dutch), class), English: r.text(parts[english], within(path, english), class),
	}
}

var keyPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// key returns a key that others refer to.
func (r *reader) key(n *yaml.Node, path string) string {
	key := r.text(n, path, "label")
	if key != "" && !keyPattern.MatchString(key) {
		r.problem(n.Line, path, "a key has small letters, digits and single hyphens between them, such as partners-1")
		return ""
	}
	return key
}

// unique returns a key that stands once among those that were seen.
func (r *reader) unique(n *yaml.Node, path string, seen map[string]int) string {
	key := r.key(n, path)
	if key == "" {
		return ""
	}
	if seen[key] > 0 {
		r.problem(n.Line, path, "the key %s stands on line %d already", key, seen[key])
		return ""
	}
	seen[key] = n.Line
	return key
}

func (r *reader) instrument(n *yaml.Node) *Instrument {
	r.domains, r.questions = map[string]int{}, map[string]int{}
	parts := r.mapping(n, "", []string{"key", "version", "name", "source", "domains"}, []string{"about"})
	i := &Instrument{
		Key: r.key(parts["key"], "key"), Version: r.text(parts["version"], "version", "label"), Name: r.both(parts["name"], "name", "name"),
		About: r.both(parts["about"], "about", "sentence"), Source: r.both(parts["source"], "source", "sentence"), file: r.file,
	}
	if i.Key != "" {
		i.keyLine = parts["key"].Line
	}
	domains := r.list(parts["domains"], "domains")
	if len(domains) > mostDomains {
		r.problem(domains[mostDomains].Line, "domains", "there are %d domains; at most %d may stand here", len(domains), mostDomains)
		return nil
	}
	for at, d := range domains {
		i.Domains = append(i.Domains, r.domain(d, within("domains", strconv.Itoa(at))))
	}
	return i
}

func (r *reader) domain(n *yaml.Node, path string) Domain {
	parts := r.mapping(n, path, []string{"key", "name", "questions"}, []string{"about"})
	d := Domain{
		Key: r.unique(parts["key"], within(path, "key"), r.domains), Name: r.both(parts["name"], within(path, "name"), "name"),
		About: r.both(parts["about"], within(path, "about"), "sentence"),
	}
	path = within(path, "questions")
	questions := r.list(parts["questions"], path)
	if r.asked += len(questions); r.asked > mostQuestions {
		r.problem(parts["questions"].Line, path, "with these there are %d questions; at most %d may stand in an instrument", r.asked, mostQuestions)
		return d
	}
	for at, q := range questions {
		d.Questions = append(d.Questions, r.question(q, within(path, strconv.Itoa(at))))
	}
	return d
}

func (r *reader) question(n *yaml.Node, path string) Question {
	parts := r.mapping(n, path, []string{"key", "text", "scale"}, nil)
	return Question{
		Key: r.unique(parts["key"], within(path, "key"), r.questions), Text: r.both(parts["text"], within(path, "text"), "sentence"),
		Scale: r.scale(parts["scale"], within(path, "scale")),
	}
}

func (r *reader) scale(n *yaml.Node, path string) *Scale {
	key := r.text(n, path, "label")
	if key == "" {
		return nil
	}
	s := scaleNamed(key)
	if s == nil {
		r.problem(n.Line, path, "there is no scale %s; known are %s", shown(key),
			strings.Join(keys(scales, func(s Scale) string { return s.Key }), ", "))
	}
	return s
}
