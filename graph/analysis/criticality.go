package analysis

import (
	"iter"
	"slices"

	"raakvlak/graph"
)

// criticality knows on whom a collaboration depends: through its reference, and through what its ambitions need.
type criticality struct {
	dependence *Dependence
	reference  []graph.Named
	needed     []graph.Named               // resources that its ambitions need, by name
	offers     map[graph.ID][]*graph.Offer // of the needed resources
	told       map[graph.ID]bool           // the resources of which weigh returned the offers
}

func (p *parties) criticality(reference []graph.Named, w Work) (*criticality, error) {
	d, err := DependenceOf(p.view, DependenceOptions{Work: w})
	if err != nil {
		return nil, err
	}
	c := &criticality{dependence: d, reference: reference, offers: map[graph.ID][]*graph.Offer{}, told: map[graph.ID]bool{}}
	keys := map[graph.ID]string{}
	for e := range p.view.Referring(p.collaboration.ID, graph.KindAmbition, "collaboration") {
		for _, need := range e.(*graph.Ambition).Needs {
			resource, is := p.view.Find(need.Resource).(graph.Named)
			if _, known := keys[need.Resource]; !is || known {
				continue
			}
			keys[need.Resource] = graph.SortKey(resource.EntityName())
			c.needed = append(c.needed, resource)
			for o := range p.view.Referring(need.Resource, graph.KindOffer, "resource") {
				c.offers[need.Resource] = append(c.offers[need.Resource], o.(*graph.Offer))
			}
		}
	}
	slices.SortFunc(c.needed, func(a, b graph.Named) int { return compareNamed(keys[a.Meta().ID], a, keys[b.Meta().ID], b) })
	return c, nil
}

// evidence returns the offers of what is needed: whoever else has it keeps one from being its sole holder.
func (c *criticality) evidence() []graph.Stated {
	var out []graph.Stated
	for _, resource := range c.needed {
		for _, o := range c.offers[resource.Meta().ID] {
			out = append(out, o)
		}
	}
	return out
}

// offersOf yields the offers of a resource: whoever else holds it can replace whom one depends on for it.
func (c *criticality) offersOf(resource graph.ID) iter.Seq[graph.Stated] {
	return func(yield func(graph.Stated) bool) {
		for e := range c.dependence.view.Referring(resource, graph.KindOffer, "resource") {
			if !yield(e.(*graph.Offer)) {
				return
			}
		}
	}
}

// weigh fills in how critical the actor is, and returns the statements that it rests on besides [criticality.evidence] and
// the offers that it returned before: those of one resource may keep many from being critical.
func (c *criticality) weigh(a *Actor) []graph.Stated {
	var evidence []graph.Stated
	for _, r := range c.reference {
		if r == a.Stakeholder {
			continue
		}
		// Both are of the view, and differ.
		upon, _ := c.dependence.Of(r.Meta().ID, a.Stakeholder.Meta().ID)
		a.Dependencies = append(a.Dependencies, upon...)
	}
	for _, d := range a.Dependencies {
		a.Dependency = higher(a.Dependency, d.level())
		evidence = append(evidence, d.Dependency)
		if of := d.Dependency.Resource; of != "" && !c.told[of] {
			c.told[of] = true
			evidence = slices.AppendSeq(evidence, c.offersOf(of))
		}
	}
	for _, resource := range c.needed {
		if mine, others := c.offered(resource, a.Stakeholder); len(mine) > 0 && !others {
			a.SoleHolderOf = append(a.SoleHolderOf, resource)
		}
	}
	a.Critical = a.Dependency == DependencyHigh || len(a.SoleHolderOf) > 0
	return evidence
}

// offered returns the stakeholder's offers of the resource, and whether others offer it too.
func (c *criticality) offered(resource, stakeholder graph.Named) (mine []*graph.Offer, others bool) {
	for _, o := range c.offers[resource.Meta().ID] {
		if o.Stakeholder == stakeholder.Meta().ID {
			mine = append(mine, o)
		} else {
			others = true
		}
	}
	return mine, others
}

// brings returns the stakeholder's offers of needed resources.
func (c *criticality) brings(stakeholder graph.Named) []graph.Stated {
	var out []graph.Stated
	for _, resource := range c.needed {
		mine, _ := c.offered(resource, stakeholder)
		for _, o := range mine {
			out = append(out, o)
		}
	}
	return out
}

// level returns the level of one dependency.
func (w *WeighedDependency) level() ResourceDependency {
	important, hard := w.Dependency.Importance >= highImportance, w.Replaceability < highReplaceability
	switch {
	case important && hard:
		return DependencyHigh
	case important || hard:
		return DependencyMedium
	default:
		return DependencyLow
	}
}

func higher(a, b ResourceDependency) ResourceDependency {
	order := []ResourceDependency{"", DependencyLow, DependencyMedium, DependencyHigh}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}
