package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// CheckGroup is the handle of checks that are about one thing.
type CheckGroup struct {
	process.CheckGroup
	told
}

// ChecksOf returns the groups of checks of the collaboration, or one of them.
func ChecksOf(c *Collaboration, group *process.GroupKey, work analysis.Work) ([]CheckGroup, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	all, err := p.Checks()
	out := []CheckGroup{}
	for _, g := range all {
		if group == nil || *group == g.Key {
			out = append(out, CheckGroup{g, t})
		}
	}
	return out, err
}

// Name returns what the group is called.
func (g CheckGroup) Name(language *graph.Language) string { return g.say(g.CheckGroup.Name, language) }

// Checks returns the first of the checks.
func (g CheckGroup) Checks(first int) ([]Check, error) {
	all, err := firstOf(g.CheckGroup.Checks, first)
	return checks(g.told, all), err
}

// Count returns how many checks there are.
func (g CheckGroup) Count() int { return len(g.CheckGroup.Checks) }

// Conclusion returns what the checks come to together.
func (g CheckGroup) Conclusion(language *graph.Language) string {
	return g.say(g.CheckGroup.Conclusion, language)
}

// Basis returns what the checks rest on.
func (g CheckGroup) Basis() Basis { return Basis{g.CheckGroup.Basis, g.scope} }
