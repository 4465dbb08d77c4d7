package process

import (
	"cmp"
	"slices"
	"strconv"

	"raakvlak/graph"
)

// documentParty is who takes part in the collaboration, with what is recorded of how. Each participation is somebody's
// statement: there may be several.
type documentParty struct {
	named          graph.Named
	key            string
	participations []*graph.Participation
}

// gatherParties fills the parties, by name.
func (d *drafting) gatherParties() {
	at := map[graph.ID]*documentParty{}
	for _, p := range documentRecords[*graph.Participation](d) {
		one := at[p.Stakeholder]
		if one == nil {
			named, is := d.view.Find(p.Stakeholder).(graph.Named)
			if !is {
				continue
			}
			one = &documentParty{named: named, key: graph.SortKey(named.EntityName())}
			at[p.Stakeholder] = one
			d.parties = append(d.parties, one)
		}
		one.participations = append(one.participations, p)
	}
	slices.SortStableFunc(d.parties, func(a, b *documentParty) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.named.Meta().Sequence, b.named.Meta().Sequence))
	})
}

// name returns what the party is called.
func (p *documentParty) name() string { return oneLine(p.named.EntityName()) }

// bindingRoles are those of who binds itself.
var bindingRoles = []graph.Role{graph.RoleInitiator, graph.RoleCoordinator, graph.RolePartner, graph.RoleFunder}

// in returns the participations in one of the roles, declined ones left out.
func (p *documentParty) in(roles ...graph.Role) []graph.Entity {
	var out []graph.Entity
	for _, one := range p.participations {
		if one.Engagement != graph.EngagementDeclined && slices.Contains(roles, one.Role) {
			out = append(out, one)
		}
	}
	return out
}

// signatories are those that bind themselves: whose role says so and who did not decline. Who is still a candidate is
// not among them.
func (d *drafting) signatories() []*documentParty {
	return slices.DeleteFunc(slices.Clone(d.parties), func(p *documentParty) bool {
		return len(p.in(bindingRoles...)) == 0
	})
}

// candidates are those that may still join: candidates that did not decline and have no other role.
func (d *drafting) candidates() []*documentParty {
	signs := d.signatories()
	return slices.DeleteFunc(slices.Clone(d.parties), func(p *documentParty) bool {
		return slices.Contains(signs, p) || len(p.in(graph.RoleCandidate)) == 0
	})
}

// roles says in which role the party takes part and how far the conversation has come, one line a statement.
func (d *drafting) roles(p *documentParty) []DocumentLine {
	var out []DocumentLine
	for _, one := range p.participations {
		text := documentWord(one.Role, d.options.Language) + ", " + documentWord(one.Engagement, d.options.Language)
		out = d.merge(out, d.line(text, one))
	}
	return out
}

// merge adds the line, or its sources to a line that says the same.
func (d *drafting) merge(lines []DocumentLine, l DocumentLine) []DocumentLine {
	for i := range lines {
		if lines[i].Text == l.Text {
			lines[i].Sources = append(lines[i].Sources, l.Sources...)
			return lines
		}
	}
	return append(lines, l)
}

// interestsOf returns the interests that the holder has in this collaboration: said in its context, or in none.
func (d *drafting) interestsOf(holder graph.ID) []DocumentLine {
	var out []DocumentLine
	for e := range d.view.Referring(holder, graph.KindInterest, "holder") {
		i := e.(*graph.Interest)
		if i.Collaboration == d.collaboration.ID || i.Collaboration == "" {
			out = append(out, d.line(i.Text, i))
		}
	}
	return out
}

// powerOf returns what each author currently says of the party's power, 1 … 5, never a mean.
func (d *drafting) powerOf(p *documentParty) []DocumentLine {
	current := map[graph.PrincipalID]*graph.Assessment{}
	for _, one := range p.participations {
		for e := range d.view.Referring(one.ID, graph.KindAssessment, "participation") {
			a := e.(*graph.Assessment)
			// The latest holds; of two of one moment, the one recorded last.
			if c := current[a.Author]; a.Power != nil && (c == nil || !a.StatedAt.Before(c.StatedAt)) {
				current[a.Author] = a
			}
		}
	}
	assessments := make([]*graph.Assessment, 0, len(current))
	for _, a := range current {
		assessments = append(assessments, a)
	}
	slices.SortFunc(assessments, func(a, b *graph.Assessment) int { return cmp.Compare(a.Author, b.Author) })
	var out []DocumentLine
	for _, a := range assessments {
		out = append(out, d.line(strconv.Itoa(*a.Power)+" ("+string(a.Author)+")", a))
	}
	return out
}

// representatives returns who speaks for the party, and what is recorded of its mandate and constituency: in this
// collaboration, or in general. An individual speaks for itself.
func (d *drafting) representatives(p *documentParty) (who, mandate, constituency []DocumentLine) {
	if p.named.EntityKind() == graph.KindIndividual {
		return []DocumentLine{d.line(p.name())}, []DocumentLine{d.line(d.say("spreekt voor zichzelf", "speaks for itself"))}, nil
	}
	for e := range d.view.Referring(p.named.Meta().ID, graph.KindRepresentation, "organisation") {
		r := e.(*graph.Representation)
		if r.Collaboration != d.collaboration.ID && r.Collaboration != "" {
			continue
		}
		name := d.nameOf(r.Individual)
		if name == "" {
			continue
		}
		who = append(who, d.line(name, r))
		mandate = append(mandate, d.line(documentWord(r.Mandate, d.options.Language), r))
		if r.Constituency != "" {
			constituency = append(constituency, d.line(r.Constituency, r))
		}
	}
	return who, mandate, constituency
}

// signing adds the table of the parties with who speaks for them, and asks who else signs.
func (d *drafting) signing() {
	var rows []DocumentRow
	for _, p := range d.signatories() {
		name := d.line(p.name(), p.in(bindingRoles...)...)
		roles := d.roles(p)
		who, mandate, constituency := d.representatives(p)
		if len(who) == 0 {
			who = []DocumentLine{d.askAbout("Wie vertegenwoordigt %s, en met welk mandaat?", "Who represents %s, and with what mandate?", p.name())}
			mandate = []DocumentLine{d.open()}
		}
		if len(constituency) == 0 && p.named.EntityKind() == graph.KindOrganisation {
			constituency = []DocumentLine{d.askAbout("Bij welke achterban koppelt %s terug?", "To which constituency does %s report back?", p.name())}
		}
		rows = append(rows, documentRow([]DocumentLine{name}, roles, who, mandate, constituency))
	}
	d.table(d.heads("Partij", "Party", "Rol", "Role", "Vertegenwoordigd door", "Represented by", "Mandaat", "Mandate", "Achterban", "Constituency"), rows)
	if len(rows) == 0 {
		d.ask("Wie zijn de partijen?", "Who are the parties?")
	}
	d.askCandidates("Wordt %s, nu nog kandidaat, mee partij?", "Does %s, still a candidate, become a party?")
}

func (d *drafting) askCandidates(dutch, english string) {
	for _, p := range d.candidates() {
		d.ask(dutch, english, p.name())
	}
}

// heads returns the heads of a table, given as Dutch and English by turns.
func (d *drafting) heads(pairs ...string) []string {
	out := make([]string, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, d.say(pairs[i], pairs[i+1]))
	}
	return out
}
