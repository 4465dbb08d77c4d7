package object

import (
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// NextConversationList is the handle of whom to talk with next.
type NextConversationList struct {
	list *process.Conversations
	told
}

// NextConversationsIn returns whom to talk with next about the collaboration, on the day.
func NextConversationsIn(c *Collaboration, asOf time.Time, first int, work analysis.Work) (*NextConversationList, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	all, err := p.NextConversations(asOf, first)
	if err != nil {
		return nil, err
	}
	return &NextConversationList{all, t}, nil
}

// AsOf returns the day.
func (l *NextConversationList) AsOf() time.Time { return l.list.AsOf }

// Conversations returns the first of them.
func (l *NextConversationList) Conversations() []NextConversation {
	return wrapped(l.list.First, func(c process.Conversation) NextConversation { return NextConversation{c, l.told} })
}

// TotalCount returns with how many there is something to talk about.
func (l *NextConversationList) TotalCount() int { return l.list.Total }

// Basis returns what they rest on.
func (l *NextConversationList) Basis() Basis { return Basis{l.list.Basis, l.scope} }

// NextConversation is the handle of a conversation to have.
type NextConversation struct {
	process.Conversation
	told
}

// Stakeholder returns with whom.
func (c NextConversation) Stakeholder() Stakeholder {
	return c.scope.Handle(c.Party.Stakeholder).(Stakeholder)
}

// Engagement returns how far the conversation has come.
func (c NextConversation) Engagement() graph.Engagement { return c.Party.Engagement }

// Speakers returns who speaks for it.
func (c NextConversation) Speakers() []*Representation {
	return handlesOf[*Representation](c.scope, c.Conversation.Speakers)
}

// LastContact returns the latest conversation with it.
func (c NextConversation) LastContact() *Contact {
	return heldHandle[*Contact](c.scope, c.Contacts.Last())
}

// DaysSince returns how many days ago that was.
func (c NextConversation) DaysSince() *int { return c.Contacts.DaysSince }

// Points returns the first of what to talk about.
func (c NextConversation) Points(first int) ([]ConversationPoint, error) {
	all, err := firstOf(c.Conversation.Points, first)
	return wrapped(all, func(p process.ConversationPoint) ConversationPoint { return ConversationPoint{p, c.told} }), err
}

// PointCount returns how many points there are.
func (c NextConversation) PointCount() int { return len(c.Conversation.Points) }

// Introduction returns the way to it.
func (c NextConversation) Introduction() []Stakeholder {
	return handlesOf[Stakeholder](c.scope, c.Conversation.Introduction)
}

// IntroductionTies returns the tie of each step.
func (c NextConversation) IntroductionTies() []*Tie {
	return handlesOf[*Tie](c.scope, c.Conversation.IntroductionTies)
}

// ConversationPoint is the handle of something to talk about.
type ConversationPoint struct {
	process.ConversationPoint
	told
}

// Ambition returns the ambition on which its position is asked, nil when it is something else.
func (p ConversationPoint) Ambition() *Ambition {
	if p.ConversationPoint.Ambition == nil {
		return nil
	}
	return p.scope.Handle(p.ConversationPoint.Ambition).(*Ambition)
}

// Part returns which part of the canvas it is, nil for a follow-up.
func (p ConversationPoint) Part() *process.QuestionKey {
	if p.ConversationPoint.Part == "" {
		return nil
	}
	return &p.ConversationPoint.Part
}

// FollowUp returns what was to follow, nil when it is something else.
func (p ConversationPoint) FollowUp() *FollowUp {
	if p.ConversationPoint.FollowUp == nil {
		return nil
	}
	return &FollowUp{*p.ConversationPoint.FollowUp, p.told}
}

// Question returns what to ask.
func (p ConversationPoint) Question(language *graph.Language) string {
	return p.say(p.ConversationPoint.Question, language)
}

// Because returns why.
func (p ConversationPoint) Because(language *graph.Language) string {
	return p.say(p.ConversationPoint.Because, language)
}

// Evidence returns the first of what that rests on.
func (p ConversationPoint) Evidence(first int) ([]Node, error) {
	return handles[Node](p.scope, p.ConversationPoint.Evidence, first)
}
