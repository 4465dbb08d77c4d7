package exchange_test

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

// made is when the tests make their maps.
var made = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

// newIDs returns a source of ids that is the same in every run.
func newIDs(seed byte) *graph.IDs { return graph.NewIDs(rand.NewChaCha8([32]byte{seed})) }

// mustRead reads the file and wants no mistakes in it.
func mustRead(t *testing.T, format string, in exchange.Input) (*exchange.Batch, *exchange.Report) {
	t.Helper()
	batch, report, err := exchange.Read(t.Context(), format, in, exchange.Options{})
	if err != nil {
		t.Fatalf("read %s: %v\n%v", in.Name, err, report.Problems)
	}
	return batch, report
}

// owner is who makes the tests' maps.
const owner graph.PrincipalID = "ann"

// mustFound makes a map of the batch.
func mustFound(t *testing.T, batch *exchange.Batch) *graph.Snapshot {
	t.Helper()
	founding, err := graph.Found(batch.Foundation(owner), made, newIDs(1))
	if err != nil {
		t.Fatalf("found: %v", batch.Locate(err))
	}
	return founding.Snapshot
}

// viewOf returns what the principal sees.
func viewOf(t *testing.T, s *graph.Snapshot, principal graph.PrincipalID) *graph.View {
	t.Helper()
	v, err := graph.NewView(s, graph.SightOf(s, principal))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// mustMerge plans the merge into what by sees, and makes it.
func mustMerge(t *testing.T, s *graph.Snapshot, batch *exchange.Batch) (*graph.Snapshot, *exchange.Plan) {
	t.Helper()
	plan, err := exchange.Merge(viewOf(t, s, owner), batch, owner)
	if err != nil {
		t.Fatalf("merge: %v", err)
	}
	if len(plan.Edits) == 0 {
		return s, plan
	}
	change := &graph.Change{Map: s.Head().Map, Principal: owner, Edits: plan.Edits}
	ids := newIDs(2)
	proposal, err := graph.Propose(s, change, made.Add(time.Hour), ids)
	if err != nil {
		t.Fatalf("propose: %v", plan.Locate(err))
	}
	if err := proposal.Event.Seal(s.Head().Number, s.Head().Hash, ids); err != nil {
		t.Fatal(err)
	}
	next, err := s.Advance(&proposal.Event)
	if err != nil {
		t.Fatal(err)
	}
	return next, plan
}

// polisFiles returns the Polis fixture with some files replaced: by text, or gone when the text is "-".
func polisFiles(t *testing.T, replaced map[string]string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	from := os.DirFS("testdata/polis")
	entries, err := fs.ReadDir(from, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := fs.ReadFile(from, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = &fstest.MapFile{Data: data}
	}
	for file, text := range replaced {
		if text == "-" {
			delete(out, file)
		} else {
			out[file] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

func content(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// wantRefused reads the file, wants a refusal that says every one of the parts, and no batch.
func wantRefused(t *testing.T, format string, in exchange.Input, parts ...string) *exchange.Report {
	t.Helper()
	batch, report, err := exchange.Read(t.Context(), format, in, exchange.Options{})
	if err == nil || batch != nil {
		t.Fatalf("read gave a batch, want a refusal that says %q", parts)
	}
	if got := graph.CodeOf(err); got != graph.CodeInvalid {
		t.Errorf("code %s, want invalid: %v", got, err)
	}
	said := []string{err.Error()}
	for _, p := range report.Problems {
		said = append(said, p.String())
	}
	text := strings.Join(said, "\n")
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("the refusal does not say %q:\n%s", part, text)
		}
	}
	return report
}

func TestReadUnknownFormat(t *testing.T) {
	wantRefused(t, "gopher", exchange.Input{Files: fstest.MapFS{}, Name: "x"}, `"gopher"`, "polis", "raakvlak")
}

func TestReadMissingFile(t *testing.T) {
	_, _, err := exchange.Read(t.Context(), "raakvlak", exchange.Input{Files: fstest.MapFS{}, Name: "x.json"}, exchange.Options{})
	if got := graph.CodeOf(err); got != graph.CodeNotFound {
		t.Errorf("code %s, want not_found: %v", got, err)
	}
}

func TestReadProgress(t *testing.T) {
	var last, total int64
	_, _, err := exchange.Read(t.Context(), "polis", exchange.Input{Files: polisFiles(t, nil), Name: "."}, exchange.Options{
		Progress: func(done, of int64) {
			if done < last || of < done {
				t.Errorf("progress went from %d to %d of %d", last, done, of)
			}
			last, total = done, of
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var want int64
	for _, f := range polisFiles(t, nil) {
		want += int64(len(f.Data))
	}
	if last != want || total != want {
		t.Errorf("progress ended at %d of %d, want %d of %d", last, total, want, want)
	}
}

func TestReadCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in := exchange.Input{Files: polisFiles(t, nil), Name: "votes.csv"}
	_, _, err := exchange.Read(ctx, "polis", in, exchange.Options{Progress: func(int64, int64) { cancel() }})
	if got := graph.CodeOf(err); got != graph.CodeUnavailable || !errors.Is(err, context.Canceled) {
		t.Errorf("code %s, want unavailable because of the context: %v", got, err)
	}
}

func TestOpen(t *testing.T) {
	for _, path := range []string{"testdata/polis", "testdata/polis/", "testdata/polis/votes.csv", "testdata/polis/summary.csv"} {
		in, err := exchange.Open(path)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if batch, _ := mustRead(t, "polis", in); batch.Map.Name != "Trams or trees" {
			t.Errorf("%s gave %q", path, batch.Map.Name)
		}
	}
	if _, err := exchange.Open("testdata/nowhere"); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("a missing file gave %v", err)
	}
	if _, err := exchange.Open("testdata/polis/votes.csv", "testdata/polis/comments.csv"); err != nil {
		t.Errorf("two files of one export gave %v", err)
	}
	if _, err := exchange.Open("testdata/polis/votes.csv", "testdata/native/map.json"); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("files of two folders gave %v", err)
	}
}
