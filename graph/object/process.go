package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// told is where an answer about a collaboration was read, and in which language it speaks when none is asked for.
type told struct {
	scope    *Scope
	language graph.Language
}

// processOf gathers how the collaboration is coming along.
func processOf(c *Collaboration, work analysis.Work) (*process.Process, told, error) {
	s := c.scope.links()
	p, err := process.Of(s.View, c.Collaboration.ID, work)
	if err != nil {
		return nil, told{}, err
	}
	return p, told{s, p.Language()}, nil
}

// say returns the text in the language that is asked for.
func (t told) say(text process.Text, language *graph.Language) string {
	if language == nil {
		return text.In(t.language)
	}
	return text.In(*language)
}

// sayIfAny returns the text, or nil when it says nothing.
func (t told) sayIfAny(text process.Text, language *graph.Language) *string {
	if text == (process.Text{}) {
		return nil
	}
	said := t.say(text, language)
	return &said
}

// Check is the handle of something that was looked at.
type Check struct {
	process.Check
	told
}

func checks(t told, all []process.Check) []Check {
	return wrapped(all, func(c process.Check) Check { return Check{c, t} })
}

// Key returns which check it is.
func (c Check) Key() string { return string(c.Check.Key) }

// Text returns what is looked at.
func (c Check) Text(language *graph.Language) string { return c.say(c.Check.Text, language) }

// Finding returns what was found.
func (c Check) Finding(language *graph.Language) string { return c.say(c.Check.Finding, language) }

// WhatWouldMeetIt returns what to do, nil when the check is met.
func (c Check) WhatWouldMeetIt(language *graph.Language) *string {
	return c.sayIfAny(c.Check.WhatWouldMeetIt, language)
}

// Evidence returns the first of what it rests on.
func (c Check) Evidence(first int) ([]Node, error) {
	return handles[Node](c.scope, c.Check.Evidence, first)
}
