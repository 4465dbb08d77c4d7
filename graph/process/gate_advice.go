package process

import (
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// The checks that advise and do not hold a gate.
const (
	CheckChallengeFathomed CheckKey = "CHALLENGE_FATHOMED"
	CheckAcrossBoundaries  CheckKey = "PARTNERS_ACROSS_BOUNDARIES"
	CheckResultAgreed      CheckKey = "RESULT_AGREED"
	CheckWordsCleared      CheckKey = "WORDS_CLEARED"
	CheckAddedValueForAll  CheckKey = "ADDED_VALUE_FOR_ALL"
)

// advice returns what else to look at before the phase ends. Which steps come first depends on the orientation (de Caluwé
// and Kaats): an institutional collaboration begins with each other's interests, then defines ambitions and win-win; one
// on a challenge fathoms that first, and then seeks partners across boundaries.
func (p *Process) advice(phase graph.Phase) []Check {
	challenge := p.Collaboration.Orientation == graph.OrientationChallenge
	institutional := p.Collaboration.Orientation == graph.OrientationInstitutional
	var out []Check
	switch {
	case phase == graph.PhasePreliminary && challenge:
		out = append(out, p.challengeFathomed(), p.acrossBoundaries())
	case phase == graph.PhasePreliminary && !institutional:
		out = append(out, p.acrossBoundaries())
	case phase == graph.PhaseExploring && institutional:
		out = append(out, p.challengeFathomed())
	case phase == graph.PhaseSharing && institutional:
		out = append(out, p.addedValueForAll())
	case phase == graph.PhaseAgreeing && !institutional:
		out = append(out, p.addedValueForAll())
	}
	if phase == graph.PhaseSharing {
		out = append(out, p.wordsCleared())
	}
	if len(GuideOf(phase).Documents) > 0 {
		out = append(out, p.resultAgreed(phase))
	}
	return out
}

func (p *Process) challengeFathomed() Check {
	c := Check{Key: CheckChallengeFathomed, Text: Text{
		"De uitdaging doorgronden (in oorsprong & essentie).", "Fathom the challenge (in origin and essence).",
	}}
	if p.Collaboration.Challenge == "" {
		return c.with(result{
			state: StateOpen, finding: Text{"De uitdaging is niet beschreven.", "The challenge is not described."},
			todo: Text{"Beschrijf de maatschappelijke uitdaging.", "Describe the challenge."},
		})
	}
	return c.with(result{
		state: StateMet, finding: Text{"De uitdaging is beschreven.", "The challenge is described."}, evidence: []graph.Entity{p.Collaboration},
	})
}

// fewSectors is below which index of qualitative variation partners are too much alike: our convention.
const fewSectors = 0.5

func (p *Process) acrossBoundaries() Check {
	c := Check{Key: CheckAcrossBoundaries, Text: Text{
		"De juiste partners zoeken, dwars door grenzen, sectoren en niveaus heen.",
		"Seek the right partners, across boundaries, sectors and levels.",
	}}
	present := filtered(p.reading, p.Present(), (*Party).organisation)
	members := make([]graph.Named, len(present))
	for i, one := range present {
		members[i] = one.Stakeholder
	}
	mix := analysis.SectorHeterogeneity(members)
	r := result{state: StateMet, evidence: stakeholders(present)}
	r.finding = written("%d sectoren aan tafel; gemengdheid (IQV) %.2f.", "%d sectors at the table; how mixed (IQV) %.2f.", mix.Categories, mix.IQV)
	r.todo = Text{
		"Nodig een relevante heterogene groep uit, ook uit andere sectoren.", "Invite a relevant heterogeneous group, from other sectors too.",
	}
	switch {
	case mix.Counted == 0:
		r.state = StateUnknown
		r.finding = Text{"Van geen organisatie aan tafel is de sector bekend.", "Of no organisation at the table the sector is known."}
	case mix.IQV < fewSectors:
		r.state = StateOpen
	}
	return c.with(r)
}

func (p *Process) addedValueForAll() Check {
	return Check{Key: CheckAddedValueForAll, Text: Text{
		"Meerwaarde voor alle partijen?", "Added value for all parties?",
	}}.with(p.addedValue())
}

// addedValue looks whether anybody said what is gained by working together.
func (p *Process) addedValue() result {
	if len(p.Interests) == 0 {
		return result{
			state: StateUnknown, finding: Text{"Geen belang op niveau van het netwerk is bekend.", "No interest on the level of the network is known."},
			todo: LevelNetworkKey.Text(),
		}
	}
	return result{
		state: StateMet, evidence: entities(p.Interests),
		finding: written("%d belangen van het netwerk zijn bekend.", "%d interests of the network are known.", len(p.Interests)),
	}
}

// wordsCleared looks for words that parties mean different things by (spraakverwarring).
func (p *Process) wordsCleared() Check {
	c := Check{Key: CheckWordsCleared, Text: Text{
		"Spraakverwarring en ambiguïteit zijn uitgepraat.", "Confusion of tongues and ambiguity have been talked out.",
	}}
	var confused, all []*graph.Term
	for e := range p.referring(p.Collaboration.ID, graph.KindTerm, "collaboration") {
		t := e.(*graph.Term)
		all = append(all, t)
		if slices.ContainsFunc(t.Meanings, func(m graph.Meaning) bool { return m.Text != t.Meanings[0].Text }) {
			confused = append(confused, t)
		}
	}
	sortNamed(p.reading, confused)
	switch {
	case len(all) == 0:
		return c.with(result{
			state: StateUnknown, finding: Text{"Er is geen begrip vastgelegd.", "No term is recorded."},
			todo: Text{"Vraag welke woorden ieder anders gebruikt.", "Ask which words each uses differently."},
		})
	case len(confused) > 0:
		return c.with(result{
			state: StateOpen, evidence: entities(confused),
			finding: written("Verschillende betekenissen voor %s.", "Different meanings for %s.", named(confused)),
			todo:    written("Praat uit wat ieder bedoelt met %s.", "Talk out what each means by %s.", named(confused)),
		})
	}
	return c.with(result{
		state: StateMet, evidence: entities(all), finding: Text{"Geen begrip heeft verschillende betekenissen.", "No term has different meanings."},
	})
}

func (p *Process) resultAgreed(phase graph.Phase) Check {
	guide := GuideOf(phase)
	c := Check{Key: CheckResultAgreed, Text: written("Het resultaat van de fase ligt vast: %s.", "The result of the phase is laid down: %s.", guide.Result)}
	var found []graph.Entity
	for e := range p.referring(p.Collaboration.ID, graph.KindAgreement, "collaboration") {
		if a := e.(*graph.Agreement); slices.Contains(guide.Documents, a.Document) {
			found = append(found, a)
		}
	}
	if len(found) == 0 {
		return c.with(result{
			state: StateOpen, finding: Text{"Er is geen afgesproken versie.", "There is no agreed version."},
			todo: Text{"Leg de afgesproken versie vast.", "Record the version that was agreed."},
		})
	}
	return c.with(result{
		state: StateMet, evidence: found, finding: written("%d afgesproken versie(s).", "%d agreed version(s).", len(found)),
	})
}
