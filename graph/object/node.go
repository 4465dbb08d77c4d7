package object

import "raakvlak/graph"

// Node is the handle of an entity.
type Node interface {
	IsNode()
}

// Holder is the handle of who or what can hold an interest.
type Holder interface {
	Node
	IsHolder()
}

// Stakeholder is the handle of who has a stake.
type Stakeholder interface {
	Holder
	IsStakeholder()
}

// Statement is the handle of somebody's view.
type Statement interface {
	Node
	IsStatement()
}

// Subject is the handle of what stances are about.
type Subject interface {
	Node
	IsSubject()
}

// entity marks a handle as a Node.
type entity struct{}

// IsNode marks the type.
func (entity) IsNode() {}

// statement marks a handle as a Statement.
type statement struct{ entity }

// IsStatement marks the type.
func (statement) IsStatement() {}

// Handle returns the handle of an entity of the scope.
func (s *Scope) Handle(e graph.Entity) Node {
	switch e := e.(type) {
	case *graph.Map:
		return &Map{Map: e, scope: s}
	case *graph.Organisation:
		return &Organisation{Organisation: e, stakeholder: stakeholder{scope: s, id: e.ID}, scope: s}
	case *graph.Individual:
		return &Individual{Individual: e, stakeholder: stakeholder{scope: s, id: e.ID}, scope: s}
	case *graph.Representation:
		return &Representation{Representation: e, scope: s}
	case *graph.Topic:
		return &Topic{Topic: e, scope: s}
	case *graph.Interest:
		return &Interest{Interest: e, scope: s}
	case *graph.Ambition:
		return &Ambition{Ambition: e, scope: s}
	case *graph.Position:
		return &Position{Position: e, scope: s}
	case *graph.Resource:
		return &Resource{Resource: e, scope: s}
	case *graph.Offer:
		return &Offer{Offer: e, scope: s}
	case *graph.Commitment:
		return &Commitment{Commitment: e, scope: s}
	case *graph.Dependency:
		return &Dependency{Dependency: e, scope: s}
	case *graph.Influence:
		return &Influence{Influence: e, scope: s}
	case *graph.Tie:
		return &Tie{Tie: e, scope: s}
	case *graph.Collaboration:
		return &Collaboration{Collaboration: e, scope: s}
	case *graph.Participation:
		return &Participation{Participation: e, scope: s}
	case *graph.Assessment:
		return &Assessment{Assessment: e, scope: s}
	case *graph.Contact:
		return &Contact{Contact: e, scope: s}
	case *graph.Scan:
		return &Scan{Scan: e, scope: s}
	case *graph.Term:
		return &Term{Term: e, scope: s}
	case *graph.Action:
		return &Action{Action: e, scope: s}
	case *graph.Agreement:
		return &Agreement{Agreement: e, scope: s}
	case *graph.Passage:
		return &Passage{Passage: e, scope: s}
	case *graph.Member:
		return &Member{Member: e, scope: s}
	default:
		panic("object: no handle for " + e.EntityKind().String())
	}
}
