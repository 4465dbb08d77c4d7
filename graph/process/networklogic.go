package process

import (
	"slices"

	"raakvlak/graph"
)

// The signs of network logic, in the order of the slides; each stands against one of hierarchical logic.
const (
	CheckPerceptions  CheckKey = "PROBLEM_PERCEPTIONS"
	CheckSnapshotGoal CheckKey = "GOAL_IS_A_SNAPSHOT"
	CheckNegotiated   CheckKey = "NEGOTIATED_KNOWLEDGE"
	CheckNextRound    CheckKey = "DECISION_OPENS_A_ROUND"
	CheckNewChances   CheckKey = "EXECUTION_BRINGS_CHANCES"
	CheckTolerance    CheckKey = "SATISFACTION_OR_TOLERANCE"
)

// networkLogic looks which of the two logics the records show. None is better: a sign that is OPEN shows the hierarchical
// one, which suits a problem that one body can settle. Which record is a sign of what is our convention.
func (p *Process) networkLogic() CheckGroup {
	g := CheckGroup{Key: GroupNetworkLogic, Name: Text{"Netwerk-logica of hiërarchische logica", "Network logic or hierarchical logic"}, Checks: []Check{
		p.perceptions(), p.snapshotGoal(), p.negotiated(), p.nextRound(), p.newChances(), p.tolerance(),
	}}
	met, open, _ := g.counted()
	switch {
	case met > open:
		g.Conclusion = written("De netwerk-logica overweegt: %s", "Network logic prevails: %s", g.count())
	case open > met:
		g.Conclusion = written("De hiërarchische logica overweegt: %s", "Hierarchical logic prevails: %s", g.count())
	default:
		g.Conclusion = written("Geen van beide overweegt: %s", "Neither prevails: %s", g.count())
	}
	return g
}

// sign is a check of which unknown is the usual state.
func sign(key CheckKey, text Text, state State, met, open Text, evidence []graph.Entity) Check {
	finding := map[State]Text{StateMet: met, StateOpen: open, StateUnknown: {"Hierover is te weinig vastgelegd.", "Too little is recorded about this."}}[state]
	todo := map[State]Text{
		StateOpen:    {"Ga na of de hiërarchische logica hier past.", "Ask whether hierarchical logic is what suits here."},
		StateUnknown: {"Leg vast wat partijen zeggen en afspreken.", "Record what parties say and agree on."},
	}[state]
	return Check{Key: key, Text: text}.with(result{state: state, finding: finding, todo: todo, evidence: evidence})
}

func (p *Process) perceptions() Check {
	var terms []graph.Entity
	state := StateUnknown
	for e := range p.referring(p.Collaboration.ID, graph.KindTerm, "collaboration") {
		t := e.(*graph.Term)
		if len(t.Meanings) > 1 && state == StateUnknown {
			state = StateOpen
		}
		if slices.ContainsFunc(t.Meanings, func(m graph.Meaning) bool { return m.Text != t.Meanings[0].Text }) {
			state, terms = StateMet, append(terms, t)
		}
	}
	return sign(CheckPerceptions, Text{
		"Er is een probleemperceptie (hiërarchisch: er is een probleem)", "There is a perception of a problem (hierarchical: there is a problem)",
	}, state, Text{"Partijen bedoelen verschillende dingen.", "Parties mean different things."},
		Text{"Partijen bedoelen hetzelfde.", "Parties mean the same."}, terms)
}

func (p *Process) snapshotGoal() Check {
	var evidence []graph.Entity
	state := StateUnknown
	for e := range p.referring(p.Collaboration.ID, graph.KindPassage, "collaboration") {
		if state == StateUnknown {
			state = StateOpen
		}
		if t := e.(*graph.Passage); t.From.Reached(t.To) {
			state, evidence = StateMet, append(evidence, t)
		}
	}
	for a := range each(p.reading, p.Ambitions) {
		if a.UpdatedAt.After(a.CreatedAt) {
			state, evidence = StateMet, append(evidence, a)
		}
	}
	return sign(CheckSnapshotGoal, Text{
		"Doelstelling is momentopname (hiërarchisch: referentiepunt)", "The objective is a snapshot (hierarchical: a point of reference)",
	}, state, Text{"Ambities werden bijgesteld, of men keerde terug naar een vroegere fase.", "Ambitions were adjusted, or one went back to an earlier phase."},
		Text{"Ambities en fasen bleven zoals ze waren.", "Ambitions and phases stayed as they were."}, evidence)
}

func (p *Process) negotiated() Check {
	authors := map[graph.PrincipalID]bool{}
	var evidence []graph.Entity
	for i := range each(p.reading, p.Interests) {
		authors[i.Author] = true
		evidence = append(evidence, i)
	}
	for s := range each(p.reading, p.supports) {
		for e := range each(p.reading, s.evidence) {
			authors[e.(graph.Stated).Said().Author] = true
			evidence = append(evidence, e)
		}
	}
	state := StateUnknown
	if len(authors) == 1 {
		state = StateOpen
	} else if len(authors) > 1 {
		state = StateMet
	}
	return sign(CheckNegotiated, Text{
		"Informatie is “negotiated knowledge” (hiërarchisch: robuust)", "Information is “negotiated knowledge” (hierarchical: robust)",
	}, state, Text{"Verschillende mensen brachten aan wat bekend is.", "Several people brought in what is known."},
		Text{"Eén iemand bracht aan wat bekend is.", "One person brought in all that is known."}, evidence)
}

// nextRound looks whether anything followed the first agreement: a conversation, an agreement, a passage.
func (p *Process) nextRound() Check {
	var first *graph.Agreement
	for e := range p.referring(p.Collaboration.ID, graph.KindAgreement, "collaboration") {
		if a := e.(*graph.Agreement); a.AgreedAt != nil && (first == nil || a.AgreedAt.Before(*first.AgreedAt)) {
			first = a
		}
	}
	state := StateUnknown
	var evidence []graph.Entity
	if first != nil {
		state, evidence = StateOpen, []graph.Entity{first}
		for e := range p.referring(p.Collaboration.ID, graph.KindContact, "collaboration") {
			if c := e.(*graph.Contact); c.At.After(*first.AgreedAt) {
				state, evidence = StateMet, append(evidence, c)
			}
		}
		for e := range p.referring(p.Collaboration.ID, graph.KindAgreement, "collaboration") {
			if a := e.(*graph.Agreement); a.AgreedAt != nil && a.AgreedAt.After(*first.AgreedAt) {
				state, evidence = StateMet, append(evidence, a)
			}
		}
	}
	return sign(CheckNextRound, Text{
		"Na besluit is er een volgende ronde kansen (hiërarchisch: besluit volgt lineair uit probleem, doel, informatie)",
		"After a decision there is a next round of chances (hierarchical: it follows from problem, goal and information)",
	}, state, Text{"Na het eerste akkoord ging het gesprek verder.", "The conversation went on after the first agreement."},
		Text{"Na het eerste akkoord volgde niets meer.", "Nothing followed the first agreement."}, evidence)
}

// newChances looks whether anything done is followed by a younger action or ambition.
func (p *Process) newChances() Check {
	state := StateUnknown
	var evidence []graph.Entity
	var done *graph.Action
	for a := range each(p.reading, p.actions()) {
		if a.Status == graph.ActionDone && (done == nil || a.UpdatedAt.Before(done.UpdatedAt)) {
			done = a
		}
	}
	if done != nil {
		state, evidence = StateOpen, []graph.Entity{done}
		for a := range each(p.reading, p.actions()) {
			if a.CreatedAt.After(done.UpdatedAt) {
				state, evidence = StateMet, append(evidence, a)
			}
		}
		for a := range each(p.reading, p.Ambitions) {
			if a.CreatedAt.After(done.UpdatedAt) {
				state, evidence = StateMet, append(evidence, a)
			}
		}
	}
	return sign(CheckNewChances, Text{
		"Uitvoering levert nieuwe kansen op (hiërarchisch: is gericht op doelstelling)", "Execution brings new chances (hierarchical: is directed at the objective)",
	}, state, Text{"Na wat gedaan is, kwamen er acties of ambities bij.", "After what was done, actions or ambitions were added."},
		Text{"Na wat gedaan is, kwam er niets bij.", "After what was done, nothing was added."}, evidence)
}

func (p *Process) tolerance() Check {
	state := StateUnknown
	var evidence []graph.Entity
	if best := p.bestSupport(); best != nil && len(best.pro)+len(best.not) > 0 {
		evidence = append([]graph.Entity{best.ambition}, best.evidence...)
		switch {
		case slices.ContainsFunc(best.not, func(one *Party) bool { return p.position(one, best.ambition.ID).Value < 0 }):
			state = StateOpen
		case len(best.unknown) == 0:
			state = StateMet
		}
	}
	return sign(CheckTolerance, Text{
		"Norm: satisfactie of tolerantie (hiërarchisch: doelrealisatie)", "Norm: satisfaction or tolerance (hierarchical: reaching the objective)",
	}, state, Text{"Elke partner is voor, of kan ermee leven.", "Each partner is for it, or can live with it."},
		Text{"Een partner is tegen wat de meeste steun heeft.", "A partner is against what has most support."}, evidence)
}
