package process_test

import (
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/casetest"
	"raakvlak/graph/process"
)

// TestNextConversations_texts has the words of a point that was noted as to be asked, in the worked case of whom to talk with.
func TestNextConversations_texts(t *testing.T) {
	var in tableInput
	casetest.Input(t, "conversations/next.json", &in)
	all := must[*process.Conversations](t)(processOf(t, in.entities(t)...).NextConversations(in.AsOf, 1))
	d := all.First[0].Points[1]
	if want := "Hoe staat jouw organisatie tegenover “Stil”?"; d.Question.Dutch != want {
		t.Errorf("question %q, want %q", d.Question.Dutch, want)
	}
	for _, part := range []string{"D has power (up to 5 of 5)", "still to be asked", "read differently"} {
		if !strings.Contains(d.Because.English, part) {
			t.Errorf("because %q does not say %q", d.Because.English, part)
		}
	}
}

func TestNextConversations_refused(t *testing.T) {
	p := processOf(t, collaboration(1, "A")...)
	for _, first := range []int{0, process.MostConversations + 1} {
		if _, err := p.NextConversations(asOf, first); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("first %d: %v, want an invalid one", first, err)
		}
	}
}
