package instrument_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
)

// good is a file without a mistake, of 21 lines.
const good = `# a comment
key: buurt
version: 2
name: {nl: Buurtpeiling, en: Neighbourhood poll}
source: {nl: Eigen werk., en: Our own work.}
domains:
  - key: contact
    name: {nl: Contact, en: Contact}
    about: {nl: "Wie kent wie?", en: "Who knows whom?"}
    questions:
      - key: contact-1
        text: {nl: "Ja: kent u uw buren?", en: "Do you know your neighbours?"}
        scale: yes-no
      - key: contact-2
        text:
          nl: Hoe vaak spreekt u hen?
          en: How often do you speak with them?
        scale: frequency-5
  - key: place
    name: {nl: Plek, en: Place}
    questions: [{key: place-1, text: {nl: "Woont u hier graag?", en: "Do you like living here?"}, scale: grade-10}]
`

func TestRead(t *testing.T) {
	i, problems := instrument.Read(instrument.File{Name: "buurt.yaml", Text: []byte(good)})
	if problems != nil {
		t.Fatal(problems)
	}
	type question struct{ Key, Dutch, English, Scale string }
	var got []question
	for q := range i.Questions() {
		got = append(got, question{q.Key, q.Text.Dutch, q.Text.English, q.Scale.Key})
	}
	want := []question{
		{"contact-1", "Ja: kent u uw buren?", "Do you know your neighbours?", "yes-no"},
		{"contact-2", "Hoe vaak spreekt u hen?", "How often do you speak with them?", "frequency-5"},
		{"place-1", "Woont u hier graag?", "Do you like living here?", "grade-10"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if i.Key != "buurt" || i.Version != "2" || i.Count() != 3 || i.Name != (process.Text{Dutch: "Buurtpeiling", English: "Neighbourhood poll"}) ||
		i.Domains[0].About.English != "Who knows whom?" || i.Domains[1].About != (process.Text{}) {
		t.Errorf("got %+v", i)
	}
}

// TestRead_Problems breaks the good file in each way, and wants line and key of every mistake.
func TestRead_Problems(t *testing.T) {
	for _, test := range []struct {
		name     string
		old, new string
		want     []string
	}{
		{"DuplicateKeyOfMapping", "version: 2", "version: 2\nversion: 3", []string{"line 4, version: this key stands on line 3 already"}},
		{
			"DuplicateQuestion", "key: contact-2", "key: contact-1",
			[]string{"line 14, domains.0.questions.1.key: the key contact-1 stands on line 11 already"},
		},
		{
			"DuplicateQuestionInOtherDomain", "key: place-1", "key: contact-2",
			[]string{"line 21, domains.1.questions.0.key: the key contact-2 stands on line 14 already"},
		},
		{"DuplicateDomain", "key: place\n", "key: contact\n", []string{"line 19, domains.1.key: the key contact stands on line 7 already"}},
		{
			"UnknownScale", "scale: frequency-5", "scale: 1-to-7",
			[]string{"line 18, domains.0.questions.1.scale: there is no scale 1-to-7; known are yes-no, yes-no-unknown, agreement-5, frequency-5, grade-10"},
		},
		{"MissingEnglish", "{nl: Contact, en: Contact}", "{nl: Contact}", []string{"line 8, domains.0.name.en: this is missing"}},
		{"MissingDutch", "          nl: Hoe vaak spreekt u hen?\n", "", []string{"line 16, domains.0.questions.1.text.nl: this is missing"}},
		{
			"OneLanguage", "{nl: Plek, en: Place}", "Plek",
			[]string{"line 20, domains.1.name: the text is wanted in both languages: {nl: …, en: …}"},
		},
		{
			"OtherLanguage", "{nl: Plek, en: Place}", "{nl: Plek, en: Place, fr: Lieu}",
			[]string{"line 20, domains.1.name.fr: this key is unknown; known here: nl, en"},
		},
		{"EmptyText", "{nl: Plek, en: Place}", "{nl: Plek, en: }", []string{"line 20, domains.1.name.en: this may not be empty"}},
		{"BlankText", "{nl: Plek, en: Place}", `{nl: "  ", en: Place}`, []string{"line 20, domains.1.name.nl: this may not be empty"}},
		{"MissingKeys", "key: buurt\nversion: 2\n", "", []string{"line 2, key: this is missing", "line 2, version: this is missing"}},
		{"UnknownKey", "version: 2", "versie: 2", []string{
			"line 3, versie: this key is unknown; known here: key, version, name, source, domains, about", "line 2, version: this is missing",
		}},
		{"KeyForm", "key: buurt", "key: De Buurt", []string{
			"line 2, key: a key has small letters, digits and single hyphens between them, such as partners-1",
		}},
		{
			"TooLong", "Plek", strings.Repeat("x", 201),
			[]string{"line 20, domains.1.name.nl: the text is longer than 200 characters"},
		},
		{"Control", "Plek", `"\e[31m"`, []string{"line 20, domains.1.name.nl: the text has a control character (U+001B)"}},
		{"Bidi", "Plek", `"a\u202eb"`, []string{"line 20, domains.1.name.nl: the text has a control character (U+202E)"}},
		{"HostileKey", "version: 2", "version: 2\n\"\\u202e\": x", []string{
			`line 4, "\u202e": this key is unknown; known here: key, version, name, source, domains, about`,
		}},
		{"NoQuestions", `[{key: place-1, text: {nl: "Woont u hier graag?", en: "Do you like living here?"}, scale: grade-10}]`, "[]", []string{
			"line 21, domains.1.questions: the list is empty",
		}},
		{"QuestionsAreNoList", `[{key: place-1, text: {nl: "Woont u hier graag?", en: "Do you like living here?"}, scale: grade-10}]`, "place-1", []string{
			"line 21, domains.1.questions: a list is wanted, each of its items after a hyphen",
		}},
		{"QuestionIsText", `{key: place-1, text: {nl: "Woont u hier graag?", en: "Do you like living here?"}, scale: grade-10}`, "place-1", []string{
			"line 21, domains.1.questions.0: keys with values are wanted here: key, text, scale",
		}},
		{"TextIsList", "scale: yes-no\n", "scale: [yes-no]\n", []string{"line 13, domains.0.questions.0.scale: a text is wanted here"}},
		{"KeyIsList", "version: 2", "version: 2\n? [a]\n: b", []string{
			"line 4: this is no key; known here: key, version, name, source, domains, about",
		}},
		{"Reference", "{nl: Plek, en: Place}", "*plek", []string{"line 20: from here on this is not YAML: unknown anchor 'plek' referenced"}},
		{"Anchor", "{nl: Plek, en: Place}", "&plek {nl: Plek, en: Place}", []string{
			"line 20, domains.1.name: anchors and references (& and *) are not read; write the text out",
		}},
		{"Type", "{nl: Plek, en: Place}", "{nl: !!binary UGxlaw==, en: Place}", []string{
			"line 20, domains.1.name.nl: types (!) are not read; leave it out",
		}},
		{"Malformed", "scale: yes-no\n", "scale: [yes-no\n", []string{"line 13: from here on this is not YAML: did not find expected ',' or ']'"}},
		{"Tab", "    questions:\n", "\tquestions:\n", []string{"line 10: from here on this is not YAML: found character that cannot start any token"}},
		{"SecondDocument", "# a comment\n", "# a comment\n---\nkey: first\n---\n", []string{"line 4: a second document begins here; a file has one instrument"}},
		{"NotUTF8", "Plek", "\xff", []string{"line 20: the text is not valid UTF-8"}},
		{"BidiInComment", "# a comment", "# a \u202ecomment", []string{"line 1: the text has a control character (U+202E)"}},
		{"LineSeparator", "Plek", "a\u2028b", []string{"line 20: the text has a control character (U+2028)"}},
		{"NotAtAll", good, "%PDF-1.7\n{", []string{"line 1: from here on this is not YAML: found unexpected non-alphabetical character"}},
		{"Empty", good, "", []string{"the file is empty"}},
		{"OnlyComment", good, "# nothing\n", []string{"the file is empty"}},
		{"List", good, "- a\n- b\n", []string{"line 1: keys with values are wanted here: key, version, name, source, domains, about"}},
		{"TooLarge", "# a comment", "#" + strings.Repeat("x", instrument.MostBytes), []string{"the file has 262833 bytes; at most 262144 are read"}},
		{"TooManyDomains", "domains:\n", "domains:\n" + strings.Repeat("  - x\n", 49), []string{
			"line 68, domains: there are 51 domains; at most 50 may stand here",
		}},
		{"TooManyQuestions", "    questions:\n", "    questions:\n" + strings.Repeat("      - x\n", 499), []string{
			"line 11, domains.0.questions: with these there are 501 questions; at most 500 may stand in an instrument",
			"line 520, domains.1.questions: with these there are 502 questions; at most 500 may stand in an instrument",
		}},
		{
			"Everything", good, "key: a\nversion: ''\nname: {nl: A}\nsource: x\ndomains:\n- {key: b, questions: [{key: c, scale: no}]}\n",
			[]string{
				"line 2, version: this may not be empty", "line 3, name.en: this is missing",
				"line 4, source: the text is wanted in both languages: {nl: …, en: …}", "line 6, domains.0.name: this is missing",
				"line 6, domains.0.questions.0.text: this is missing",
				"line 6, domains.0.questions.0.scale: there is no scale no; known are yes-no, yes-no-unknown, agreement-5, frequency-5, grade-10",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(good, test.old) {
				t.Fatalf("the good file has no %q", test.old)
			}
			i, problems := instrument.Read(instrument.File{Name: "x.yaml", Text: []byte(strings.Replace(good, test.old, test.new, 1))})
			if i != nil {
				t.Errorf("there is an instrument")
			}
			var got []string
			for _, p := range problems {
				got = append(got, strings.TrimPrefix(strings.TrimPrefix(p.String(), "x.yaml: "), "x.yaml "))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestRead_ManyProblems wants a list that ends.
func TestRead_ManyProblems(t *testing.T) {
	_, problems := instrument.Read(instrument.File{Name: "x.yaml", Text: []byte(strings.Repeat("a: b\n", 5_000))})
	if len(problems) != 101 || problems[100].String() != "x.yaml: there are more problems than these; mend these first" {
		t.Errorf("there are %d problems, the last %s", len(problems), problems[len(problems)-1])
	}
}

// FuzzRead reads anything, and wants what comes of it to be whole: an instrument, or problems that can be shown.
func FuzzRead(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("key: \"\\u202e\"\n? {}\n: []"))
	f.Add([]byte("- - - -\n---\n"))
	f.Add([]byte("%YAML 1.1\n---\n!!map {key: !!str a}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		i, problems := instrument.Read(instrument.File{Name: "x.yaml", Text: text})
		if (i == nil) == (len(problems) == 0) {
			t.Fatalf("an instrument: %t, and %d problems", i != nil, len(problems))
		}
		lines := strings.Count(string(text), "\n") + strings.Count(string(text), "\r") + strings.Count(string(text), "\u0085") +
			strings.Count(string(text), "\u2028") + strings.Count(string(text), "\u2029") + 2
		for _, p := range problems {
			if _, err := graph.CleanText(p.String(), "body"); err != nil || p.Message == "" || p.Line > lines {
				t.Errorf("a problem on one of %d lines: %q: %v", lines, p, err)
			}
		}
		if i == nil {
			return
		}
		seen := map[string]bool{}
		for q := range i.Questions() {
			if q.Scale == nil || seen[q.Key] || q.Text.Dutch == "" || q.Text.English == "" {
				t.Errorf("got the question %+v", q)
			}
			seen[q.Key] = true
		}
		if i.Key == "" || i.Version == "" || i.Source.Dutch == "" || len(seen) == 0 {
			t.Errorf("got %+v", i)
		}
	})
}
