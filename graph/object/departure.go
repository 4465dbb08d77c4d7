package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func (d *Dependence) dependencies(first int, all []*graph.Dependency) ([]*Dependency, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	out := make([]*Dependency, min(first, len(all)))
	for i := range out {
		out[i] = d.scope.Handle(all[i]).(*Dependency)
	}
	return out, nil
}

// Confirmed returns the first of the dependencies that the other side confirms.
func (d *Dependence) Confirmed(first int) ([]*Dependency, error) {
	return d.said(first, graph.ConfirmationConfirmed)
}

// Unanswered returns the first of the dependencies that the other side did not answer.
func (d *Dependence) Unanswered(first int) ([]*Dependency, error) {
	return d.said(first, graph.ConfirmationAsserted)
}

func (d *Dependence) said(first int, c graph.Confirmation) ([]*Dependency, error) {
	all, err := d.dependence.Said(c)
	if err != nil {
		return nil, err
	}
	return d.dependencies(first, all)
}

// ConfirmedCount returns how many the other side confirms.
func (d *Dependence) ConfirmedCount() (int, error) { return d.count(graph.ConfirmationConfirmed) }

// UnansweredCount returns how many the other side did not answer.
func (d *Dependence) UnansweredCount() (int, error) { return d.count(graph.ConfirmationAsserted) }

func (d *Dependence) count(c graph.Confirmation) (int, error) {
	all, err := d.dependence.Said(c)
	return len(all), err
}

// DeniedCount returns how many the other side denies.
func (d *Dependence) DeniedCount() int { return len(d.dependence.Denied()) }

// DependenceSum is the handle of how far a stakeholder depends on others, and they on it.
type DependenceSum struct {
	Stakeholder           Stakeholder
	Depends, DependedUpon float64
}

// Sums returns the first stakeholders, the most depended upon first.
func (d *Dependence) Sums(first int) ([]DependenceSum, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	sums, err := d.dependence.Sums(first)
	out := make([]DependenceSum, len(sums))
	for i, s := range sums {
		out[i] = DependenceSum{d.scope.Handle(s.Stakeholder).(Stakeholder), s.Depends, s.DependedUpon}
	}
	return out, err
}

// DependenceMatrix is how far each depends on each.
type DependenceMatrix struct {
	Stakeholders []Stakeholder
	Values       [][]float64
}

// Matrix returns how far each depends on each.
func (d *Dependence) Matrix() (*DependenceMatrix, error) {
	values, err := d.dependence.Matrix()
	if err != nil {
		return nil, err
	}
	return &DependenceMatrix{stakeholderHandles(d.scope, d.dependence.Stakeholders()), values}, nil
}

// SinglePoint is the handle of a single point of failure.
type SinglePoint struct {
	Resource     *Resource
	Holder       Stakeholder
	Dependencies []WeighedDependency
}

// SinglePoints returns the first single points of failure.
func (d *Dependence) SinglePoints(first int) ([]SinglePoint, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	points, err := d.dependence.SinglePoints(first)
	out := make([]SinglePoint, len(points))
	for i, p := range points {
		out[i] = SinglePoint{d.scope.Handle(p.Resource).(*Resource), d.scope.Handle(p.Holder).(Stakeholder), weighed(d.scope, p.Dependencies)}
	}
	return out, err
}

// Departure is the handle of what changes when stakeholders leave.
type Departure struct {
	Left   []Stakeholder
	Losses []DependenceLoss
	Raised []RaisedDependency
	Open   []NeedWithoutHolder

	OpenDependencies []WeighedDependency
}

// DependenceLoss is what a stakeholder loses.
type DependenceLoss struct {
	Stakeholder  Stakeholder
	Dependence   float64
	Dependencies []WeighedDependency
}

// RaisedDependency is a dependency that weighs more.
type RaisedDependency struct {
	Now    WeighedDependency
	Before float64
}

// NeedWithoutHolder is a resource that nobody offers any more.
type NeedWithoutHolder struct {
	Ambition *Ambition
	Resource *Resource
}

// Departure returns what changed, nil when nobody left.
func (d *Dependence) Departure() *Departure {
	of := d.dependence.Departure()
	if of == nil {
		return nil
	}
	out := &Departure{Left: stakeholderHandles(d.scope, of.Left)}
	for _, l := range of.Losses {
		out.Losses = append(out.Losses, DependenceLoss{d.scope.Handle(l.Stakeholder).(Stakeholder), l.Dependence, weighed(d.scope, l.Dependencies)})
	}
	for _, r := range of.Raised {
		out.Raised = append(out.Raised, RaisedDependency{weighed(d.scope, []analysis.WeighedDependency{r.WeighedDependency})[0], r.Before})
	}
	out.Open, out.OpenDependencies = needsWithoutHolder(d.scope, of.Open), weighed(d.scope, of.OpenDependencies)
	return out
}

func needsWithoutHolder(s *Scope, all []analysis.NeedWithoutHolder) []NeedWithoutHolder {
	return wrapped(all, func(n analysis.NeedWithoutHolder) NeedWithoutHolder {
		return NeedWithoutHolder{s.Handle(n.Ambition).(*Ambition), s.Handle(n.Resource).(*Resource)}
	})
}
