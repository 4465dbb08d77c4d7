package process

import (
	"slices"

	"raakvlak/graph"
)

// The characteristics of an action network (actienetwerk), in the order of the slides.
const (
	CheckOwnWork          CheckKey = "IMPORTANT_TO_OWN_WORK"
	CheckCommonGoal       CheckKey = "COMMON_GOAL"
	CheckAddedValue       CheckKey = "ADDED_VALUE"
	CheckMutualDependence CheckKey = "MUTUAL_DEPENDENCE"
	CheckOwnIdentity      CheckKey = "OWN_IDENTITY_KEPT"
)

func (p *Process) actionNetwork() CheckGroup {
	g := CheckGroup{Key: GroupActionNetwork, Name: Text{"Actienetwerk: kenmerken", "Characteristics of an action network"}, Checks: []Check{
		p.threePartners(),
		p.ownWork(),
		Check{Key: CheckCommonGoal, Text: Text{"Gemeenschappelijk doel", "A common goal"}}.with(p.sharedAmbition()),
		Check{Key: CheckAddedValue, Text: Text{"Meerwaarde door samenwerking", "Added value by working together"}}.with(p.addedValue()),
		p.mutualDependence(),
		p.ownIdentity(),
	}}
	g.Conclusion = g.count()
	return g
}

// missionStance is from which size of a stance on an ambition touches missions and no mere projects (MACTOR's scale).
const missionStance = 3

// ownWork looks, of each partner organisation, for an interest on a topic of the collaboration's ambitions, or a stance on
// an ambition that touches its missions.
func (p *Process) ownWork() Check {
	c := Check{Key: CheckOwnWork, Text: Text{"Rond belangrijk aspect van de eigen werking", "About an important aspect of one's own work"}}
	topics := map[graph.ID]bool{}
	for a := range each(p.reading, p.Ambitions) {
		for _, t := range a.Topics {
			topics[t.Topic] = true
		}
	}
	var untouched, unknown []*Party
	var evidence []graph.Entity
	partners := p.PartnerOrganisations()
	for one := range each(p.reading, partners) {
		found, something := p.touches(one, topics)
		evidence = append(evidence, found...)
		switch {
		case len(found) > 0:
		case something:
			untouched = append(untouched, one)
		default:
			unknown = append(unknown, one)
		}
	}
	switch {
	case len(partners) == 0:
		return c.with(noPartners())
	case len(untouched) > 0:
		return c.with(result{
			state: StateOpen, evidence: append(stakeholders(untouched), evidence...),
			finding: written("Raakt niet aan wat vastligt van %s.", "Does not touch what is recorded of %s.", named(untouched)),
			todo:    written("Zoek met %s welk aspect van de eigen werking het raakt.", "Look with %s for the aspect of their own work that it touches.", named(untouched)),
		})
	case len(unknown) > 0:
		return c.with(result{
			state: StateUnknown, evidence: append(stakeholders(unknown), evidence...),
			finding: written("Belang en standpunt zijn niet bekend van %s.", "Interest and position are not known of %s.", named(unknown)),
			todo:    LevelOrganisationKey.Text(),
		})
	}
	return c.with(result{
		state: StateMet, evidence: evidence, finding: written("Raakt aan de werking van %s.", "Touches the work of %s.", named(partners)),
	})
}

// touches returns the statements by which the topics or an ambition matter to the party's own work, and whether anything is
// known of it at all.
func (p *Process) touches(one *Party, topics map[graph.ID]bool) (found []graph.Entity, known bool) {
	for i := range each(p.reading, p.interestsOf(one.Meta().ID)) {
		known = true
		if slices.ContainsFunc(i.Topics, func(t graph.TopicStance) bool { return topics[t.Topic] && t.Stance != 0 }) {
			found = append(found, i)
		}
	}
	for a := range each(p.reading, p.Ambitions) {
		s := p.position(one, a.ID)
		known = known || s.Known
		if s.Value >= missionStance || s.Value <= -missionStance {
			for _, e := range s.Evidence {
				found = append(found, e)
			}
		}
	}
	return found, known
}

// dependencies returns those of one partner organisation upon another that were not denied, by depender.
func (p *Process) dependencies() []*graph.Dependency {
	var out []*graph.Dependency
	for one := range each(p.reading, p.organisations) {
		for e := range p.referring(one.Meta().ID, graph.KindDependency, "depender") {
			d := e.(*graph.Dependency)
			upon := p.parties[d.Dependee]
			if p.inContext(&d.Statement) && d.Confirmation != graph.ConfirmationDenied && upon != nil && upon.organisation() && upon.Partner() {
				out = append(out, d)
			}
		}
	}
	return out
}

// mutualDependence holds when each partner organisation depends on another one and another one on it.
func (p *Process) mutualDependence() Check {
	c := Check{Key: CheckMutualDependence, Text: Text{"Onderlinge afhankelijkheid", "Mutual dependence"}}
	all := p.dependencies()
	needs, needed := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, d := range all {
		needs[d.Depender], needed[d.Dependee] = true, true
	}
	loose := filtered(p.reading, p.PartnerOrganisations(), func(one *Party) bool { return !needs[one.Meta().ID] || !needed[one.Meta().ID] })
	switch {
	case len(all) == 0:
		return c.with(result{
			state: StateUnknown, finding: Text{"Tussen partners is geen afhankelijkheid bekend.", "No dependency between partners is known."},
			todo: Text{"Vraag elke partner wat die van de anderen nodig heeft.", "Ask each partner what it needs from the others."},
		})
	case len(loose) > 0:
		return c.with(result{
			state: StateOpen, evidence: append(stakeholders(loose), entities(all)...),
			finding: written("Niet in beide richtingen afhankelijk: %s.", "Not dependent both ways: %s.", named(loose)),
			todo:    written("Vraag wat %s nodig heeft van de anderen, en de anderen van hen.", "Ask what %s need from the others, and the others from them.", named(loose)),
		})
	}
	return c.with(result{
		state: StateMet, evidence: entities(all), finding: written("%d afhankelijkheden verbinden alle partners.", "%d dependencies bind all partners.", len(all)),
	})
}

// above returns the organisations that the party is part of, the nearest first.
func (p *Process) above(id graph.ID) []graph.ID {
	var out []graph.ID
	for o, is := p.view.Find(id).(*graph.Organisation); is && o.PartOf != ""; o, is = p.view.Find(o.PartOf).(*graph.Organisation) {
		out = append(out, o.PartOf)
	}
	return out
}

// ownIdentity is lost in a merger, and where one partner is part of another.
func (p *Process) ownIdentity() Check {
	c := Check{Key: CheckOwnIdentity, Text: Text{"Behoud van eigen identiteit", "Keeping one's own identity"}}
	within := filtered(p.reading, p.PartnerOrganisations(), func(one *Party) bool {
		return slices.ContainsFunc(p.above(one.Meta().ID), func(id graph.ID) bool { return p.parties[id] != nil && p.parties[id].Partner() })
	})
	switch {
	case p.Collaboration.Arrangement == graph.ArrangementMerger:
		return c.with(result{
			state: StateOpen, evidence: []graph.Entity{p.Collaboration}, finding: Text{"De vorm is een fusie.", "The arrangement is a merger."},
			todo: Text{"Kies een vorm waarin elke organisatie zichzelf blijft.", "Choose an arrangement in which each organisation stays itself."},
		})
	case len(within) > 0:
		return c.with(result{
			state: StateOpen, evidence: stakeholders(within),
			finding: written("Deel van een andere partner: %s.", "Part of another partner: %s.", named(within)),
			todo:    written("Spreek af voor wie %s spreekt: voor zichzelf of voor het geheel.", "Agree for whom %s speak: for themselves or for the whole.", named(within)),
		})
	case p.Collaboration.Arrangement == "":
		return c.with(result{
			state: StateUnknown, finding: Text{"De vorm van de samenwerking is niet vastgelegd.", "The arrangement is not recorded."},
			todo: Text{"Leg vast welke vorm de partners kiezen.", "Record which arrangement the partners choose."},
		})
	}
	return c.with(result{
		state: StateMet, evidence: []graph.Entity{p.Collaboration}, finding: Text{"Geen partner gaat op in een andere.", "No partner is absorbed by another."},
	})
}
