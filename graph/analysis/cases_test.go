package analysis_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// A caseFile is a file of testdata: published or worked cases of one measure. testdata/README.md tells how to add one.
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

// A measure reads the input of a case and returns all that it answers.
type measure func(tb testing.TB, input func(into any)) map[string]any

// measures have a folder in testdata each.
var measures = map[string]measure{
	"actors":        partiesCase(actorsCase),
	"alignment":     alignmentCase,
	"attitudes":     partiesCase(attitudesCase),
	"coalitions":    coalitionsCase,
	"dependence":    dependenceCase,
	"discourse":     discourseCase,
	"ethics":        partiesCase(ethicsCase),
	"frames":        partiesCase(framesCase),
	"heterogeneity": heterogeneityCase,
	"influence":     partiesCase(influenceDiagramCase),
	"linkage":       partiesCase(linkageCase),
	"mactor":        mactorCase,
	"netmap":        partiesCase(netMapCase),
	"network":       networkCase,
	"partners":      partnersCase,
	"plan":          partiesCase(planCase),
	"powerinterest": partiesCase(powerInterestCase),
	"salience":      partiesCase(salienceCase),
	"tension":       tensionCase,
	"typology":      partiesCase(typologyCase),
	"uncertainty":   uncertaintyCase,
}

// TestCases plays every case in testdata. A file that no measure reads fails it, and so does a measure without cases.
func TestCases(t *testing.T) {
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

func playCases(t *testing.T, path string, m measure) {
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
			for _, difference := range differences("", c.Want, got, cmp.Or(c.Tolerance, file.Tolerance)) {
				t.Error(difference)
			}
		})
	}
}

// caseInput reads the input of the first case of a file.
func caseInput(tb testing.TB, name string, into any) {
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

// differences lists where got is not what is wanted. What is wanted of an object are the fields it names. A number may be
// wanted as a fraction, "12/17", or as a range, {"least": 0.41, "most": 0.42}.
func differences(at string, want, got any, tolerance float64) []string {
	var out []string
	switch want := want.(type) {
	case map[string]any:
		if number, is := got.(float64); is {
			least, most := want["least"], want["most"]
			if number >= wantedNumber(least)-tolerance && number <= wantedNumber(most)+tolerance {
				return nil
			}
			break
		}
		fields, is := got.(map[string]any)
		if !is {
			break
		}
		for _, name := range slices.Sorted(maps.Keys(want)) {
			field, there := fields[name]
			if !there {
				out = append(out, fmt.Sprintf("%s: nothing is called %s, but %v", at, name, slices.Sorted(maps.Keys(fields))))
				continue
			}
			out = append(out, differences(strings.TrimPrefix(at+"."+name, "."), want[name], field, tolerance)...)
		}
		return out
	case []any:
		list, is := got.([]any)
		if !is || len(list) != len(want) {
			break
		}
		for i, one := range want {
			out = append(out, differences(fmt.Sprintf("%s[%d]", at, i), one, list[i], tolerance)...)
		}
		return out
	default:
		if number, is := got.(float64); is {
			if math.Abs(number-wantedNumber(want)) <= tolerance {
				return nil
			}
			break
		}
		if want == got {
			return nil
		}
	}
	wanted, _ := json.Marshal(want)
	found, _ := json.Marshal(got)
	return []string{fmt.Sprintf("%s: got %s, want %s", at, found, wanted)}
}

// wantedNumber reads a number or a fraction; anything else is no number, which equals none.
func wantedNumber(x any) float64 {
	switch x := x.(type) {
	case float64:
		return x
	case string:
		if r, is := new(big.Rat).SetString(x); is {
			f, _ := r.Float64()
			return f
		}
	}
	return math.NaN()
}

// texts writes each of a list as a text.
func texts[T any](all []T, text func(T) string) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = text(one)
	}
	return out
}

// withBasis adds what an answer rests on: of how many statements, and how many of them are assumed. It is of the view's
// revision, and names the assumed ones.
func withBasis(tb testing.TB, v *graph.View, b analysis.Basis, answer map[string]any) map[string]any {
	tb.Helper()
	wantBasis(tb, v, b, b.Statements, b.Assumed)
	answer["statements"], answer["assumed"] = b.Statements, b.Assumed
	return answer
}
