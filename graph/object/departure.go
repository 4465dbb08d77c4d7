package object

import "raakvlak/graph/analysis"

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
	out := &Departure{Left: handlesOf[Stakeholder](d.scope, of.Left)}
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
