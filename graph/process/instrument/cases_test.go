package instrument_test

import (
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/casetest"
	"raakvlak/graph/process/instrument"
)

// measures have a folder in testdata each.
var measures = map[string]casetest.Measure{"results": resultsCase}

// TestCases plays every case in testdata. README.md there tells how to add one.
func TestCases(t *testing.T) { casetest.Play(t, measures) }

type resultsInput struct {
	Scans []scanInput `json:"scans"` // in the order of recording
}

// scanInput is what somebody answered on a day: "contact-1 YES".
type scanInput struct {
	By      graph.PrincipalID `json:"by"`
	Day     int               `json:"day"`
	Answers []string          `json:"answers"`
}

// resultsCase answers what the answers to the questions of the instrument of these tests come to.
func resultsCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in resultsInput
	input(&in)
	var scans []*graph.Scan
	for _, s := range in.Scans {
		scans = append(scans, scan(s.By, s.Day, "buurt", strings.Fields(strings.Join(s.Answers, " "))...))
	}
	r := resultsOf(tb, "", scans...)[0]
	questions, domains, unanswered := map[string]any{}, map[string]any{}, []string{}
	for _, d := range r.Domains {
		scores, order := map[graph.PrincipalID]any{}, []graph.PrincipalID{}
		for _, s := range d.Scores {
			scores[s.Author] = map[string]any{"answered": s.Answered, "score": s.Score, "change": s.Change}
			order = append(order, s.Author)
		}
		domains[d.Domain.Key] = map[string]any{
			"scores": scores, "order": order, "spread": spreadAnswer(d.Spread), "change": d.Change, "unanswered": d.Unanswered,
		}
		for _, q := range d.Questions {
			questions[q.Question.Key] = questionAnswer(q)
		}
	}
	for _, q := range r.Unanswered {
		unanswered = append(unanswered, q.Key)
	}
	return map[string]any{"questions": questions, "domains": domains, "unanswered": unanswered, "authors": r.Authors}
}

func questionAnswer(q instrument.QuestionResult) map[string]any {
	answers, order := map[graph.PrincipalID]any{}, []graph.PrincipalID{}
	for _, a := range q.Answers {
		history := []string{}
		for _, one := range a.History {
			history = append(history, one.Value.Key)
		}
		answers[a.Author] = map[string]any{"history": history, "change": a.Change}
		order = append(order, a.Author)
	}
	return map[string]any{
		"answers": answers, "order": order, "counts": q.Counts, "spread": spreadAnswer(q.Spread),
		"change": map[string]int{"rose": q.Change.Rose, "fell": q.Change.Fell, "same": q.Change.Same},
	}
}

func spreadAnswer(s instrument.Spread) map[string]any {
	return map[string]any{
		"count": s.Count, "mean": s.Mean, "lowest": s.Lowest, "highest": s.Highest, "deviation": s.Deviation, "agreement": s.Agreement,
	}
}
