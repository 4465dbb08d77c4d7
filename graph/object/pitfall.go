package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// Pitfall is the handle of something that could break a collaboration.
type Pitfall struct {
	process.Pitfall
	told
}

// PitfallsOf returns the pitfalls of the collaboration, or those in one state.
func PitfallsOf(c *Collaboration, state *process.PitfallState, work analysis.Work) ([]Pitfall, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	all, err := p.Pitfalls()
	out := []Pitfall{}
	for _, f := range all {
		if state == nil || *state == f.State {
			out = append(out, Pitfall{f, t})
		}
	}
	return out, err
}

// Name returns what the pitfall is called.
func (f Pitfall) Name(language *graph.Language) string { return f.say(f.Pitfall.Name, language) }

// WayOut returns how to get out of it.
func (f Pitfall) WayOut(language *graph.Language) string { return f.say(f.Pitfall.WayOut, language) }

// Count returns in how many places it was found.
func (f Pitfall) Count() int { return len(f.Pitfall.Cases) }

// Cases returns the first of the places where it was found.
func (f Pitfall) Cases(first int) ([]PitfallCase, error) {
	all, err := firstOf(f.Pitfall.Cases, first)
	return wrapped(all, func(c process.PitfallCase) PitfallCase { return PitfallCase{c, f.told} }), err
}

// Basis returns what it rests on whether it was found.
func (f Pitfall) Basis() Basis { return Basis{f.Pitfall.Basis, f.scope} }

// PitfallCase is the handle of a place where a pitfall was found.
type PitfallCase struct {
	process.PitfallCase
	told
}

// Finding returns what was found.
func (c PitfallCase) Finding(language *graph.Language) string {
	return c.say(c.PitfallCase.Finding, language)
}

// Evidence returns the first of what it rests on.
func (c PitfallCase) Evidence(first int) ([]Node, error) {
	return handles[Node](c.scope, c.PitfallCase.Evidence, first)
}
