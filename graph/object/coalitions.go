package object

import (
	"raakvlak/graph/analysis"
)

// Coalitions is the handle of the coalitions that stakeholders can form.
type Coalitions struct {
	coalitions *analysis.Coalitions
	scope      *Scope
}

// StakeholderWeight is the weight of a stakeholder.
type StakeholderWeight = analysis.StakeholderWeight

// Coalesce returns the handle of the coalitions that the scope's stakeholders can form.
func Coalesce(s *Scope, among Among, o analysis.CoalitionOptions) (*Coalitions, error) {
	accept, err := among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	o.Among = accept
	c, err := analysis.CoalitionsOf(s.View, o)
	if err != nil {
		return nil, err
	}
	return &Coalitions{c, s}, nil
}

// Quota returns the weight that wins.
func (c *Coalitions) Quota() float64 { return c.coalitions.Quota }

// Strict reports whether it takes more than the quota to win.
func (c *Coalitions) Strict() bool { return c.coalitions.Strict }

// Total returns the weight of all.
func (c *Coalitions) Total() float64 { return c.coalitions.Total }

// Basis returns what the weights rest on.
func (c *Coalitions) Basis() Basis { return Basis{c.coalitions.Basis(), c.scope} }

// Power returns what the weights of those that take part come to.
func (c *Coalitions) Power() ([]VotingPower, error) {
	power, err := c.coalitions.VotingPower()
	out := make([]VotingPower, len(power))
	for i, p := range power {
		out[i] = VotingPower{p, c.scope}
	}
	return out, err
}

// VotingPower is the handle of what the weight of a stakeholder comes to.
type VotingPower struct {
	analysis.VotingPower
	scope *Scope
}

// Stakeholder returns who it is.
func (p VotingPower) Stakeholder() Stakeholder {
	return p.scope.Handle(p.VotingPower.Stakeholder).(Stakeholder)
}

// BanzhafProbability returns the absolute Banzhaf index.
func (p VotingPower) BanzhafProbability() float64 { return p.Probability }

// Minimal returns the first that win and of which no member can leave.
func (c *Coalitions) Minimal(first int) (*CoalitionList, error) {
	return c.list(c.coalitions.Minimal(first))
}

// LeastWeight returns the first of least weight.
func (c *Coalitions) LeastWeight(first int) (*CoalitionList, error) {
	return c.list(c.coalitions.LeastWeight(first))
}

// Fewest returns the first with the fewest members.
func (c *Coalitions) Fewest(first int) (*CoalitionList, error) {
	return c.list(c.coalitions.Fewest(first))
}

// Connected returns the first whose members are joined.
func (c *Coalitions) Connected(by analysis.CoalitionLink, of analysis.AlignmentSubject, first int) (*CoalitionList, error) {
	return c.list(c.coalitions.Connected(by, of, first))
}

func (c *Coalitions) list(list analysis.CoalitionList, err error) (*CoalitionList, error) {
	if err != nil {
		return nil, err
	}
	out := &CoalitionList{TotalCount: list.Total, Coalitions: make([]Coalition, len(list.Coalitions)), Basis: Basis{list.Basis, c.scope}}
	for i, one := range list.Coalitions {
		out.Coalitions[i] = Coalition{one, c.scope}
	}
	return out, nil
}

// CoalitionList is the first of some coalitions.
type CoalitionList struct {
	Coalitions []Coalition
	TotalCount int
	Basis      Basis
}

// Coalition is the handle of stakeholders that win together.
type Coalition struct {
	analysis.Coalition
	scope *Scope
}

// Members returns who they are.
func (c Coalition) Members() []Stakeholder {
	return handlesOf[Stakeholder](c.scope, c.Coalition.Members)
}

// Unweighed returns the first of those of whom no weight is known.
func (c *Coalitions) Unweighed(first int) ([]Stakeholder, error) {
	return handles[Stakeholder](c.scope, c.coalitions.Unweighed(), first)
}
