package analysis

// AlignmentSubject says which subjects are compared.
type AlignmentSubject string

// The subjects of an alignment.
const (
	SubjectInterests AlignmentSubject = "INTERESTS" // topics, through interests
	SubjectPositions AlignmentSubject = "POSITIONS" // ambitions, through positions
	SubjectBoth      AlignmentSubject = "BOTH"      // the two laid end to end
)

// AlignmentMeasure says how the nearness of two stakeholders is expressed. Here x and y are their effective stances,
// -4 … 4, by subject. Every score is nil when there is no subject on which both are non-zero.
type AlignmentMeasure string

// The measures.
const (
	// MeasureCosine is Σ xy / √(Σx² Σy²) over all subjects, a missing stance counting 0: -1 … 1.
	MeasureCosine AlignmentMeasure = "COSINE"
	// MeasureSoftCosine is xSy / √(xSx ySy), where S is the similarity of two subjects: 1 for the same, 0.5 per step
	// between two topics in the topic tree, else 0: -1 … 1. Paths of more than 50 steps count 0.
	MeasureSoftCosine AlignmentMeasure = "SOFT_COSINE"
	// MeasureConvergence is C / (C + D) of MACTOR's convergence C and divergence D of order 2: 0 … 1.
	MeasureConvergence AlignmentMeasure = "CONVERGENCE"
	// MeasureNetDistance is C - D, MACTOR's net distance of order 2: positive for allies, negative for opponents.
	MeasureNetDistance AlignmentMeasure = "NET_DISTANCE"
	// MeasureRuzicka is the same-sign share less the opposed one: (Σ min(|x|,|y|) over subjects of the same sign - the
	// same over opposite ones) / Σ max(|x|,|y|) over all: -1 … 1.
	MeasureRuzicka AlignmentMeasure = "RUZICKA"
	// MeasureJaccard is the share of the subjects on which either is non-zero on which both are: 0 … 1.
	MeasureJaccard AlignmentMeasure = "JACCARD"
)

// PairOrder is what pairs are ordered by.
type PairOrder string

// The orders of pairs. Those without a score come last by score, both ways, and those without a cosine by cosine.
const (
	PairHighestScore   PairOrder = "HIGHEST_SCORE"
	PairLowestScore    PairOrder = "LOWEST_SCORE"
	PairMostAligned    PairOrder = "MOST_ALIGNED"    // convergence - divergence, largest first
	PairMostOpposed    PairOrder = "MOST_OPPOSED"    // convergence - divergence, smallest first
	PairMostAmbivalent PairOrder = "MOST_AMBIVALENT" // the smaller of the two, largest first
	PairMostEvidence   PairOrder = "MOST_EVIDENCE"   // number of subjects both have a stance on, largest first
	PairMostConvergent PairOrder = "MOST_CONVERGENT" // convergence, largest first
	PairMostDivergent  PairOrder = "MOST_DIVERGENT"  // divergence, largest first
	PairHighestCosine  PairOrder = "HIGHEST_COSINE"  // cosine with weights ([AlignmentPair.Cosine]), whatever the measure
	PairLowestCosine   PairOrder = "LOWEST_COSINE"
)

// SubjectOrder is what subjects are ordered by, largest first.
type SubjectOrder string

// The orders of subjects.
const (
	SubjectMostContested SubjectOrder = "MOST_CONTESTED" // the smaller of for and against
	SubjectMostShared    SubjectOrder = "MOST_SHARED"    // the difference of the two
)

// NetworkRelation says what joins the stakeholders of a network.
type NetworkRelation string

// The relations.
const (
	// RelationTies are the ties, without direction. The kinds between two add up; CLASHES is negative, and counts in
	// balance and frustration only.
	RelationTies NetworkRelation = "TIES"
	// RelationDependencies lead from who depends to whom on; they weigh as [Dependence] has it.
	RelationDependencies NetworkRelation = "DEPENDENCIES"
	// RelationInfluence leads from who influences to whom; it weighs what was assessed, 1 … 4.
	RelationInfluence NetworkRelation = "INFLUENCE"
	// RelationCongruence joins those who converge, without direction, by MACTOR's convergence of order 2 over topics and
	// ambitions.
	RelationCongruence NetworkRelation = "CONGRUENCE"
	// RelationConflict joins those who diverge, without direction, by MACTOR's divergence of order 2 over both.
	RelationConflict NetworkRelation = "CONFLICT"
)

// NetworkNodeOrder is what the nodes of a network are ordered by.
type NetworkNodeOrder string

// The orders of nodes: the largest first, save where said.
const (
	NodePageRank      NetworkNodeOrder = "PAGE_RANK"
	NodeDegree        NetworkNodeOrder = "DEGREE"
	NodeStrength      NetworkNodeOrder = "STRENGTH"
	NodeBetweenness   NetworkNodeOrder = "BETWEENNESS"
	NodeCloseness     NetworkNodeOrder = "CLOSENESS"
	NodeEigenvector   NetworkNodeOrder = "EIGENVECTOR"
	NodeCore          NetworkNodeOrder = "CORE"
	NodeConstraint    NetworkNodeOrder = "CONSTRAINT" // the smallest first, those without any last
	NodeEffectiveSize NetworkNodeOrder = "EFFECTIVE_SIZE"
	NodeCommunity     NetworkNodeOrder = "COMMUNITY" // community 1 first
	NodeName          NetworkNodeOrder = "NAME"
)

// BrokerageGrouping says which group a stakeholder is in.
type BrokerageGrouping string

// The groupings.
const (
	// GroupingSector is the sector of an organisation, and for an individual that of those it represents.
	GroupingSector BrokerageGrouping = "SECTOR"
	// GroupingOrganisation is the organisation itself, or the one that it is part of in the end, and for an individual
	// that of those it represents.
	GroupingOrganisation BrokerageGrouping = "ORGANISATION"
	// GroupingCamp is the camp over topics and ambitions ([Alignment.Camps]).
	GroupingCamp BrokerageGrouping = "CAMP"
)
