package instrument

import (
	"cmp"
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/pace"
)

// Result is what the answers to one instrument, about one collaboration, come to.
type Result struct {
	Instrument *Instrument
	Scans      []*graph.Scan       // by when they were said, then by recording
	Authors    []graph.PrincipalID // of those, by name
	Domains    []DomainResult      // in the order of the instrument
	Unanswered []*Question         // those that nobody gave a value, in order
	Misfits    []Misfit            // what the instrument has no place for, in the order of the scans
	Basis      analysis.Basis      // of the scans, those with misfits too
}

// DomainResult is what the answers to the questions of one domain come to.
type DomainResult struct {
	Domain     *Domain
	Questions  []QuestionResult
	Scores     []Score  // of each author that answered any, by author
	Spread     Spread   // of the authors' scores
	Change     *float64 // the mean change of the authors that have one, -1 to 1; nil without any
	Unanswered int      // questions that nobody gave a value
}

// QuestionResult is what the answers to one question come to.
type QuestionResult struct {
	Question *Question
	Answers  []AuthorAnswers // by author
	Counts   []int           // of the current answers, for each value of the scale
	Spread   Spread          // of the current answers that count for a number
	Change   Movement
}

// AuthorAnswers is what one author answered to a question.
type AuthorAnswers struct {
	Author  graph.PrincipalID
	History []Answer // by when they were said, then by recording; at least one
	// Change is what the current answer counts for, less what the first one that counts for a number did. It is nil when
	// these are not two answers, or the author does not know now.
	Change *float64
}

// Answer is an answer as its scan has it.
type Answer struct {
	Scan  *graph.Scan
	Value *Value
	Note  string
}

// At returns when it was said.
func (a Answer) At() time.Time { return a.Scan.StatedAt }

// Current returns the latest answer.
func (a *AuthorAnswers) Current() Answer { return a.History[len(a.History)-1] }

// Score is where an author stands in a domain.
type Score struct {
	Author   graph.PrincipalID
	Answered int      // questions to which the current answer counts for a number
	Score    *float64 // the mean of these, each from 0 for the lowest value of its scale to 1 for the highest; nil without any
	Change   *float64 // the mean change over the questions that were answered twice, likewise, -1 to 1; nil without any
}

// Movement is how many authors' answers changed, of those that answered a question more than once.
type Movement struct{ Rose, Fell, Same int }

// Misfit is an answer that a result leaves out: its question or its value is not in the instrument.
type Misfit struct {
	Scan   *graph.Scan
	Answer graph.Answer
}

const (
	stepsPerAnswer   = 500 // placing one answer, and counting it in its question and its domain
	stepsPerQuestion = 20  // looking whether an author answered it
)

// ResultsOf returns what the answers about the collaboration come to that the view has: of every instrument of the library
// that was answered, by key, or of the one that is named. Scans of other instruments are left out. The price is an upper bound by
// the scans and their answers.
func ResultsOf(v *graph.View, collaboration graph.ID, l *Library, key string, w analysis.Work) ([]*Result, error) {
	scans, price := map[string][]*graph.Scan{}, 0
	for e := range v.Referring(collaboration, graph.KindScan, "collaboration") {
		s := e.(*graph.Scan)
		if at, known := l.at(s.Instrument); known && (key == "" || key == s.Instrument) {
			scans[s.Instrument] = append(scans[s.Instrument], s)
			price += stepsPerAnswer*(1+len(s.Answers)) + stepsPerQuestion*l.all[at].Count()
		}
	}
	if err := w.Begin(analysis.Price(price)); err != nil {
		return nil, err
	}
	var out []*Result
	for _, i := range l.all {
		if scans[i.Key] == nil {
			continue
		}
		r, err := resultOf(v, i, scans[i.Key], w.Check)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func resultOf(v *graph.View, i *Instrument, scans []*graph.Scan, check analysis.Check) (*Result, error) {
	p := pace.New(check)
	err := pace.Sort(&p, scans, func(a, b *graph.Scan) int {
		return cmp.Or(a.StatedAt.Compare(b.StatedAt), cmp.Compare(a.Sequence, b.Sequence))
	})
	if err != nil {
		return nil, err
	}
	r := &Result{Instrument: i, Scans: scans, Basis: analysis.Basis{Revision: v.Revision()}}
	given := r.place(&p)
	for d := range i.Domains {
		r.Domains = append(r.Domains, r.domain(&i.Domains[d], given, &p))
	}
	return r, p.Look()
}

// given is the answers of the authors, by question and author, in the order of the scans.
type given map[*Question]map[graph.PrincipalID][]Answer

// place lays the answers under their questions, counts the scans, and gathers the authors and what does not fit. When the pace ends it is not
// done, as are the methods below.
func (r *Result) place(p *pace.Pace) given {
	questions := map[string]*Question{}
	for q := range r.Instrument.Questions() {
		questions[q.Key] = q
	}
	out, known := given{}, map[graph.PrincipalID]bool{}
	for _, s := range r.Scans {
		r.Basis.Add(s)
		if !known[s.Author] {
			known[s.Author] = true
			r.Authors = append(r.Authors, s.Author)
		}
		for answer := range pace.Each(p, slices.Values(s.Answers)) {
			q := questions[answer.Question]
			switch {
			case q == nil:
				r.Misfits = append(r.Misfits, Misfit{s, answer})
				continue
			case answer.Value == "": // a note by itself
				continue
			}
			value := q.Scale.find(answer.Value)
			if value == nil {
				r.Misfits = append(r.Misfits, Misfit{s, answer})
				continue
			}
			if out[q] == nil {
				out[q] = map[graph.PrincipalID][]Answer{}
			}
			out[q][s.Author] = append(out[q][s.Author], Answer{s, value, answer.Note})
		}
	}
	_ = pace.Sort(p, r.Authors, func(a, b graph.PrincipalID) int {
		return cmp.Or(cmp.Compare(graph.SortKey(string(a)), graph.SortKey(string(b))), cmp.Compare(a, b))
	})
	return out
}

func (r *Result) domain(d *Domain, answers given, p *pace.Pace) DomainResult {
	out := DomainResult{Domain: d}
	tallies := map[graph.PrincipalID]*tally{}
	for at := range d.Questions {
		q := r.question(&d.Questions[at], answers[&d.Questions[at]], p)
		if len(q.Answers) == 0 {
			out.Unanswered++
			r.Unanswered = append(r.Unanswered, q.Question)
		}
		for one := range pace.Each(p, slices.Values(q.Answers)) {
			if tallies[one.Author] == nil {
				tallies[one.Author] = &tally{}
			}
			tallies[one.Author].add(q.Question.Scale, one)
		}
		out.Questions = append(out.Questions, q)
	}
	var scores, changes []float64
	for author := range pace.Each(p, slices.Values(r.Authors)) {
		if tallies[author] == nil {
			continue
		}
		s := tallies[author].score(author)
		out.Scores = append(out.Scores, s)
		scores, changes = appended(scores, s.Score), appended(changes, s.Change)
	}
	out.Spread, out.Change = spreadOf(scores), mean(changes)
	return out
}

func (r *Result) question(q *Question, by map[graph.PrincipalID][]Answer, p *pace.Pace) QuestionResult {
	out := QuestionResult{Question: q, Counts: make([]int, len(q.Scale.Values))}
	var numbers []float64
	for author := range pace.Each(p, slices.Values(r.Authors)) {
		if by[author] == nil {
			continue
		}
		one := AuthorAnswers{Author: author, History: by[author]}
		one.Change = change(one.History)
		out.Change.add(one.Change)
		current := one.Current().Value
		numbers = appended(numbers, current.Number)
		out.Counts[slices.IndexFunc(q.Scale.Values, func(v Value) bool { return v.Key == current.Key })]++
		out.Answers = append(out.Answers, one)
	}
	out.Spread = spreadOf(numbers)
	return out
}

// appended appends a number that there is.
func appended(all []float64, n *float64) []float64 {
	if n == nil {
		return all
	}
	return append(all, *n)
}

// change returns what the last answer counts for, less what the first with a number does.
func change(history []Answer) *float64 {
	first := slices.IndexFunc(history, func(a Answer) bool { return a.Value.Number != nil })
	last := len(history) - 1
	if first < 0 || first == last || history[last].Value.Number == nil {
		return nil
	}
	return number(*history[last].Value.Number - *history[first].Value.Number)
}

func (m *Movement) add(change *float64) {
	switch {
	case change == nil:
	case *change > 0:
		m.Rose++
	case *change < 0:
		m.Fell++
	default:
		m.Same++
	}
}

// tally gathers what an author answered in a domain, each from 0 to 1.
type tally struct{ levels, changes []float64 }

func (t *tally) add(s *Scale, one AuthorAnswers) {
	low, high := s.reach()
	if n := one.Current().Value.Number; n != nil {
		t.levels = append(t.levels, (*n-low)/(high-low))
	}
	if one.Change != nil {
		t.changes = append(t.changes, *one.Change/(high-low))
	}
}

func (t *tally) score(author graph.PrincipalID) Score {
	return Score{Author: author, Answered: len(t.levels), Score: mean(t.levels), Change: mean(t.changes)}
}
