package process

import "raakvlak/graph"

// State is what a check comes to.
type State string

// The states.
const (
	StateMet     State = "MET"     // it is so
	StateOpen    State = "OPEN"    // it is not so
	StateUnknown State = "UNKNOWN" // too little is recorded to say
)

// CheckKey names a check.
type CheckKey string

// Check is something to look at, with what was found and why.
type Check struct {
	Key   CheckKey
	State State
	// Binding says that a gate is met only when the check is. The others are advice.
	Binding bool
	Text    Text // what is looked at
	Finding Text // what was found
	// WhatWouldMeetIt is what to do, or whom to ask; it says nothing when the check is met.
	WhatWouldMeetIt Text
	Evidence        []graph.Entity // what it rests on, and what it is about
}

// result is what the looking itself comes to.
type result struct {
	state    State
	finding  Text
	todo     Text
	evidence []graph.Entity
}

func (c Check) with(r result) Check {
	c.State, c.Finding, c.Evidence = r.state, r.finding, r.evidence
	if r.state != StateMet {
		c.WhatWouldMeetIt = r.todo
	}
	return c
}

// worst returns OPEN when any state is, else UNKNOWN when any is, else MET.
func worst(states ...State) State {
	out := StateMet
	for _, s := range states {
		if s == StateOpen {
			return StateOpen
		}
		if s == StateUnknown {
			out = StateUnknown
		}
	}
	return out
}

// entities returns the list as evidence.
func entities[T graph.Entity](all []T) []graph.Entity {
	out := make([]graph.Entity, len(all))
	for i, e := range all {
		out[i] = e
	}
	return out
}

// stakeholders returns the parties' stakeholders as evidence.
func stakeholders(all []*Party) []graph.Entity {
	return entities(unwrapped(all))
}
