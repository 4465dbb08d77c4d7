package instrument

import (
	"slices"
	"strconv"
	"strings"

	"raakvlak/graph"
)

// Answering is the rule that a scan answers questions of an instrument that there is, each once and with a value of its
// scale; a note may stand without a value. It is an atlas.Rule. What stood before may stay: a scan whose instrument is gone
// can be given another audience, but no new answers.
type Answering struct{ Library *Library }

// Allow returns why the event may not be, or nil.
func (a Answering) Allow(e *graph.Event, _ func() (*graph.View, error)) error {
	for i := range e.Deltas {
		d := &e.Deltas[i]
		after, is := d.After.(*graph.Scan)
		if !is {
			continue
		}
		before, _ := d.Before.(*graph.Scan)
		if err := a.fits(before, after); err != nil {
			return err
		}
	}
	return nil
}

// fits returns why the scan does not answer its instrument, or nil. before is what it was, nil for a new one.
func (a Answering) fits(before, after *graph.Scan) error {
	same := before != nil && before.Instrument == after.Instrument
	fresh := func(answer graph.Answer) bool {
		return !same || !slices.ContainsFunc(before.Answers, func(was graph.Answer) bool {
			return was.Question == answer.Question && was.Value == answer.Value
		})
	}
	i, err := a.Library.Find(after.Instrument)
	if err != nil {
		if same && !slices.ContainsFunc(after.Answers, fresh) {
			return nil
		}
		return graph.Invalid([]string{"instrument"}, "there is no instrument with this key; known are %s", strings.Join(a.Library.keys(), ", "))
	}
	seen := map[string]int{}
	for at, answer := range after.Answers {
		if first, is := seen[answer.Question]; is && !(same && times(before, answer.Question) >= times(after, answer.Question)) {
			return graph.Invalid(answerPath(at, "question"), "%s is answered by answer %d already", answer.Question, first)
		}
		seen[answer.Question] = at
		if !fresh(answer) {
			continue
		}
		if err := i.fits(answer, at); err != nil {
			return err
		}
	}
	return nil
}

// times counts the scan's answers to the question.
func times(s *graph.Scan, question string) int {
	n := 0
	for _, answer := range s.Answers {
		if answer.Question == question {
			n++
		}
	}
	return n
}

// fits returns why the answer does not answer one of the questions, or nil.
func (i *Instrument) fits(answer graph.Answer, at int) error {
	q := i.find(answer.Question)
	switch {
	case q == nil:
		return graph.Invalid(answerPath(at, "question"), "%s has no question with this key; it has %s", i.Key, i.questionKeys())
	case answer.Value == "" && answer.Note == "":
		return graph.Invalid(answerPath(at, "value"), "an answer has a value, a note, or both; leave %s out while it is not answered", answer.Question)
	case answer.Value != "" && q.Scale.find(answer.Value) == nil:
		return graph.Invalid(answerPath(at, "value"), "the scale of %s has the values %s", answer.Question, strings.Join(q.Scale.keys(), ", "))
	}
	return nil
}

func answerPath(at int, field string) []string { return []string{"answers", strconv.Itoa(at), field} }

// mostKeys is how many keys of questions stand in a message.
const mostKeys = 50

func (i *Instrument) questionKeys() string {
	var all []string
	for q := range i.Questions() {
		all = append(all, q.Key)
	}
	if len(all) > mostKeys {
		return strings.Join(all[:mostKeys], ", ") + " and " + strconv.Itoa(len(all)-mostKeys) + " more"
	}
	return strings.Join(all, ", ")
}

func (s *Scale) keys() []string { return keys(s.Values, func(v Value) string { return v.Key }) }
