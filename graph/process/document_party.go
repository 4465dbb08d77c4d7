package process

import (
	"slices"
	"strconv"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// bindingRoles are those of who binds itself: who carries the collaboration, and who pays for it.
var bindingRoles = append(slices.Clone(partnerRoles), graph.RoleFunder)

// signatories are those that bind themselves: whose role says so and who did not decline. Who is still a candidate is
// not among them.
func (d *drafting) signatories() []*Party {
	return slices.DeleteFunc(slices.Clone(d.parties), func(p *Party) bool {
		return len(p.in(bindingRoles...)) == 0
	})
}

// candidates are those that may still join: candidates that did not decline and have no other role.
func (d *drafting) candidates() []*Party {
	signs := d.signatories()
	return slices.DeleteFunc(slices.Clone(d.parties), func(p *Party) bool {
		return slices.Contains(signs, p) || len(p.in(graph.RoleCandidate)) == 0
	})
}

// roles says in which role the party takes part and how far the conversation has come, one line a statement.
func (d *drafting) roles(p *Party) []DocumentLine {
	var out []DocumentLine
	for _, one := range p.Participations {
		text := d.word(one.Role) + ", " + d.word(one.Engagement)
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
	for e := range d.referring(holder, graph.KindInterest, "holder") {
		i := e.(*graph.Interest)
		if i.Collaboration == d.collaboration.ID || i.Collaboration == "" {
			out = append(out, d.line(i.Text, i))
		}
	}
	return out
}

// powerOf returns what each author currently says of the party's power, 1 … 5, never a mean.
func (d *drafting) powerOf(p *Party) []DocumentLine {
	var out []DocumentLine
	for _, a := range analysis.CurrentAssessments(d.view, p.Participations, func(a *graph.Assessment) bool { return a.Power != nil }) {
		out = append(out, d.line(strconv.Itoa(*a.Power)+" ("+string(a.Author)+")", a))
	}
	return out
}

// representatives returns who speaks for the party, and what is recorded of its mandate and constituency: in this
// collaboration, or in general. An individual speaks for itself.
func (d *drafting) representatives(p *Party) (who, mandate, constituency []DocumentLine) {
	if p.EntityKind() == graph.KindIndividual {
		return []DocumentLine{d.line(oneLine(p.EntityName()))}, []DocumentLine{d.line(d.say("spreekt voor zichzelf", "speaks for itself"))}, nil
	}
	for e := range d.referring(p.Meta().ID, graph.KindRepresentation, "organisation") {
		r := e.(*graph.Representation)
		if r.Collaboration != d.collaboration.ID && r.Collaboration != "" {
			continue
		}
		name := d.nameOf(r.Individual)
		if name == "" {
			continue
		}
		who = append(who, d.line(name, r))
		mandate = append(mandate, d.line(d.word(r.Mandate), r))
		if r.Constituency != "" {
			constituency = append(constituency, d.line(r.Constituency, r))
		}
	}
	return who, mandate, constituency
}

// signing adds the table of the parties with who speaks for them, and asks who else signs.
func (d *drafting) signing() {
	var rows []DocumentRow
	for p := range each(d.reading, d.signatories()) {
		name := d.line(oneLine(p.EntityName()), p.in(bindingRoles...)...)
		roles := d.roles(p)
		who, mandate, constituency := d.representatives(p)
		if len(who) == 0 {
			who = []DocumentLine{d.askAbout("Wie vertegenwoordigt %s, en met welk mandaat?", "Who represents %s, and with what mandate?", oneLine(p.EntityName()))}
			mandate = []DocumentLine{d.open()}
		}
		if len(constituency) == 0 && p.EntityKind() == graph.KindOrganisation {
			constituency = []DocumentLine{d.askAbout("Bij welke achterban koppelt %s terug?", "To which constituency does %s report back?", oneLine(p.EntityName()))}
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
	for p := range each(d.reading, d.candidates()) {
		d.ask(dutch, english, oneLine(p.EntityName()))
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
