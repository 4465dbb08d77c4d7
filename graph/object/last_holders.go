package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// LastHolder is the handle of a stakeholder that alone offers what others need.
type LastHolder struct {
	analysis.LastHolder
	scope *Scope
}

// LastHolderConnection is a page of them.
type LastHolderConnection = Ranked[*LastHolder]

// LastHolderEdge is one in a page.
type LastHolderEdge = RankedEdge[*LastHolder]

// LastHolders returns a page of the stakeholders whose leaving opens needs: those of neededBy alone, unless it is nil.
func (d *Dependence) LastHolders(neededBy []graph.ID, first int, after *string) (*LastHolderConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	all, err := d.dependence.LastHolders(neededBy)
	if err != nil {
		return nil, err
	}
	return ranking[analysis.LastHolder, *LastHolder]{
		order:  "last holders",
		about:  func(l analysis.LastHolder) graph.Named { return l.Stakeholder },
		worth:  func(l analysis.LastHolder) int { return len(l.Needs) },
		weight: func(l analysis.LastHolder) float64 { return l.Dependence },
		handle: func(l analysis.LastHolder) *LastHolder { return &LastHolder{l, d.scope} },
	}.page(all, first, after)
}

// Stakeholder returns who it is.
func (l *LastHolder) Stakeholder() Stakeholder {
	return l.scope.Handle(l.LastHolder.Stakeholder).(Stakeholder)
}

// NeedCount returns how many needs its leaving opens.
func (l *LastHolder) NeedCount() int { return len(l.LastHolder.Needs) }

// Needs returns the first of them.
func (l *LastHolder) Needs(first int) ([]NeedWithoutHolder, error) {
	all, err := firstOf(l.LastHolder.Needs, first)
	return needsWithoutHolder(l.scope, all), err
}

// DependencyCount returns how many dependencies its leaving opens.
func (l *LastHolder) DependencyCount() int { return len(l.LastHolder.Dependencies) }

// Dependencies returns the first of them.
func (l *LastHolder) Dependencies(first int) ([]WeighedDependency, error) {
	all, err := firstOf(l.LastHolder.Dependencies, first)
	return weighed(l.scope, all), err
}
