package process

import (
	"cmp"
	"time"

	"raakvlak/graph"
)

// FollowUp is what was to follow on a conversation.
type FollowUp struct {
	Contact *graph.Contact
	State   FollowUpState
	Days    *int // since the day on which it was to follow, below 0 when that is still to come; nil without one
	// Since is the latest conversation since with one of those that this one was with; nil when there is none. To have
	// spoken does not say that it was done.
	Since *graph.Contact
}

// FollowUpState is how what was to follow stands on a day.
type FollowUpState string

// The states. Only what is recorded as done is: to have spoken again is no sign that it was.
const (
	FollowUpOverdue  FollowUpState = "OVERDUE"  // its day is past
	FollowUpDue      FollowUpState = "DUE"      // it is its day
	FollowUpUpcoming FollowUpState = "UPCOMING" // its day is to come
	FollowUpUndated  FollowUpState = "UNDATED"  // no day was set
	FollowUpDone     FollowUpState = "DONE"     // it was done by then
)

// gatherFollowUps returns what was to follow on the conversations held, in the order of [EngagementLog].
func (h *held) gatherFollowUps() []FollowUp {
	var out []FollowUp
	for e := range h.referring(h.Collaboration.ID, graph.KindContact, "collaboration") {
		c := e.(*graph.Contact)
		if c.FollowUp == "" && c.FollowUpAt == nil || dayOf(c.At).After(h.asOf) {
			continue
		}
		f := FollowUp{Contact: c, State: followUpState(c, h.asOf)}
		if c.FollowUpAt != nil {
			days := daysBetween(*c.FollowUpAt, h.asOf)
			f.Days = &days
		}
		for _, who := range c.With {
			if all := h.contacts[who]; len(all) > 0 && compareContacts(all[0], c) > 0 && (f.Since == nil || compareContacts(all[0], f.Since) > 0) {
				f.Since = all[0]
			}
		}
		out = append(out, f)
	}
	sorted(h.reading, out, func(a, b FollowUp) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), a.moment().Compare(b.moment()))
	})
	return out
}

func followUpState(c *graph.Contact, asOf time.Time) FollowUpState {
	switch {
	case c.FollowedUpAt != nil && !dayOf(*c.FollowedUpAt).After(asOf):
		return FollowUpDone
	case c.FollowUpAt == nil:
		return FollowUpUndated
	case dayOf(*c.FollowUpAt).Before(asOf):
		return FollowUpOverdue
	case dayOf(*c.FollowUpAt).After(asOf):
		return FollowUpUpcoming
	}
	return FollowUpDue
}

// rank is the place of its state; those with a day go by it.
func (f FollowUp) rank() int {
	switch f.State {
	case FollowUpUndated:
		return 1
	case FollowUpDone:
		return 2
	default:
		return 0
	}
}

// moment is what it goes by among those of its rank.
func (f FollowUp) moment() time.Time {
	switch f.State {
	case FollowUpUndated:
		return f.Contact.At
	case FollowUpDone:
		return *f.Contact.FollowedUpAt
	default:
		return *f.Contact.FollowUpAt
	}
}
