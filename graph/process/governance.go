package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// ContingencyKey names what a form of governance depends on.
type ContingencyKey string

// The contingencies of Provan and Kenis (2008), table 1.
const (
	ContingencyTrust        ContingencyKey = "TRUST"
	ContingencyParticipants ContingencyKey = "PARTICIPANTS"
	ContingencyConsensus    ContingencyKey = "GOAL_CONSENSUS"
	ContingencyCompetencies ContingencyKey = "NETWORK_COMPETENCIES"
)

// Magnitude is what a contingency amounts to.
type Magnitude string

// The magnitudes. Trust and need for competencies are LOW, MODERATE or HIGH; participants FEW, MODERATE or MANY; consensus
// LOW, MODERATELY_LOW, MODERATELY_HIGH or HIGH.
const (
	MagnitudeLow            Magnitude = "LOW"
	MagnitudeModeratelyLow  Magnitude = "MODERATELY_LOW"
	MagnitudeModerate       Magnitude = "MODERATE"
	MagnitudeModeratelyHigh Magnitude = "MODERATELY_HIGH"
	MagnitudeHigh           Magnitude = "HIGH"
	MagnitudeFew            Magnitude = "FEW"
	MagnitudeMany           Magnitude = "MANY"
)

// Contingency is one of the four, measured from the map.
type Contingency struct {
	Key       ContingencyKey
	Value     *float64  // trust and competencies 0 … 1, participants a number, consensus 0 … 100; nil when unknown
	Magnitude Magnitude // "" when unknown
	Finding   Text
	Evidence  []graph.Entity
}

// GovernanceFit is how well one form fits: a point for each contingency that is as its column asks.
type GovernanceFit struct {
	Form    graph.Governance
	Points  int // 0 … 4
	Matches []ContingencyKey
}

// GovernanceAdvice is which form of governance fits the collaboration (Provan and Kenis, 2008).
type GovernanceAdvice struct {
	Contingencies []Contingency
	// Centralisation of the trust ties among the partners (Freeman), 0 … 1; nil below three partners and without any
	// such tie. The lead organisation is said to fit low, highly centralised trust; it scores no points.
	Centralisation *float64
	Fits           []GovernanceFit // the most points first, equals in the order of the table
	// Best has every form with the most points; nothing when no contingency matches any.
	Best     []graph.Governance
	Recorded graph.Governance // what the collaboration has; "" when that is not recorded
	Tensions []Text           // that any form must hold
	Basis    analysis.Basis
}

// governanceTable is which magnitudes each form asks for.
var governanceTable = []struct {
	form graph.Governance
	asks map[ContingencyKey][]Magnitude
}{
	{graph.GovernanceSelfRegulating, map[ContingencyKey][]Magnitude{
		ContingencyTrust: {MagnitudeHigh}, ContingencyParticipants: {MagnitudeFew},
		ContingencyConsensus: {MagnitudeHigh}, ContingencyCompetencies: {MagnitudeLow},
	}},
	{graph.GovernanceLead, map[ContingencyKey][]Magnitude{
		ContingencyTrust: {MagnitudeLow}, ContingencyParticipants: {MagnitudeModerate},
		ContingencyConsensus: {MagnitudeModeratelyLow}, ContingencyCompetencies: {MagnitudeModerate},
	}},
	{graph.GovernanceAdministrative, map[ContingencyKey][]Magnitude{
		ContingencyTrust: {MagnitudeModerate}, ContingencyParticipants: {MagnitudeModerate, MagnitudeMany},
		ContingencyConsensus: {MagnitudeModeratelyHigh}, ContingencyCompetencies: {MagnitudeHigh},
	}},
}

// Governance returns which form of governance fits the partner organisations.
//
// Trust is the share of their pairs with a tie TRUSTS: high from 0.5, moderate from 0.25. Participants are few up to 6 and
// many above 15. Consensus is MACTOR's degree of convergence of order 2 over the partners' positions on the
// collaboration's ambitions: high from 75 %, moderately high from 60, moderately low from 40. The need for competencies at
// the level of the network is the share of ordered pairs of which one depends on the other, on the scale of trust. The
// thresholds, and interdependence for that need, are our convention. What is not recorded is unknown and scores nobody.
func (p *Process) Governance() (*GovernanceAdvice, error) {
	a := &GovernanceAdvice{Recorded: p.Collaboration.Governance, Tensions: []Text{
		{"Efficiëntie tegenover inclusiviteit", "Efficiency against inclusiveness"},
		{"Interne tegenover externe legitimiteit", "Internal against external legitimacy"},
		{"Flexibiliteit tegenover stabiliteit", "Flexibility against stability"},
	}}
	trust, centralisation := p.trust()
	a.Centralisation = centralisation
	a.Contingencies = []Contingency{trust, p.participants(), p.consensus(), p.competencies()}
	for _, row := range governanceTable {
		fit := GovernanceFit{Form: row.form}
		for _, c := range a.Contingencies {
			if c.Magnitude != "" && slices.Contains(row.asks[c.Key], c.Magnitude) {
				fit.Points++
				fit.Matches = append(fit.Matches, c.Key)
			}
		}
		a.Fits = append(a.Fits, fit)
	}
	slices.SortStableFunc(a.Fits, func(x, y GovernanceFit) int { return cmp.Compare(y.Points, x.Points) })
	for _, fit := range a.Fits {
		if fit.Points > 0 && fit.Points == a.Fits[0].Points {
			a.Best = append(a.Best, fit.Form)
		}
	}
	var err error
	a.Basis, err = p.basis(ofParties | ofTrust | ofPositions | ofDependencies)
	return a, err
}

// density returns LOW, MODERATE or HIGH.
func density(share float64) Magnitude {
	const moderate, high = 0.25, 0.5
	switch {
	case share >= high:
		return MagnitudeHigh
	case share >= moderate:
		return MagnitudeModerate
	default:
		return MagnitudeLow
	}
}

func unknown(key ContingencyKey, finding Text) Contingency {
	return Contingency{Key: key, Finding: finding}
}

// trust returns the density of trust, and how centralised it is.
func (p *Process) trust() (Contingency, *float64) {
	partners := p.PartnerOrganisations()
	var ties []graph.Entity
	degrees := map[graph.ID]int{}
	joined := map[[2]graph.ID]bool{}
	for one := range each(p.reading, partners) {
		for e := range p.referring(one.Meta().ID, graph.KindTie, "a") {
			t := e.(*graph.Tie)
			other := p.parties[t.B]
			if t.Kind != graph.TieTrusts || !p.inContext(&t.Statement) || other == nil || !other.organisation() || !other.Partner() {
				continue
			}
			ties = append(ties, t)
			if pair := [2]graph.ID{t.A, t.B}; !joined[pair] {
				joined[pair] = true
				degrees[t.A]++
				degrees[t.B]++
			}
		}
	}
	n := len(partners)
	if len(joined) == 0 {
		return unknown(ContingencyTrust, Text{"Tussen partners is geen vertrouwen vastgelegd.", "No trust between partners is recorded."}), nil
	}
	pairs := n * (n - 1) / 2
	share := float64(len(joined)) / float64(pairs)
	c := Contingency{Key: ContingencyTrust, Value: &share, Magnitude: density(share), Evidence: ties}
	c.Finding = written("Vertrouwen in %d van %d paren.", "Trust in %d of %d pairs.", len(joined), pairs)
	return c, centralisation(degrees, n)
}

// centralisation returns Σ (largest degree - degree) / ((n - 1)(n - 2)), nil below three.
func centralisation(degrees map[graph.ID]int, n int) *float64 {
	if n < 3 {
		return nil
	}
	largest, sum := 0, 0
	for _, d := range degrees {
		largest = max(largest, d)
		sum += d
	}
	c := float64(largest*n-sum) / float64((n-1)*(n-2))
	return &c
}

func (p *Process) participants() Contingency {
	const few, moderate = 6, 15
	partners := p.PartnerOrganisations()
	if len(partners) == 0 {
		return unknown(ContingencyParticipants, Text{"Er zijn nog geen partners.", "There are no partners yet."})
	}
	n := float64(len(partners))
	c := Contingency{Key: ContingencyParticipants, Value: &n, Magnitude: MagnitudeMany, Evidence: stakeholders(partners)}
	if len(partners) <= few {
		c.Magnitude = MagnitudeFew
	} else if len(partners) <= moderate {
		c.Magnitude = MagnitudeModerate
	}
	c.Finding = written("%d partnerorganisaties.", "%d partner organisations.", len(partners))
	return c
}

// consensus sums over the ambitions: two partners of the same sign converge, two of opposite signs diverge, by half the sum
// of the sizes of their stances.
func (p *Process) consensus() Contingency {
	const moderatelyLow, moderatelyHigh, high = 40, 60, 75
	converging, diverging := 0, 0
	var evidence []graph.Entity
	for s := range each(p.reading, p.supports) {
		var number, size [2]int
		for one := range each(p.reading, p.partners) {
			switch x := p.position(one, s.ambition.ID).Value; {
			case x > 0:
				number[0], size[0] = number[0]+1, size[0]+x
			case x < 0:
				number[1], size[1] = number[1]+1, size[1]-x
			}
		}
		converging += max(number[0]-1, 0)*size[0] + max(number[1]-1, 0)*size[1]
		diverging += number[1]*size[0] + number[0]*size[1]
		evidence = append(evidence, s.evidence...)
	}
	if converging+diverging == 0 {
		return unknown(ContingencyConsensus, Text{"Geen twee partners namen een standpunt in over dezelfde ambitie.", "No two partners took a position on the same ambition."})
	}
	degree := 100 * float64(converging) / float64(converging+diverging)
	c := Contingency{Key: ContingencyConsensus, Value: &degree, Magnitude: MagnitudeLow, Evidence: evidence}
	switch {
	case degree >= high:
		c.Magnitude = MagnitudeHigh
	case degree >= moderatelyHigh:
		c.Magnitude = MagnitudeModeratelyHigh
	case degree >= moderatelyLow:
		c.Magnitude = MagnitudeModeratelyLow
	}
	c.Finding = written("Convergentie van de standpunten: %.1f %%.", "Convergence of the positions: %.1f%%.", degree)
	return c
}

func (p *Process) competencies() Contingency {
	all := p.dependencies()
	arcs := map[[2]graph.ID]bool{}
	for d := range each(p.reading, all) {
		arcs[[2]graph.ID{d.Depender, d.Dependee}] = true
	}
	if len(arcs) == 0 {
		return unknown(ContingencyCompetencies, Text{"Tussen partners is geen afhankelijkheid vastgelegd.", "No dependency between partners is recorded."})
	}
	n := len(p.PartnerOrganisations())
	share := float64(len(arcs)) / float64(n*(n-1))
	return Contingency{
		Key: ContingencyCompetencies, Value: &share, Magnitude: density(share), Evidence: entities(all),
		Finding: written("Afhankelijkheid in %d van %d richtingen.", "Dependence in %d of %d directions.", len(arcs), n*(n-1)),
	}
}
