package instrument_test

import (
	"errors"
	"fmt"
	"math"
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

// shown writes a number with three digits, and a dash for none.
func shown(n *float64) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(math.Round(*n*1000) / 1000)
}

func shownSpread(s instrument.Spread) string {
	return fmt.Sprint(s.Count, ": ", shown(s.Mean), " ", shown(s.Lowest), "…", shown(s.Highest), " ±", shown(s.Deviation), " =", shown(s.Agreement))
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

// TestResultsOf_Spread reckons by hand. Four people grade a place 2, 4, 4 and 10: the mean is 20/4 = 5; the squares of the
// differences are 9, 1, 1 and 25, of which the mean is 9, so the deviation is 3; one of the six pairs agrees. Of yes, yes and
// no, the share of yes is 2/3, the deviation the root of 2/3·1/3, and one of the three pairs agrees. Of three steps of which
// one is not known, the two that are known count.
func TestResultsOf_Spread(t *testing.T) {
	r := resultsOf(t, "buurt",
		scan("ann", 0, "buurt", "place-1", "2", "contact-1", "YES", "contact-2", "1"),
		scan("bob", 0, "buurt", "place-1", "4", "contact-1", "NO", "contact-2", "UNKNOWN"),
		scan("cis", 0, "buurt", "place-1", "4", "contact-1", "YES", "contact-2", "4"),
		scan("dee", 0, "buurt", "place-1", "10"),
	)[0]
	for key, want := range map[string]string{
		"place-1":   "4: 5 2…10 ±3 =0.167",
		"contact-1": "3: 0.667 0…1 ±0.471 =0.333",
		"contact-2": "2: 2.5 1…4 ±1.5 =0",
	} {
		if got := shownSpread(questionOf(t, r, key).Spread); got != want {
			t.Errorf("%s: got %s, want %s", key, got, want)
		}
	}
	counts := map[string][]int{"contact-1": {1, 2}, "contact-2": {1, 0, 0, 1, 0, 1}, "place-1": {0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 1}}
	for key, want := range counts {
		if diff := cmp.Diff(want, questionOf(t, r, key).Counts); diff != "" {
			t.Errorf("counts of %s (-want +got):\n%s", key, diff)
		}
	}
}

// TestResultsOf_One has nothing to compare one person with.
func TestResultsOf_One(t *testing.T) {
	r := resultsOf(t, "", scan("ann", 0, "buurt", "place-1", "7", "contact-2", "UNKNOWN"))[0]
	if got, want := shownSpread(questionOf(t, r, "place-1").Spread), "1: 7 7…7 ±- =-"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := shownSpread(questionOf(t, r, "contact-2").Spread), "0: - -…- ±- =-"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	contact := r.Domains[0]
	if s := contact.Scores; len(s) != 1 || s[0].Answered != 0 || s[0].Score != nil || contact.Spread.Count != 0 || contact.Change != nil {
		t.Errorf("got %+v", contact)
	}
	var unanswered []string
	for _, q := range r.Unanswered {
		unanswered = append(unanswered, q.Key)
	}
	if diff := cmp.Diff([]string{"contact-1"}, unanswered); diff != "" || contact.Unanswered != 1 || r.Domains[1].Unanswered != 0 {
		t.Errorf("unanswered (-want +got):\n%s", diff)
	}
}

// TestResultsOf_Change follows three people over time. Of the domain Contact, Ann went from 0 and 1/4 to 1 and 3/4, which is
// a change of (1 + 1/2)/2 = 3/4 and a score of 7/8; Bob went from yes to no; Cis answered once, and then did
// not know; Dee answered once.
func TestResultsOf_Change(t *testing.T) {
	r := resultsOf(t, "buurt",
		scan("ann", 9, "buurt", "contact-1", "YES"), // recorded first, said last
		scan("ann", 0, "buurt", "contact-1", "NO", "contact-2", "2"),
		scan("bob", 1, "buurt", "contact-1", "YES"),
		scan("bob", 2, "buurt", "contact-1", "NO"),
		scan("cis", 1, "buurt", "contact-2", "5"),
		scan("cis", 3, "buurt", "contact-2", "UNKNOWN"),
		scan("ann", 4, "buurt", "contact-2", "UNKNOWN"),
		scan("ann", 5, "buurt", "contact-2", "4"),
		scan("dee", 5, "buurt", "contact-1", "YES"),
	)[0]
	var got []string
	for _, key := range []string{"contact-1", "contact-2", "place-1"} {
		q := questionOf(t, r, key)
		for _, a := range q.Answers {
			history := ""
			for _, one := range a.History {
				history += one.Value.Key + " "
			}
			got = append(got, fmt.Sprint(key, " ", a.Author, " ", history, shown(a.Change)))
		}
		got = append(got, fmt.Sprint(key, " ", q.Change))
	}
	for _, d := range r.Domains {
		for _, s := range d.Scores {
			got = append(got, fmt.Sprint(d.Domain.Key, " ", s.Author, " ", s.Answered, " ", shown(s.Score), " ", shown(s.Change)))
		}
		got = append(got, fmt.Sprint(d.Domain.Key, " ", shownSpread(d.Spread), " ", shown(d.Change)))
	}
	want := []string{
		"contact-1 ann NO YES 1", "contact-1 bob YES NO -1", "contact-1 dee YES -", "contact-1 {1 1 0}",
		"contact-2 ann 2 UNKNOWN 4 2", "contact-2 cis 5 UNKNOWN -", "contact-2 {1 0 0}",
		"place-1 {0 0 0}",
		"contact ann 2 0.875 0.75", "contact bob 1 0 -1", "contact cis 0 - -", "contact dee 1 1 -",
		"contact 3: 0.625 0…1 ±0.445 =0 -0.125",
		"place 0: - -…- ±- =- -",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestResultsOf_Same counts who says the same again, and who comes back to it.
func TestResultsOf_Same(t *testing.T) {
	r := resultsOf(t, "buurt",
		scan("ann", 0, "buurt", "place-1", "5"), scan("ann", 1, "buurt", "place-1", "5"),
		scan("bob", 0, "buurt", "place-1", "6"), scan("bob", 1, "buurt", "place-1", "2"), scan("bob", 1, "buurt", "place-1", "6"),
	)[0]
	if got, want := questionOf(t, r, "place-1").Change, (instrument.Movement{Same: 2}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
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
