package instrument

import (
	"iter"

	"raakvlak/graph/process"
)

// Instrument is a questionnaire.
type Instrument struct {
	Key     string // names it in scans; small letters, digits and hyphens
	Version string
	Name    process.Text
	About   process.Text // what it is for; may say nothing
	Source  process.Text // where the domains and the questions are from, and whose words they are
	Domains []Domain     // in the order in which they are asked

	file    string // that it was read from
	keyLine int    // where its key stands in that
}

// Domain is questions about one thing.
type Domain struct {
	Key       string // unique in the instrument
	Name      process.Text
	About     process.Text // may say nothing
	Questions []Question   // in the order in which they are asked
}

// Question is one question. More on its scale, or a yes, is what one would wish for the collaboration.
type Question struct {
	Key   string // unique in the instrument; answers name it
	Text  process.Text
	Scale *Scale
}

// Questions returns the questions of all domains, in order.
func (i *Instrument) Questions() iter.Seq[*Question] {
	return func(yield func(*Question) bool) {
		for d := range i.Domains {
			for q := range i.Domains[d].Questions {
				if !yield(&i.Domains[d].Questions[q]) {
					return
				}
			}
		}
	}
}

// Count returns how many questions there are.
func (i *Instrument) Count() int {
	n := 0
	for _, d := range i.Domains {
		n += len(d.Questions)
	}
	return n
}

// find returns the question with the key, or nil.
func (i *Instrument) find(key string) *Question {
	for q := range i.Questions() {
		if q.Key == key {
			return q
		}
	}
	return nil
}
