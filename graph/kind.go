package graph

import "slices"

// Kind says which of the domain's nouns an entity is.
type Kind uint8

// The kinds, in the order in which a map's records are written: what others refer to comes first.
const (
	KindMap Kind = iota + 1
	KindOrganisation
	KindIndividual
	KindTopic
	KindResource
	KindCollaboration
	KindAmbition
	KindRepresentation
	KindInterest
	KindPosition
	KindOffer
	KindCommitment
	KindDependency
	KindInfluence
	KindTie
	KindParticipation
	KindAssessment
	KindContact
	KindScan
	KindTerm
	KindAction
	KindAgreement
	KindPassage
	KindMember
	kindEnd
)

// kindFacts is what differs from kind to kind and is not said by its struct.
type kindFacts struct {
	name   string // the GraphQL type
	prefix string // of its ids
	create func() Entity
}

var kinds = [kindEnd]kindFacts{
	KindMap:            {"Map", "map", func() Entity { return new(Map) }},
	KindOrganisation:   {"Organisation", "org", func() Entity { return new(Organisation) }},
	KindIndividual:     {"Individual", "ind", func() Entity { return new(Individual) }},
	KindTopic:          {"Topic", "top", func() Entity { return new(Topic) }},
	KindResource:       {"Resource", "res", func() Entity { return new(Resource) }},
	KindCollaboration:  {"Collaboration", "col", func() Entity { return new(Collaboration) }},
	KindAmbition:       {"Ambition", "amb", func() Entity { return new(Ambition) }},
	KindRepresentation: {"Representation", "rep", func() Entity { return new(Representation) }},
	KindInterest:       {"Interest", "int", func() Entity { return new(Interest) }},
	KindPosition:       {"Position", "pos", func() Entity { return new(Position) }},
	KindOffer:          {"Offer", "off", func() Entity { return new(Offer) }},
	KindCommitment:     {"Commitment", "com", func() Entity { return new(Commitment) }},
	KindDependency:     {"Dependency", "dep", func() Entity { return new(Dependency) }},
	KindInfluence:      {"Influence", "inf", func() Entity { return new(Influence) }},
	KindTie:            {"Tie", "tie", func() Entity { return new(Tie) }},
	KindParticipation:  {"Participation", "par", func() Entity { return new(Participation) }},
	KindAssessment:     {"Assessment", "ass", func() Entity { return new(Assessment) }},
	KindContact:        {"Contact", "con", func() Entity { return new(Contact) }},
	KindScan:           {"Scan", "sca", func() Entity { return new(Scan) }},
	KindTerm:           {"Term", "ter", func() Entity { return new(Term) }},
	KindAction:         {"Action", "act", func() Entity { return new(Action) }},
	KindAgreement:      {"Agreement", "agr", func() Entity { return new(Agreement) }},
	KindPassage:        {"Passage", "pas", func() Entity { return new(Passage) }},
	KindMember:         {"Member", "mem", func() Entity { return new(Member) }},
}

// String returns the kind's name as the GraphQL type has it: "Organisation".
func (k Kind) String() string {
	if k == 0 || k >= kindEnd {
		return "Unknown"
	}
	return kinds[k].name
}

// Prefix returns the letters that ids of this kind begin with: "org".
func (k Kind) Prefix() string { return kinds[k].prefix }

// New returns an empty entity of the kind.
func (k Kind) New() Entity { return kinds[k].create() }

// Kinds returns every kind in writing order.
func Kinds() []Kind {
	all := make([]Kind, 0, kindEnd-1)
	for k := KindMap; k < kindEnd; k++ {
		all = append(all, k)
	}
	return all
}

// ParseKind returns the kind with the given name, as [Kind.String] writes it.
func ParseKind(name string) (Kind, error) {
	i := slices.IndexFunc(kinds[1:], func(f kindFacts) bool { return f.name == name })
	if i < 0 {
		return 0, Errorf(CodeInvalid, "no kind is called %q", name)
	}
	return Kind(i + 1), nil
}

// IsStakeholder reports whether things of the kind have a stake: organisations and individuals.
func (k Kind) IsStakeholder() bool { return k == KindOrganisation || k == KindIndividual }
