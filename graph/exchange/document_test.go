package exchange_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
	"raakvlak/seed"
)

var updateDocuments = flag.Bool("update", false, "rewrite the documents in testdata")

var documentDay = time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC)

// exampleView returns what the owner sees of the worked case, and its collaborations by name.
func exampleView(tb testing.TB) (*graph.View, map[string]graph.ID) {
	tb.Helper()
	maps, err := seed.Maps(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	return documentView(tb, maps[0].Batch.Foundation("owner"))
}

func documentView(tb testing.TB, foundation graph.Foundation) (*graph.View, map[string]graph.ID) {
	tb.Helper()
	f, err := graph.Found(foundation, documentDay, graph.NewIDs(rand.NewChaCha8([32]byte{5})))
	if err != nil {
		tb.Fatal(err)
	}
	v, err := graph.NewView(f.Snapshot, graph.SightOf(f.Snapshot, "owner"))
	if err != nil {
		tb.Fatal(err)
	}
	ids := map[string]graph.ID{}
	for c := range graph.Every[*graph.Collaboration](f.Snapshot) {
		ids[c.Name] = c.ID
	}
	return v, ids
}

func mustWriteDocument(tb testing.TB, format string, d *process.Document) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := exchange.WriteDocument(&out, format, d, nil); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// TestWriteDocument_Golden compares the documents of the worked case with those in testdata: all in Markdown, some in
// HTML and, read back, in .docx; each in both languages. -update rewrites them.
func TestWriteDocument_Golden(t *testing.T) {
	v, ids := exampleView(t)
	all := []string{exchange.DocumentMarkdown, exchange.DocumentHTML, exchange.DocumentWord}
	for _, test := range []struct {
		collaboration string
		kind          graph.DocumentKind
		formats       []string
		audience      process.DocumentAudience
	}{
		{"Samen thuis in De Kaai", graph.DocumentStartNote, all, ""},
		{"Samen thuis in De Kaai", graph.DocumentDeclarationOfIntent, all[:1], ""},
		{"Samen thuis in De Kaai", graph.DocumentMemorandumOfAgreed, all[:1], ""},
		{"Samen thuis in De Kaai", graph.DocumentProjectSheet, all, ""},
		{"Overlegtafel Warme Wijken", graph.DocumentCooperationAgreement, all, ""},
		{"Samen thuis in De Kaai", graph.DocumentStartNote, all[:1], process.DocumentForPartners},
		{"Overlegtafel Warme Wijken", graph.DocumentCooperationAgreement, all[:1], process.DocumentForPartners},
	} {
		for _, language := range []graph.Language{graph.LanguageDutch, graph.LanguageEnglish} {
			d, err := process.DocumentOf(v, ids[test.collaboration], test.kind, process.DocumentOptions{Audience: test.audience, Language: language, Date: documentDay})
			if err != nil {
				t.Fatal(err)
			}
			for _, format := range test.formats {
				got := mustWriteDocument(t, format, d)
				name := strings.ToLower(string(test.kind) + "-" + string(language) + "." + format)
				if test.audience != "" {
					name = "partners-" + name
				}
				if format == exchange.DocumentWord {
					got, name = []byte(strings.Join(readWord(t, got), "\n")+"\n"), name+".txt"
				}
				sameAsFile(t, filepath.Join("testdata", "documents", name), got)
			}
		}
	}
}

func sameAsFile(t *testing.T, path string, got []byte) {
	t.Helper()
	if *updateDocuments {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// readWord returns the paragraphs of a .docx, with their styles; those in a table have a bar before them.
func readWord(t *testing.T, file []byte) []string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	var out []string
	style, text, inTable := "", "", false
	for decoder := xml.NewDecoder(part); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("the document is no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "tc":
				inTable = true
			case "p":
				style, text = "", ""
			case "pStyle":
				style = token.Attr[0].Value + ": "
			}
		case xml.CharData:
			text += string(token)
		case xml.EndElement:
			switch token.Name.Local {
			case "tc":
				inTable = false
			case "p":
				if inTable {
					style = "| "
				}
				out = append(out, style+text)
			}
		}
	}
}

// TestWriteDocument_SameBytes holds that the same document is the same file.
func TestWriteDocument_SameBytes(t *testing.T) {
	v, ids := exampleView(t)
	for _, format := range exchange.DocumentFormats() {
		var files [2][]byte
		for i := range files {
			d, err := process.DocumentOf(v, ids["Samen thuis in De Kaai"], graph.DocumentMemorandumOfAgreed, process.DocumentOptions{Date: documentDay})
			if err != nil {
				t.Fatal(err)
			}
			files[i] = mustWriteDocument(t, format.Name, d)
		}
		if !bytes.Equal(files[0], files[1]) {
			t.Errorf("%s: the same document gives other bytes the second time", format.Name)
		}
		if format.Name != exchange.DocumentWord {
			continue
		}
		archive, err := zip.NewReader(bytes.NewReader(files[0]), int64(len(files[0])))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.File {
			if !part.Modified.Equal(documentDay) {
				t.Errorf("%s is dated %s, want the document's date", part.Name, part.Modified)
			}
		}
	}
}

// hostile are texts that would be markup if they were not escaped.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</w:t></w:r><w:r><w:t>`, `]]>&amp;`,
	`[klik](javascript:alert(1))`, `**vet** _schuin_ ~~weg~~ ` + "`code`", `a | b \| c`, `# Kop`, `- lijst`, `1. lijst`, `> citaat`,
	`=HYPERLINK("http://x.example","klik")`, `+1+1`, `@SUM(A1)`, `<https://x.example>`, `https://x.example/?a=1&b=2`, `$x^2$`,
	strings.Repeat("Aaneengeschreven", 12),
}

// TestWriteDocument_Hostile holds that no text of the map is markup, whatever it holds, and that it reads as it stands.
func TestWriteDocument_Hostile(t *testing.T) {
	entities := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: hostile[0], Challenge: strings.Join(hostile, "\n")}}
	for i, text := range hostile {
		id := graph.ID("_:o" + string(rune('a'+i)))
		statement := graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1, Collaboration: "_:c", Audience: graph.AudienceStewards}
		entities = append(entities, &graph.Organisation{Record: graph.Record{ID: id}, Name: text},
			&graph.Participation{Statement: statement, Stakeholder: id, Role: graph.RolePartner},
			&graph.Interest{Statement: statement, Holder: id, Text: text})
	}
	v, ids := documentView(t, graph.Foundation{Map: graph.Map{Name: "M"}, By: "owner", Entities: entities})
	d, err := process.DocumentOf(v, ids[hostile[0]], graph.DocumentStartNote, process.DocumentOptions{Date: documentDay})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("HTML", func(t *testing.T) {
		page := string(mustWriteDocument(t, exchange.DocumentHTML, d))
		for _, tag := range []string{"<script", "<img", "<w:", "<https"} {
			if strings.Contains(page, tag) {
				t.Errorf("the page has %s from the map", tag)
			}
		}
		for _, text := range hostile {
			if !strings.Contains(plainHTML(page), text) {
				t.Errorf("the page does not read %q", text)
			}
		}
	})
	t.Run("Word", func(t *testing.T) {
		lines := readWord(t, mustWriteDocument(t, exchange.DocumentWord, d))
		for _, text := range hostile {
			if !slices.Contains(lines, "| "+text) {
				t.Errorf("no cell reads %q", text)
			}
		}
	})
	t.Run("Markdown", func(t *testing.T) {
		text := string(mustWriteDocument(t, exchange.DocumentMarkdown, d))
		for _, line := range strings.Split(text, "\n") {
			checkMarkdown(t, line)
		}
		plain := plainMarkdown(text)
		for _, h := range hostile {
			if !strings.Contains(plain, h) {
				t.Errorf("the text does not read %q", h)
			}
		}
	})
}

func plainHTML(page string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&#43;", "+", "&amp;", "&").Replace(page)
}

// checkMarkdown looks for markup in a line that only the map can have brought: tags, links, code, and tables of another
// width than all tables of the document have.
func checkMarkdown(t *testing.T, line string) {
	t.Helper()
	bare := ""
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			continue
		}
		bare += string(line[i])
	}
	bare = strings.ReplaceAll(bare, "<br>", "")
	if strings.ContainsAny(bare, "<>[]`_~$&") || strings.Contains(bare, "://") {
		t.Errorf("markup that is not escaped: %s", line)
	}
	if bars := strings.Count(bare, "|"); bars != 0 && bars != 5 && bars != 4 {
		t.Errorf("a row of %d bars: %s", bars, line)
	}
}

func plainMarkdown(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			i++
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

func TestWriteDocument_Refuses(t *testing.T) {
	err := exchange.WriteDocument(io.Discard, "pdf", &process.Document{}, nil)
	if graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("got %v, want that there is no such format", err)
	}
}

// failing is a writer that takes nothing.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestWriteDocument_Unwritable(t *testing.T) {
	v, ids := exampleView(t)
	d, err := process.DocumentOf(v, ids["Samen thuis in De Kaai"], graph.DocumentStartNote, process.DocumentOptions{Date: documentDay})
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range exchange.DocumentFormats() {
		if err := exchange.WriteDocument(failing{}, format.Name, d, nil); graph.CodeOf(err) != graph.CodeUnavailable {
			t.Errorf("%s: got %v, want that it could not be written", format.Name, err)
		}
	}
}
