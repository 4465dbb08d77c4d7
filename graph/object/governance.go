package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// GovernanceAdvice is the handle of which form of governance fits a collaboration.
type GovernanceAdvice struct {
	*process.GovernanceAdvice
	told
}

// GovernanceOf returns which form of governance fits the collaboration.
func GovernanceOf(c *Collaboration, work analysis.Work) (*GovernanceAdvice, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	a, err := p.Governance()
	if err != nil {
		return nil, err
	}
	return &GovernanceAdvice{a, t}, nil
}

// Tensions returns what any form must hold.
func (a *GovernanceAdvice) Tensions(language *graph.Language) []string {
	return wrapped(a.GovernanceAdvice.Tensions, func(t process.Text) string { return a.say(t, language) })
}

// Contingencies returns what the forms depend on.
func (a *GovernanceAdvice) Contingencies() []Contingency {
	return wrapped(a.GovernanceAdvice.Contingencies, func(c process.Contingency) Contingency { return Contingency{c, a.told} })
}

// Basis returns what it rests on.
func (a *GovernanceAdvice) Basis() Basis { return Basis{a.GovernanceAdvice.Basis, a.scope} }

// Contingency is the handle of one of the four contingencies.
type Contingency struct {
	process.Contingency
	told
}

// Finding returns what was counted.
func (c Contingency) Finding(language *graph.Language) string {
	return c.say(c.Contingency.Finding, language)
}

// Evidence returns the first of what it rests on.
func (c Contingency) Evidence(first int) ([]Node, error) {
	return handles[Node](c.scope, c.Contingency.Evidence, first)
}
