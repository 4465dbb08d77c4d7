package process

import "raakvlak/graph"

// The binding checks out of the later phases.
const (
	CheckPartnersHaveInterests   CheckKey = "PARTNERS_HAVE_INTERESTS"
	CheckAmbitionShared          CheckKey = "AMBITION_SHARED"
	CheckRepresentativesMandated CheckKey = "REPRESENTATIVES_MANDATED"
	CheckAmbitionsCommitted      CheckKey = "AMBITIONS_COMMITTED"
	CheckActionsLed              CheckKey = "ACTIONS_LED"
)

// noPartners is what a check about partners comes to when there are none.
func noPartners() result {
	return result{
		state: StateOpen, finding: Text{"Nog geen organisatie is als partner gekozen.", "No organisation has been chosen as partner yet."},
		todo: Text{"Kies eerst partners.", "Choose partners first."},
	}
}

func (p *Process) partnersHaveInterests() Check {
	c := Check{Key: CheckPartnersHaveInterests, Text: Text{
		"Van elke partnerorganisatie is een eigen belang gekend (niveau organisatie).",
		"Of each partner organisation an interest of its own is known (level of the organisation).",
	}}
	partners := p.PartnerOrganisations()
	if len(partners) == 0 {
		return c.with(noPartners())
	}
	var silent []*Party
	var evidence []graph.Entity
	assumed := 0
	for one := range each(p.reading, partners) {
		interests := p.interestsOf(one.Meta().ID)
		if len(interests) == 0 {
			silent = append(silent, one)
		}
		for _, i := range interests {
			evidence = append(evidence, i)
			if i.Origin == graph.OriginAssumed {
				assumed++
			}
		}
	}
	if len(silent) > 0 {
		return c.with(result{
			state: StateOpen, evidence: append(stakeholders(silent), evidence...),
			finding: written("Geen belang bekend van %s.", "No interest is known of %s.", named(silent)),
			todo: written("Vraag aan %s: wat maakt dat jouw organisatie tijd en energie wil steken in dit samenwerkingsinitiatief?",
				"Ask %s: what makes your organisation want to put time and energy into this initiative?", named(silent)),
		})
	}
	return c.with(result{
		state: StateMet, evidence: evidence,
		finding: written("%d belangen bekend, waarvan %d enkel verondersteld.", "%d interests are known, %d of them only assumed.", len(evidence), assumed),
	})
}

func (p *Process) ambitionShared() Check {
	return Check{Key: CheckAmbitionShared, Text: Text{
		"Eén ambitie wordt door alle partners gesteund.", "One ambition is supported by all partners.",
	}}.with(p.sharedAmbition())
}

func (p *Process) sharedAmbition() result {
	best := p.bestSupport()
	switch {
	case len(p.partners) == 0:
		return noPartners()
	case best == nil:
		return result{
			state: StateOpen, finding: Text{"Er is nog geen ambitie.", "There is no ambition yet."},
			todo: Text{"Vraag de partners: wat inspireert ons samen?", "Ask the partners: what inspires us together?"},
		}
	}
	if s := p.widestShared(); s != nil {
		return result{
			state: StateMet, evidence: append([]graph.Entity{s.ambition}, s.evidence...),
			finding: written("Door alle partners gesteund: “%s”.", "Supported by all partners: “%s”.", s.ambition.Name),
		}
	}
	r := result{state: StateOpen, evidence: append([]graph.Entity{best.ambition}, best.evidence...)}
	r.finding = written("De meeste steun heeft “%s”: %d van %d partners.", "Most support has “%s”: %d of %d partners.",
		best.ambition.Name, len(best.pro), len(p.partners))
	r.todo = written("Zoek met %s een ambitie die ook hun belang dient.", "Look with %s for an ambition that serves their interest too.", named(best.not))
	for s := range each(p.reading, p.supports) {
		if len(s.not) > 0 {
			continue
		}
		// Nobody is known not to support it: asking could be enough.
		return result{
			state: StateUnknown, evidence: append(append([]graph.Entity{s.ambition}, stakeholders(s.unknown)...), s.evidence...),
			finding: written("Van %s is niet bekend hoe zij staan tegenover “%s”.", "It is not known how %s stand on “%s”.", named(s.unknown), s.ambition.Name),
			todo:    written("Vraag aan %s hoe zij staan tegenover “%s”.", "Ask %s how they stand on “%s”.", named(s.unknown), s.ambition.Name),
		}
	}
	return r
}

func (p *Process) representativesMandated() Check {
	c := Check{Key: CheckRepresentativesMandated, Text: Text{
		"Elke vertegenwoordiger van een partnerorganisatie heeft een mandaat.", "Each representative of a partner organisation has a mandate.",
	}}
	partners := p.PartnerOrganisations()
	if len(partners) == 0 {
		return c.with(noPartners())
	}
	var without []graph.Named
	var voiceless []*Party
	var evidence []graph.Entity
	for one := range each(p.reading, partners) {
		speaking := p.representations(one.Meta().ID)
		if len(speaking) == 0 {
			voiceless = append(voiceless, one)
		}
		for _, r := range speaking {
			evidence = append(evidence, r)
			if r.Mandate == graph.MandateNone {
				without = append(without, p.view.Find(r.Individual).(graph.Named))
			}
		}
	}
	switch {
	case len(without) > 0:
		return c.with(result{
			state: StateOpen, evidence: evidence, finding: written("Zonder mandaat: %s.", "Without a mandate: %s.", named(without)),
			todo: written("Vraag aan %s wat zij namens hun achterban mogen beslissen.", "Ask %s what they may decide for their constituency.", named(without)),
		})
	case len(voiceless) > 0:
		return c.with(result{
			state: StateUnknown, evidence: append(stakeholders(voiceless), evidence...),
			finding: written("Niet bekend is wie spreekt voor %s.", "It is not known who speaks for %s.", named(voiceless)),
			todo:    written("Vraag aan %s wie met welk mandaat aan tafel zit.", "Ask %s who is at the table, with which mandate.", named(voiceless)),
		})
	}
	return c.with(result{
		state: StateMet, evidence: evidence, finding: written("%d vertegenwoordigers hebben een mandaat.", "%d representatives have a mandate.", len(evidence)),
	})
}

func (p *Process) ambitionsCommitted() Check {
	c := Check{Key: CheckAmbitionsCommitted, Text: Text{
		"Voor elke ambitie is er een commitment.", "Every ambition has a commitment.",
	}}
	if len(p.Ambitions) == 0 {
		return c.with(result{
			state: StateOpen, finding: Text{"Er is nog geen ambitie.", "There is no ambition yet."},
			todo: Text{"Vraag de partners: wat inspireert ons samen?", "Ask the partners: what inspires us together?"},
		})
	}
	owned := map[graph.ID]bool{}
	var evidence []graph.Entity
	for m := range each(p.reading, p.promises) {
		if m.Ambition != "" {
			owned[m.Ambition] = true
			evidence = append(evidence, m)
		}
	}
	orphans := filtered(p.reading, p.Ambitions, func(a *graph.Ambition) bool { return !owned[a.ID] })
	if len(orphans) > 0 {
		return c.with(result{
			state: StateOpen, evidence: append(entities(orphans), evidence...),
			finding: written("Zonder commitment: %s.", "Without a commitment: %s.", named(orphans)),
			todo:    written("Vraag wat ieder wil inbrengen, bijdragen voor %s.", "Ask what each wants to bring in, to contribute, for %s.", named(orphans)),
		})
	}
	return c.with(result{
		state: StateMet, evidence: evidence,
		finding: written("%d ambities hebben samen %d commitments.", "%d ambitions have %d commitments together.", len(p.Ambitions), len(evidence)),
	})
}

// actions returns what the collaboration does, by name, without what it dropped.
func (p *Process) actions() []*graph.Action {
	var out []*graph.Action
	for e := range p.referring(p.Collaboration.ID, graph.KindAction, "collaboration") {
		if a := e.(*graph.Action); a.Status != graph.ActionDropped {
			out = append(out, a)
		}
	}
	sortNamed(p.reading, out)
	return out
}

func (p *Process) actionsLed() Check {
	c := Check{Key: CheckActionsLed, Text: Text{"Elke actie heeft een trekker.", "Each action has a leader."}}
	actions := p.actions()
	leaderless := filtered(p.reading, actions, func(a *graph.Action) bool { return a.Leader == "" })
	switch {
	case len(actions) == 0:
		return c.with(result{
			state: StateOpen, finding: Text{"Er zijn nog geen acties.", "There are no actions yet."},
			todo: Text{"Leg vast welke acties er komen, met een trekker.", "Record which actions will follow, each with a leader."},
		})
	case len(leaderless) > 0:
		return c.with(result{
			state: StateOpen, evidence: entities(leaderless), finding: written("Zonder trekker: %s.", "Without a leader: %s.", named(leaderless)),
			todo: written("Vraag wie het trekkerschap opneemt van %s.", "Ask who takes the lead of %s.", named(leaderless)),
		})
	}
	return c.with(result{
		state: StateMet, evidence: entities(actions), finding: written("%d acties hebben een trekker.", "%d actions have a leader.", len(actions)),
	})
}
