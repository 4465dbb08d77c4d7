package process

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// The conditions of a third-order issue (derde orde vraagstuk), in the order of the slides.
const (
	CheckNoPlatform        CheckKey = "NO_LOGICAL_PLATFORM"
	CheckNoAuthority       CheckKey = "NO_AUTHORITY"
	CheckOpposingInterests CheckKey = "OPPOSING_INTERESTS"
)

func (p *Process) thirdOrder(disputes []dispute) CheckGroup {
	g := CheckGroup{Key: GroupThirdOrder, Name: Text{"Derde orde vraagstuk: voorwaarden", "Conditions of a third-order issue"}, Checks: []Check{
		p.noPlatform(), p.noAuthority(), p.opposingInterests(disputes),
	}}
	met, _, _ := g.counted()
	third := p.Collaboration.IssueOrder == graph.IssueTransition
	switch all := met == len(g.Checks); {
	case all && third:
		g.Conclusion = Text{"Alles wijst op een vraagstuk van de derde orde (transitie), zoals vastgelegd.", "All points to a third-order issue (transition), as recorded."}
	case all:
		g.Conclusion = Text{"Alles wijst op een vraagstuk van de derde orde (transitie); dat is niet zo vastgelegd.", "All points to a third-order issue (transition), which is not what is recorded."}
	case third:
		g.Conclusion = written("Vastgelegd is de derde orde (transitie): %s", "Recorded is the third order (transition): %s", g.count())
	default:
		g.Conclusion = g.count()
	}
	return g
}

// noPlatform looks for another collaboration of the map that all partners take part in already.
func (p *Process) noPlatform() Check {
	c := Check{Key: CheckNoPlatform, Text: Text{"Er is geen ‘logisch’ platform", "There is no ‘logical’ platform"}}
	if len(p.partners) < 2 {
		return c.with(tooFewPartners())
	}
	meeting := map[graph.ID]int{}
	for one := range each(p.reading, p.partners) {
		for id := range each(p.reading, p.engagements(one)) {
			meeting[id]++
		}
	}
	var platforms []graph.Named
	for other := range pace.Each(&p.pace, graph.Every[*graph.Collaboration](p.view.Snapshot)) {
		if other.ID != p.Collaboration.ID && meeting[other.ID] == len(p.partners) {
			platforms = append(platforms, other)
		}
	}
	sortNamed(p.reading, platforms)
	if len(platforms) > 0 {
		return c.with(result{
			state: StateOpen, evidence: entities(platforms),
			finding: written("Alle partners ontmoeten elkaar al in %s.", "All partners meet already in %s.", named(platforms)),
			todo:    written("Bekijk of %s het vraagstuk kan opnemen.", "See whether %s can take up the issue.", named(platforms)),
		})
	}
	return c.with(result{state: StateMet, finding: Text{
		"In deze kaart is geen samenwerking bekend waarin alle partners al zitten.", "No collaboration in this map is known in which all partners are already.",
	}})
}

func tooFewPartners() result {
	return result{
		state: StateUnknown, finding: Text{"Er zijn minder dan twee partners.", "There are fewer than two partners."},
		todo: Text{"Kies eerst partners.", "Choose partners first."},
	}
}

// engagements returns the collaborations that the party takes part in and did not decline, in the order of recording.
func (p *Process) engagements(one *Party) []graph.ID {
	leading := map[graph.ID]*graph.Participation{}
	var out []graph.ID
	for e := range p.referring(one.Meta().ID, graph.KindParticipation, "stakeholder") {
		t := e.(*graph.Participation)
		if leading[t.Collaboration] == nil {
			out = append(out, t.Collaboration)
		}
		if leading[t.Collaboration] == nil || graph.Precedes(&t.Statement, &leading[t.Collaboration].Statement) {
			leading[t.Collaboration] = t
		}
	}
	return filtered(p.reading, out, func(id graph.ID) bool {
		t := leading[id]
		return t.Engagement != graph.EngagementDeclined && t.Role != graph.RoleObserver
	})
}

// noAuthority looks for a problem owner, and for an organisation that all other partners are part of.
func (p *Process) noAuthority() Check {
	c := Check{Key: CheckNoAuthority, Text: Text{"Er is geen hiërarchisch gezag", "There is no hierarchical authority"}}
	todo := Text{"Bekijk of wie het gezag heeft het vraagstuk kan beslechten.", "See whether who has the authority can settle the issue."}
	if owner, is := p.view.Find(p.Collaboration.ProblemOwner).(graph.Named); is {
		return c.with(result{
			state: StateOpen, todo: todo, evidence: []graph.Entity{owner},
			finding: written("Probleemeigenaar is %s.", "The problem is owned by %s.", named([]graph.Named{owner})),
		})
	}
	partners := p.PartnerOrganisations()
	if len(partners) < 2 {
		return c.with(tooFewPartners())
	}
	over := map[graph.ID]int{}
	for one := range each(p.reading, partners) {
		for _, id := range append(p.above(one.Meta().ID), one.Meta().ID) {
			over[id]++
		}
	}
	var tops []graph.Named
	for id, n := range over {
		if p.pace.Step() != nil {
			break
		}
		if top, is := p.view.Find(id).(graph.Named); is && n == len(partners) {
			tops = append(tops, top)
		}
	}
	if len(tops) > 0 {
		sortNamed(p.reading, tops)
		return c.with(result{
			state: StateOpen, todo: todo, evidence: entities(tops),
			finding: written("Alle partners zijn deel van %s.", "All partners are part of %s.", named(tops)),
		})
	}
	return c.with(result{state: StateMet, finding: Text{
		"Er is geen probleemeigenaar, en geen organisatie waarvan alle partners deel zijn.", "There is no problem owner, and no organisation that all partners are part of.",
	}})
}

func (p *Process) opposingInterests(disputes []dispute) Check {
	c := Check{Key: CheckOpposingInterests, Text: Text{
		"Er zijn tegengestelde belangen en overlevingsreacties aanwezig", "There are opposing interests and reactions of survival",
	}}
	known := some(p.reading, p.Present(), func(one *Party) bool {
		return len(p.stancesOf(one.Meta().ID))+len(p.positionsOf(one.Meta().ID)) > 0
	})
	switch {
	case len(disputes) > 0:
		subjects := make([]graph.Named, len(disputes))
		evidence := []graph.Entity{}
		for i, d := range disputes {
			subjects[i] = d.subject
			evidence = append(append(evidence, d.subject), d.evidence...)
		}
		return c.with(result{
			state: StateMet, evidence: evidence,
			finding: written("Tegengesteld over %s.", "Opposed on %s.", named(subjects)),
		})
	case !known:
		return c.with(result{
			state: StateUnknown, finding: Text{"Geen belang of standpunt is bekend.", "No interest or position is known."}, todo: LevelOrganisationKey.Text(),
		})
	}
	return c.with(result{
		state: StateOpen, finding: Text{"Geen tegengestelde belangen zijn bekend.", "No opposing interests are known."},
		todo: Text{"Vraag wat iemand zou verliezen.", "Ask what anybody would lose."},
	})
}
