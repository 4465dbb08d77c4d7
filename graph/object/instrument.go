package object

import (
	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

// Instrument is the handle of a questionnaire.
type Instrument struct {
	*instrument.Instrument
	told
}

// InstrumentsOf returns the instruments of the library. They speak Dutch unless they are asked for another language.
func InstrumentsOf(l *instrument.Library) []Instrument {
	return wrapped(l.All(), func(i *instrument.Instrument) Instrument { return Instrument{i, told{language: graph.LanguageDutch}} })
}

// InstrumentOf returns the one with the key, or nil.
func InstrumentOf(l *instrument.Library, key string) *Instrument {
	i, err := l.Find(key)
	if err != nil {
		return nil
	}
	return &Instrument{i, told{language: graph.LanguageDutch}}
}

// Name returns what it is called.
func (i Instrument) Name(language *graph.Language) string {
	return i.say(i.Instrument.Name, language)
}

// About returns what it is for, nil when it does not say.
func (i Instrument) About(language *graph.Language) *string {
	return i.sayIfAny(i.Instrument.About, language)
}

// Source returns where it is from.
func (i Instrument) Source(language *graph.Language) string {
	return i.say(i.Instrument.Source, language)
}

// QuestionCount returns how many questions it has.
func (i Instrument) QuestionCount() int { return i.Count() }

// Domains returns its domains.
func (i Instrument) Domains() []InstrumentDomain {
	return wrapped(i.Instrument.Domains, func(d instrument.Domain) InstrumentDomain { return InstrumentDomain{d, i.told} })
}

// InstrumentDomain is the handle of questions about one thing.
type InstrumentDomain struct {
	instrument.Domain
	told
}

// Name returns what it is called.
func (d InstrumentDomain) Name(language *graph.Language) string {
	return d.say(d.Domain.Name, language)
}

// About returns what it asks, nil when it does not say.
func (d InstrumentDomain) About(language *graph.Language) *string {
	return d.sayIfAny(d.Domain.About, language)
}

// Questions returns its questions.
func (d InstrumentDomain) Questions() []InstrumentQuestion {
	return wrapped(d.Domain.Questions, func(q instrument.Question) InstrumentQuestion { return InstrumentQuestion{q, d.told} })
}

// InstrumentQuestion is the handle of one question.
type InstrumentQuestion struct {
	instrument.Question
	told
}

// Text returns the question itself.
func (q InstrumentQuestion) Text(language *graph.Language) string {
	return q.say(q.Question.Text, language)
}

// Scale returns what it may be answered with.
func (q InstrumentQuestion) Scale() InstrumentScale { return InstrumentScale{q.Question.Scale, q.told} }

// InstrumentScale is the handle of what a question may be answered with.
type InstrumentScale struct {
	*instrument.Scale
	told
}

// Name returns what it is called.
func (s InstrumentScale) Name(language *graph.Language) string { return s.say(s.Scale.Name, language) }

// Values returns the answers that it has.
func (s InstrumentScale) Values() []InstrumentValue {
	return wrapped(s.Scale.Values, func(v instrument.Value) InstrumentValue { return InstrumentValue{v, s.told} })
}

// InstrumentValue is the handle of one answer that a scale has.
type InstrumentValue struct {
	instrument.Value
	told
}

// Name returns the answer in words.
func (v InstrumentValue) Name(language *graph.Language) string { return v.say(v.Value.Name, language) }
