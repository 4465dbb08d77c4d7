package instrument_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

func TestAnswering(t *testing.T) {
	noted := scan("ann", 0, "pronet-quickscan", "partners-1", "")
	noted.Answers[0].Note = "Dat weten we nog niet."
	gone, wide := scan("ann", 0, "gone", "q1", "4"), scan("ann", 0, "gone", "q1", "4")
	wide.Tags = []string{"later"}
	old := scan("ann", 0, "pronet-quickscan", "partners-9", "4", "partners-1", "YES", "partners-1", "NO")
	for _, test := range []struct {
		name          string
		before, after *graph.Scan
		want          string // path and beginning of the message; "" when it may be
	}{
		{"Fits", nil, scan("ann", 0, "pronet-quickscan", "partners-1", "YES", "route-3", "NO"), ""},
		{"Steps", nil, scan("ann", 0, "five-lenses", "process-roles", "5", "relation-group", "UNKNOWN"), ""},
		{"Nothing", nil, scan("ann", 0, "pronet-quickscan"), ""},
		{"NoteAlone", nil, noted, ""},
		{"FileOfOneself", nil, scan("ann", 0, "buurt", "place-1", "10"), ""},
		{
			"UnknownInstrument", nil, scan("ann", 0, "quickscan", "partners-1", "YES"),
			"instrument: there is no instrument with this key; known are action-network, buurt, five-lenses, pronet-quickscan",
		},
		{"UnknownInstrumentWithoutAnswers", nil, scan("ann", 0, "quickscan"), "instrument: "},
		{
			"UnknownQuestion", nil, scan("ann", 0, "five-lenses", "process-roles", "5", "partners-1", "YES"),
			"answers.1.question: five-lenses has no question with this key; it has ambition-shared, ",
		},
		{
			"OffTheScale", nil, scan("ann", 0, "five-lenses", "process-roles", "6"),
			"answers.0.value: the scale of process-roles has the values 1, 2, 3, 4, 5, UNKNOWN",
		},
		{"YesIsUnknownHere", nil, scan("ann", 0, "pronet-quickscan", "partners-1", "UNKNOWN"), "answers.0.value: the scale of partners-1 has the values NO, YES"},
		{"OtherSpelling", nil, scan("ann", 0, "pronet-quickscan", "partners-1", "yes"), "answers.0.value: "},
		{"Empty", nil, scan("ann", 0, "pronet-quickscan", "partners-1", ""), "answers.0.value: an answer has a value, a note, or both"},
		{
			"Twice", nil, scan("ann", 0, "pronet-quickscan", "partners-1", "YES", "partners-2", "NO", "partners-1", "YES"),
			"answers.2.question: partners-1 is answered by answer 0 already",
		},
		{"StoodOfGoneInstrument", gone, wide, ""},
		{"NewOfGoneInstrument", gone, scan("ann", 0, "gone", "q1", "4", "q2", "4"), "instrument: "},
		{"LessOfGoneInstrument", gone, scan("ann", 0, "gone"), ""},
		{"ToGoneInstrument", scan("ann", 0, "five-lenses"), gone, "instrument: "},
		{"StoodOfGoneQuestion", old, scan("ann", 0, "pronet-quickscan", "partners-9", "4", "partners-1", "YES", "partners-1", "NO", "partners-2", "YES"), ""},
		{"OtherOfGoneQuestion", old, scan("ann", 0, "pronet-quickscan", "partners-9", "5"), "answers.0.question: pronet-quickscan has no question"},
		{"OnceMore", old, scan("ann", 0, "pronet-quickscan", "partners-1", "YES", "partners-1", "YES", "partners-1", "NO"), "answers.1.question: "},
		{"StoodUnderOtherInstrument", old, scan("ann", 0, "five-lenses", "partners-9", "4"), "answers.0.question: "},
		{"Deleted", old, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			delta := graph.Delta{}
			if test.before != nil {
				delta.Before = test.before
			}
			if test.after != nil {
				delta.After = test.after
			}
			err := instrument.Answering{Library: library(t)}.Allow(&graph.Event{Deltas: []graph.Delta{delta}}, nil)
			got := ""
			if e := (*graph.Error)(nil); errors.As(err, &e) {
				got = strings.Join(e.Field, ".") + ": " + e.Message
				if e.Code != graph.CodeInvalid {
					t.Errorf("the code is %s", e.Code)
				}
			}
			if test.want == "" && err != nil || !strings.HasPrefix(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestAnswering_All looks at every scan of a Change, and at nothing else.
func TestAnswering_All(t *testing.T) {
	e := &graph.Event{Deltas: []graph.Delta{
		{After: &graph.Topic{Name: "Wonen"}},
		{After: scan("ann", 0, "five-lenses", "process-roles", "1")},
		{After: scan("ann", 0, "five-lenses", "process-roles", "0")},
	}}
	err := instrument.Answering{Library: instrument.Standard()}.Allow(e, nil)
	var got *graph.Error
	if !errors.As(err, &got) || cmp.Diff([]string{"answers", "0", "value"}, got.Field) != "" {
		t.Errorf("got %v", err)
	}
}
