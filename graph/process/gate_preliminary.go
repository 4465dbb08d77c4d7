package process

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// The binding checks out of the preliminary phase.
const (
	CheckKeyPlayersContacted CheckKey = "KEY_PLAYERS_CONTACTED"
	CheckThreeOrganisations  CheckKey = "AT_LEAST_THREE_ORGANISATIONS"
)

// leastOrganisations is from how many organisations on an action network is one (seed: "minstens 3 organisaties").
const leastOrganisations = 3

// keyPlayersContacted looks for who has much power and much interest by any author's current assessment: to overlook one
// costs more than to speak with one too many.
func (p *Process) keyPlayersContacted() (Check, error) {
	c := Check{Key: CheckKeyPlayersContacted, Text: Text{
		"Elke sleutelspeler (veel macht, veel belang) is gecontacteerd.", "Every key player (much power, much interest) has been contacted.",
	}}
	grid, err := p.grid()
	if err != nil {
		return c, err
	}
	contacts := p.contactsBy()
	var players, missed, unplaced []graph.Named
	assessed := false
	var evidence []graph.Entity
	for at := range each(p.reading, grid.Placements) {
		who := at.Stakeholder
		placed, player := false, false
		for _, a := range at.Assessments {
			placed = placed || a.Quadrant != ""
			if a.Quadrant == analysis.QuadrantKeyPlayer {
				player = true
				evidence = append(evidence, a.Assessment)
			}
		}
		assessed = assessed || placed
		switch {
		case player && !p.contacted(who, contacts):
			missed, players = append(missed, who), append(players, who)
		case player:
			players = append(players, who)
			evidence = append(evidence, entities(contacts[who.Meta().ID])...)
		case !placed && p.present(who):
			unplaced = append(unplaced, who)
		}
	}
	return c.with(keyPlayers(assessed, players, missed, unplaced, evidence)), nil
}

func keyPlayers(assessed bool, players, missed, unplaced []graph.Named, evidence []graph.Entity) result {
	r := result{evidence: evidence}
	switch {
	case len(missed) > 0:
		r.state = StateOpen
		r.evidence = append(entities(missed), r.evidence...)
		r.finding = written("Nog niet gecontacteerd: %s.", "Not contacted yet: %s.", named(missed))
		r.todo = written("Neem contact op met %s, en leg het gesprek vast.", "Contact %s, and record the conversation.", named(missed))
	case len(unplaced) > 0:
		r.state = StateUnknown
		r.evidence = append(r.evidence, entities(unplaced)...)
		r.finding = written("Macht en belang zijn niet ingeschat van %s.", "Power and interest have not been assessed of %s.", named(unplaced))
		r.todo = written("Schat macht en belang in van %s.", "Assess power and interest of %s.", named(unplaced))
	case !assessed:
		r.state = StateUnknown
		r.finding = Text{"Van niemand zijn macht en belang ingeschat.", "Power and interest have been assessed of nobody."}
		r.todo = Text{"Plaats kandidaten, en schat hun macht en belang in.", "Place candidates, and assess their power and interest."}
	case len(players) == 0:
		r.state = StateMet
		r.finding = Text{"Niemand die ingeschat is, is sleutelspeler.", "Nobody who was assessed is a key player."}
	default:
		r.state = StateMet
		r.finding = written("Gecontacteerd: %s.", "Contacted: %s.", named(players))
	}
	return r
}

func (p *Process) present(who graph.Named) bool {
	one := p.parties[who.Meta().ID]
	return one != nil && one.Present() && !one.speaks
}

func (p *Process) threePartners() Check {
	c := Check{Key: CheckThreeOrganisations, Text: Text{
		"Samenwerking tussen minstens 3 organisaties.", "At least three organisations work together.",
	}}
	chosen := p.PartnerOrganisations()
	r := result{state: StateMet, evidence: stakeholders(chosen)}
	r.finding = written("Gekozen als partner: %s.", "Chosen as partner: %s.", named(chosen))
	if len(chosen) == 0 {
		r.finding = Text{"Nog geen organisatie is als partner gekozen.", "No organisation has been chosen as partner yet."}
	}
	if missing := leastOrganisations - len(chosen); missing > 0 {
		r.state = StateOpen
		candidates := filtered(p.reading, p.Present(), func(one *Party) bool { return one.organisation() && !one.Partner() })
		r.todo = written("Zoek nog %d organisatie(s).", "Look for %d more organisation(s).", missing)
		if len(candidates) > 0 {
			r.todo = written("Kies nog %d organisatie(s) als partner; aan tafel zitten ook %s.",
				"Choose %d more organisation(s) as partner; also at the table are %s.", missing, named(candidates))
		}
	}
	return c.with(r)
}
