package graph

import "strconv"

// Assessment is one author's dated view of a participation. It is never a property of the stakeholder.
type Assessment struct {
	Record
	Statement
	Participation     ID            `json:"participation" ref:">ASSESSES Participation" required:"true"`
	Power             *int          `json:"power,omitempty" range:"1,5"`
	Interest          *int          `json:"interest,omitempty" range:"1,5"`
	Legitimacy        *int          `json:"legitimacy,omitempty" range:"1,5"`
	Urgency           *int          `json:"urgency,omitempty" range:"1,5"`
	Impact            *int          `json:"impact,omitempty" range:"1,5"` // on success or failure
	AttitudeNow       Attitude      `json:"attitudeNow,omitempty"`
	AttitudeWished    Attitude      `json:"attitudeWished,omitempty"`
	AttitudeRealistic Attitude      `json:"attitudeRealistic,omitempty"`
	Touches           string        `json:"touches,omitempty" text:"body"`      // where the proposal touches them
	Alternatives      string        `json:"alternatives,omitempty" text:"body"` // who or what could take their place
	Ethics            *EthicalGrid  `json:"ethics,omitempty"`
	Involvement       []Involvement `json:"involvement,omitempty" most:"4"`
}

// Attitude (basishouding) is PRONET's basic attitude of a stakeholder towards a collaboration.
type Attitude string

// The attitudes.
const (
	AttitudePartner  Attitude = "PARTNER"
	AttitudeFollower Attitude = "FOLLOWER" // volger
	AttitudeWaiter   Attitude = "WAITER"   // afwachter
	AttitudeAvoider  Attitude = "AVOIDER"  // vermijder
	AttitudeOpponent Attitude = "OPPONENT" // tegenstander
	AttitudeUnknown  Attitude = "UNKNOWN"  // nog te bevragen: an answer, not the absence of one
)

// EthicalGrid is Bryson's ethical analysis of one stakeholder (after Lewis).
type EthicalGrid struct {
	Dependency       Weight `json:"dependency,omitempty"`       // of the stakeholder on government
	Vulnerability    Weight `json:"vulnerability,omitempty"`    // of the stakeholder
	Gravity          Weight `json:"gravity,omitempty"`          // of the issue for it
	RemedyLacking    Weight `json:"remedyLacking,omitempty"`    // likelihood that no remedy will be had
	FundamentalValue Weight `json:"fundamentalValue,omitempty"` // risk to a fundamental value
	PolicyImpact     Weight `json:"policyImpact,omitempty"`     // of the policy on it
}

// Weight is low, medium or high.
type Weight string

// The weights.
const (
	WeightLow    Weight = "LOW"
	WeightMedium Weight = "MEDIUM"
	WeightHigh   Weight = "HIGH"
)

// Involvement is Bryson's planned involvement of a stakeholder in one stage.
type Involvement struct {
	Stage InvolvementStage `json:"stage"`
	Level InvolvementLevel `json:"level"`
}

// InvolvementStage is a row of Bryson's participation planning matrix.
type InvolvementStage string

// The stages.
const (
	StageOrganising   InvolvementStage = "ORGANISING"
	StageIdeas        InvolvementStage = "CREATING_IDEAS"
	StageCoalition    InvolvementStage = "BUILDING_COALITION"
	StageImplementing InvolvementStage = "IMPLEMENTING"
)

// InvolvementLevel is a column of Bryson's participation planning matrix.
type InvolvementLevel string

// The levels of involvement, least first.
const (
	InvolvementInform      InvolvementLevel = "INFORM"
	InvolvementConsult     InvolvementLevel = "CONSULT"
	InvolvementInvolve     InvolvementLevel = "INVOLVE"
	InvolvementCollaborate InvolvementLevel = "COLLABORATE"
	InvolvementEmpower     InvolvementLevel = "EMPOWER"
)

// EntityKind returns KindAssessment.
func (*Assessment) EntityKind() Kind { return KindAssessment }

// Subjects returns the stakeholder whose participation is assessed.
func (a *Assessment) Subjects(s *Snapshot) []ID {
	if p, ok := s.Find(a.Participation).(*Participation); ok {
		return []ID{p.Stakeholder}
	}
	return nil
}

func (a *Assessment) check(*Snapshot) error {
	if a.AttitudeNow == "" && a.AttitudeWished != "" {
		return Invalid([]string{"attitudeWished"}, "a wished attitude needs a current one; UNKNOWN will do")
	}
	if a.AttitudeNow == "" && a.AttitudeRealistic != "" {
		return Invalid([]string{"attitudeRealistic"}, "a realistic attitude needs a current one; UNKNOWN will do")
	}
	if a.beyondWished() {
		return Invalid([]string{"attitudeRealistic"}, "what is realistic may not lie beyond what is wished, seen from now")
	}
	for n, i := range a.Involvement {
		for _, earlier := range a.Involvement[:n] {
			if earlier.Stage == i.Stage {
				return Invalid([]string{"involvement", strconv.Itoa(n), "stage"}, "a stage may stand only once in the list")
			}
		}
	}
	return nil
}

// beyondWished reports whether the realistic attitude lies beyond the wished one on the way there from the current one.
// Who is to stay as it is can only become worse than that. Where one of the three has no place, nothing is beyond.
func (a *Assessment) beyondWished() bool {
	now, known := a.AttitudeNow.Order()
	wished, meant := a.AttitudeWished.Order()
	realistic, hoped := a.AttitudeRealistic.Order()
	if !known || !meant || !hoped {
		return false
	}
	if wished < now {
		return realistic < wished
	}
	return realistic > wished
}

// Order returns the place of the attitude from 0, OPPONENT, to 4, PARTNER, and false for UNKNOWN and "", which have none.
// PRONET names the attitudes without numbers: the order is ours.
func (a Attitude) Order() (int, bool) {
	switch a {
	case AttitudeOpponent:
		return 0, true
	case AttitudeAvoider:
		return 1, true
	case AttitudeWaiter:
		return 2, true
	case AttitudeFollower:
		return 3, true
	case AttitudePartner:
		return 4, true
	}
	return 0, false
}

func (Attitude) values() []string {
	return []string{
		string(AttitudePartner), string(AttitudeFollower), string(AttitudeWaiter), string(AttitudeAvoider),
		string(AttitudeOpponent), string(AttitudeUnknown),
	}
}

func (Weight) values() []string {
	return []string{string(WeightLow), string(WeightMedium), string(WeightHigh)}
}

func (InvolvementStage) values() []string {
	return []string{string(StageOrganising), string(StageIdeas), string(StageCoalition), string(StageImplementing)}
}

func (InvolvementLevel) values() []string {
	return []string{
		string(InvolvementInform), string(InvolvementConsult), string(InvolvementInvolve), string(InvolvementCollaborate),
		string(InvolvementEmpower),
	}
}
