package process

import "raakvlak/graph"

// startNote composes the startnota, the result of exploring: what set it off, the challenge, who takes the initiative,
// the parties with their interests and power, a first ambition, open questions, what follows.
func (d *drafting) startNote() {
	d.gathered = true
	d.section("Aanleiding", "What set it off")
	d.facts(d.motiveFact())
	d.section("Uitdaging", "Challenge")
	d.challenge()
	d.section("Initiatiefnemer", "Initiator")
	d.initiators()
	d.section("Betrokken partijen, met belang en macht", "Parties, with interest and power")
	d.partyTable()
	d.section("Eerste ambitie", "First ambition")
	d.ambitionLines(d.shared)
	d.askPositions()
	d.section("Open vragen", "Open questions")
	here := len(d.document.Sections) - 1
	d.section("Vervolg", "What follows")
	d.followUps()
	d.gather(here)
}

// gather puts all questions into the section.
func (d *drafting) gather(section int) {
	var lines []DocumentLine
	for _, q := range d.document.Questions {
		lines = append(lines, DocumentLine{Text: q.Text, Open: true})
	}
	if len(lines) == 0 {
		lines = append(lines, DocumentLine{Text: d.say("Geen: alles waar deze nota om vraagt, is vastgelegd.", "None: all that this note asks for is recorded.")})
		d.document.Sections[section].Blocks = []DocumentBlock{{Kind: DocumentParagraphs, Lines: lines}}
		return
	}
	d.document.Sections[section].Blocks = []DocumentBlock{{Kind: DocumentOpen, Lines: lines}}
}

func (d *drafting) motiveFact() documentFact {
	return documentFact{
		"Aanleiding", "Motive", d.word(d.collaboration.Motive),
		"Wat is de aanleiding: een kans, een probleem of een verplichting?", "What set it off: an opportunity, a problem or an obligation?",
	}
}

// challenge says what the collaboration takes up.
func (d *drafting) challenge() {
	c := d.collaboration
	if c.Challenge == "" {
		d.ask("Wat is de maatschappelijke uitdaging, in oorsprong en essentie?", "What is the challenge, in origin and essence?")
	}
	d.paragraphs(c.Challenge, c)
	d.paragraphs(c.Description, c)
	d.facts(
		documentFact{
			"Vertrekpunt", "Orientation", d.word(c.Orientation),
			"Vertrekken we van de doelen van organisaties of van een maatschappelijke uitdaging?",
			"Do we start from the organisations' goals or from a challenge in society?",
		},
		documentFact{
			"Orde van het vraagstuk", "Order of the issue", d.word(c.IssueOrder),
			"Gaat het om verbeteren, transformatie of transitie?", "Is it about improvement, transformation or transition?",
		},
		documentFact{
			"Geografische schaal", "Geographic scale", d.word(c.Scale),
			"Op welke geografische schaal speelt het?", "On what geographic scale is it?",
		},
		documentFact{
			"Probleemeigenaar", "Problem owner", d.nameOf(c.ProblemOwner),
			"Heeft het vraagstuk een probleemeigenaar? Meestal is er geen.", "Does the issue have an owner? Usually there is none.",
		},
	)
}

func (d *drafting) initiators() {
	none := true
	for p := range each(d.reading, d.parties) {
		if takes := p.in(graph.RoleInitiator); len(takes) > 0 {
			none = false
			d.add(DocumentList, d.line(oneLine(p.EntityName()), takes...))
		}
	}
	if none {
		d.ask("Wie neemt het initiatief?", "Who takes the initiative?")
	}
}

// partyTable shows who is involved, why, and how much power it is thought to have.
func (d *drafting) partyTable() {
	var rows []DocumentRow
	for p := range each(d.reading, d.parties) {
		roles, interests, power := d.roles(p), d.interestsOf(p.Meta().ID), d.powerOf(p)
		if len(interests) == 0 {
			interests = []DocumentLine{d.askAbout("Welk belang heeft %s bij dit initiatief?", "What interest has %s in this initiative?", oneLine(p.EntityName()))}
		}
		if len(power) == 0 {
			power = []DocumentLine{d.askAbout("Hoeveel macht heeft %s?", "How much power has %s?", oneLine(p.EntityName()))}
		}
		rows = append(rows, documentRow([]DocumentLine{d.line(oneLine(p.EntityName()))}, roles, interests, power))
	}
	d.table(d.heads("Partij", "Party", "Rol en stand", "Role and state", "Belang", "Interest", "Macht (1–5, door wie)", "Power (1–5, by whom)"), rows)
	if len(rows) == 0 {
		d.ask("Wie is betrokken, en waarom?", "Who is involved, and why?")
	}
}

// askPositions asks, for each shared ambition, those whose position is recorded as unknown, or not at all.
func (d *drafting) askPositions() {
	unknown := map[graph.ID][]string{}
	for p := range each(d.reading, d.parties) {
		positions := d.positionsOf(p.Meta().ID)
		for a := range each(d.reading, d.shared) {
			if !positions[a.ID].Known {
				unknown[a.ID] = append(unknown[a.ID], oneLine(p.EntityName()))
			}
		}
	}
	for a := range each(d.reading, d.shared) {
		if names := unknown[a.ID]; len(names) > 0 {
			d.askStance(names, a)
		}
	}
}

// followUps lists what was agreed to do after conversations.
func (d *drafting) followUps() {
	var rows []DocumentRow
	for _, c := range documentRecords[*graph.Contact](d) {
		if c.FollowUp == "" {
			continue
		}
		var with []DocumentLine
		for _, n := range d.named(c.With) {
			with = append(with, d.line(n.EntityName()))
		}
		when := d.followUpDay(c)
		rows = append(rows, documentRow([]DocumentLine{d.line(c.FollowUp, c)}, with, []DocumentLine{when}))
	}
	d.table(d.heads("Wat", "What", "Met wie", "With whom", "Tegen wanneer", "By when"), rows)
	if len(rows) == 0 {
		d.ask("Wat is de volgende stap, door wie en tegen wanneer?", "What is the next step, by whom and by when?")
	}
}

// followUpDay says when something is to follow or was done, and asks for what of that is not recorded.
func (d *drafting) followUpDay(c *graph.Contact) DocumentLine {
	switch {
	case c.FollowedUpAt != nil:
		return DocumentLine{Text: d.say("gebeurd op %s", "done on %s", d.date(*c.FollowedUpAt))}
	case c.FollowUpAt == nil:
		return d.askAbout("Tegen wanneer: “%s”?", "By when: “%s”?", oneLine(c.FollowUp))
	case c.FollowUpAt.Before(d.options.Date):
		d.askAbout("Is dit gebeurd: “%s”?", "Was this done: “%s”?", oneLine(c.FollowUp))
		return DocumentLine{Text: d.date(*c.FollowUpAt) + d.say(" (voorbij: gebeurd?)", " (past: done?)"), Open: true}
	}
	return DocumentLine{Text: d.date(*c.FollowUpAt)}
}
