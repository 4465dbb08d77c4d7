package object

import (
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
)

// InstrumentResult is the handle of what the answers to one instrument come to.
type InstrumentResult struct {
	*instrument.Result
	told
}

// ResultsIn returns what the answers about the collaboration come to: to every instrument that was answered, or to the one
// with the key.
func ResultsIn(c *Collaboration, l *instrument.Library, key *string, work analysis.Work) ([]InstrumentResult, error) {
	wanted := ""
	if key != nil {
		i, err := l.Find(*key)
		if err != nil {
			return nil, graph.Within(err, "instrument")
		}
		wanted = i.Key
	}
	s := c.scope.links()
	t := told{s, process.LanguageOf(s.View)}
	all, err := instrument.ResultsOf(s.View, c.Collaboration.ID, l, wanted, work)
	return wrapped(all, func(r *instrument.Result) InstrumentResult { return InstrumentResult{r, t} }), err
}

// Instrument returns the instrument.
func (r InstrumentResult) Instrument() Instrument { return Instrument{r.Result.Instrument, r.told} }

// Scans returns the first of the scans that have the answers.
func (r InstrumentResult) Scans(first int) ([]*Scan, error) {
	return handles[*Scan](r.scope, r.Result.Scans, first)
}

// ScanCount returns how many scans there are.
func (r InstrumentResult) ScanCount() int { return len(r.Result.Scans) }

// Authors returns the first of those who answered.
func (r InstrumentResult) Authors(first int) ([]graph.PrincipalID, error) {
	return firstOf(r.Result.Authors, first)
}

// AuthorCount returns how many answered.
func (r InstrumentResult) AuthorCount() int { return len(r.Result.Authors) }

// Domains returns what the answers come to, by domain.
func (r InstrumentResult) Domains() []InstrumentDomainResult {
	return wrapped(r.Result.Domains, func(d instrument.DomainResult) InstrumentDomainResult { return InstrumentDomainResult{d, r.told} })
}

// Unanswered returns the questions that nobody answered.
func (r InstrumentResult) Unanswered() []InstrumentQuestion {
	return wrapped(r.Result.Unanswered, func(q *instrument.Question) InstrumentQuestion { return InstrumentQuestion{*q, r.told} })
}

// Misfits returns the first of the answers that the instrument has no place for.
func (r InstrumentResult) Misfits(first int) ([]InstrumentMisfit, error) {
	all, err := firstOf(r.Result.Misfits, first)
	return wrapped(all, func(m instrument.Misfit) InstrumentMisfit {
		return InstrumentMisfit{Scan: r.scope.Handle(m.Scan).(*Scan), Question: m.Answer.Question, Value: m.Answer.Value}
	}), err
}

// MisfitCount returns how many such answers there are.
func (r InstrumentResult) MisfitCount() int { return len(r.Result.Misfits) }

// Basis returns what the results rest on.
func (r InstrumentResult) Basis() Basis { return Basis{r.Result.Basis, r.scope} }

// InstrumentMisfit is an answer that its instrument has no place for.
type InstrumentMisfit struct {
	Scan     *Scan
	Question string
	Value    string
}

// InstrumentDomainResult is the handle of what the answers in one domain come to.
type InstrumentDomainResult struct {
	instrument.DomainResult
	told
}

// Domain returns the domain.
func (d InstrumentDomainResult) Domain() InstrumentDomain {
	return InstrumentDomain{*d.DomainResult.Domain, d.told}
}

// Questions returns what the answers to each question come to.
func (d InstrumentDomainResult) Questions() []InstrumentQuestionResult {
	return wrapped(d.DomainResult.Questions, func(q instrument.QuestionResult) InstrumentQuestionResult {
		return InstrumentQuestionResult{q, d.told}
	})
}

// Scores returns where the first of the authors stand.
func (d InstrumentDomainResult) Scores(first int) ([]instrument.Score, error) {
	return firstOf(d.DomainResult.Scores, first)
}

// InstrumentScore is where an author stands in a domain.
type InstrumentScore = instrument.Score

// InstrumentQuestionResult is the handle of what the answers to one question come to.
type InstrumentQuestionResult struct {
	instrument.QuestionResult
	told
}

// Question returns the question.
func (q InstrumentQuestionResult) Question() InstrumentQuestion {
	return InstrumentQuestion{*q.QuestionResult.Question, q.told}
}

// AuthorCount returns how many answered it.
func (q InstrumentQuestionResult) AuthorCount() int { return len(q.QuestionResult.Answers) }

// Answers returns what the first of the authors answered.
func (q InstrumentQuestionResult) Answers(first int) ([]InstrumentAnswers, error) {
	all, err := firstOf(q.QuestionResult.Answers, first)
	return wrapped(all, func(a instrument.AuthorAnswers) InstrumentAnswers { return InstrumentAnswers{a, q.told} }), err
}

// Counts returns how many gave each answer.
func (q InstrumentQuestionResult) Counts() []InstrumentCount {
	out := make([]InstrumentCount, len(q.QuestionResult.Counts))
	for at, n := range q.QuestionResult.Counts {
		out[at] = InstrumentCount{InstrumentValue{q.QuestionResult.Question.Scale.Values[at], q.told}, n}
	}
	return out
}

// InstrumentCount is how many gave an answer.
type InstrumentCount struct {
	Value InstrumentValue
	Count int
}

// InstrumentAnswers is the handle of what one author answered to a question.
type InstrumentAnswers struct {
	instrument.AuthorAnswers
	told
}

// Current returns the latest answer.
func (a InstrumentAnswers) Current() InstrumentAnswer {
	return InstrumentAnswer{a.AuthorAnswers.Current(), a.told}
}

// History returns the first of the author's answers, the latest first.
func (a InstrumentAnswers) History(first int) ([]InstrumentAnswer, error) {
	latest := slices.Clone(a.AuthorAnswers.History)
	slices.Reverse(latest)
	all, err := firstOf(latest, first)
	return wrapped(all, func(one instrument.Answer) InstrumentAnswer { return InstrumentAnswer{one, a.told} }), err
}

// InstrumentAnswer is the handle of an answer as its scan has it.
type InstrumentAnswer struct {
	answer instrument.Answer
	told
}

// Value returns the answer.
func (a InstrumentAnswer) Value() InstrumentValue { return InstrumentValue{*a.answer.Value, a.told} }

// Note returns what was said with it.
func (a InstrumentAnswer) Note() string { return a.answer.Note }

// At returns when it was said.
func (a InstrumentAnswer) At() time.Time { return a.answer.At() }

// Scan returns the scan that has it.
func (a InstrumentAnswer) Scan() *Scan { return a.scope.Handle(a.answer.Scan).(*Scan) }
