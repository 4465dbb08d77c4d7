package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// PartnerCost is what it costs to have a stakeholder join.
type PartnerCost = analysis.PartnerCost

// PartnerSets is the handle of the sets that together bring what an ambition needs.
type PartnerSets struct {
	partners *analysis.Partners
	scope    *Scope
}

// Partner returns the handle of the sets of the scope's stakeholders for an ambition.
func Partner(s *Scope, ambition graph.ID, candidates Among, o analysis.PartnerOptions) (*PartnerSets, error) {
	accept, err := candidates.accept(s, "candidates")
	if err != nil {
		return nil, err
	}
	o.Candidates = accept
	p, err := analysis.PartnersFor(s.View, ambition, o)
	if err != nil {
		return nil, err
	}
	return &PartnerSets{p, s}, nil
}

// Ambition returns what partners are looked for.
func (p *PartnerSets) Ambition() *Ambition { return p.scope.Handle(p.partners.Ambition).(*Ambition) }

// Exact reports whether all sets were found.
func (p *PartnerSets) Exact() bool { return p.partners.Exact }

// Basis returns what it rests on.
func (p *PartnerSets) Basis() Basis { return Basis{p.partners.Basis(), p.scope} }

// Needs returns what is needed.
func (p *PartnerSets) Needs() []PartnerNeed {
	out := make([]PartnerNeed, len(p.partners.Needs))
	for i, n := range p.partners.Needs {
		out[i] = PartnerNeed{n, p.scope}
	}
	return out
}

// PartnerNeed is the handle of a resource that is needed.
type PartnerNeed struct {
	need  analysis.PartnerNeed
	scope *Scope
}

// Resource returns the resource.
func (n PartnerNeed) Resource() *Resource { return n.scope.Handle(n.need.Resource).(*Resource) }

// Bringers returns who brings it.
func (n PartnerNeed) Bringers() []Stakeholder {
	return handlesOf[Stakeholder](n.scope, n.need.Bringers)
}

func (p *PartnerSets) resources(needs []int) []*Resource {
	out := make([]*Resource, len(needs))
	for i, n := range needs {
		out[i] = p.scope.Handle(p.partners.Needs[n].Resource).(*Resource)
	}
	return out
}

func (p *PartnerSets) candidate(place int) Stakeholder {
	return p.scope.Handle(p.partners.Candidates[place]).(Stakeholder)
}

// Impossible returns what nobody brings.
func (p *PartnerSets) Impossible() []*Resource { return p.resources(p.partners.Impossible) }

// Irreplaceable returns those who alone bring something.
func (p *PartnerSets) Irreplaceable() []IrreplaceablePartner {
	out := make([]IrreplaceablePartner, len(p.partners.Irreplaceable))
	for i, sole := range p.partners.Irreplaceable {
		out[i] = IrreplaceablePartner{Stakeholder: p.candidate(sole.Candidate), Needs: p.resources(sole.Needs)}
	}
	return out
}

// IrreplaceablePartner is a stakeholder that nobody can take the place of.
type IrreplaceablePartner struct {
	Stakeholder Stakeholder
	Needs       []*Resource
}

// Cheapest returns the first sets of least cost.
func (p *PartnerSets) Cheapest(first int) (*PartnerSetList, error) {
	return p.list(first, p.partners.Cheapest, p.partners.CheapestTotal)
}

// Minimal returns the first sets that nobody can leave.
func (p *PartnerSets) Minimal(first int) (*PartnerSetList, error) {
	return p.list(first, p.partners.Minimal, p.partners.MinimalTotal)
}

func (p *PartnerSets) list(first int, covers []analysis.Cover, total int) (*PartnerSetList, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	list := &PartnerSetList{Sets: make([]PartnerSet, min(first, len(covers))), TotalCount: total}
	for i := range list.Sets {
		members := p.partners.Members(covers[i].Members)
		list.Sets[i] = PartnerSet{
			Members: handlesOf[Stakeholder](p.scope, members), Cost: covers[i].Cost, Heterogeneity: analysis.SectorHeterogeneity(members),
		}
	}
	return list, nil
}

// PartnerSetList is the first of some sets.
type PartnerSetList struct {
	Sets       []PartnerSet
	TotalCount int
}

// PartnerSet is stakeholders that together bring all that is needed.
type PartnerSet struct {
	Members       []Stakeholder
	Cost          float64
	Heterogeneity analysis.Heterogeneity
}

// Greedy returns the set that is chosen one by one.
func (p *PartnerSets) Greedy() GreedyPartners {
	g := p.partners.Greedy
	out := GreedyPartners{Cost: g.Cost, Bound: g.Bound, Unmet: p.resources(g.Unmet), Steps: make([]GreedyPartner, len(g.Steps))}
	var chosen []int
	for i, step := range g.Steps {
		chosen = append(chosen, step.Candidate)
		out.Steps[i] = GreedyPartner{Stakeholder: p.candidate(step.Candidate), Adds: p.resources(step.New)}
	}
	out.Heterogeneity = analysis.SectorHeterogeneity(p.partners.Members(chosen))
	return out
}

// GreedyPartners is a set that was chosen one by one.
type GreedyPartners struct {
	Steps         []GreedyPartner
	Cost          float64
	Unmet         []*Resource
	Bound         *float64
	Heterogeneity analysis.Heterogeneity
}

// GreedyPartner is one choice.
type GreedyPartner struct {
	Stakeholder Stakeholder
	Adds        []*Resource
}
