package object

import "raakvlak/graph"

// Dependency is the handle of a dependency.
type Dependency struct {
	*graph.Dependency
	statement
	scope *Scope
}

// DependencyConnection is a page of them.
type DependencyConnection = Connection[*Dependency]

// DependencyEdge is one in a page.
type DependencyEdge = Edge[*Dependency]

// ID returns the id, with the revision behind it when it is read of the past.
func (d *Dependency) ID() graph.ID { return d.scope.id(d.Dependency.ID) }

// Depender returns who needs something.
func (d *Dependency) Depender() Stakeholder {
	return linked[Stakeholder](d.scope, d.Dependency.Depender)
}

// Dependee returns from whom it is needed.
func (d *Dependency) Dependee() Stakeholder {
	return linked[Stakeholder](d.scope, d.Dependency.Dependee)
}

// Resource returns what is needed.
func (d *Dependency) Resource() *Resource { return linked[*Resource](d.scope, d.Dependency.Resource) }

// Collaboration returns the context of the statement, nil when it has none.
func (d *Dependency) Collaboration() *Collaboration {
	return linked[*Collaboration](d.scope, d.Dependency.Collaboration)
}
