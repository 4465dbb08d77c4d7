package process_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// on a day of March, at an hour.
func march(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 0, 0, 0, time.UTC) }

func dated[E graph.Stated](at time.Time, e E) E {
	e.Said().StatedAt = at
	return e
}

func without[E graph.Stated](e E) E {
	e.Said().Collaboration = ""
	return e
}

// eventful is a collaboration in which something of every kind happened, one at a time, told out of order.
func eventful() []graph.Entity {
	due, agreed, follow, amount := march(20, 0), march(18, 0), march(25, 9), 2.0
	elsewhere := dated(march(3, 1), &graph.Participation{Statement: said(graph.OriginObserved), Stakeholder: "_:A"})
	elsewhere.Collaboration = "_:other"
	interest := dated(march(3, 9), interest(table, "Samen gaat het", on("Care", 2)))
	interest.Collaboration = ""
	return []graph.Entity{
		&graph.Collaboration{Record: record("other"), Name: "Other"}, elsewhere,
		&graph.Collaboration{Record: graph.Record{ID: table}, Name: "Table"}, topic("Care"), ambition("Goal"),
		&graph.Resource{Record: record("Hours"), Name: "Hours", Unit: "uur"},
		&graph.Organisation{Record: record("A"), Name: "A"}, &graph.Organisation{Record: record("B"), Name: "B"},
		&graph.Individual{Record: record("An"), Name: "An"},
		&graph.Action{Record: record("due"), Name: "Open deur", Collaboration: table, Due: &due, Leader: "_:A", Partners: []graph.ID{"_:B", "_:A"}},
		&graph.Action{Record: record("some day"), Name: "Ooit", Collaboration: table},
		&graph.Agreement{Collaboration: table, Document: graph.DocumentStartNote, Name: "Versie 1", AgreedAt: &agreed, Parties: []graph.ID{"_:A", "_:B"}},
		&graph.Agreement{Collaboration: table, Document: graph.DocumentStartNote, Name: "Versie 2"},
		&graph.Passage{Collaboration: table, From: graph.PhasePreliminary, To: graph.PhaseExploring, At: march(17, 0), Reason: "Genoeg\n gepraat"},
		dated(march(16, 9), &graph.Scan{Statement: said(graph.OriginObserved), Instrument: "quickscan"}),
		dated(march(15, 9), &graph.Dependency{Statement: said(graph.OriginObserved), Depender: "_:A", Dependee: "_:B", Resource: "_:Hours", Importance: 3}),
		dated(march(14, 9), &graph.Commitment{Statement: said(graph.OriginSelfStated), Stakeholder: "_:A", Status: graph.CommitmentWithdrawn}),
		dated(march(13, 9), &graph.Commitment{Statement: said(graph.OriginSelfStated), Stakeholder: "_:A", Status: graph.CommitmentDelivered}),
		dated(march(12, 9), &graph.Commitment{Statement: said(graph.OriginSelfStated), Stakeholder: "_:A", Amount: &amount, Text: "Twee uur"}),
		dated(march(11, 9), &graph.Offer{Statement: said(graph.OriginObserved), Stakeholder: "_:B", Resource: "_:Hours"}),
		dated(march(10, 9), without(assessed("A", 4, 2, "ana"))),
		dated(march(9, 9), joining("A", graph.RolePartner, graph.EngagementEngaged)),
		dated(march(8, 9), &graph.Position{Statement: said(graph.OriginAssumed), Stakeholder: "_:B", Ambition: "_:Goal"}),
		dated(march(7, 9), without(position("A", "Goal", 3))),
		interest,
		dated(march(2, 9), &graph.Representation{Statement: said(graph.OriginObserved), Individual: "_:An", Organisation: "_:A", Mandate: graph.MandateConsult}),
		dated(march(2, 8), &graph.Contact{
			Statement: said(graph.OriginObserved), With: []graph.ID{"_:B", "_:An"}, At: march(1, 19), Text: "Wil wel", FollowUp: "Bellen", FollowUpAt: &follow,
		}),
	}
}

// TestTimelineOf has the whole timeline of a collaboration, its kinds, stakeholders and words. It was written by hand from
// what happened.
func TestTimelineOf(t *testing.T) {
	v := viewOf(t, eventful()...)
	got, err := process.TimelineOf(v, idOf(t, v, "Table"), process.TimelineOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"03-01 19 CONTACT [B An] Gesprek met B en An: Wil wel / Conversation with B and An: Wil wel",
		"03-02 09 REPRESENTATION [An A] An vertegenwoordigt A (mandaat: raadplegen) / An represents A (mandate: consult)",
		"03-03 09 INTEREST [] Belang van Table: Samen gaat het / Interest of Table: Samen gaat het",
		"03-07 09 POSITION [A] Standpunt van A over “Goal”: +3 / Position of A on “Goal”: +3",
		"03-08 09 POSITION [B] Standpunt van B over “Goal”: nog te bevragen / Position of B on “Goal”: still to be asked",
		"03-09 09 PARTICIPATION [A] Deelname van A: partner, betrokken / Participation of A: partner, engaged",
		"03-10 09 ASSESSMENT [A] Inschatting van A door ana: macht 4, belang 2 / Assessment of A by ana: power 4, interest 2",
		"03-11 09 OFFER [B] B heeft Hours / B has Hours",
		"03-12 09 COMMITMENT [A] Commitment van A, voorgesteld: Twee uur / Commitment of A, proposed: Twee uur",
		"03-13 09 COMMITMENT_MET [A] Commitment van A, geleverd / Commitment of A, delivered",
		"03-14 09 COMMITMENT_WITHDRAWN [A] Commitment van A, ingetrokken / Commitment of A, withdrawn",
		"03-15 09 DEPENDENCY [A B] A is afhankelijk van B voor Hours / A depends on B for Hours",
		"03-16 09 SCAN [] Vragenlijst quickscan ingevuld door owner / Instrument quickscan filled in by owner",
		"03-17 00 PASSAGE [] Van de fase Voorfase / opstartfase naar de fase Verkennen: Genoeg gepraat / From the phase Preliminary phase to the phase Exploring: Genoeg gepraat",
		"03-18 00 AGREEMENT [A B] Startnota overeengekomen: “Versie 1” / Start note agreed: “Versie 1”",
		"03-20 00 ACTION_DUE [A B] Actie “Open deur” is voorzien tegen deze dag (gepland) / Action “Open deur” is due (planned)",
		"03-25 09 FOLLOW_UP [B An] Op te volgen na het gesprek met B en An: Bellen / To follow up after the conversation with B and An: Bellen",
	}
	if diff := cmp.Diff(want, told(got.Moments)); diff != "" {
		t.Errorf("timeline (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ooit", "Versie 2"}, names(sorted(got.Undated))); diff != "" {
		t.Errorf("undated (-want +got):\n%s", diff)
	}
}

// told writes moments down: when, what, of whom, and in which words.
func told(all []process.Moment) []string {
	var out []string
	for _, m := range all {
		var who []string
		for _, n := range m.Who() {
			who = append(who, n.EntityName())
		}
		text := m.Text()
		out = append(out, fmt.Sprint(m.At.Format("01-02 15 "), m.Kind, " ", who, " ", text.Dutch, " / ", text.English))
	}
	return out
}

func sorted(all []graph.Entity) []graph.Entity {
	out := slices.Clone(all)
	slices.SortFunc(out, func(a, b graph.Entity) int {
		return strings.Compare(a.(graph.Named).EntityName(), b.(graph.Named).EntityName())
	})
	return out
}

func TestTimelineOf_selects(t *testing.T) {
	v := viewOf(t, eventful()...)
	all := func(process.TimelineKind) bool { return true }
	for _, tc := range []struct {
		name    string
		options process.TimelineOptions
		want    func(process.TimelineKind) bool
		count   int
		undated int
		basis   [2]int // statements, and how many of them are assumed
	}{
		{"everything", process.TimelineOptions{}, all, 17, 2, [2]int{13, 1}},
		{"from the hour after midnight of a day", process.TimelineOptions{From: march(18, 0)}, all, 3, 2, [2]int{1, 0}},
		{"until the last hour of a day", process.TimelineOptions{To: march(1, 0)}, all, 1, 2, [2]int{1, 0}},
		{"one day", process.TimelineOptions{From: march(2, 0), To: march(2, 0)}, all, 1, 2, [2]int{1, 0}},
		{"a day on which nothing happened", process.TimelineOptions{From: march(4, 0), To: march(6, 0)}, all, 0, 2, [2]int{0, 0}},
		{"no kind", process.TimelineOptions{Kinds: []process.TimelineKind{}}, all, 0, 0, [2]int{0, 0}},
		{
			"one kind, that rests on another",
			process.TimelineOptions{Kinds: []process.TimelineKind{process.MomentAssessment}},
			func(k process.TimelineKind) bool { return k == process.MomentAssessment }, 1, 0,
			[2]int{2, 0},
		},
		{
			"two kinds",
			process.TimelineOptions{Kinds: []process.TimelineKind{process.MomentAgreement, process.MomentPosition}},
			func(k process.TimelineKind) bool { return k == process.MomentAgreement || k == process.MomentPosition }, 3, 1,
			[2]int{2, 1},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := process.TimelineOf(v, idOf(t, v, "Table"), tc.options)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Moments) != tc.count || len(got.Undated) != tc.undated {
				t.Errorf("%d moments and %d undated, want %d and %d", len(got.Moments), len(got.Undated), tc.count, tc.undated)
			}
			if basis := [2]int{got.Basis.Statements, got.Basis.Assumed}; basis != tc.basis || got.Basis.Revision != v.Revision() {
				t.Errorf("rests on %+v, want %v of revision %v", got.Basis, tc.basis, v.Revision())
			}
			for _, m := range got.Moments {
				if !tc.want(m.Kind) {
					t.Errorf("a moment of the kind %s", m.Kind)
				}
			}
		})
	}
}

// TestTimelineOf_order has moments of one time in the order of recording, and those of one record in that of their kinds.
func TestTimelineOf_order(t *testing.T) {
	contact := &graph.Contact{Statement: said(graph.OriginObserved), With: []graph.ID{"_:A"}, At: march(5, 9)}
	contact.FollowUpAt = &contact.At
	entities := with(collaboration(1, "A"), ambition("Goal"), dated(march(5, 9), position("A", "Goal", 1)), contact,
		&graph.Passage{Collaboration: table, From: graph.PhasePreliminary, To: graph.PhaseExploring, At: march(5, 9)})
	v := viewOf(t, entities...)
	got, err := process.TimelineOf(v, idOf(t, v, "Table"), process.TimelineOptions{From: march(5, 0), To: march(5, 0)})
	if err != nil {
		t.Fatal(err)
	}
	var kinds []process.TimelineKind
	for _, m := range got.Moments {
		kinds = append(kinds, m.Kind)
	}
	want := []process.TimelineKind{process.MomentPosition, process.MomentContact, process.MomentFollowUp, process.MomentPassage}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
}

// TestTimelineOf_shuffled has the order of recording of no account where times differ.
func TestTimelineOf_shuffled(t *testing.T) {
	want := []string(nil)
	for seed := range uint64(20) {
		entities := eventful()
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(entities), func(i, j int) { entities[i], entities[j] = entities[j], entities[i] })
		v := viewOf(t, entities...)
		timeline, err := process.TimelineOf(v, idOf(t, v, "Table"), process.TimelineOptions{})
		if err != nil {
			t.Fatal(err)
		}
		got := told(timeline.Moments)
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d (-first +this):\n%s", seed, diff)
		}
	}
}

func TestTimelineOf_errors(t *testing.T) {
	v := viewOf(t, eventful()...)
	c := idOf(t, v, "Table")
	broke := graph.Errorf(graph.CodeTooLarge, "too much")
	for _, tc := range []struct {
		name    string
		id      graph.ID
		options process.TimelineOptions
		want    graph.Code
		path    []string
	}{
		{"no collaboration", idOf(t, v, "A"), process.TimelineOptions{}, graph.CodeNotFound, []string{"collaboration"}},
		{"no such kind", c, process.TimelineOptions{Kinds: []process.TimelineKind{"PARTY"}}, graph.CodeInvalid, []string{"kinds"}},
		{"backwards", c, process.TimelineOptions{From: march(2, 0), To: march(1, 0)}, graph.CodeInvalid, []string{"to"}},
		{"nothing to pay with", c, process.TimelineOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return broke }}}, graph.CodeTooLarge, nil},
		{"called off", c, process.TimelineOptions{Work: analysis.Work{Check: func() error { return broke }}}, graph.CodeTooLarge, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := process.TimelineOf(v, tc.id, tc.options)
			if err == nil || graph.CodeOf(err) != tc.want {
				t.Fatalf("error %v, want one of code %s", err, tc.want)
			}
			var known *graph.Error
			if errors.As(err, &known); !slices.Equal(tc.path, known.Field) {
				t.Errorf("path %v, want %v", known.Field, tc.path)
			}
		})
	}
}
