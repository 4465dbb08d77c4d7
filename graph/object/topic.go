package object

import "raakvlak/graph"

// Topic is the handle of a topic.
type Topic struct {
	*graph.Topic
	entity
	scope *Scope
}

// TopicConnection is a page of them.
type TopicConnection = Connection[*Topic]

// TopicEdge is one in a page.
type TopicEdge = Edge[*Topic]

// ID returns the id, with the revision behind it when it is read of the past.
func (t *Topic) ID() graph.ID { return t.scope.id(t.Topic.ID) }

// NarrowerThan returns the wider topic that it is part of.
func (t *Topic) NarrowerThan() *Topic { return linked[*Topic](t.scope, t.Topic.NarrowerThan) }

// Narrower returns a page of the topics that are narrower than it.
func (t *Topic) Narrower(filter map[string]any, orderBy *Order, first int, after *string) (*TopicConnection, error) {
	return referring[*Topic](t.scope, t.Topic.ID, graph.KindTopic, []string{"narrowerThan"}, filter, orderBy, first, after)
}

// Interests returns a page of the interests that concern it.
func (t *Topic) Interests(filter map[string]any, orderBy *Order, first int, after *string) (*InterestConnection, error) {
	return referring[*Interest](t.scope, t.Topic.ID, graph.KindInterest, []string{"topics"}, filter, orderBy, first, after)
}

// Ambitions returns a page of the ambitions that concern it.
func (t *Topic) Ambitions(filter map[string]any, orderBy *Order, first int, after *string) (*AmbitionConnection, error) {
	return referring[*Ambition](t.scope, t.Topic.ID, graph.KindAmbition, []string{"topics"}, filter, orderBy, first, after)
}

// TopicStance is how something stands towards a topic.
type TopicStance struct {
	graph.TopicStance
	scope *Scope
}

// Topic returns the topic.
func (t TopicStance) Topic() *Topic { return linked[*Topic](t.scope, t.TopicStance.Topic) }

func topicStances(s *Scope, stances []graph.TopicStance) []TopicStance {
	out := make([]TopicStance, len(stances))
	for i, t := range stances {
		out[i] = TopicStance{t, s}
	}
	return out
}

// IsSubject marks the type.
func (*Topic) IsSubject() {}
