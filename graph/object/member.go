package object

import "raakvlak/graph"

// Member is the handle of a member.
type Member struct {
	*graph.Member
	entity
	scope *Scope
}

// MemberConnection is a page of them.
type MemberConnection = Connection[*Member]

// MemberEdge is one in a page.
type MemberEdge = Edge[*Member]

// ID returns the id, with the revision behind it when it is read of the past.
func (m *Member) ID() graph.ID { return m.scope.id(m.Member.ID) }

// Stakeholders returns those that the member may speak for, as far as they are there.
func (m *Member) Stakeholders() []Stakeholder {
	out := make([]Stakeholder, 0, len(m.Member.Stakeholders))
	for _, id := range m.Member.Stakeholders {
		if s := linked[Stakeholder](m.scope, id); s != nil {
			out = append(out, s)
		}
	}
	return out
}
