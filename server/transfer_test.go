package server_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"raakvlak/graph"
	"raakvlak/server"
)

// imported is what an import answers.
type imported struct {
	Map      graph.MapID
	Revision graph.Revision
	DryRun   bool
	Report   struct {
		Total    int
		Problems []struct{ Line int }
		Counts   []struct {
			Kind                string
			Entities, Unchanged int
		}
	}
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
}

func (h *house) upload(tb testing.TB, parameters url.Values, body []byte, headers ...string) (answer, imported) {
	tb.Helper()
	headers = append([]string{"Content-Type", "application/json"}, headers...)
	got := h.do(tb, http.MethodPost, "/import?"+parameters.Encode(), string(body), headers...)
	var i imported
	if err := json.Unmarshal([]byte(got.body), &i); err != nil {
		tb.Fatalf("%v: %s", err, got.body)
	}
	return got, i
}

func (h *house) export(tb testing.TB, id graph.MapID) answer {
	tb.Helper()
	return h.do(tb, http.MethodGet, "/export?format=raakvlak&map="+string(id), "")
}

// TestExportAndImport takes a map out, makes another of it, and merges it with the first.
func TestExportAndImport(t *testing.T) {
	h := mustOpen(t)
	out := h.export(t, h.kaai)
	if out.status != http.StatusOK || out.header.Get("Cache-Control") != "no-store" ||
		out.header.Get("Content-Disposition") != `attachment; filename="`+string(h.kaai)+`.json"` {
		t.Fatalf("got %d %v %s", out.status, out.header, shortened(out.body))
	}
	got, made := h.upload(t, url.Values{"format": {"raakvlak"}, "name": {"Nog een kaart"}}, []byte(out.body))
	if got.status != http.StatusCreated || made.Map == "" || made.Map == h.kaai || made.Revision == "" || len(made.Report.Counts) == 0 {
		t.Fatalf("got %d %s", got.status, got.body)
	}
	var named struct{ Map struct{ Name string } }
	h.data(t, "query($m:ID!){map(id:$m){name}}", map[string]any{"m": made.Map}, &named)
	if named.Map.Name != "Nog een kaart" {
		t.Errorf("the new map is called %q", named.Map.Name)
	}
	before := h.revision(t, h.kaai)
	got, merged := h.upload(t, url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}}, []byte(out.body))
	if got.status != http.StatusOK || merged.Revision != before || h.revision(t, h.kaai) != before {
		t.Errorf("the same again: got %d %s", got.status, got.body)
	}
	for _, count := range merged.Report.Counts {
		if count.Unchanged != count.Entities {
			t.Errorf("the same again: %+v", count)
		}
	}
}

func TestImportMerges(t *testing.T) {
	h := mustOpen(t)
	file := []byte(`{"format":"raakvlak","version":1,"map":{"name":"Bestand"},"records":[{"type":"Organisation","id":"_:new","name":"Nieuw"}]}`)
	into := url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}}
	rehearsal := url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}, "dryRun": {"true"}}
	before := h.revision(t, h.kaai)
	got, done := h.upload(t, rehearsal, file)
	if got.status != http.StatusOK || !done.DryRun || h.revision(t, h.kaai) != before {
		t.Errorf("a rehearsal: got %d %s", got.status, got.body)
	}
	got, done = h.upload(t, into, file)
	if got.status != http.StatusOK || done.Revision == before || done.Revision != h.revision(t, h.kaai) {
		t.Errorf("got %d %s", got.status, got.body)
	}
	// Nothing is made by a rehearsal of a new map either.
	got, done = h.upload(t, url.Values{"format": {"raakvlak"}, "name": {"A"}, "dryRun": {"true"}}, file)
	if got.status != http.StatusOK || done.Map != "" {
		t.Errorf("a rehearsal of a new map: got %d %s", got.status, got.body)
	}
}

// TestImportArchive takes the files of an export in one archive.
func TestImportArchive(t *testing.T) {
	h := mustOpen(t)
	for _, top := range []string{"", "export/"} {
		got, made := h.upload(t, url.Values{"format": {"polis"}, "name": {"Zoet water"}}, waterArchive(t, top), "Content-Type", "application/zip")
		if got.status != http.StatusCreated || made.Map == "" {
			t.Errorf("in the folder %q: got %d %s", top, got.status, shortened(got.body))
		}
	}
}

func waterArchive(t *testing.T, top string) []byte {
	t.Helper()
	files := os.DirFS("../seed/freshwater")
	return packed(t, func(pack *zip.Writer) error {
		return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".csv") {
				return err
			}
			content, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			w, err := pack.Create(top + name)
			if err != nil {
				return err
			}
			_, err = w.Write(content)
			return err
		})
	})
}

func packed(t *testing.T, fill func(*zip.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	pack := zip.NewWriter(&out)
	if err := fill(pack); err != nil {
		t.Fatal(err)
	}
	if err := pack.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestImportRefuses(t *testing.T) {
	h := mustOpen(t)
	good := []byte(`{"format":"raakvlak","version":1,"map":{"name":"Bestand"},"records":[{"type":"Organisation","id":"_:new","name":"Nieuw"}]}`)
	wrong := []byte(`{"format":"raakvlak","version":1,"map":{"name":"Bestand"},"records":[` + strings.TrimSuffix(strings.Repeat("{\"type\":\"Organisation\",\"name\":\"\"},\n", 1000), ",\n") + `]}`)
	bomb := packed(t, func(pack *zip.Writer) error {
		_, err := pack.CreateRaw(&zip.FileHeader{Name: "votes.csv", Method: zip.Deflate, UncompressedSize64: 60 << 20})
		return err
	})
	escaping := packed(t, func(pack *zip.Writer) error {
		_, err := pack.Create("../votes.csv")
		return err
	})
	many := packed(t, func(pack *zip.Writer) error {
		for range 1001 {
			if _, err := pack.Create("a"); err != nil {
				return err
			}
		}
		return nil
	})
	into := url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}}
	before := h.revision(t, h.kaai)
	for _, c := range []struct {
		name       string
		parameters url.Values
		body       []byte
		headers    []string
		status     int
		problems   int
	}{
		{"Empty", into, nil, nil, 422, 1},
		{"Truncated", into, good[:40], nil, 422, 1},
		{"NotThisFormat", into, []byte(`{"a":1}`), nil, 422, 1},
		{"Newer", into, []byte(`{"format":"raakvlak","version":99,"map":{"name":"Bestand"},"records":[]}`), nil, 422, 1},
		{"ThousandWrongRecords", into, wrong, nil, 422, 50},
		{"UnknownFormat", url.Values{"format": {"word"}, "map": {string(h.kaai)}}, good, nil, 422, 0},
		{"NoFormat", url.Values{"map": {string(h.kaai)}}, good, nil, 422, 0},
		{"NoMap", url.Values{"format": {"raakvlak"}}, good, nil, 422, 0},
		{"MapAndName", url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}, "name": {"A"}}, good, nil, 422, 0},
		{"UnknownMap", url.Values{"format": {"raakvlak"}, "map": {"map_aaaaaaaaaa"}}, good, nil, 404, 0},
		{"UnknownParameter", url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}, "force": {"1"}}, good, nil, 422, 0},
		{"BadName", url.Values{"format": {"raakvlak"}, "name": {strings.Repeat("a", 1000)}}, good, nil, 422, 0},
		{"BadFile", url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}, "file": {"../a"}}, good, nil, 422, 0},
		{"BadAudience", url.Values{"format": {"raakvlak"}, "map": {string(h.kaai)}, "audience": {"ALL"}}, good, nil, 422, 0},
		{"TooLarge", into, bytes.Repeat([]byte(" "), 20<<20+1), nil, 413, 0},
		{"Bomb", into, bomb, []string{"Content-Type", "application/zip"}, 413, 0},
		{"LeadsOut", into, escaping, []string{"Content-Type", "application/zip"}, 422, 0},
		{"ManyFiles", into, many, []string{"Content-Type", "application/zip"}, 413, 0},
		{"NoArchive", into, good, []string{"Content-Type", "application/zip"}, 422, 0},
		{"Nobody", into, good, []string{"Authorization", ""}, 401, 0},
		{"Foreign", into, good, []string{"Origin", "https://evil.example"}, 403, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, i := h.upload(t, c.parameters, c.body, c.headers...)
			if got.status != c.status || len(i.Errors) != 1 || len(i.Report.Problems) != c.problems {
				t.Errorf("got %d, %d problems, want %d, %d: %s", got.status, len(i.Report.Problems), c.status, c.problems, shortened(got.body))
			}
			if len(got.body) > 16<<10 {
				t.Errorf("the answer has %d bytes", len(got.body))
			}
		})
	}
	if h.revision(t, h.kaai) != before {
		t.Error("something was stored")
	}
}

// TestTransfersShowTheView has somebody who is no member, and a partner, take out a map and read into it.
func TestTransfersShowTheView(t *testing.T) {
	h := mustOpen(t)
	other, err := h.tokens.Make("stranger", "", newClock().time())
	if err != nil {
		t.Fatal(err)
	}
	absent := h.do(t, http.MethodGet, "/export?format=raakvlak&map=map_aaaaaaaaaa", "", "Authorization", "Bearer "+other)
	hidden := h.do(t, http.MethodGet, "/export?format=raakvlak&map="+string(h.kaai), "", "Authorization", "Bearer "+other)
	if hidden.status != http.StatusNotFound || strings.ReplaceAll(hidden.body, string(h.kaai), "map_aaaaaaaaaa") != absent.body {
		t.Errorf("a stranger's export: got %d %s, want what an absent map answers: %s", hidden.status, hidden.body, absent.body)
	}
	viewer := &graph.Member{Principal: "viewer", Name: "Kijker", Role: graph.MemberViewer}
	if _, _, err := h.atlas.Apply(context.Background(), graph.Change{Map: h.kaai, Principal: "owner", Edits: []graph.Edit{graph.Create(viewer)}}); err != nil {
		t.Fatal(err)
	}
	token, err := h.tokens.Make("viewer", "", newClock().time())
	if err != nil {
		t.Fatal(err)
	}
	all, some := h.export(t, h.kaai), h.do(t, http.MethodGet, "/export?format=raakvlak&map="+string(h.kaai), "", "Authorization", "Bearer "+token)
	if some.status != http.StatusOK || len(some.body) >= len(all.body) {
		t.Errorf("a viewer gets %d bytes of the owner's %d, status %d", len(some.body), len(all.body), some.status)
	}
	got := h.do(t, http.MethodPost, "/import?format=raakvlak&map="+string(h.kaai),
		`{"format":"raakvlak","version":1,"map":{"name":"Bestand"},"records":[{"type":"Organisation","id":"_:new","name":"Nieuw"}]}`, "Authorization", "Bearer "+token)
	if got.status != http.StatusForbidden {
		t.Errorf("a viewer's import: got %d %s", got.status, got.body)
	}
	if contains(h.log.String(), "Nieuw") {
		t.Error("the log holds what was imported")
	}
}

// slowBody is a body that begins and does not end before it is closed.
type slowBody struct{ begun, end chan struct{} }

func (b slowBody) Read([]byte) (int, error) {
	select {
	case b.begun <- struct{}{}:
	case <-b.end:
	}
	<-b.end
	return 0, io.EOF
}

func TestTransfersAtOnce(t *testing.T) {
	h := mustOpen(t)
	body := slowBody{begun: make(chan struct{}), end: make(chan struct{})}
	var uploading sync.WaitGroup
	for range server.MaxTransfers {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, h.address+"/import?format=raakvlak&name=A", body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+h.token)
		w := httptest.NewRecorder()
		uploading.Go(func() { h.ServeHTTP(w, r) })
		<-body.begun
	}
	if got := h.export(t, h.kaai); got.status != http.StatusTooManyRequests || got.code() != "RATE_LIMITED" {
		t.Errorf("one too many: got %d %s", got.status, shortened(got.body))
	}
	close(body.end)
	uploading.Wait()
	if got := h.export(t, h.kaai); got.status != http.StatusOK {
		t.Errorf("afterwards: got %d %s", got.status, shortened(got.body))
	}
}
