package analysis

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// DependencyChangeKind says what became of a dependency.
type DependencyChangeKind string

// The kinds of changes of dependencies.
const (
	DependencyNew     DependencyChangeKind = "NEW"     // none stood before: none was stated, or it was denied
	DependencyGone    DependencyChangeKind = "GONE"    // it is denied
	DependencyChanged DependencyChangeKind = "CHANGED" // its importance or its replaceability is another
)

// DependencyChange is a dependency that is not the same by both days. Dependencies are the same one when both ends and the
// resource are.
type DependencyChange struct {
	Depender, Dependee graph.Named
	Before, After      *graph.Dependency // those that hold by the days ([graph.Precedes]); Before is nil when there was none yet
}

// Kind returns what became of it.
func (d DependencyChange) Kind() DependencyChangeKind {
	switch {
	case !stands(d.Before):
		return DependencyNew
	case !stands(d.After):
		return DependencyGone
	}
	return DependencyChanged
}

func stands(d *graph.Dependency) bool {
	return d != nil && d.Confirmation != graph.ConfirmationDenied
}

// Dependencies returns those that came, went or changed, both ends among those looked at, by the names of the depender and
// of the dependee, and then in the order of recording.
func (c *Comparison) Dependencies() ([]DependencyChange, error) {
	if err := c.options.Begin(recordsPrice(c.view, graph.KindDependency)); err != nil {
		return nil, err
	}
	keyOf := func(d *graph.Dependency) [3]graph.ID { return [3]graph.ID{d.Depender, d.Dependee, d.Resource} }
	var out []DependencyChange
	p := pace.New(c.options.Check)
	for _, held := range heldBy(c, graph.Every[*graph.Dependency](c.view.Snapshot), keyOf, &p) {
		if err := p.Step(); err != nil {
			return nil, err
		}
		change := DependencyChange{Before: held.before, After: held.after}
		one := held.either()
		var wanted, too bool
		change.Depender, wanted = c.among(one.Depender)
		change.Dependee, too = c.among(one.Dependee)
		if wanted && too && !sameDependency(held.before, held.after) {
			out = append(out, change)
		}
	}
	if err := sortByNames(out, func(d *DependencyChange) []graph.Named { return []graph.Named{d.Depender, d.Dependee} }, &p); err != nil {
		return nil, err
	}
	return out, p.Look()
}

func sameDependency(a, b *graph.Dependency) bool {
	if !stands(a) || !stands(b) {
		return stands(a) == stands(b)
	}
	return a.Importance == b.Importance && sameNumber(a.Replaceability, b.Replaceability)
}
