package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// CriticalStakeholder is one that somebody depends on HIGH: for something important that is hard to get elsewhere
// (Enserink et al., 2010, after Hanf and Scharpf, 1978).
type CriticalStakeholder struct {
	Stakeholder graph.Named
	Dependence  float64             // sum of how far all others depend on it
	Largest     float64             // how far the most dependent one does
	Dependers   int                 // how many depend on it at all, more than 0
	High        []WeighedDependency // the HIGH ones upon it, the heaviest first, then by depender's name
}

// Critical returns the first n critical stakeholders: the one on which all others together depend most comes first,
// then by name.
func (d *Dependence) Critical(n int) ([]CriticalStakeholder, error) {
	w, p := d.web, pace.New(d.work.Check)
	var all []CriticalStakeholder
	for row, stakeholder := range w.stakeholders {
		if err := p.Steps(w.degree(int32(row))); err != nil {
			return nil, err
		}
		c := CriticalStakeholder{Stakeholder: stakeholder}
		for a := range w.in(int32(row)) {
			c.Dependers++
			c.Dependence += a.strength
			c.Largest = max(c.Largest, a.strength)
			for _, weighed := range a.weighed {
				if weighed.High {
					c.High = append(c.High, weighed)
				}
			}
		}
		if len(c.High) > 0 {
			slices.SortStableFunc(c.High, func(x, y WeighedDependency) int { return cmp.Compare(y.Strength, x.Strength) })
			all = append(all, c)
		}
	}
	err := pace.SortStable(all, func(x, y CriticalStakeholder) int { return cmp.Compare(y.Dependence, x.Dependence) }, d.work.Check)
	return all[:min(max(n, 0), len(all))], err
}
