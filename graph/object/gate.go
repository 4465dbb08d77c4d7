package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// Gate is the handle of what stands between a phase and the next one.
type Gate struct {
	process.Gate
	told
}

// Gates returns the gates of the collaboration, in order.
func Gates(c *Collaboration, work analysis.Work) ([]Gate, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	all, err := p.Gates()
	return wrapped(all, func(g process.Gate) Gate { return Gate{g, t} }), err
}

// GateAt returns the gate at the end of the phase, of the current one unless given; nil where there is none.
func GateAt(c *Collaboration, phase *graph.Phase, work analysis.Work) (*Gate, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	at := p.Collaboration.Phase
	if phase != nil {
		at = *phase
	}
	g, err := p.Gate(at)
	if err != nil || g == nil {
		return nil, err
	}
	return &Gate{*g, t}, nil
}

// Checks returns what is looked at.
func (g Gate) Checks() []Check { return checks(g.told, g.Gate.Checks) }

// Guide returns what the phase that it ends is about.
func (g Gate) Guide() PhaseGuide { return PhaseGuide{process.GuideOf(g.From), g.told} }

// Basis returns what its checks rest on.
func (g Gate) Basis() Basis { return Basis{g.Gate.Basis, g.scope} }

// PhaseGuide is the handle of what a phase is about.
type PhaseGuide struct {
	process.PhaseGuide
	told
}

// Name returns its name.
func (g PhaseGuide) Name(language *graph.Language) string { return g.say(g.PhaseGuide.Name, language) }

// Question returns what the parties ask themselves.
func (g PhaseGuide) Question(language *graph.Language) string {
	return g.say(g.PhaseGuide.Question, language)
}

// Themes returns its core themes.
func (g PhaseGuide) Themes(language *graph.Language) []string {
	return wrapped(g.PhaseGuide.Themes, func(t process.Text) string { return g.say(t, language) })
}

// Means returns by what means it goes.
func (g PhaseGuide) Means(language *graph.Language) string {
	return g.say(g.PhaseGuide.Means, language)
}

// Result returns what it ends in.
func (g PhaseGuide) Result(language *graph.Language) string {
	return g.say(g.PhaseGuide.Result, language)
}
