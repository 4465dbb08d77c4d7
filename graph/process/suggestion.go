package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// The bounds of suggestions.
const (
	LeastOrganisations   = 3 // of an action network, with the partners there are
	MostExactCandidates  = 25
	MostSuggestions      = 20
	mostSuggestionNeeds  = 256
	mostSuggestionOthers = 100_000
)

// Suggestions are sets of stakeholders to invite, so that together with the partners there are they bring all that the
// ambitions need, and are at least [LeastOrganisations] organisations.
type Suggestions struct {
	Partners   []*Party               // who carries the collaboration already, by name
	Open       []analysis.PartnerNeed // needs that no partner brings, by name
	Impossible []analysis.PartnerNeed // of those, the needs that no candidate brings
	Candidates []graph.Named          // who may be invited, by name
	// Exact says that there are at most [MostExactCandidates] candidates, so that the sets are the first of all that
	// nobody can leave. Else there is at most one, chosen greedily.
	Exact bool
	// Bound is H(n) = 1 + 1/2 … + 1/n of n open needs that somebody brings: before organisations are added to have enough, a
	// greedy set has at most so many times the fewest members (Chvátal, 1979).
	Bound  float64
	Sets   []Suggestion // the smallest first, then the most mixed by sector, then by name
	Enough bool         // whether any set, or nobody at all, makes for enough organisations
	// Basis has who takes part and who brings what; with sets, also what their members and the partners say, and all ties of the
	// map, over which introductions go.
	Basis analysis.Basis
}

// Suggestion is one set.
type Suggestion struct {
	Members       []SuggestedPartner
	Organisations int                    // with the partners there are
	Heterogeneity analysis.Heterogeneity // by sector, with the partners there are
}

// SuggestedPartner is somebody to invite, and why.
type SuggestedPartner struct {
	Stakeholder graph.Named
	Brings      []*graph.Resource // open needs that it brings, by name
	Alone       []*graph.Resource // those of them that nobody else of the set brings
	NewSector   graph.Sector      // its sector, when nobody else of the set or of the partners is of it
	Clashes     []Clash           // with partners and with others of the set, the sharpest first
	// Introduction is a shortest way to it from one of the partners, both ends included; empty when no ties lead there.
	Introduction     []graph.Named
	IntroductionTies []*graph.Tie // one for each step: the strongest
}

// Clash is a pair that would not sit easily at one table.
type Clash struct {
	With graph.Named
	// Pair has the subjects on which they have opposite signs; its divergence is above 0, or there is a tie.
	Pair analysis.AlignmentPair
	Ties []*graph.Tie // recorded clashes, in the order of recording
}

// Suggestions returns the first of the sets to invite, at most [MostSuggestions], for the collaboration's ambitions or for
// one of them and its parts. Candidates are those who bring an open need by the rule of [analysis.PartnersFor], and the
// organisations that take part without carrying the collaboration; not who declined, nor a speaker of an organisation at
// the table. An ambition that is none of the collaboration is [graph.CodeNotFound]; a number out of range
// [graph.CodeInvalid]. More than 256 open needs, or 100,000 candidates, are [graph.CodeTooLarge].
func (p *Process) Suggestions(ambition graph.ID, first int) (*Suggestions, error) {
	if first < 1 || first > MostSuggestions {
		return nil, graph.Invalid([]string{"first"}, "between 1 and %d suggestions are made", MostSuggestions)
	}
	ambitions := p.Ambitions
	if ambition != "" {
		ambitions = filtered(p.reading, p.Ambitions, func(a *graph.Ambition) bool { return a.ID == ambition })
		if len(ambitions) == 0 {
			return nil, graph.Within(graph.NotFound(ambition), "for")
		}
	}
	needs, evidence, err := analysis.NeedsOf(p.view, ambitions, analysis.PartnerOptions{Whole: true, Work: p.work})
	if err != nil {
		return nil, err
	}
	s := newSuggesting(p, needs)
	if err := p.ended(); err != nil {
		return nil, err
	}
	s.out.Basis = analysis.BasisOf(p.view, p.partyEvidence(), evidence)
	if len(s.out.Open) > mostSuggestionNeeds || len(s.candidates) > mostSuggestionOthers {
		return nil, graph.Errorf(graph.CodeTooLarge, "there are %d open needs and %d candidates; at most %d and %d are looked at",
			len(s.out.Open), len(s.candidates), mostSuggestionNeeds, mostSuggestionOthers)
	}
	if err := p.work.Begin(s.price()); err != nil {
		return nil, err
	}
	sets, err := s.choose(first)
	if err != nil {
		return nil, err
	}
	return &s.out, s.explain(sets)
}

// suggesting is a search for sets.
type suggesting struct {
	*Process
	out           Suggestions
	candidates    []suggestible
	organisations int              // among the partners
	sectors       map[string]int   // of the partners
	wanted        needSet          // open needs that somebody brings
	inside        map[graph.ID]int // candidates' places
}

// suggestible is a candidate.
type suggestible struct {
	stakeholder  graph.Named
	brings       needSet
	organisation bool
	sector       string
}

// needSet is a set of open needs.
type needSet [mostSuggestionNeeds / 64]uint64

func (s *needSet) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s *needSet) has(i int) bool { return s[i/64]>>(i%64)&1 != 0 }

func (s needSet) with(other needSet) needSet {
	for i := range s {
		s[i] |= other[i]
	}
	return s
}

// covers reports whether the set has all of the other.
func (s *needSet) covers(other *needSet) bool {
	for i := range s {
		if other[i]&^s[i] != 0 {
			return false
		}
	}
	return true
}

func newSuggesting(p *Process, needs []analysis.PartnerNeed) *suggesting {
	s := &suggesting{Process: p, sectors: map[string]int{}, inside: map[graph.ID]int{}}
	s.out.Partners = p.Partners()
	partner := map[graph.ID]bool{}
	for one := range each(s.reading, s.out.Partners) {
		partner[one.Meta().ID] = true
		c := suggestibleOf(one.Stakeholder)
		if c.organisation {
			s.organisations++
		}
		s.sectors[c.sector]++
	}
	for _, need := range needs {
		if !some(s.reading, need.Bringers, func(e graph.Named) bool { return partner[e.Meta().ID] }) && len(s.out.Open) <= mostSuggestionNeeds {
			s.out.Open = append(s.out.Open, need)
		}
	}
	s.gather(partner)
	if len(s.out.Open) <= mostSuggestionNeeds {
		s.place()
	}
	return s
}

func suggestibleOf(e graph.Named) suggestible {
	c := suggestible{stakeholder: e}
	if o, is := e.(*graph.Organisation); is {
		c.organisation, c.sector = true, string(o.Sector)
	}
	return c
}

// gather takes the candidates, by name.
func (s *suggesting) gather(partner map[graph.ID]bool) {
	add := func(e graph.Named) {
		id := e.Meta().ID
		one := s.parties[id]
		if _, known := s.inside[id]; known || partner[id] || one != nil && (!one.Present() || one.speaks) {
			return
		}
		s.inside[id] = 0
		s.out.Candidates = append(s.out.Candidates, e)
	}
	for _, need := range s.out.Open {
		for e := range each(s.reading, need.Bringers) {
			add(e)
		}
	}
	for one := range each(s.reading, s.Parties) {
		if one.organisation() {
			add(one.Stakeholder)
		}
	}
	sortNamed(s.reading, s.out.Candidates)
	for i, e := range s.out.Candidates {
		if s.pace.Step() != nil {
			return
		}
		s.inside[e.Meta().ID] = i
		s.candidates = append(s.candidates, suggestibleOf(e))
	}
}

// place notes who brings which open need.
func (s *suggesting) place() {
	for i, need := range s.out.Open {
		possible := false
		for e := range each(s.reading, need.Bringers) {
			if at, is := s.inside[e.Meta().ID]; is {
				s.candidates[at].brings.add(i)
				possible = true
			}
		}
		if possible {
			s.wanted.add(i)
			s.out.Bound += 1 / float64(i-len(s.out.Impossible)+1)
		} else {
			s.out.Impossible = append(s.out.Impossible, need)
		}
	}
	s.out.Exact = len(s.candidates) <= MostExactCandidates
}

// price bounds the search by its leaves, or by the rounds of choosing.
func (s *suggesting) price() analysis.Price {
	n := analysis.Price(len(s.candidates) + 1)
	ties := analysis.Price(100 * s.view.Count(graph.KindTie))
	if s.out.Exact {
		return ties + 8<<len(s.candidates)
	}
	return ties + n*analysis.Price(min(len(s.out.Open)+LeastOrganisations, len(s.candidates)))*8
}

// choose returns the sets, as places of candidates.
func (s *suggesting) choose(first int) ([][]int, error) {
	var sets [][]int
	if s.out.Exact {
		e := &exactSuggesting{suggesting: s, first: first}
		if err := e.search(); err != nil {
			return nil, err
		}
		sets = e.best
	} else {
		set := s.greedy()
		if err := s.ended(); err != nil {
			return nil, err
		}
		if s.enough(set) {
			sets = [][]int{set}
		}
	}
	s.out.Enough = len(sets) > 0
	if len(sets) == 1 && len(sets[0]) == 0 {
		return nil, nil // the partners do
	}
	return sets, nil
}

func (s *suggesting) enough(set []int) bool { return s.count(set) >= LeastOrganisations }

func (s *suggesting) count(set []int) int {
	n := s.organisations
	for _, i := range set {
		if s.candidates[i].organisation {
			n++
		}
	}
	return n
}

// sameness is Σ n² over the sectors of a set and the partners, and the number of them that have a sector: what Blau's
// index is made of, in whole numbers.
func (s *suggesting) sameness(set []int) (squares, members int) {
	counts := map[string]int{}
	for sector, n := range s.sectors {
		counts[sector] = n
	}
	for _, i := range set {
		counts[s.candidates[i].sector]++
	}
	delete(counts, "")
	for _, n := range counts {
		squares += n * n
		members += n
	}
	return squares, members
}

// compare orders sets: the smallest first, then the most mixed by Blau's index, then by place.
func (s *suggesting) compare(a, b []int) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), s.compareMix(a, b), slices.Compare(a, b))
}

func (s *suggesting) compareMix(a, b []int) int {
	x, n := s.sameness(a)
	y, m := s.sameness(b)
	if n == 0 || m == 0 {
		return cmp.Compare(m, n)
	}
	return cmp.Compare(x*m*m, y*n*n)
}
