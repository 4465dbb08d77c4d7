package graph

// Participation says how a stakeholder takes part in a collaboration: the context of the statement.
type Participation struct {
	Record
	Statement
	Stakeholder ID         `json:"stakeholder" ref:"<JOINS Organisation|Individual" required:"true"`
	Role        Role       `json:"role" default:"CANDIDATE"`
	Engagement  Engagement `json:"engagement" default:"IDENTIFIED"`
}

// Role is what a stakeholder is to a collaboration.
type Role string

// The roles.
const (
	RoleInitiator   Role = "INITIATOR"
	RoleCandidate   Role = "CANDIDATE"
	RolePartner     Role = "PARTNER"
	RoleCoordinator Role = "COORDINATOR"
	RoleFunder      Role = "FUNDER"
	RoleAdviser     Role = "ADVISER"
	RoleObserver    Role = "OBSERVER"
)

// Engagement is how far the conversation with a stakeholder has come.
type Engagement string

// The steps of engagement, in order, and DECLINED.
const (
	EngagementIdentified Engagement = "IDENTIFIED"
	EngagementContacted  Engagement = "CONTACTED"
	EngagementInterested Engagement = "INTERESTED"
	EngagementEngaged    Engagement = "ENGAGED"
	EngagementCommitted  Engagement = "COMMITTED"
	EngagementDeclined   Engagement = "DECLINED"
)

// EntityKind returns KindParticipation.
func (*Participation) EntityKind() Kind { return KindParticipation }

// Subjects returns the stakeholder.
func (p *Participation) Subjects(*Snapshot) []ID { return []ID{p.Stakeholder} }

func (p *Participation) check(*Snapshot) error { return requireCollaboration(p.Statement) }

func (Role) values() []string {
	return []string{
		string(RoleInitiator), string(RoleCandidate), string(RolePartner), string(RoleCoordinator), string(RoleFunder),
		string(RoleAdviser), string(RoleObserver),
	}
}

func (Engagement) values() []string {
	return []string{
		string(EngagementIdentified), string(EngagementContacted), string(EngagementInterested), string(EngagementEngaged),
		string(EngagementCommitted), string(EngagementDeclined),
	}
}
