package analysis

import (
	"cmp"
	"slices"
	"strconv"

	"raakvlak/graph"
)

// weigh returns the weights of those that take part.
func (c *Coalitions) weigh(o CoalitionOptions) (map[graph.ID]float64, error) {
	if o.Weights != nil {
		return c.given(o)
	}
	if o.By == WeightStrength {
		return c.strengths(o)
	}
	weights := map[graph.ID]float64{}
	for _, e := range c.view.ByName(graph.KindOrganisation, graph.KindIndividual) {
		if o.Among != nil && !o.Among(e) {
			continue
		}
		switch o.By {
		case WeightEqual, "":
			weights[e.Meta().ID] = 1
		case WeightPower:
			if a := c.powerOf(e.Meta().ID, o.Collaboration); a != nil {
				weights[e.Meta().ID] = float64(*a.Power)
				c.basis.Add(a)
			} else {
				c.unweighed = append(c.unweighed, e)
			}
		default:
			return nil, graph.Invalid([]string{"by"}, "there are no weights by %q", string(o.By))
		}
	}
	return weights, nil
}

// strengths returns MACTOR's force balance of those that are asked about.
func (c *Coalitions) strengths(o CoalitionOptions) (map[graph.ID]float64, error) {
	s, err := StrengthsOf(c.view, StrengthOptions{Among: o.Among, Work: o.Work})
	if err != nil {
		return nil, err
	}
	weights := make(map[graph.ID]float64, len(s.Stakeholders))
	for row, e := range s.Stakeholders {
		weights[e.Meta().ID] = s.R[row]
	}
	c.basis = c.basis.With(s.Basis)
	return weights, nil
}

// given returns the weights that the caller gave.
func (c *Coalitions) given(o CoalitionOptions) (map[graph.ID]float64, error) {
	weights := map[graph.ID]float64{}
	for n, w := range o.Weights {
		e := c.view.Find(w.Stakeholder)
		if !isStakeholder(e) {
			return nil, graph.Within(graph.NotFound(w.Stakeholder), "weights", strconv.Itoa(n), "stakeholder")
		}
		if _, twice := weights[w.Stakeholder]; twice {
			return nil, graph.Invalid([]string{"weights", strconv.Itoa(n), "stakeholder"}, "a stakeholder has one weight")
		}
		if o.Among == nil || o.Among(e) {
			weights[w.Stakeholder] = w.Weight
		}
	}
	return weights, nil
}

func isStakeholder(e graph.Entity) bool {
	switch e.(type) {
	case *graph.Organisation, *graph.Individual:
		return true
	}
	return false
}

// powerOf returns the assessment of the stakeholder's power that goes before the others, as statements do of which one
// holds, or nil when there is none.
func (c *Coalitions) powerOf(stakeholder graph.ID, collaboration *graph.ID) *graph.Assessment {
	var all []*graph.Assessment
	for p := range c.view.Referring(stakeholder, graph.KindParticipation, "stakeholder") {
		if collaboration != nil && p.(*graph.Participation).Collaboration != *collaboration {
			continue
		}
		for e := range c.view.Referring(p.Meta().ID, graph.KindAssessment, "participation") {
			if a := e.(*graph.Assessment); a.Power != nil {
				all = append(all, a)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(a, b *graph.Assessment) int { return cmp.Compare(a.Sequence, b.Sequence) })
	best := all[0]
	for _, a := range all[1:] {
		if graph.Precedes(&a.Statement, &best.Statement) {
			best = a
		}
	}
	return best
}

// links returns, for each player, those that it is joined to, and what that rests on.
func (c *Coalitions) links(by CoalitionLink, of AlignmentSubject) ([]team, Basis, error) {
	switch by {
	case LinkAlignment:
		return c.aligned(of)
	case LinkTies:
		return c.tied()
	}
	return nil, Basis{}, graph.Invalid([]string{"by"}, "coalitions are not connected by %q", string(by))
}

func (c *Coalitions) aligned(of AlignmentSubject) ([]team, Basis, error) {
	a, err := Align(c.view, AlignmentOptions{Of: of, Work: c.work})
	if err != nil {
		return nil, Basis{}, err
	}
	basis := Basis{Revision: c.view.Revision()}
	joined := make([]team, c.players.len())
	for x, s := range c.players.stakeholders {
		a.table.count(&basis, c.view, a.table.rowOf[s.Meta().ID], nil)
		for y, other := range c.players.stakeholders[:x] {
			pair, err := a.Pair(s.Meta().ID, other.Meta().ID)
			if err != nil {
				return nil, Basis{}, err
			}
			if pair.Convergence > pair.Divergence {
				joined[x] |= 1 << y
				joined[y] |= 1 << x
			}
		}
	}
	return joined, basis, nil
}

// tied goes by the signs of the network of ties among the players.
func (c *Coalitions) tied() ([]team, Basis, error) {
	plays := func(e graph.Entity) bool {
		_, is := c.players.rowOf[e.Meta().ID]
		return is
	}
	n, err := NetworkOf(c.view, NetworkOptions{Over: RelationTies, Among: plays, Work: c.work})
	if err != nil {
		return nil, Basis{}, err
	}
	joined := make([]team, c.players.len())
	for sign := range n.net.signs.all() {
		if sign.weight > 0 {
			joined[sign.from] |= 1 << sign.to
		}
	}
	return joined, n.Basis(), nil
}
