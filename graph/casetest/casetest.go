// Package casetest plays published and worked cases that are kept as data in a package's testdata, one folder a measure, by
// whoever knows how to build the input of a case and ask for its answers. graph/analysis/testdata/README.md tells how a case
// is written.
package casetest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A caseFile is a file of testdata: published or worked cases of one measure.
type caseFile struct {
	Source    string                     `json:"source"`    // where what is wanted was published, or how it was worked out
	Tolerance float64                    `json:"tolerance"` // of numbers; 1e-6 unless given
	Input     map[string]json.RawMessage `json:"input"`     // what all cases have
	Cases     []workedCase               `json:"cases"`
}

type workedCase struct {
	Name      string                     `json:"name"`
	Tolerance float64                    `json:"tolerance"` // in place of the file's
	Input     map[string]json.RawMessage `json:"input"`     // fields beside what all have, or in their place
	Want      map[string]any             `json:"want"`
}

// A Measure reads the input of a case and returns all that it answers.
type Measure func(tb testing.TB, input func(into any)) map[string]any

// Play plays every case in testdata: each file by the measure that its folder is called after. A file that no measure reads
// fails it, and so does a measure without cases.
func Play(t *testing.T, measures map[string]Measure) {
	t.Helper()
	played := map[string]bool{}
	err := filepath.WalkDir("testdata", func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == "rapid": // where rapid leaves what failed
			return filepath.SkipDir
		case e.IsDir() || path == filepath.Join("testdata", "README.md"):
			return nil
		}
		name, err := filepath.Rel("testdata", path)
		if err != nil {
			return err
		}
		folder := filepath.Dir(name)
		m, known := measures[folder]
		if !known || filepath.Ext(path) != ".json" {
			t.Errorf("%s is read by no measure", path)
			return nil
		}
		played[folder] = true
		t.Run(filepath.ToSlash(strings.TrimSuffix(name, ".json")), func(t *testing.T) { playCases(t, path, m) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range measures {
		if !played[name] {
			t.Errorf("%s has no cases in testdata", name)
		}
	}
}

func playCases(t *testing.T, path string, m Measure) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := caseFile{Tolerance: 1e-6}
	decode(t, text, &file)
	if file.Source == "" || len(file.Cases) == 0 {
		t.Errorf("it has %d cases and the source %q", len(file.Cases), file.Source)
	}
	for _, c := range file.Cases {
		t.Run(c.Name, func(t *testing.T) {
			answers := m(t, func(into any) {
				t.Helper()
				file.decodeInput(t, c, into)
			})
			text, err := json.Marshal(answers) // which refuses what is no number
			if err != nil {
				t.Fatal(err)
			}
			var got any
			decode(t, text, &got)
			if len(c.Want) == 0 {
				t.Error("nothing is wanted")
			}
			for _, difference := range Differences("", c.Want, got, cmp.Or(c.Tolerance, file.Tolerance)) {
				t.Error(difference)
			}
		})
	}
}

// Input reads the input of the first case of a file in testdata.
func Input(tb testing.TB, name string, into any) {
	tb.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	var file caseFile
	decode(tb, text, &file)
	file.decodeInput(tb, file.Cases[0], into)
}

// decodeInput reads the file's input with the fields of the case's in their place.
func (f *caseFile) decodeInput(tb testing.TB, c workedCase, into any) {
	tb.Helper()
	fields := maps.Clone(f.Input)
	if fields == nil {
		fields = map[string]json.RawMessage{}
	}
	maps.Copy(fields, c.Input)
	text, err := json.Marshal(fields)
	if err != nil {
		tb.Fatal(err)
	}
	decode(tb, text, into)
}

// decode refuses fields that are not there, and a second text behind the first.
func decode(tb testing.TB, text []byte, into any) {
	tb.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		tb.Fatal(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		tb.Fatalf("something follows the JSON text (%v)", err)
	}
}
