package exchange_test

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
	"raakvlak/seed"
)

// TestDocument_Partners holds that a draft for the partners is a function of what everybody in the map may see: whoever
// asks for it, and whatever else the map hides from any of them, it is the same to the byte.
func TestDocument_Partners(t *testing.T) {
	maps, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f, err := graph.Found(maps[0].Batch.Foundation("owner"), documentDay, graph.NewIDs(rand.NewChaCha8([32]byte{5})))
	if err != nil {
		t.Fatal(err)
	}
	want := partnerDrafts(t, f.Snapshot, "owner")
	for _, m := range f.Snapshot.Members() {
		if got := partnerDrafts(t, f.Snapshot, m.Principal); !bytes.Equal(got, want) {
			t.Errorf("%s gets another draft for the partners than the owner", m.Principal)
		}
	}
	changed := 0
	for seed := range uint64(10) {
		random := rand.New(rand.NewPCG(seed, 3))
		var entities []graph.Entity
		for e := range f.Snapshot.All() {
			s, is := e.(graph.Stated)
			if !is || s.Said().Audience == graph.AudiencePartners || e.EntityKind() == graph.KindParticipation {
				entities = append(entities, e)
				continue
			}
			switch random.IntN(3) {
			case 0: // it never was
			case 1:
				entities = append(entities, rewritten(s))
				changed++
			default:
				entities = append(entities, e)
			}
		}
		twin, err := graph.NewSnapshot(f.Snapshot.Head(), entities)
		if err != nil {
			t.Fatal(err)
		}
		for _, who := range []graph.PrincipalID{"owner", "analist", "buurtcomite"} {
			if got := partnerDrafts(t, twin, who); !bytes.Equal(got, want) {
				t.Errorf("seed %d: the draft of %s shows what not everybody may see", seed, who)
			}
		}
	}
	if changed == 0 {
		t.Fatal("nothing hidden was changed: the test shows nothing")
	}
}

// rewritten returns a copy of the statement, written later and saying something else.
func rewritten(s graph.Stated) graph.Entity {
	c := reflect.New(reflect.TypeOf(s).Elem())
	c.Elem().Set(reflect.ValueOf(s).Elem())
	e := c.Interface().(graph.Entity)
	e.Meta().Number++
	for _, name := range []string{"Text", "FollowUp", "Constituency"} {
		if field := c.Elem().FieldByName(name); field.IsValid() && field.Kind() == reflect.String {
			field.SetString("geheim")
		}
	}
	e.(graph.Stated).Said().Origin = graph.OriginAssumed
	return e
}

// partnerDrafts returns all documents of all collaborations in all formats, one behind the other.
func partnerDrafts(tb testing.TB, s *graph.Snapshot, who graph.PrincipalID) []byte {
	tb.Helper()
	v, err := graph.NewView(s, graph.SightOf(s, who))
	if err != nil {
		tb.Fatal(err)
	}
	var out []byte
	for _, c := range slices.Collect(graph.Every[*graph.Collaboration](s)) {
		for _, kind := range []graph.DocumentKind{
			graph.DocumentStartNote, graph.DocumentDeclarationOfIntent, graph.DocumentMemorandumOfAgreed,
			graph.DocumentCooperationAgreement, graph.DocumentProjectSheet,
		} {
			for _, language := range []graph.Language{graph.LanguageDutch, graph.LanguageEnglish} {
				d, err := process.DocumentOf(v, c.ID, kind, process.DocumentOptions{Audience: process.DocumentForPartners, Language: language, Date: documentDay})
				if err != nil {
					tb.Fatal(err)
				}
				for _, format := range []string{exchange.DocumentMarkdown, exchange.DocumentHTML, exchange.DocumentWord} {
					out = append(out, mustWriteDocument(tb, format, d)...)
				}
			}
		}
	}
	return out
}
