package graph

import "slices"

// Principal is who asks or acts, with what the map's members say of it.
type Principal struct {
	ID           PrincipalID
	Role         MemberRole // "" for somebody who is no member
	Stakeholders []ID       // that it is bound to, sorted
}

// PrincipalIn returns what the map knows of the principal now. Somebody who is no member gets no role, and sees nothing.
func PrincipalIn(s *Snapshot, id PrincipalID) Principal {
	for m := range Every[*Member](s) {
		if m.Principal == id {
			bound := slices.Clone(m.Stakeholders)
			slices.Sort(bound)
			return Principal{ID: id, Role: m.Role, Stakeholders: bound}
		}
	}
	return Principal{ID: id}
}

// BoundTo reports whether the principal speaks for the stakeholder.
func (p Principal) BoundTo(id ID) bool {
	_, found := slices.BinarySearch(p.Stakeholders, id)
	return found
}

// Visible decides whether the principal may see the entity of the map. It is the only thing that does: reads, feeds,
// searches, counts, analyses and exports all see through a [View], and a View is made with it.
//
// What is nobody's statement is visible to every member. A statement is visible to its author, and to those whom its
// audience names: stewards (owner, editor, analyst), its subjects' own accounts too, or everybody in the map. It is
// not visible where a statement that it is about is hidden. What was deleted while hidden statements about it remained
// is visible to those who see one of these, and so is what was deleted and something like that still refers to.
func Visible(p Principal, e Entity, m *Snapshot) bool {
	if p.Role == "" {
		return false
	}
	if s, is := e.(Stated); is && !(inAudience(p, s, m) && seesWhatItIsAbout(p, s, m)) {
		return false
	}
	return !e.Meta().Retired || seesWhatKeepsIt(p, e, m)
}

func inAudience(p Principal, s Stated, m *Snapshot) bool {
	return hears(p, s.Said(), func() []ID { return s.Subjects(m) })
}

// hears reports whether the principal is the author of what is said about the subjects, or in its audience.
func hears(p Principal, said *Statement, subjects func() []ID) bool {
	if said.Author == p.ID {
		return true
	}
	switch said.Audience {
	case AudienceStewards:
		return p.Role.Steward()
	case AudienceSubject:
		return p.Role.Steward() || slices.ContainsFunc(subjects(), p.BoundTo)
	case AudiencePartners:
		return true
	default:
		return false
	}
}

// seesWhatItIsAbout looks at the one statement that is about another: an assessment of a participation. One of the past
// may be of a participation that was deleted since, and that is kept for some other assessment only.
func seesWhatItIsAbout(p Principal, s Stated, m *Snapshot) bool {
	a, is := s.(*Assessment)
	if !is {
		return true
	}
	participation, is := m.Find(a.Participation).(*Participation)
	return is && inAudience(p, participation, m) && (!participation.Retired || seesAssessment(p, participation.ID, m))
}

func seesAssessment(p Principal, participation ID, m *Snapshot) bool {
	for e := range m.Referring(participation, KindAssessment, "participation") {
		if inAudience(p, e.(*Assessment), m) {
			return true
		}
	}
	return false
}

// seesWhatKeepsIt looks for what refers to e, which was deleted: a statement, or something else that was deleted. Nothing
// leads back to e, so this ends.
func seesWhatKeepsIt(p Principal, e Entity, m *Snapshot) bool {
	for _, other := range m.referring(e.Meta().ID) {
		if _, is := other.(Stated); (is || other.Meta().Retired) && Visible(p, other, m) {
			return true
		}
	}
	return false
}
