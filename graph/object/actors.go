package object

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// ActorAnalysis is the handle of who could carry or block a collaboration.
type ActorAnalysis struct {
	*analysis.ActorAnalysis
	list  string
	scope *Scope
}

// Basis returns what it rests on.
func (a *ActorAnalysis) Basis() Basis { return Basis{a.ActorAnalysis.Basis, a.scope} }

// Actors returns the handle of who could carry or block the collaboration.
func Actors(c *Collaboration, of analysis.AlignmentSubject, work analysis.Work) (*ActorAnalysis, error) {
	s := c.scope.links()
	found, err := analysis.ActorsOf(s.View, c.Collaboration.ID, of, work)
	if err != nil {
		return nil, err
	}
	return &ActorAnalysis{found, fmt.Sprint("actors ", c.Collaboration.ID, of), s}, nil
}

// Reference returns those from whom the others are seen.
func (a *ActorAnalysis) Reference() []Stakeholder {
	return handlesOf[Stakeholder](a.scope, a.ActorAnalysis.Reference)
}

// Actor is the handle of what a stakeholder is to the initiators.
type Actor struct {
	analysis.Actor
	scope *Scope
}

// ActorConnection is a page of them.
type ActorConnection = Ranked[*Actor]

// ActorEdge is one in a page.
type ActorEdge = RankedEdge[*Actor]

// Actors returns a page of all others that take part.
func (a *ActorAnalysis) Actors(first int, after *string) (*ActorConnection, error) {
	return ranking[analysis.Actor, *Actor]{
		order: a.list, about: func(x analysis.Actor) graph.Named { return x.Stakeholder },
		handle: func(x analysis.Actor) *Actor { return &Actor{x, a.scope} },
	}.page(a.ActorAnalysis.Actors, first, after)
}

// Stakeholder returns who it is.
func (a *Actor) Stakeholder() Stakeholder { return a.scope.Handle(a.Actor.Stakeholder).(Stakeholder) }

// Dependencies returns the initiators' dependencies upon it.
func (a *Actor) Dependencies() []WeighedDependency { return weighed(a.scope, a.Actor.Dependencies) }

// SoleHolderOf returns the needed resources that nobody else offers.
func (a *Actor) SoleHolderOf() []*Resource {
	return handlesOf[*Resource](a.scope, a.Actor.SoleHolderOf)
}
