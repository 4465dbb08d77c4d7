package object

import "raakvlak/graph"

// Interest is the handle of an interest.
type Interest struct {
	*graph.Interest
	statement
	scope *Scope
}

// InterestConnection is a page of them.
type InterestConnection = Connection[*Interest]

// InterestEdge is one in a page.
type InterestEdge = Edge[*Interest]

// ID returns the id, with the revision behind it when it is read of the past.
func (i *Interest) ID() graph.ID { return i.scope.id(i.Interest.ID) }

// Holder returns whose interest it is.
func (i *Interest) Holder() Holder { return linked[Holder](i.scope, i.Interest.Holder) }

// Collaboration returns the context of the statement, nil when it has none.
func (i *Interest) Collaboration() *Collaboration {
	return linked[*Collaboration](i.scope, i.Interest.Collaboration)
}

// Topics returns the topics that it concerns, with the stances towards them.
func (i *Interest) Topics() []TopicStance { return topicStances(i.scope, i.Interest.Topics) }
