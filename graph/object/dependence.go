package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Dependence is the handle of what stakeholders need from each other.
type Dependence struct {
	dependence *analysis.Dependence
	scope      *Scope
}

// Depend returns the handle of what the scope's stakeholders need from each other, when those in without have left. work
// is how it is to be done.
func Depend(s *Scope, among Among, without []graph.ID, work analysis.Work) (*Dependence, error) {
	accept, err := among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	d, err := analysis.DependenceOf(s.View, analysis.DependenceOptions{Among: accept, Work: work})
	if err != nil {
		return nil, err
	}
	if without != nil {
		if d, err = d.Without(without); err != nil {
			return nil, err
		}
	}
	return &Dependence{d, s}, nil
}

// Basis returns what it rests on.
func (d *Dependence) Basis() Basis { return Basis{d.dependence.Basis(), d.scope} }

// Reciprocity returns the share of all dependence that is mutual.
func (d *Dependence) Reciprocity() (float64, error) { return d.dependence.Reciprocity() }

// Pair returns what two need from each other, nil when one of them is not among the stakeholders.
func (d *Dependence) Pair(a, b graph.ID) (*MutualDependency, error) {
	m, err := d.dependence.Pair(a, b)
	switch {
	case err == nil:
		return &MutualDependency{m, d.scope}, nil
	case graph.CodeOf(err) == graph.CodeNotFound:
		return nil, nil //nolint:nilnil // null is the answer about what is not to be seen
	default:
		return nil, err
	}
}

// Path returns a shortest way on which one depends on another, nil when there is none.
func (d *Dependence) Path(from, to graph.ID) ([]*Dependency, error) {
	path, ok, err := d.dependence.Path(from, to)
	switch {
	case err != nil && graph.CodeOf(err) != graph.CodeNotFound:
		return nil, err
	case err != nil || !ok:
		return nil, nil
	}
	out := make([]*Dependency, len(path))
	for i, w := range path {
		out[i] = d.scope.Handle(w.Dependency).(*Dependency)
	}
	return out, nil
}

// Cycles returns the first rings of at most longest stakeholders, by the dependencies that name a resource alone when they
// are over resources.
func (d *Dependence) Cycles(longest, first int, overResources bool) ([]DependencyCycle, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	by := d.dependence
	if overResources {
		var err error
		if by, err = by.OverResources(); err != nil {
			return nil, err
		}
	}
	cycles, err := by.Cycles(longest, first)
	out := make([]DependencyCycle, len(cycles))
	for i, c := range cycles {
		out[i] = DependencyCycle{c, d.scope}
	}
	return out, err
}

// DependencyCycle is the handle of a ring in which each depends on the next.
type DependencyCycle struct {
	analysis.DependencyCycle
	scope *Scope
}

// Stakeholders returns those in it.
func (c DependencyCycle) Stakeholders() []Stakeholder {
	return handlesOf[Stakeholder](c.scope, c.DependencyCycle.Stakeholders)
}

// Dependencies returns the heaviest dependency of each on the next.
func (c DependencyCycle) Dependencies() []WeighedDependency {
	return wrapped(c.DependencyCycle.Steps, func(s analysis.DependencyStep) WeighedDependency {
		return WeighedDependency{s.Dependencies[0], c.scope}
	})
}

// Steps returns what each needs from the next.
func (c DependencyCycle) Steps() []DependencyStep {
	return wrapped(c.DependencyCycle.Steps, func(s analysis.DependencyStep) DependencyStep { return DependencyStep{s, c.scope} })
}

// DependencyStep is the handle of all that one depends on another for.
type DependencyStep struct {
	analysis.DependencyStep
	scope *Scope
}

// From returns the one that depends.
func (s DependencyStep) From() Stakeholder {
	return s.scope.Handle(s.DependencyStep.From).(Stakeholder)
}

// To returns the one depended on.
func (s DependencyStep) To() Stakeholder { return s.scope.Handle(s.DependencyStep.To).(Stakeholder) }

// Dependencies returns for what, the heaviest first.
func (s DependencyStep) Dependencies() []WeighedDependency {
	return weighed(s.scope, s.DependencyStep.Dependencies)
}

// Resource returns the resource of the heaviest, nil when that names none.
func (s DependencyStep) Resource() *Resource { return s.Dependencies()[0].Dependency().Resource() }

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
	return &DependenceMatrix{handlesOf[Stakeholder](d.scope, d.dependence.Stakeholders()), values}, nil
}

// Critical returns the first of those that somebody depends on highly.
func (d *Dependence) Critical(first int) ([]CriticalStakeholder, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	critical, err := d.dependence.Critical(first)
	out := make([]CriticalStakeholder, len(critical))
	for i, c := range critical {
		out[i] = CriticalStakeholder{c, d.scope}
	}
	return out, err
}

// CriticalStakeholder is the handle of one that somebody depends on highly.
type CriticalStakeholder struct {
	analysis.CriticalStakeholder
	scope *Scope
}

// Stakeholder returns who it is.
func (c CriticalStakeholder) Stakeholder() Stakeholder {
	return c.scope.Handle(c.CriticalStakeholder.Stakeholder).(Stakeholder)
}

// High returns the high dependencies upon it.
func (c CriticalStakeholder) High() []WeighedDependency {
	return weighed(c.scope, c.CriticalStakeholder.High)
}

// WeighedDependency is the handle of a dependency with what it weighs.
type WeighedDependency struct {
	analysis.WeighedDependency
	scope *Scope
}

// Dependency returns the dependency.
func (w WeighedDependency) Dependency() *Dependency {
	return w.scope.Handle(w.WeighedDependency.Dependency).(*Dependency)
}

func weighed(s *Scope, list []analysis.WeighedDependency) []WeighedDependency {
	out := make([]WeighedDependency, len(list))
	for i, w := range list {
		out[i] = WeighedDependency{w, s}
	}
	return out
}

// MutualDependency is the handle of what two need from each other.
type MutualDependency struct {
	analysis.MutualDependency
	scope *Scope
}

// A returns one of the two.
func (m *MutualDependency) A() Stakeholder { return m.scope.Handle(m.MutualDependency.A).(Stakeholder) }

// B returns the other.
func (m *MutualDependency) B() Stakeholder { return m.scope.Handle(m.MutualDependency.B).(Stakeholder) }

// PowerHolder returns the less dependent one, nil when both depend alike.
func (m *MutualDependency) PowerHolder() Stakeholder {
	if m.MutualDependency.PowerHolder == nil {
		return nil
	}
	return m.scope.Handle(m.MutualDependency.PowerHolder).(Stakeholder)
}

// AUponB returns what a needs from b.
func (m *MutualDependency) AUponB() []WeighedDependency {
	return weighed(m.scope, m.MutualDependency.AUponB)
}

// BUponA returns what b needs from a.
func (m *MutualDependency) BUponA() []WeighedDependency {
	return weighed(m.scope, m.MutualDependency.BUponA)
}
