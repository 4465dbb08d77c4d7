package process_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
	"raakvlak/seed"
)

var documentDay = time.Date(2026, 10, 2, 0, 0, 0, 0, time.UTC)

// documentKinds are all documents with the sections that each has, after methods' contents lists.
var documentKinds = map[graph.DocumentKind][]string{
	graph.DocumentStartNote: {
		"Aanleiding", "Uitdaging", "Initiatiefnemer", "Betrokken partijen, met belang en macht", "Eerste ambitie", "Open vragen", "Vervolg",
	},
	graph.DocumentDeclarationOfIntent: {
		"Partijen en hun vertegenwoordigers", "Overwegingen (in aanmerking nemende)", "Doel", "Te nemen stap",
		"Manier van samenwerken tot de overeenkomst", "Looptijd en einde",
	},
	graph.DocumentCooperationAgreement: agreementSections,
	graph.DocumentMemorandumOfAgreed:   slices.Concat(agreementSections, []string{"Voorbereiding per partij"}),
	graph.DocumentProjectSheet: {
		"Doel", "Resultaat", "Trekker", "Partners en commitment", "Planning", "Middelen", "Indicatoren",
	},
}

var agreementSections = []string{
	"Partijen", "Overwegingen", "Doel en wijze van samenwerken", "Duur", "Participatie en bijdragen",
	"Samenwerkingsoverleg en besluitvorming", "Kosten", "Inkomsten", "Uitbreiding en toetreding", "Penvoerder",
	"Geschillen en beëindiging", "Slotbepalingen",
}

func foundDocuments(tb testing.TB, m graph.Map, entities ...graph.Entity) *graph.Snapshot {
	tb.Helper()
	f, err := graph.Found(graph.Foundation{Map: m, By: "owner", Entities: entities}, documentDay, graph.NewIDs(rand.NewChaCha8([32]byte{5})))
	if err != nil {
		tb.Fatal(err)
	}
	return f.Snapshot
}

func seenBy(tb testing.TB, s *graph.Snapshot, who graph.PrincipalID) *graph.View {
	tb.Helper()
	v, err := graph.NewView(s, graph.SightOf(s, who))
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// example returns the worked case and its collaboration of the name.
func example(tb testing.TB, name string) (*graph.Snapshot, graph.ID) {
	tb.Helper()
	maps, err := seed.Maps(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	f, err := graph.Found(maps[0].Batch.Foundation("owner"), documentDay, graph.NewIDs(rand.NewChaCha8([32]byte{5})))
	if err != nil {
		tb.Fatal(err)
	}
	for c := range graph.Every[*graph.Collaboration](f.Snapshot) {
		if c.Name == name {
			return f.Snapshot, c.ID
		}
	}
	tb.Fatalf("no collaboration %q", name)
	return nil, ""
}

func mustDraft(tb testing.TB, v *graph.View, c graph.ID, k graph.DocumentKind, l graph.Language) *process.Document {
	tb.Helper()
	d, err := process.DocumentOf(v, c, k, process.DocumentOptions{Language: l, Date: documentDay})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func headingsOf(d *process.Document) []string {
	var out []string
	for _, s := range d.Sections {
		out = append(out, s.Heading)
	}
	return out
}

// linesOf yields every line of the document with the heading it stands under.
func linesOf(d *process.Document) []process.DocumentLine {
	var out []process.DocumentLine
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			out = append(out, b.Lines...)
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					out = append(out, c.Lines...)
				}
			}
		}
	}
	return out
}

func TestDocumentOf_Sections(t *testing.T) {
	s, c := example(t, "Samen thuis in De Kaai")
	v := seenBy(t, s, "owner")
	for kind, want := range documentKinds {
		if diff := cmp.Diff(want, headingsOf(mustDraft(t, v, c, kind, graph.LanguageDutch))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", kind, diff)
		}
		if got := len(mustDraft(t, v, c, kind, graph.LanguageEnglish).Sections); got != len(want) {
			t.Errorf("%s in English has %d sections, want %d", kind, got, len(want))
		}
	}
}

// TestDocumentOf_MakesNothingUp drafts of a collaboration of which only the name is recorded: everything but that is a
// question, and every question stands in the list.
func TestDocumentOf_MakesNothingUp(t *testing.T) {
	s := foundDocuments(t, graph.Map{Name: "Leeg"}, &graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "Leeg"})
	v := seenBy(t, s, "owner")
	c := slices.Collect(graph.Every[*graph.Collaboration](s))[0].ID
	for kind := range documentKinds {
		for _, language := range []graph.Language{graph.LanguageDutch, graph.LanguageEnglish} {
			d := mustDraft(t, v, c, kind, language)
			for _, l := range linesOf(d) {
				if !l.Open {
					t.Errorf("%s states %q of a collaboration of which nothing is recorded", kind, l.Text)
				}
			}
			if len(d.Questions) < 6 {
				t.Errorf("%s asks %d questions, want at least one a section", kind, len(d.Questions))
			}
			if len(d.Sources) > 0 {
				t.Errorf("%s has the sources %v", kind, d.Sources)
			}
		}
	}
}

// TestDocumentOf_EverythingHasASource holds that what a document says of the map rests on a record of it.
func TestDocumentOf_EverythingHasASource(t *testing.T) {
	s, c := example(t, "Samen thuis in De Kaai")
	v := seenBy(t, s, "owner")
	for kind := range documentKinds {
		d := mustDraft(t, v, c, kind, graph.LanguageDutch)
		for _, section := range d.Sections {
			for _, b := range section.Blocks {
				for _, l := range b.Lines {
					if len(l.Sources) == 0 && !l.Open && !strings.HasPrefix(l.Text, "Wat de anderen inbrengen") {
						t.Errorf("%s, %s: %q has no source", kind, section.Heading, l.Text)
					}
				}
				for _, r := range b.Rows {
					sourced := false
					for _, cell := range r.Cells {
						for _, l := range cell.Lines {
							sourced = sourced || len(l.Sources) > 0
						}
					}
					if !sourced {
						t.Errorf("%s, %s: the row %v has no source", kind, section.Heading, r)
					}
				}
			}
		}
		for i, source := range d.Sources {
			if source.Number != i+1 || v.Find(source.Entity.Meta().ID) != source.Entity {
				t.Errorf("%s: source %d is numbered %d or not of the view", kind, i+1, source.Number)
			}
		}
	}
}

// TestDocumentOf_Confidential drafts for a partner: nothing of it may rest on what only others see, and the draft is
// the same to the byte as that of a map in which the hidden statements never were.
func TestDocumentOf_Confidential(t *testing.T) {
	s, c := example(t, "Samen thuis in De Kaai")
	steward, partner := seenBy(t, s, "analist"), seenBy(t, s, "buurtcomite")
	secrets := 0
	for kind := range documentKinds {
		full := mustDraft(t, steward, c, kind, graph.LanguageDutch)
		text := strings.Join(textsOf(mustDraft(t, partner, c, kind, graph.LanguageDutch)), "\n")
		for _, source := range full.Sources {
			i, is := source.Entity.(*graph.Interest)
			if !is || partner.Find(i.ID) != nil {
				continue
			}
			secrets++
			if strings.Contains(text, i.Text) {
				t.Errorf("the partner's %s has %q, which only stewards see", kind, i.Text)
			}
		}
	}
	if secrets == 0 {
		t.Fatal("the worked case hides no interest from the partner: the test shows nothing")
	}
	for kind := range documentKinds {
		alone, err := graph.NewSnapshot(partner.Head(), slices.Collect(partner.All()))
		if err != nil {
			t.Fatal(err)
		}
		want := textsOf(mustDraft(t, seenBy(t, alone, "buurtcomite"), c, kind, graph.LanguageDutch))
		if diff := cmp.Diff(want, textsOf(mustDraft(t, partner, c, kind, graph.LanguageDutch))); diff != "" {
			t.Errorf("%s depends on what is hidden (-without +with):\n%s", kind, diff)
		}
	}
}

// textsOf returns all that a document says.
func textsOf(d *process.Document) []string {
	out := []string{d.Title, d.Preface}
	for _, l := range linesOf(d) {
		out = append(out, l.Text)
	}
	for _, q := range d.Questions {
		out = append(out, q.Text)
	}
	for _, s := range d.Sources {
		out = append(out, s.Text)
	}
	return out
}

// TestDocumentOf_OrderOfRecording holds that the parties stand by name, whoever was recorded first.
func TestDocumentOf_OrderOfRecording(t *testing.T) {
	statement := graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1, Collaboration: "_:c", Audience: graph.AudienceStewards}
	entities := func(names ...string) []graph.Entity {
		out := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "C"}}
		for _, n := range names {
			id := graph.ID("_:" + n)
			out = append(out, &graph.Organisation{Record: graph.Record{ID: id}, Name: n},
				&graph.Participation{Statement: statement, Stakeholder: id, Role: graph.RolePartner},
				&graph.Interest{Statement: statement, Holder: id, Text: "Belang van " + n})
		}
		return out
	}
	draft := func(names ...string) []string {
		s := foundDocuments(t, graph.Map{Name: "M"}, entities(names...)...)
		c := slices.Collect(graph.Every[*graph.Collaboration](s))[0].ID
		return textsOf(mustDraft(t, seenBy(t, s, "owner"), c, graph.DocumentDeclarationOfIntent, graph.LanguageDutch))
	}
	if diff := cmp.Diff(draft("Aa", "bb", "Éé"), draft("Éé", "Aa", "bb")); diff != "" {
		t.Errorf("the order of recording shows:\n%s", diff)
	}
}

func TestDocumentOf_Versions(t *testing.T) {
	s, c := example(t, "Overlegtafel Warme Wijken")
	v := seenBy(t, s, "owner")
	d := mustDraft(t, v, c, graph.DocumentCooperationAgreement, graph.LanguageDutch)
	if len(d.Versions) != 1 || d.Versions[0].MapChanged || d.Versions[0].Changed != 0 {
		t.Fatalf("got the versions %+v, want the one agreement, with nothing changed since", d.Versions)
	}
	if got := len(mustDraft(t, v, c, graph.DocumentStartNote, graph.LanguageDutch).Versions); got != 0 {
		t.Errorf("the startnota has %d agreed versions, want none", got)
	}
	changes := []struct {
		name    string
		id      graph.ID
		fields  graph.Fields
		changed int
	}{
		{"something else", otherThan(s, c), graph.Fields{"description": "Anders."}, 0},
		{"a source", c, graph.Fields{"challenge": "Een andere uitdaging."}, 1},
	}
	for _, change := range changes {
		after := changed(t, s, change.id, change.fields)
		got := mustDraft(t, seenBy(t, after, "owner"), c, graph.DocumentCooperationAgreement, graph.LanguageDutch).Versions[0]
		if !got.MapChanged || got.Changed != change.changed {
			t.Errorf("after %s changed: %+v, want a changed map and %d changed sources", change.name, got, change.changed)
		}
	}
}

func otherThan(s *graph.Snapshot, c graph.ID) graph.ID {
	for other := range graph.Every[*graph.Collaboration](s) {
		if other.ID != c {
			return other.ID
		}
	}
	return ""
}

// changed returns the map after one update.
func changed(tb testing.TB, s *graph.Snapshot, id graph.ID, fields graph.Fields) *graph.Snapshot {
	tb.Helper()
	return edited(tb, s, graph.Update(id, "", fields))
}

// edited returns the map after one edit by its owner.
func edited(tb testing.TB, s *graph.Snapshot, edit graph.Edit) *graph.Snapshot {
	tb.Helper()
	ids := graph.NewIDs(rand.NewChaCha8([32]byte{6}))
	p, err := graph.Propose(s, &graph.Change{Map: s.Head().Map, Principal: "owner", Edits: []graph.Edit{edit}}, documentDay, ids)
	if err != nil {
		tb.Fatal(err)
	}
	if err := p.Event.Seal(s.Head().Number, s.Head().Hash, ids); err != nil {
		tb.Fatal(err)
	}
	after, err := s.Advance(&p.Event)
	if err != nil {
		tb.Fatal(err)
	}
	return after
}

func TestDocumentOf_Refuses(t *testing.T) {
	s, c := example(t, "Samen thuis in De Kaai")
	v := seenBy(t, s, "owner")
	crowd := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "C"}}
	for range process.MostDocumentRecords + 1 {
		crowd = append(crowd, &graph.Term{Collaboration: "_:c", Name: "woord"})
	}
	large := foundDocuments(t, graph.Map{Name: "Groot"}, crowd...)
	largest := slices.Collect(graph.Every[*graph.Collaboration](large))[0].ID
	paid := false
	pay := analysis.Work{Pay: func(analysis.Price) error { paid = true; return nil }}
	for _, test := range []struct {
		name string
		view *graph.View
		id   graph.ID
		kind graph.DocumentKind
		o    process.DocumentOptions
		want graph.Code
	}{
		{"no collaboration", v, "org_x", graph.DocumentStartNote, process.DocumentOptions{}, graph.CodeNotFound},
		{"no kind", v, c, "BRIEF", process.DocumentOptions{}, graph.CodeInvalid},
		{"no language", v, c, graph.DocumentStartNote, process.DocumentOptions{Language: "FR"}, graph.CodeInvalid},
		{"too many records", seenBy(t, large, "owner"), largest, graph.DocumentStartNote, process.DocumentOptions{Work: pay}, graph.CodeTooLarge},
		{"nothing left to pay with", v, c, graph.DocumentStartNote, process.DocumentOptions{Work: analysis.Work{
			Pay: func(analysis.Price) error { return graph.Errorf(graph.CodeTooLarge, "no points") },
		}}, graph.CodeTooLarge},
		{"called off", v, c, graph.DocumentStartNote, process.DocumentOptions{Work: analysis.Work{
			Check: func() error { return graph.Errorf(graph.CodeUnavailable, "called off") },
		}}, graph.CodeUnavailable},
	} {
		_, err := process.DocumentOf(test.view, test.id, test.kind, test.o)
		if err == nil || graph.CodeOf(err) != test.want {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
	if paid {
		t.Error("what is too large was paid for before it was refused")
	}
}

// TestDocumentOf_Words holds that every value that a document may show has a word in both languages.
func TestDocumentOf_Words(t *testing.T) {
	c := &graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "C"}
	s := foundDocuments(t, graph.Map{Name: "M"}, c)
	id := slices.Collect(graph.Every[*graph.Collaboration](s))[0].ID
	for _, field := range []string{
		"orientation", "issueOrder", "motive", "form", "networkKind", "finality", "governance", "arrangement", "formality", "scale",
	} {
		f := graph.LayoutOf(graph.KindCollaboration).Field(field)
		for _, value := range graph.ValuesOf(reflect.TypeOf(f.Get(c))) {
			v := seenBy(t, changed(t, s, id, graph.Fields{field: value}), "owner")
			for _, language := range []graph.Language{graph.LanguageDutch, graph.LanguageEnglish} {
				before := len(questionsOf(t, seenBy(t, s, "owner"), id, language))
				if got := len(questionsOf(t, v, id, language)); got >= before {
					t.Errorf("%s %s has no word in %s: %d questions, want fewer than %d", field, value, language, got, before)
				}
			}
		}
	}
}

// questionsOf returns the questions of the documents that between them show every characteristic.
func questionsOf(tb testing.TB, v *graph.View, c graph.ID, l graph.Language) []process.DocumentQuestion {
	tb.Helper()
	return slices.Concat(mustDraft(tb, v, c, graph.DocumentStartNote, l).Questions, mustDraft(tb, v, c, graph.DocumentDeclarationOfIntent, l).Questions)
}

// TestDocumentOf_Past asks of what should have happened before the day of the draft, and not of what is still to come.
func TestDocumentOf_Past(t *testing.T) {
	at := func(day int) *time.Time { d := documentDay.AddDate(0, 0, day); return &d }
	statement := graph.Statement{Origin: graph.OriginObserved, Confidence: 1, Collaboration: "_:c", Audience: graph.AudienceStewards}
	s := foundDocuments(t, graph.Map{Name: "M"},
		&graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "C"}, &graph.Individual{Record: graph.Record{ID: "_:i"}, Name: "An"},
		&graph.Contact{Statement: statement, With: []graph.ID{"_:i"}, At: documentDay, FollowUp: "Bellen.", FollowUpAt: at(-1)},
		&graph.Contact{Statement: statement, With: []graph.ID{"_:i"}, At: documentDay, FollowUp: "Schrijven.", FollowUpAt: at(1)},
		&graph.Contact{Statement: statement, With: []graph.ID{"_:i"}, At: documentDay, FollowUp: "Zwaaien."},
		&graph.Contact{Statement: statement, With: []graph.ID{"_:i"}, At: documentDay, FollowUp: "Groeten.", FollowUpAt: at(-3), FollowedUpAt: at(-2)})
	c := slices.Collect(graph.Every[*graph.Collaboration](s))[0].ID
	var got []string
	for _, q := range mustDraft(t, seenBy(t, s, "owner"), c, graph.DocumentStartNote, graph.LanguageDutch).Questions {
		if q.Section == "Vervolg" {
			got = append(got, q.Text)
		}
	}
	want := []string{"Is dit gebeurd: “Bellen.”?", "Tegen wanneer: “Zwaaien.”?"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the questions of what follows (-want +got):\n%s", diff)
	}
	if lines := textsOf(mustDraft(t, seenBy(t, s, "owner"), c, graph.DocumentStartNote, graph.LanguageDutch)); !slices.Contains(lines, "gebeurd op 30 september 2026") {
		t.Errorf("what was done is not said to be in %q", lines)
	}
}

// TestDocumentOf_kept holds that of a collaboration that was deleted, and is kept for an analyst's own words, the analyst can
// have no draft for partners, who see nothing of it: the audience does not fit, rather than that it were not there.
func TestDocumentOf_kept(t *testing.T) {
	s := foundDocuments(t, graph.Map{Name: "M"},
		&graph.Member{Principal: "analyst", Name: "An", Role: graph.MemberAnalyst},
		&graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "C"}, &graph.Individual{Record: graph.Record{ID: "_:i"}, Name: "Bo"},
		&graph.Contact{
			Statement: graph.Statement{Author: "analyst", Origin: graph.OriginObserved, Confidence: 1, Collaboration: "_:c", Audience: graph.AudienceAuthor},
			With:      []graph.ID{"_:i"}, At: documentDay,
		})
	c := slices.Collect(graph.Every[*graph.Collaboration](s))[0].ID
	v := seenBy(t, edited(t, s, graph.Delete(c, "")), "analyst")
	mustDraft(t, v, c, graph.DocumentStartNote, graph.LanguageDutch)
	for _, test := range []struct {
		id   graph.ID
		code graph.Code
	}{{c, graph.CodeInvalid}, {slices.Collect(graph.Every[*graph.Individual](v.Snapshot))[0].ID, graph.CodeNotFound}} {
		_, err := process.DocumentOf(v, test.id, graph.DocumentStartNote, process.DocumentOptions{Audience: process.DocumentForPartners, Date: documentDay})
		if graph.CodeOf(err) != test.code || err == nil {
			t.Errorf("%s for partners: got %v, want %s", test.id, err, test.code)
		}
	}
}

// TestDocumentOf_WordsOfStatements holds the same of the values in statements.
func TestDocumentOf_WordsOfStatements(t *testing.T) {
	statement := graph.Statement{Origin: graph.OriginObserved, Confidence: 1, Collaboration: "_:c", Audience: graph.AudienceStewards}
	entities := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "C"}}
	for _, role := range graph.ValuesOf(reflect.TypeFor[graph.Role]()) {
		for _, engagement := range graph.ValuesOf(reflect.TypeFor[graph.Engagement]()) {
			id := graph.ID("_:" + role + engagement)
			entities = append(entities, &graph.Organisation{Record: graph.Record{ID: id}, Name: role + engagement},
				&graph.Participation{Statement: statement, Stakeholder: id, Role: graph.Role(role), Engagement: graph.Engagement(engagement)})
		}
	}
	partner := graph.ID("_:PARTNERENGAGED")
	for _, mandate := range graph.ValuesOf(reflect.TypeFor[graph.Mandate]()) {
		entities = append(entities, &graph.Individual{Record: graph.Record{ID: graph.ID("_:" + mandate)}, Name: mandate},
			&graph.Representation{Statement: statement, Individual: graph.ID("_:" + mandate), Organisation: partner, Mandate: graph.Mandate(mandate)})
	}
	for _, status := range graph.ValuesOf(reflect.TypeFor[graph.CommitmentStatus]()) {
		entities = append(entities, &graph.Commitment{Statement: statement, Stakeholder: partner, Text: "x", Status: graph.CommitmentStatus(status)})
	}
	for _, status := range graph.ValuesOf(reflect.TypeFor[graph.ActionStatus]()) {
		entities = append(entities, &graph.Action{Collaboration: "_:c", Name: status, Status: graph.ActionStatus(status)})
	}
	s := foundDocuments(t, graph.Map{Name: "M"}, entities...)
	c := slices.Collect(graph.Every[*graph.Collaboration](s))[0].ID
	for kind := range documentKinds {
		for _, language := range []graph.Language{graph.LanguageDutch, graph.LanguageEnglish} {
			for _, l := range linesOf(mustDraft(t, seenBy(t, s, "owner"), c, kind, language)) {
				if l.Text == "" || strings.HasPrefix(l.Text, ", ") || strings.HasSuffix(l.Text, ", ") || strings.Contains(l.Text, "()") {
					t.Errorf("%s in %s has the line %q: a word is missing", kind, language, l.Text)
				}
			}
		}
	}
}
