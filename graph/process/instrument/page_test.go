package instrument_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"raakvlak/graph/process/instrument"
)

// TestPage reads the example of docs/instruments.md, breaks it as the page does, and holds its table of scales to those that
// there are.
func TestPage(t *testing.T) {
	text, err := os.ReadFile("../../../docs/instruments.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	_, example, _ := strings.Cut(page, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	i, problems := instrument.Read(instrument.File{Name: "buurtpeiling.yaml", Text: []byte(example)})
	if problems != nil {
		t.Fatal(problems)
	}
	if i.Key != "buurtpeiling" || i.Count() != 2 {
		t.Errorf("got %+v", i)
	}
	_, problems = instrument.Read(instrument.File{Name: "wrong.yaml", Text: []byte(strings.Replace(example, "scale: yes-no-unknown", "scale: yes/no", 1))})
	if len(problems) != 1 || !strings.Contains(page, "\n"+problems[0].String()+"\n") {
		t.Errorf("the page does not show %v", problems)
	}
	_, problems = instrument.Read(instrument.File{Text: []byte(strings.Replace(example, "scale: yes-no-unknown", "scale: none", 1))})
	_, known, _ := strings.Cut(problems[0].Message, "known are ")
	var rows []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+-?[0-9]*)` \\| .*(?:NO|[0-9]).* \\| (?:share|steps)").FindAllStringSubmatch(page, -1) {
		rows = append(rows, row[1])
	}
	if got := strings.Join(rows, ", "); got != known {
		t.Errorf("the page has the scales %s, and there are %s", got, known)
	}
}
