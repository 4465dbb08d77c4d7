package instrument_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

// TestStandard holds the instruments that come along to their sources: seven domains of PRONET's quickscan with three
// questions each, to be answered by yes or no; the five lenses of Kaats and Opheij; the six characteristics of an action
// network.
func TestStandard(t *testing.T) {
	var got []string
	for _, i := range instrument.Standard().All() {
		for _, d := range i.Domains {
			scales := map[string]bool{}
			for _, q := range d.Questions {
				scales[q.Scale.Key] = true
			}
			got = append(got, fmt.Sprint(i.Key, " ", d.Key, ": ", d.Name.Dutch, " ", len(d.Questions), " ", scales))
		}
	}
	want := []string{
		"action-network characteristics: Kenmerken 6 map[yes-no-unknown:true]",
		"five-lenses ambition: Gedeelde ambitie 3 map[agreement-5:true]",
		"five-lenses interests: Recht doen aan belangen 3 map[agreement-5:true]",
		"five-lenses relation: Mensen werken samen 3 map[agreement-5:true]",
		"five-lenses organisation: Professioneel organiseren 3 map[agreement-5:true]",
		"five-lenses process: Betekenisgevend proces 3 map[agreement-5:true]",
		"pronet-quickscan partners: Samenwerkingspartners 3 map[yes-no:true]",
		"pronet-quickscan ambition: Ambitie en belangen hanteren 3 map[yes-no:true]",
		"pronet-quickscan realisations: Realisaties, doelen en projecten formuleren 3 map[yes-no:true]",
		"pronet-quickscan relations: Relaties en samenwerkingsklimaat opbouwen 3 map[yes-no:true]",
		"pronet-quickscan organisation: Organisatie en coördinatie op punt stellen 3 map[yes-no:true]",
		"pronet-quickscan trio: Trio in balans 3 map[yes-no:true]",
		"pronet-quickscan route: Weg uitstippelen 3 map[yes-no:true]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("domains (-want +got):\n%s", diff)
	}
}

func TestLibrary_With(t *testing.T) {
	named := func(name, key string) instrument.File {
		return instrument.File{Name: name, Text: []byte(strings.Replace(good, "key: buurt", "key: "+key, 1))}
	}
	standard := instrument.Standard()
	l, problems := standard.With(named("a.yaml", "straat"), named("b.yaml", "blok"))
	if problems != nil {
		t.Fatal(problems)
	}
	var got []string
	for _, i := range l.All() {
		got = append(got, i.Key)
	}
	if diff := cmp.Diff([]string{"action-network", "blok", "five-lenses", "pronet-quickscan", "straat"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(standard.All()); n != 3 {
		t.Errorf("the standard library has %d instruments now", n)
	}
	_, problems = standard.With(named("a.yaml", "straat"), named("b.yaml", "five-lenses"), named("c.yaml", "straat"), named("d.yaml", "De Straat"))
	got = nil
	for _, p := range problems {
		got = append(got, p.String())
	}
	want := []string{
		"b.yaml line 2, key: the key five-lenses is that of five-lenses.yaml line 2 already",
		"c.yaml line 2, key: the key straat is that of a.yaml line 2 already",
		"d.yaml line 2, key: a key has small letters, digits and single hyphens between them, such as partners-1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

func TestLibrary_Find(t *testing.T) {
	if i, err := instrument.Standard().Find("five-lenses"); err != nil || i.Key != "five-lenses" {
		t.Errorf("got %v, %v", i, err)
	}
	_, err := instrument.Standard().Find("five")
	if want := "NOT_FOUND: there is no instrument with this key; known are action-network, five-lenses, pronet-quickscan"; err == nil || !strings.EqualFold(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestFiles(t *testing.T) {
	text := &fstest.MapFile{Data: []byte(good)}
	many := fstest.MapFS{}
	for i := range 101 {
		many[fmt.Sprint(i, ".yaml")] = text
	}
	for _, test := range []struct {
		name   string
		folder fs.FS
		want   []string
		code   graph.Code
	}{
		{"Order", fstest.MapFS{"b.yml": text, "a.YAML": text, "c.yaml": text}, []string{"a.YAML", "b.yml", "c.yaml"}, ""},
		{"Others", fstest.MapFS{"a.yaml": text, ".b.yaml": text, "README.md": text, "c.yaml/d.yaml": text}, []string{"a.yaml"}, ""},
		{"None", fstest.MapFS{"README.md": text}, nil, graph.CodeInvalid},
		{"Many", many, nil, graph.CodeTooLarge},
	} {
		t.Run(test.name, func(t *testing.T) {
			files, err := instrument.Files(test.folder)
			if (err == nil) != (test.code == "") || err != nil && graph.CodeOf(err) != test.code {
				t.Fatalf("got %v, want the code %q", err, test.code)
			}
			var got []string
			for _, f := range files {
				got = append(got, f.Name)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if _, err := instrument.Files(fstest.MapFS{}); err == nil {
		t.Error("an empty folder has files")
	}
	sub, err := fs.Sub(fstest.MapFS{"a.yaml": text}, "nowhere")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := instrument.Files(sub); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a folder that is not there: %v", err)
	}
	large, err := instrument.Files(fstest.MapFS{"a.yaml": {Data: bytes.Repeat([]byte("#"), 10*instrument.MostBytes)}})
	if err != nil || len(large[0].Text) != instrument.MostBytes+1 {
		t.Errorf("of a large file %d bytes are read: %v", len(large[0].Text), err)
	}
}
