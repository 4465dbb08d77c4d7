package sqlite_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

func TestOpenMakesFiles(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new", "folder")
	path := filepath.Join(folder, "with ?#% 'quotes' é.db")
	s := mustOpen(t, path, sqlite.Options{Reserve: 1 << 16})
	w := storetest.NewWorld(t, s)
	w.Found(t, "Town").Do(t, organisation("Police"))
	expectMode(t, folder, 0o700)
	names := map[string]bool{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names[strings.TrimPrefix(e.Name(), filepath.Base(path))] = true
		expectMode(t, filepath.Join(folder, e.Name()), 0o600)
	}
	for _, wanted := range []string{"", "-wal", "-shm", ".lock", ".reserve"} {
		if !names[wanted] {
			t.Errorf("there is no file that ends in %q: %v", wanted, names)
		}
	}
	if len(names) != 5 {
		t.Errorf("there are other files: %v", names)
	}
}

func expectMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %o, want %o", path, got, want)
	}
}

// TestOpenStrange opens what is no store, or none that can be read.
func TestOpenStrange(t *testing.T) {
	for _, test := range []struct {
		name    string
		make    func(t *testing.T, path string)
		code    graph.Code
		message string
	}{
		{"Empty", func(t *testing.T, path string) { write(t, path, nil) }, graph.CodeInvalid, "is empty"},
		{"Short", func(t *testing.T, path string) { write(t, path, []byte("SQL")) }, graph.CodeInvalid, "is no SQLite file"},
		{"Text", func(t *testing.T, path string) { write(t, path, bytes.Repeat([]byte("name;sector\n"), 900)) }, graph.CodeInvalid, "is no SQLite file"},
		{"HeaderOnly", func(t *testing.T, path string) { write(t, path, []byte("SQLite format 3\x00")) }, graph.CodeInternal, "is damaged"},
		{"Truncated", truncated, graph.CodeInternal, "is damaged"},
		{"OtherProgram", func(t *testing.T, path string) { execute(t, path, "CREATE TABLE x (y)") }, graph.CodeInvalid, "is a database of another program"},
		{"Newer", func(t *testing.T, path string) {
			execute(t, path, "PRAGMA application_id = 1919645292; PRAGMA user_version = 99; CREATE TABLE x (y)")
		}, graph.CodeUnavailable, "was written by a newer version of this program (format 99; this one knows formats up to 1)"},
		{"Folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, graph.CodeUnavailable, "is a directory"},
		{"Forbidden", func(t *testing.T, path string) {
			if os.Geteuid() == 0 {
				t.Skip("the superuser may read everything; run the tests as somebody else")
			}
			write(t, path, []byte("SQLite format 3\x00"))
			if err := os.Chmod(path, 0); err != nil {
				t.Fatal(err)
			}
		}, graph.CodeUnavailable, "permission denied"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := temporary(t)
			test.make(t, path)
			before, _ := os.ReadFile(path) // a folder cannot be read, and is not compared
			_, err := sqlite.Open(path, sqlite.Options{})
			expectError(t, "Open", err, test.code, "")
			for _, wanted := range []string{path, test.message} {
				if !strings.Contains(err.Error(), wanted) {
					t.Errorf("Open: %q does not say %q", err, wanted)
				}
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("Open changed the file")
			}
		})
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func execute(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

func truncated(t *testing.T, path string) {
	s := mustOpen(t, path, sqlite.Options{})
	storetest.NewWorld(t, s).Found(t, "Town", storetest.Town()...)
	mustClose(t, s)
	if err := os.Truncate(path, 3*4096); err != nil {
		t.Fatal(err)
	}
}

// TestOpenOlder brings a file of an older format up to date: here of the first one, which has no tables yet.
func TestOpenOlder(t *testing.T) {
	path := temporary(t)
	execute(t, path, "PRAGMA application_id = 1919645292; CREATE TABLE old (y); DROP TABLE old")
	s := mustOpen(t, path, sqlite.Options{})
	c := storetest.NewWorld(t, s).Found(t, "Town", storetest.Town()...)
	expectState(t, s, c)
	if _, err := os.Stat(path + ".new"); !os.IsNotExist(err) {
		t.Errorf("the copy is left: %v", err)
	}
}

// TestOpenAfterInterruptedMaking finds half a file aside, as a crash leaves it.
func TestOpenAfterInterruptedMaking(t *testing.T) {
	path := temporary(t)
	write(t, path+".new", []byte("half"))
	s := mustOpen(t, path, sqlite.Options{})
	expectState(t, s, storetest.NewWorld(t, s).Found(t, "Town"))
}

func TestClose(t *testing.T) {
	path := temporary(t)
	s := mustOpen(t, path, sqlite.Options{})
	w := storetest.NewWorld(t, s)
	c := w.Found(t, "Town", storetest.Town()...)
	_, unfinished, err := s.Load(t.Context(), c.Map())
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	mustClose(t, s)
	for _, err := range unfinished {
		expectError(t, "the rest of Load", err, graph.CodeUnavailable, "")
	}
	_, err = s.Revision(t.Context(), c.Map())
	expectError(t, "Revision", err, graph.CodeUnavailable, "")
	_, err = s.Commit(t.Context(), c.Map(), 1, nil)
	expectError(t, "Commit", err, graph.CodeUnavailable, "")
	mustClose(t, s)
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		t.Errorf("the log still holds %d bytes", info.Size())
	}
}
