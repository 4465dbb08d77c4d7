package object

import (
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// EngagementLog is the handle of a collaboration's contact log.
type EngagementLog struct {
	*process.EngagementLog
	collaboration graph.ID
	told
}

// EngagementIn returns the contact log of the collaboration on the day.
func EngagementIn(c *Collaboration, asOf time.Time, work analysis.Work) (*EngagementLog, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	log, err := p.Engagement(asOf)
	if err != nil {
		return nil, err
	}
	return &EngagementLog{log, c.Collaboration.ID, t}, nil
}

// PartyContacts is the handle of the conversations with one party.
type PartyContacts struct {
	process.PartyContacts
	told
}

// PartyContactsConnection is a page of them.
type PartyContactsConnection = Ranked[*PartyContacts]

// PartyContactsEdge is one in a page.
type PartyContactsEdge = RankedEdge[*PartyContacts]

// Parties returns a page of those that take part.
func (l *EngagementLog) Parties(first int, after *string) (*PartyContactsConnection, error) {
	return ranking[process.PartyContacts, *PartyContacts]{
		order: "engagement " + string(l.collaboration), about: func(c process.PartyContacts) graph.Named { return c.Party.Stakeholder },
		handle: func(c process.PartyContacts) *PartyContacts { return &PartyContacts{c, l.told} },
	}.page(l.EngagementLog.Parties, first, after)
}

// FollowUpList is the first of what is to follow.
type FollowUpList struct {
	FollowUps  []FollowUp
	TotalCount int
}

// FollowUps returns the first of what was to follow, or of that in some states.
func (l *EngagementLog) FollowUps(states []process.FollowUpState, first int) (*FollowUpList, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	out := &FollowUpList{}
	for _, f := range l.EngagementLog.FollowUps {
		if states != nil && !slices.Contains(states, f.State) {
			continue
		}
		if out.TotalCount++; len(out.FollowUps) < first {
			out.FollowUps = append(out.FollowUps, FollowUp{f, l.told})
		}
	}
	return out, nil
}

// NeverContacted returns the first of those that nobody contacted.
func (l *EngagementLog) NeverContacted(first int) ([]Stakeholder, error) {
	return handles[Stakeholder](l.scope, wrapped(l.Never, func(p *process.Party) graph.Named { return p.Stakeholder }), first)
}

// NeverContactedCount returns how many those are.
func (l *EngagementLog) NeverContactedCount() int { return len(l.Never) }

// Basis returns what it rests on.
func (l *EngagementLog) Basis() Basis { return Basis{l.EngagementLog.Basis, l.scope} }

// EngagementCount is how many parties a step has.
type EngagementCount = process.EngagementCount

// Stakeholder returns who it is.
func (c *PartyContacts) Stakeholder() Stakeholder {
	return c.scope.Handle(c.Party.Stakeholder).(Stakeholder)
}

// Roles returns its roles.
func (c *PartyContacts) Roles() []graph.Role { return c.Party.Roles }

// Engagement returns how far the conversation has come.
func (c *PartyContacts) Engagement() graph.Engagement { return c.Party.Engagement }

// LastContact returns the latest conversation.
func (c *PartyContacts) LastContact() *Contact { return heldHandle[*Contact](c.scope, c.Last()) }

// ContactCount returns how many conversations there are.
func (c *PartyContacts) ContactCount() int { return len(c.PartyContacts.Contacts) }

// Contacts returns the latest conversations.
func (c *PartyContacts) Contacts(first int) ([]*Contact, error) {
	return handles[*Contact](c.scope, c.PartyContacts.Contacts, first)
}

// FollowUps returns the first of what is still to follow.
func (c *PartyContacts) FollowUps(first int) ([]FollowUp, error) {
	all, err := firstOf(c.PartyContacts.FollowUps, first)
	return wrapped(all, func(f process.FollowUp) FollowUp { return FollowUp{f, c.told} }), err
}

// FollowUp is the handle of what was to follow on a conversation.
type FollowUp struct {
	process.FollowUp
	told
}

// Contact returns the conversation.
func (f FollowUp) Contact() *Contact { return heldHandle[*Contact](f.scope, f.FollowUp.Contact) }

// Since returns the latest conversation since.
func (f FollowUp) Since() *Contact { return heldHandle[*Contact](f.scope, f.FollowUp.Since) }
