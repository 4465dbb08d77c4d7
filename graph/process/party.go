package process

import (
	"slices"

	"raakvlak/graph"
)

// Party is a stakeholder that takes part in the collaboration, or declined to. It may have several participations, each
// somebody's statement.
type Party struct {
	Stakeholder    graph.Named
	Participations []*graph.Participation // in the order of recording
	Roles          []graph.Role           // of all participations, each once, in the order of recording
	// Engagement is that of the participation that goes before the others, as [graph.Precedes] has it.
	Engagement graph.Engagement

	leading   *graph.Participation
	positions map[graph.ID]graph.Stance // made when first asked for
	speaks    bool                      // an individual that speaks for an organisation at the table
}

// partnerRoles are those of who carries a collaboration. Candidates are still to be chosen; funders, advisers and
// observers stand beside it.
var partnerRoles = []graph.Role{graph.RoleInitiator, graph.RolePartner, graph.RoleCoordinator}

// Present reports whether the party did not decline.
func (p *Party) Present() bool { return p.Engagement != graph.EngagementDeclined }

// Partner reports whether the party carries the collaboration: it is an initiator, a partner or a coordinator, and did not
// decline.
func (p *Party) Partner() bool {
	return p.Present() && slices.ContainsFunc(p.Roles, func(r graph.Role) bool { return slices.Contains(partnerRoles, r) })
}

// in returns the participations in one of the roles, declined ones left out.
func (p *Party) in(roles ...graph.Role) []graph.Entity {
	var out []graph.Entity
	for _, one := range p.Participations {
		if one.Engagement != graph.EngagementDeclined && slices.Contains(roles, one.Role) {
			out = append(out, one)
		}
	}
	return out
}

// EntityName returns the stakeholder's name.
func (p *Party) EntityName() string { return p.Stakeholder.EntityName() }

// Meta returns the stakeholder's record.
func (p *Party) Meta() *graph.Record { return p.Stakeholder.Meta() }

// EntityKind returns the stakeholder's kind.
func (p *Party) EntityKind() graph.Kind { return p.Stakeholder.EntityKind() }

func (p *Party) organisation() bool { return p.EntityKind() == graph.KindOrganisation }

// unwrapped returns the parties' stakeholders.
func unwrapped(all []*Party) []graph.Named {
	out := make([]graph.Named, len(all))
	for i, one := range all {
		out[i] = one.Stakeholder
	}
	return out
}

// partiesOf returns those that take part in the collaboration, by name.
func (r *reading) partiesOf(collaboration graph.ID) []*Party {
	var all []*Party
	at := map[graph.ID]*Party{}
	for e := range r.referring(collaboration, graph.KindParticipation, "collaboration") {
		taken := e.(*graph.Participation)
		one := at[taken.Stakeholder]
		if one == nil {
			stakeholder, is := r.view.Find(taken.Stakeholder).(graph.Named)
			if !is {
				continue
			}
			one = &Party{Stakeholder: stakeholder}
			at[taken.Stakeholder] = one
			all = append(all, one)
		}
		one.add(taken)
	}
	sortNamed(r, all)
	return all
}

func (p *Process) gatherParties() {
	p.Parties = p.partiesOf(p.Collaboration.ID)
	p.parties = make(map[graph.ID]*Party, len(p.Parties))
	for one := range each(p.reading, p.Parties) {
		p.parties[one.Meta().ID] = one
	}
	for one := range each(p.reading, p.Parties) {
		if one.speaks = p.speaksAtTable(one); one.speaks || !one.Present() {
			continue
		}
		p.atTable = append(p.atTable, one)
		if one.Partner() {
			p.partners = append(p.partners, one)
			if one.organisation() {
				p.organisations = append(p.organisations, one)
			}
		}
	}
}

func (p *Party) add(taken *graph.Participation) {
	if p.leading == nil || graph.Precedes(&taken.Statement, &p.leading.Statement) {
		p.leading, p.Engagement = taken, taken.Engagement
	}
	p.Participations = append(p.Participations, taken)
	if !slices.Contains(p.Roles, taken.Role) {
		p.Roles = append(p.Roles, taken.Role)
	}
}

// speaksAtTable reports whether the party is an individual that represents an organisation which takes part: then the
// organisation is the one to ask, and the individual its voice.
func (p *Process) speaksAtTable(one *Party) bool {
	if one.organisation() {
		return false
	}
	for e := range p.referring(one.Meta().ID, graph.KindRepresentation, "individual") {
		r := e.(*graph.Representation)
		if organisation := p.parties[r.Organisation]; p.inContext(&r.Statement) && organisation != nil && organisation.Present() {
			return true
		}
	}
	return false
}

// partyEvidence returns the statements by which parties take part, and by which individuals speak for one of them.
func (p *Process) partyEvidence() []graph.Stated {
	var out []graph.Stated
	for one := range each(p.reading, p.Parties) {
		out = append(out, stated(one.Participations)...)
		if one.organisation() {
			continue
		}
		out = append(out, gathered(p.reading, one.Meta().ID, graph.KindRepresentation, "individual", func(s graph.Stated) bool {
			return p.here(s) && p.parties[s.(*graph.Representation).Organisation] != nil
		})...)
	}
	return out
}

// Partners returns the parties that carry the collaboration, without the individuals that speak for one of them. It is
// shared and must not be changed, as are the lists below.
func (p *Process) Partners() []*Party { return p.partners }

// PartnerOrganisations returns the partners that are organisations.
func (p *Process) PartnerOrganisations() []*Party { return p.organisations }

// Present returns the parties that did not decline, without the individuals that speak for one of them.
func (p *Process) Present() []*Party { return p.atTable }

// filtered returns the wanted items.
func filtered[T any](r *reading, all []T, wanted func(T) bool) []T {
	var out []T
	for one := range each(r, all) {
		if wanted(one) {
			out = append(out, one)
		}
	}
	return out
}

// position returns the party's effective stance on the ambition.
func (p *Process) position(one *Party, ambition graph.ID) graph.Stance {
	if one.positions == nil {
		one.positions = p.positionsOf(one.Meta().ID)
	}
	return one.positions[ambition]
}
