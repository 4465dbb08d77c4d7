package analysis

import (
	"slices"
	"strconv"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// PartnerOptions say among whom partners for an ambition are looked for, and how.
type PartnerOptions struct {
	Candidates func(graph.Entity) bool // which stakeholders; nil means all
	Exclusions [][]graph.ID            // of each group at most one is in a set
	Costs      []PartnerCost           // 1 unless given
	Whole      bool                    // what the ambitions that are part of it need counts too
	Unwilling  bool                    // offers by who is not willing count too
	Work
}

// PartnerCost is what it costs to have a stakeholder join: money, or effort.
type PartnerCost struct {
	Stakeholder graph.ID
	Cost        float64 // 0 or more
}

// Partners are the sets of stakeholders that together bring what an ambition needs.
type Partners struct {
	Ambition   *graph.Ambition
	Needs      []PartnerNeed // in the order of the resources' names
	Candidates []graph.Named // that bring any of it, in the order of their names
	*CoverAnswer
	basis Basis
}

// PartnerNeed is a resource that is needed, with who brings it.
type PartnerNeed struct {
	Resource *graph.Resource
	Bringers []graph.Named // in the order of their names
}

// Basis says what the sets rest on: the offers and commitments that count.
func (p *Partners) Basis() Basis { return p.basis }

// PartnersFor returns the sets of stakeholders of the view that together bring what the ambition needs. Who offers a
// resource and does not say to be unwilling brings it, and who has a commitment of it for the ambition that is not
// withdrawn; amounts are not added up. An id that is none of the view is [graph.CodeNotFound]; it errors besides as
// [CoverProblem.Solve] does.
func PartnersFor(v *graph.View, ambition graph.ID, o PartnerOptions) (*Partners, error) {
	whole, is := v.Find(ambition).(*graph.Ambition)
	if !is {
		return nil, graph.Within(graph.NotFound(ambition), "for")
	}
	c, err := newPartnerSearch(v, []*graph.Ambition{whole}, o)
	if err != nil {
		return nil, err
	}
	c.partners.Ambition = whole
	problem, err := c.problem()
	if err != nil {
		return nil, err
	}
	c.partners.CoverAnswer, err = problem.Solve()
	return c.partners, err
}

// NeedsOf returns what the ambitions need together, each resource once and by name, with who brings it by the rule of
// [PartnersFor], and the statements that this rests on. Exclusions and costs play no part.
func NeedsOf(v *graph.View, ambitions []*graph.Ambition, o PartnerOptions) ([]PartnerNeed, []graph.Stated, error) {
	o.Exclusions, o.Costs = nil, nil
	c, err := newPartnerSearch(v, ambitions, o)
	if err != nil {
		return nil, nil, err
	}
	_, err = c.problem()
	return c.partners.Needs, c.evidence, err
}

// partnerSearch gathers what a [CoverProblem] is made of from a view.
type partnerSearch struct {
	view      *graph.View
	options   PartnerOptions
	partners  *Partners
	ambitions []graph.ID                // the ambition and its parts
	brings    map[graph.ID]map[int]bool // needs by stakeholder
	evidence  []graph.Stated            // what says so
}

// newPartnerSearch takes what the ambitions need, and who brings it.
func newPartnerSearch(v *graph.View, ambitions []*graph.Ambition, o PartnerOptions) (*partnerSearch, error) {
	c := &partnerSearch{view: v, options: o, partners: &Partners{}, brings: map[graph.ID]map[int]bool{}}
	c.collect(ambitions)
	if err := o.Begin(c.price()); err != nil {
		return nil, err
	}
	for need := range c.partners.Needs {
		c.offered(need)
	}
	c.committed()
	c.partners.basis = BasisOf(v, c.evidence)
	return c, nil
}

// collect takes the needs of the ambitions and of their parts.
func (c *partnerSearch) collect(wholes []*graph.Ambition) {
	needed, taken := map[graph.ID]bool{}, map[graph.ID]bool{}
	for left := slices.Clone(wholes); len(left) > 0; left = left[1:] {
		if taken[left[0].ID] {
			continue
		}
		taken[left[0].ID] = true
		c.ambitions = append(c.ambitions, left[0].ID)
		for _, need := range left[0].Needs {
			needed[need.Resource] = true
		}
		if c.options.Whole {
			for part := range c.view.Referring(left[0].ID, graph.KindAmbition, "partOf") {
				left = append(left, part.(*graph.Ambition))
			}
		}
	}
	for _, e := range c.view.ByName(graph.KindResource) {
		if needed[e.Meta().ID] {
			c.partners.Needs = append(c.partners.Needs, PartnerNeed{Resource: e.(*graph.Resource)})
		}
	}
}

func (c *partnerSearch) price() Price {
	const perStatement = 50
	return Price(perStatement * (c.view.Count(graph.KindOffer) + c.view.Count(graph.KindCommitment)))
}

func (c *partnerSearch) offered(need int) {
	for e := range c.view.Referring(c.partners.Needs[need].Resource.ID, graph.KindOffer, "resource") {
		if o := e.(*graph.Offer); c.options.Unwilling || o.Willing == nil || *o.Willing {
			c.bring(o.Stakeholder, need, o)
		}
	}
}

func (c *partnerSearch) committed() {
	needOf := map[graph.ID]int{}
	for i, n := range c.partners.Needs {
		needOf[n.Resource.ID] = i
	}
	for _, ambition := range c.ambitions {
		for e := range c.view.Referring(ambition, graph.KindCommitment, "ambition") {
			promised := e.(*graph.Commitment)
			if need, is := needOf[promised.Resource]; is && promised.Status != graph.CommitmentWithdrawn {
				c.bring(promised.Stakeholder, need, promised)
			}
		}
	}
}

func (c *partnerSearch) bring(stakeholder graph.ID, need int, because graph.Stated) {
	e := c.view.Find(stakeholder)
	if e == nil || c.options.Candidates != nil && !c.options.Candidates(e) {
		return
	}
	if c.brings[stakeholder] == nil {
		c.brings[stakeholder] = map[int]bool{}
	}
	c.brings[stakeholder][need] = true
	c.evidence = append(c.evidence, because)
}

// problem lays out those that bring anything, in the order of their names.
func (c *partnerSearch) problem() (CoverProblem, error) {
	p := CoverProblem{Needs: len(c.partners.Needs), Work: c.options.Work}
	r, err := newRoll(c.view, func(e graph.Entity) bool { return c.brings[e.Meta().ID] != nil }, c.options.Check)
	if err != nil {
		return p, err
	}
	beat := pace.New(c.options.Check)
	c.partners.Candidates = r.stakeholders
	p.Candidates = make([]CoverCandidate, r.len())
	for row, s := range r.stakeholders {
		if err := beat.Steps(1 + len(c.partners.Needs)/8); err != nil { // a look into a small map is a part of a step
			return p, err
		}
		p.Candidates[row].Cost = 1
		for need := range c.partners.Needs {
			if c.brings[s.Meta().ID][need] {
				p.Candidates[row].Brings = append(p.Candidates[row].Brings, need)
				c.partners.Needs[need].Bringers = append(c.partners.Needs[need].Bringers, s)
			}
		}
	}
	if err := c.costs(r, &p); err != nil {
		return p, err
	}
	return p, c.exclude(r, &p)
}

func (c *partnerSearch) costs(r *roll, p *CoverProblem) error {
	given := map[graph.ID]bool{}
	for n, cost := range c.options.Costs {
		at := []string{"costs", strconv.Itoa(n)}
		switch {
		case !isStakeholder(c.view.Find(cost.Stakeholder)):
			return graph.Within(graph.NotFound(cost.Stakeholder), append(at, "stakeholder")...)
		case given[cost.Stakeholder]:
			return graph.Invalid(append(at, "stakeholder"), "a stakeholder has one cost")
		case !(cost.Cost >= 0) || cost.Cost > 1e12:
			return graph.Invalid(append(at, "cost"), "a cost is between 0 and 1e12")
		}
		given[cost.Stakeholder] = true
		if row, is := r.rowOf[cost.Stakeholder]; is {
			p.Candidates[row].Cost = cost.Cost
		}
	}
	return nil
}

func (c *partnerSearch) exclude(r *roll, p *CoverProblem) error {
	for n, group := range c.options.Exclusions {
		at := []string{"exclusions", strconv.Itoa(n)}
		if len(group) < 2 || len(group) > MostExactCovers {
			return graph.Invalid(at, "a group that exclude each other has between 2 and %d members", MostExactCovers)
		}
		for i, id := range group {
			if !isStakeholder(c.view.Find(id)) {
				return graph.Within(graph.NotFound(id), append(at, strconv.Itoa(i))...)
			}
			if slices.Contains(group[:i], id) {
				return graph.Invalid(append(at, strconv.Itoa(i)), "a stakeholder stands once in a group")
			}
			row, is := r.rowOf[id]
			for _, other := range group[:i] {
				if earlier, also := r.rowOf[other]; is && also {
					p.Exclusions = append(p.Exclusions, [2]int{int(earlier), int(row)})
				}
			}
		}
	}
	return nil
}

// Members returns the candidates at the places.
func (p *Partners) Members(places []int) []graph.Named {
	out := make([]graph.Named, len(places))
	for i, place := range places {
		out[i] = p.Candidates[place]
	}
	return out
}
