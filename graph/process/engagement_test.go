package process_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// on2026 returns noon of a day of March 2026.
func on2026(day int) time.Time { return time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC) }

// talk is a conversation on a day of March, with what is to follow by another, 0 for no day.
func talk(day int, followUp string, by int, with ...string) *graph.Contact {
	c := &graph.Contact{Statement: said(graph.OriginObserved), At: on2026(day), FollowUp: followUp}
	for _, who := range with {
		c.With = append(c.With, graph.ID("_:"+who))
	}
	if by > 0 {
		at := on2026(by)
		c.FollowUpAt = &at
	}
	return c
}

// conversationLines tells whom to talk with about what.
func conversationLines(tb testing.TB, p *process.Process, asOf time.Time, first int) []string {
	tb.Helper()
	all, err := p.NextConversations(asOf, first)
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, c := range all.First {
		line := c.Party.EntityName() + ":"
		for _, point := range c.Points {
			line += " " + string(point.Reason)
			switch {
			case point.Ambition != nil:
				line += "(" + point.Ambition.Name + ")"
			case point.FollowUp != nil:
				line += "(" + point.FollowUp.Contact.FollowUp + ")"
			default:
				line += "(" + string(point.Part) + ")"
			}
		}
		out = append(out, line)
	}
	return out
}

// known records all that can be known of an organisation, so that there is nothing left to ask it.
func known(name, voice string) []graph.Entity {
	return append(
		speaker(voice, name, graph.MandateDecide), interest(graph.ID("_:"+name), "eigen"), interest(graph.ID("_:"+voice), "zelf"),
		promise(name, "", graph.CommitmentProposed),
	)
}

// TestNextConversations is the rule of docs/process.md, our convention: reason, what the answer would change, the day on
// which something was to follow, power, name.
func TestNextConversations(t *testing.T) {
	entities := append(collaboration(1, "A", "B", "C", "D", "E", "F", "G"), ambition("Groen"), ambition("Stil"), interest(table, "netwerk"))
	for name, voice := range map[string]string{"A": "An", "B": "Bo", "C": "Cas", "D": "Dirk", "E": "Eef", "F": "Fien", "G": "Gust"} {
		entities = append(entities, known(name, voice)...)
	}
	for _, name := range []string{"A", "F", "G"} {
		entities = append(entities, position(name, "Groen", 2), position(name, "Stil", 1))
	}
	entities = append(
		entities,
		position("B", "Groen", 1), assessed("B", 4, 2, "anna"), // Stil unknown
		position("C", "Groen", -3), assessed("C", 1, 5, "anna"), assessed("C", 3, 1, "bert"), // Stil unknown, power by one author
		position("E", "Groen", 1), assessed("E", 2, 2, "anna"), // Stil unknown, without power
		assessed("D", 5, 5, "anna"), // both unknown
		&graph.Position{Statement: said(graph.OriginObserved), Stakeholder: "_:D", Ambition: "_:Stil"},
		talk(3, "laat", 5, "Gust"), talk(2, "later", 6, "F"), talk(2, "niet nu", 20, "A"),
	)
	p := processOf(t, entities...)
	// D's answers tell of five others in both cases; more stances are known on Groen, so the distances shift more. B stands
	// closer to the others than C, who has an opposite stance: an answer about Stil may turn its relation with A, F and G.
	want := []string{
		"D: POWERFUL_UNKNOWN(Groen) POWERFUL_UNKNOWN(Stil)", "B: POWERFUL_UNKNOWN(Stil)", "C: POWERFUL_UNKNOWN(Stil)",
		"E: UNKNOWN(Stil)", "G: FOLLOW_UP(laat)", "F: FOLLOW_UP(later)",
	}
	if diff := cmp.Diff(want, conversationLines(t, p, on2026(10), 10)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[:2], conversationLines(t, p, on2026(10), 2)); diff != "" {
		t.Errorf("the first two (-want +got):\n%s", diff)
	}
	all, err := p.NextConversations(on2026(10), 1)
	if err != nil || all.Total != 6 || len(all.First[0].Points) != 2 {
		t.Fatalf("%d conversations, %v; want 6", all.Total, err)
	}
	d := all.First[0].Points[1]
	if !d.Asked || d.Changed <= 0 || len(d.Evidence) != 2 {
		t.Errorf("D about Stil: asked %v, changed %v, evidence %v; want one noted as to be asked, with the assessment behind it", d.Asked, d.Changed, names(d.Evidence))
	}
	if want := "Hoe staat jouw organisatie tegenover “Stil”?"; d.Question.Dutch != want {
		t.Errorf("question %q, want %q", d.Question.Dutch, want)
	}
	for _, part := range []string{"D has power (up to 5 of 5)", "still to be asked", "read differently"} {
		if !strings.Contains(d.Because.English, part) {
			t.Errorf("because %q does not say %q", d.Because.English, part)
		}
	}
	for _, first := range []int{0, process.MostConversations + 1} {
		if _, err := p.NextConversations(on2026(10), first); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("first %d: %v, want an invalid one", first, err)
		}
	}
}

// TestNextConversations_canvas asks the parts in the order of the orientation; what is assumed after what is unknown; who
// declined is reminded of what was to follow, and asked nothing.
func TestNextConversations_canvas(t *testing.T) {
	assumed := interest("_:A", "verondersteld")
	assumed.Origin = graph.OriginAssumed
	entities := append(collaboration(1, "A", "B"), assumed, talk(2, "volgend jaar", 5, "B"))
	entities[4].(*graph.Participation).Engagement = graph.EngagementDeclined
	for _, test := range []struct {
		orientation graph.Orientation
		want        string
	}{
		{"", "A: UNKNOWN(INDIVIDUAL) UNKNOWN(NETWORK) UNKNOWN(AMBITION) UNKNOWN(COMMITMENT) ASSUMED(ORGANISATION)"},
		{graph.OrientationChallenge, "A: UNKNOWN(AMBITION) UNKNOWN(NETWORK) UNKNOWN(INDIVIDUAL) UNKNOWN(COMMITMENT) ASSUMED(ORGANISATION)"},
	} {
		entities[0].(*graph.Collaboration).Orientation = test.orientation
		got := conversationLines(t, processOf(t, entities...), on2026(10), 10)
		if diff := cmp.Diff([]string{test.want, "B: FOLLOW_UP(volgend jaar)"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.orientation, diff)
		}
	}
	if got := conversationLines(t, processOf(t, collaboration(0)...), on2026(10), 10); len(got) > 0 {
		t.Errorf("a collaboration of nobody: %v, want nobody to talk with", got)
	}
}

// TestNextConversations_who has the one to talk with, and who can introduce.
func TestNextConversations_who(t *testing.T) {
	entities := collaboration(1, "A", "B", "C")
	for _, s := range []struct {
		who     string
		mandate graph.Mandate
	}{{"Bas", graph.MandateConsult}, {"Bert", graph.MandateNegotiate}, {"Bea", graph.MandateDecide}} {
		entities = append(entities, speaker(s.who, "B", s.mandate)...)
	}
	entities = append(entities, talk(2, "", 0, "Bas"), trusts("A", "C"), trusts("C", "Bert"))
	all, err := processOf(t, entities...).NextConversations(on2026(10), 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all.First {
		var speakers, way []string
		for _, r := range c.Speakers {
			speakers = append(speakers, string(r.Mandate))
		}
		for _, e := range c.Introduction {
			way = append(way, e.EntityName())
		}
		var wantSpeakers, wantWay []string
		switch c.Party.EntityName() {
		case "B":
			wantSpeakers, wantWay = []string{"CONSULT", "DECIDE", "NEGOTIATE"}, []string{"A", "C", "Bert"}
		case "C":
			wantWay = []string{"A", "C"}
		}
		if diff := cmp.Diff([][]string{wantSpeakers, wantWay}, [][]string{speakers, way}); diff != "" {
			t.Errorf("of %s, speakers and introduction (-want +got):\n%s", c.Party.EntityName(), diff)
		}
	}
}
