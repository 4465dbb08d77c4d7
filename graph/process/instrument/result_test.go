package instrument_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process/instrument"
)

// resultsOf returns the results of the scans.
func resultsOf(tb testing.TB, key string, scans ...*graph.Scan) []*instrument.Result {
	tb.Helper()
	v, id := viewOf(tb, scans...)
	out, err := instrument.ResultsOf(v, id, library(tb), key, analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// questionOf returns the result of a question.
func questionOf(tb testing.TB, r *instrument.Result, key string) instrument.QuestionResult {
	tb.Helper()
	for _, d := range r.Domains {
		for _, q := range d.Questions {
			if q.Question.Key == key {
				return q
			}
		}
	}
	tb.Fatalf("there is no question %s", key)
	return instrument.QuestionResult{}
}

// TestResultsOf_Misfits leaves out, and tells of, what an instrument has no place for; scans of an instrument that is not
// there are no result.
func TestResultsOf_Misfits(t *testing.T) {
	noted := scan("ann", 0, "buurt", "place-1", "")
	noted.Answers[0].Note = "Hangt ervan af."
	results := resultsOf(t, "", scan("ann", 0, "gone", "q1", "4"), scan("ann", 0, "buurt", "place-9", "4", "place-1", "11", "contact-1", "YES"), noted)
	if len(results) != 1 {
		t.Fatalf("there are %d results", len(results))
	}
	var got []string
	for _, m := range results[0].Misfits {
		got = append(got, m.Answer.Question+" "+m.Answer.Value)
	}
	if diff := cmp.Diff([]string{"place-9 4", "place-1 11"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if q := questionOf(t, results[0], "place-1"); len(q.Answers) != 0 {
		t.Errorf("got %+v", q)
	}
}

// TestResultsOf_Basis counts every scan of the instrument, those without an answer that fits too, and no other.
func TestResultsOf_Basis(t *testing.T) {
	guessed := scan("ann", 1, "buurt", "place-1", "5")
	guessed.Origin = graph.OriginAssumed
	v, id := viewOf(t, scan("bob", 2, "buurt", "place-9", "4"), guessed, scan("bob", 0, "buurt"), scan("ann", 0, "five-lenses"), scan("ann", 0, "gone"))
	results, err := instrument.ResultsOf(v, id, library(t), "buurt", analysis.Work{})
	if err != nil || len(results) != 1 {
		t.Fatalf("%d results, and %v", len(results), err)
	}
	b := results[0].Basis
	if b.Revision != v.Revision() || b.Statements != 3 || b.Assumed != 1 {
		t.Errorf("got %+v, want 3 statements of revision %v, 1 assumed", b, v.Revision())
	}
	assumed, err := b.Assumptions(10)
	if err != nil || len(assumed) != 1 || assumed[0] != graph.Stated(results[0].Scans[1]) {
		t.Errorf("assumed are %v, and %v; want the second scan", assumed, err)
	}
}

// TestResultsOf_Which returns every instrument that was answered, by key, or one.
func TestResultsOf_Which(t *testing.T) {
	scans := []*graph.Scan{
		scan("Zoë", 1, "five-lenses", "process-roles", "3"), scan("bob", 0, "five-lenses", "process-roles", "3"),
		scan("ann", 0, "action-network", "common-goal", "YES"), scan("Bea", 2, "five-lenses"),
	}
	var got []string
	for _, r := range resultsOf(t, "", scans...) {
		got = append(got, fmt.Sprint(r.Instrument.Key, " ", r.Authors, " ", len(r.Scans)))
	}
	if diff := cmp.Diff([]string{"action-network [ann] 1", "five-lenses [Bea bob Zoë] 3"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if one := resultsOf(t, "five-lenses", scans...); len(one) != 1 || one[0].Instrument.Key != "five-lenses" {
		t.Errorf("got %v", one)
	}
	if none := resultsOf(t, "buurt", scans...); none != nil {
		t.Errorf("got %v", none)
	}
}

// TestResultsOf_Work is paid for before it is done, and ends when it is told to.
func TestResultsOf_Work(t *testing.T) {
	v, id := viewOf(t, scan("ann", 0, "buurt", "place-1", "5", "contact-1", "YES"), scan("ann", 0, "gone", "q1", "4"))
	var paid analysis.Price
	enough := errors.New("enough")
	_, err := instrument.ResultsOf(v, id, library(t), "", analysis.Work{Pay: func(p analysis.Price) error { paid = p; return enough }})
	if want := analysis.Price(3*500 + 3*20); !errors.Is(err, enough) || paid != want {
		t.Errorf("paid %d, want %d; %v", paid, want, err)
	}
	calls := 0
	_, err = instrument.ResultsOf(v, id, library(t), "", analysis.Work{Check: func() error {
		if calls++; calls > 1 {
			return enough
		}
		return nil
	}})
	if !errors.Is(err, enough) {
		t.Errorf("got %v", err)
	}
	if _, err := instrument.ResultsOf(v, id, library(t), strings.Repeat("x", 10), analysis.Work{}); err != nil {
		t.Errorf("got %v", err)
	}
}
