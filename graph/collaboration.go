package graph

// Collaboration (samenwerkingsverband) is the initiative under study, or one that exists already.
type Collaboration struct {
	Record
	Name            string      `json:"name" text:"name" required:"true"`
	Challenge       string      `json:"challenge,omitempty" text:"body"` // maatschappelijke uitdaging
	Description     string      `json:"description,omitempty" text:"body"`
	Phase           Phase       `json:"phase" default:"PRELIMINARY"`
	Orientation     Orientation `json:"orientation,omitempty"`
	IssueOrder      IssueOrder  `json:"issueOrder,omitempty"`
	Motive          Motive      `json:"motive,omitempty"`
	Form            Form        `json:"form,omitempty"`
	NetworkKind     NetworkKind `json:"networkKind,omitempty"`
	Finality        Finality    `json:"finality,omitempty"`
	Governance      Governance  `json:"governance,omitempty"`
	Arrangement     Arrangement `json:"arrangement,omitempty"`
	ArrangementText string      `json:"arrangementText,omitempty" text:"line"` // when the arrangement is OTHER
	Formality       Formality   `json:"formality,omitempty"`
	Scale           Scale       `json:"scale,omitempty"`
	ProblemOwner    ID          `json:"problemOwner,omitempty" ref:">OWNED_BY Organisation|Individual"` // usually none
}

// Phase is where a collaboration stands (Kaats & Opheij).
type Phase string

// The phases, in order.
const (
	PhasePreliminary Phase = "PRELIMINARY" // voorfase
	PhaseExploring   Phase = "EXPLORING"   // verkennen, ends in a startnota
	PhaseSharing     Phase = "SHARING"     // delen, ends in an intentieverklaring
	PhaseAgreeing    Phase = "AGREEING"    // overeenkomen, ends in an afsprakennota
	PhaseShaping     Phase = "SHAPING"     // vormgeven, ends in a projectfiche
	PhaseExecuting   Phase = "EXECUTING"   // uitvoeren en vernieuwen
)

// Orientation is what a collaboration starts from (de Caluwé & Kaats).
type Orientation string

// The orientations.
const (
	OrientationInstitutional Orientation = "INSTITUTIONAL" // the organisations' own goals
	OrientationChallenge     Orientation = "CHALLENGE"     // the collective issue
)

// IssueOrder is how deep the change is that an issue asks for.
type IssueOrder string

// The orders of an issue.
const (
	IssueImprovement    IssueOrder = "IMPROVEMENT"    // first order, verbeteren
	IssueTransformation IssueOrder = "TRANSFORMATION" // second order, transformatie
	IssueTransition     IssueOrder = "TRANSITION"     // third order, transitie
)

// Motive is what set a collaboration going (aanleiding).
type Motive string

// The motives.
const (
	MotiveOpportunity Motive = "OPPORTUNITY" // kans
	MotiveProblem     Motive = "PROBLEM"     // probleem
	MotiveObligation  Motive = "OBLIGATION"  // verplicht
)

// Form is the basic form of working together on action (grondvorm).
type Form string

// The basic forms.
const (
	FormIssue   Form = "ISSUE"   // open start
	FormProject Form = "PROJECT" // a defined start
	FormChain   Form = "CHAIN"   // keten: along a client's path
)

// NetworkKind tells a policy network from a network of organisations (Willem 2013).
type NetworkKind string

// The kinds of networks.
const (
	NetworkPolicy       NetworkKind = "POLICY"
	NetworkOrganisation NetworkKind = "ORGANISATION"
)

// Finality is what a network of organisations is for (Agranoff 2007).
type Finality string

// The finalities.
const (
	FinalityInformation Finality = "INFORMATION"
	FinalityLearning    Finality = "LEARNING"
	FinalityResource    Finality = "RESOURCE"
	FinalityAction      Finality = "ACTION"
)

// Governance is how a network is steered (Provan & Kenis).
type Governance string

// The forms of governance.
const (
	GovernanceSelfRegulating Governance = "SELF_REGULATING"
	GovernanceLead           Governance = "LEAD_ORGANISATION"
	GovernanceAdministrative Governance = "NETWORK_ADMINISTRATIVE_ORGANISATION"
)

// Arrangement is what partners call the shape they chose.
type Arrangement string

// The arrangements.
const (
	ArrangementAlliance      Arrangement = "ALLIANCE"
	ArrangementPartnership   Arrangement = "PARTNERSHIP"
	ArrangementConsultation  Arrangement = "CONSULTATION"
	ArrangementCollaboration Arrangement = "COLLABORATION"
	ArrangementChain         Arrangement = "CHAIN"
	ArrangementNetwork       Arrangement = "NETWORK"
	ArrangementAssociation   Arrangement = "ASSOCIATION"
	ArrangementMerger        Arrangement = "MERGER"
	ArrangementPlatform      Arrangement = "PLATFORM"
	ArrangementOther         Arrangement = "OTHER"
)

// Formality says whether a collaboration is laid down.
type Formality string

// The formalities.
const (
	FormalityFormal   Formality = "FORMAL"
	FormalityInformal Formality = "INFORMAL"
)

// EntityKind returns KindCollaboration.
func (*Collaboration) EntityKind() Kind { return KindCollaboration }

// EntityName returns the collaboration's name.
func (c *Collaboration) EntityName() string { return c.Name }

func (c *Collaboration) check(*Snapshot) error {
	if c.ArrangementText != "" && c.Arrangement != ArrangementOther {
		return Invalid([]string{"arrangementText"}, "a text for the arrangement goes with OTHER only")
	}
	return nil
}

func (Phase) values() []string {
	return []string{
		string(PhasePreliminary), string(PhaseExploring), string(PhaseSharing), string(PhaseAgreeing), string(PhaseShaping),
		string(PhaseExecuting),
	}
}

// Reached reports whether p is the phase wanted, or a later one.
func (p Phase) Reached(wanted Phase) bool { return p.order() >= wanted.order() }

func (p Phase) order() int {
	for i, v := range p.values() {
		if v == string(p) {
			return i
		}
	}
	return -1
}

func (Orientation) values() []string {
	return []string{string(OrientationInstitutional), string(OrientationChallenge)}
}

func (IssueOrder) values() []string {
	return []string{string(IssueImprovement), string(IssueTransformation), string(IssueTransition)}
}

func (Motive) values() []string {
	return []string{string(MotiveOpportunity), string(MotiveProblem), string(MotiveObligation)}
}

func (Form) values() []string {
	return []string{string(FormIssue), string(FormProject), string(FormChain)}
}

func (NetworkKind) values() []string {
	return []string{string(NetworkPolicy), string(NetworkOrganisation)}
}

func (Finality) values() []string {
	return []string{string(FinalityInformation), string(FinalityLearning), string(FinalityResource), string(FinalityAction)}
}

func (Governance) values() []string {
	return []string{string(GovernanceSelfRegulating), string(GovernanceLead), string(GovernanceAdministrative)}
}

func (Arrangement) values() []string {
	return []string{
		string(ArrangementAlliance), string(ArrangementPartnership), string(ArrangementConsultation),
		string(ArrangementCollaboration), string(ArrangementChain), string(ArrangementNetwork),
		string(ArrangementAssociation), string(ArrangementMerger), string(ArrangementPlatform), string(ArrangementOther),
	}
}

func (Formality) values() []string {
	return []string{string(FormalityFormal), string(FormalityInformal)}
}
