package process

import (
	"cmp"
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// EngagementLog is how the conversations of a collaboration stand on a day. What happened later, by the time that a
// conversation or a follow-up bears, is left out; participations count as they are now.
type EngagementLog struct {
	AsOf    time.Time       // the beginning of the day in UTC
	Parties []PartyContacts // those that declined too, by name; who speaks for an organisation at the table is part of it
	// FollowUps are those that are overdue, due and to come, by their date; then those without one, and those that were
	// done, the latest last. Of several, in the order of recording.
	FollowUps []FollowUp
	Counts    []EngagementCount // one for each step of engagement, in order, and DECLINED
	Never     []*Party          // present ones that nobody contacted, by name: IDENTIFIED, and no conversation is recorded
	Basis     analysis.Basis
}

// PartyContacts is what was said with one party, or with who speaks for it.
type PartyContacts struct {
	Party     *Party
	Contacts  []*graph.Contact // the latest first
	Contacted bool             // a conversation is recorded, or its engagement is past IDENTIFIED
	DaysSince *int             // since the day of the latest conversation, 0 or more; nil without any
	FollowUps []FollowUp       // those that are not done, in the order of the log
}

// Last returns the latest conversation, nil when there is none.
func (c *PartyContacts) Last() *graph.Contact {
	if len(c.Contacts) == 0 {
		return nil
	}
	return c.Contacts[0]
}

// EngagementCount is how many parties a step of engagement has.
type EngagementCount struct {
	Engagement graph.Engagement
	Parties    int
}

// engagements are the steps in order, and DECLINED.
var engagements = []graph.Engagement{
	graph.EngagementIdentified, graph.EngagementContacted, graph.EngagementInterested, graph.EngagementEngaged,
	graph.EngagementCommitted, graph.EngagementDeclined,
}

// Engagement returns how the conversations stand on the day of the time in UTC.
func (p *Process) Engagement(asOf time.Time) (*EngagementLog, error) {
	held := p.held(asOf)
	log := &EngagementLog{AsOf: held.asOf, FollowUps: held.followUps}
	counts := map[graph.Engagement]int{}
	for one := range each(p.reading, p.Parties) {
		if one.speaks {
			continue
		}
		counts[one.Engagement]++
		with := held.with(one)
		log.Parties = append(log.Parties, with)
		if one.Present() && !with.Contacted {
			log.Never = append(log.Never, one)
		}
	}
	for _, e := range engagements {
		log.Counts = append(log.Counts, EngagementCount{e, counts[e]})
	}
	var err error
	log.Basis, err = p.basis(ofParties|ofSpoken, held.evidence()...)
	return log, err
}

// held are the conversations that were held by a day.
type held struct {
	*Process
	asOf      time.Time
	contacts  map[graph.ID][]*graph.Contact // by whom they were with, the latest first
	followUps []FollowUp                    // in the order of the log
	open      map[graph.ID][]FollowUp       // those not done, by whom they were with
}

func (p *Process) held(asOf time.Time) *held {
	h := &held{Process: p, asOf: dayOf(asOf), contacts: p.contactsBy(), open: map[graph.ID][]FollowUp{}}
	for who, all := range h.contacts {
		all = filtered(h.reading, all, func(c *graph.Contact) bool { return !dayOf(c.At).After(h.asOf) })
		sorted(h.reading, all, func(a, b *graph.Contact) int { return -compareContacts(a, b) })
		h.contacts[who] = all
	}
	h.followUps = h.gatherFollowUps()
	place := map[*graph.Contact]int{}
	for i, f := range h.followUps {
		place[f.Contact] = i
	}
	for who, all := range h.contacts {
		var places []int
		for c := range each(h.reading, all) {
			if i, is := place[c]; is && h.followUps[i].State != FollowUpDone {
				places = append(places, i)
			}
		}
		slices.Sort(places)
		for _, i := range places {
			h.open[who] = append(h.open[who], h.followUps[i])
		}
	}
	return h
}

// evidence returns the conversations that were held.
func (h *held) evidence() []graph.Stated {
	return gathered(h.reading, h.Collaboration.ID, graph.KindContact, "collaboration", func(s graph.Stated) bool {
		return !dayOf(s.(*graph.Contact).At).After(h.asOf)
	})
}

func (h *held) with(one *Party) PartyContacts {
	id := one.Meta().ID
	out := PartyContacts{
		Party: one, Contacts: h.contacts[id], Contacted: h.contacted(one.Stakeholder, h.contacts), FollowUps: h.open[id],
	}
	if last := out.Last(); last != nil {
		days := daysBetween(last.At, h.asOf)
		out.DaysSince = &days
	}
	return out
}

// compareContacts puts the earlier conversation first; of two of one moment, the one recorded first.
func compareContacts(a, b *graph.Contact) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Sequence, b.Sequence))
}

const secondsPerDay = 24 * 60 * 60

// dayOf returns the beginning of the day in UTC.
func dayOf(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// daysBetween counts the days from that of one time to that of another, below 0 when that comes before. A difference of
// times would not reach over three centuries.
func daysBetween(from, to time.Time) int {
	return int((dayOf(to).Unix() - dayOf(from).Unix()) / secondsPerDay)
}
