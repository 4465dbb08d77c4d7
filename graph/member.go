package graph

// Member says which role a principal has in a map, and which stakeholders it may speak for.
type Member struct {
	Record
	Principal    PrincipalID `json:"principal" text:"label" required:"true"`
	Name         string      `json:"name" text:"name" required:"true"`
	Role         MemberRole  `json:"role" required:"true"`
	Stakeholders []ID        `json:"stakeholders,omitempty" ref:">BOUND_TO Organisation|Individual" most:"2"`
}

// MemberRole is what a member may see and do in a map.
type MemberRole string

// The roles of members.
const (
	MemberOwner   MemberRole = "OWNER"   // everything, members included
	MemberEditor  MemberRole = "EDITOR"  // sees what stewards see, edits all of it
	MemberAnalyst MemberRole = "ANALYST" // sees what stewards see, edits its own statements
	MemberViewer  MemberRole = "VIEWER"  // sees what everybody in the map sees
	MemberPartner MemberRole = "PARTNER" // as a viewer, and what concerns the stakeholders it is bound to
)

// EntityKind returns KindMember.
func (*Member) EntityKind() Kind { return KindMember }

// EntityName returns the member's name.
func (m *Member) EntityName() string { return m.Name }

func (m *Member) check(s *Snapshot) error {
	for _, other := range s.Members() {
		if other.Principal == m.Principal && other.ID != m.ID {
			return Invalid([]string{"principal"}, "the principal is a member already")
		}
	}
	if m.Role == MemberPartner && len(m.Stakeholders) == 0 {
		return Invalid([]string{"stakeholders"}, "a partner is bound to a stakeholder")
	}
	return nil
}

// Steward reports whether the role sees what stewards see.
func (r MemberRole) Steward() bool {
	return r == MemberOwner || r == MemberEditor || r == MemberAnalyst
}

func (MemberRole) values() []string {
	return []string{
		string(MemberOwner), string(MemberEditor), string(MemberAnalyst), string(MemberViewer), string(MemberPartner),
	}
}
