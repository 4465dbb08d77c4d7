package e2e_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
	"raakvlak/seed"
)

// TestDocx opens drafted documents with python-docx, which is nobody's of this project, and compares what it reads with
// what was drafted.
func TestDocx(t *testing.T) {
	python := mustPython(t)
	maps, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC)
	founding, err := graph.Found(maps[0].Batch.Foundation("owner"), day, graph.NewIDs(rand.NewChaCha8([32]byte{5})))
	if err != nil {
		t.Fatal(err)
	}
	view, err := graph.NewView(founding.Snapshot, graph.SightOf(founding.Snapshot, "owner"))
	if err != nil {
		t.Fatal(err)
	}
	for c := range graph.Every[*graph.Collaboration](view.Snapshot) {
		for _, kind := range []graph.DocumentKind{
			graph.DocumentStartNote, graph.DocumentDeclarationOfIntent, graph.DocumentMemorandumOfAgreed,
			graph.DocumentCooperationAgreement, graph.DocumentProjectSheet,
		} {
			for language, tag := range map[graph.Language]string{graph.LanguageDutch: "nl-BE", graph.LanguageEnglish: "en-GB"} {
				d, err := process.DocumentOf(view, c.ID, kind, process.DocumentOptions{Language: language, Date: day})
				if err != nil {
					t.Fatal(err)
				}
				want := readDocx{Title: d.Title, Language: tag, Created: "2026-10-02", Blocks: blocksOf(d)}
				if diff := cmp.Diff(want, readBack(t, python, d)); diff != "" {
					t.Errorf("%s of %s in %s (-drafted +read):\n%s", kind, c.Name, language, diff)
				}
			}
		}
	}
}

// mustPython returns a Python with python-docx. Where there is no Python, the test is skipped, or fails when it must not be.
func mustPython(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 is not there")
		}
		t.Skip("python3 is not there; install python3 and python3-venv to read .docx files back")
	}
	var stderr strings.Builder
	install := exec.CommandContext(t.Context(), filepath.Join("..", "tools", "python", "venv.sh"), filepath.Join("testdata", "docx", "requirements.txt"))
	install.Stderr = &stderr
	output, err := install.Output()
	if err != nil {
		t.Fatalf("install python-docx: %v\n%s", err, stderr.String())
	}
	return strings.TrimSpace(string(output))
}

// readDocx is what read.py prints.
type readDocx struct {
	Title, Language, Created string
	Blocks                   []readBlock
}

type readBlock struct {
	Style string
	Text  string
	Rows  [][][]string // of a table: the paragraphs of each cell
}

func readBack(t *testing.T, python string, d *process.Document) readDocx {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.docx")
	var file bytes.Buffer
	if err := exchange.WriteDocument(&file, exchange.DocumentWord, d, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	output, err := exec.CommandContext(t.Context(), python, filepath.Join("testdata", "docx", "read.py"), path).Output()
	if err != nil {
		t.Fatalf("python-docx refuses the document: %v", err)
	}
	var read readDocx
	if err := json.Unmarshal(output, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

// blocksOf returns what a reader of the document should find in it.
func blocksOf(d *process.Document) []readBlock {
	out := []readBlock{{Style: "Title", Text: d.Title}, {Style: "Subtitle", Text: d.Preface}}
	for _, s := range d.Sections {
		out = append(out, readBlock{Style: "Heading 1", Text: s.Heading})
		for _, b := range s.Blocks {
			switch b.Kind {
			case process.DocumentTable:
				out = append(out, tableOf(b), readBlock{Style: "Normal"})
			case process.DocumentParagraphs:
				out = append(out, linesOf("Normal", b)...)
			default:
				out = append(out, linesOf("List Bullet", b)...)
			}
		}
	}
	out = append(out, readBlock{Style: "Heading 1", Text: d.SourceHead})
	for _, s := range d.Sources {
		out = append(out, readBlock{Style: "List Number", Text: s.Text})
	}
	return out
}

func linesOf(style string, b process.DocumentBlock) []readBlock {
	var out []readBlock
	for _, l := range b.Lines {
		out = append(out, readBlock{Style: style, Text: lineOf(l)})
	}
	return out
}

func tableOf(b process.DocumentBlock) readBlock {
	table := readBlock{Style: "Table Grid"}
	var head [][]string
	for _, h := range b.Header {
		head = append(head, []string{h})
	}
	table.Rows = append(table.Rows, head)
	for _, r := range b.Rows {
		var row [][]string
		for _, c := range r.Cells {
			cell := []string{}
			for _, l := range c.Lines {
				cell = append(cell, lineOf(l))
			}
			if len(cell) == 0 {
				cell = append(cell, "")
			}
			row = append(row, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// lineOf returns a line with the numbers of its sources.
func lineOf(l process.DocumentLine) string {
	if len(l.Sources) == 0 {
		return l.Text
	}
	numbers, _ := json.Marshal(l.Sources)
	return l.Text + " " + strings.ReplaceAll(string(numbers), ",", ", ")
}
