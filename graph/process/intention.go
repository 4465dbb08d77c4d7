package process

import (
	"raakvlak/graph"
)

// declarationOfIntent composes the intentieverklaring, the result of sharing: parties with their representatives,
// considerations, aim, the step to take, how they work together until there is an agreement, term and end.
func (d *drafting) declarationOfIntent() {
	d.section("Partijen en hun vertegenwoordigers", "Parties and their representatives")
	d.signing()
	d.section("Overwegingen (in aanmerking nemende)", "Considerations (taking into account)")
	d.considerations()
	d.section("Doel", "Aim")
	d.ambitionLines(d.ambitions)
	d.stances(d.signatories())
	d.section("Te nemen stap", "The step to take")
	d.steps()
	d.section("Manier van samenwerken tot de overeenkomst", "How we work together until the agreement")
	d.waysOfWorking()
	d.section("Looptijd en einde", "Term and end")
	d.ask("Van wanneer tot wanneer geldt deze verklaring?", "From when until when does this declaration hold?")
	d.ask("Hoe kan een partij zich terugtrekken, en wanneer eindigt de verklaring vanzelf?",
		"How may a party withdraw, and when does the declaration end by itself?")
}

// considerations says why: the challenge, what working together may bring on the three levels, words that differ.
func (d *drafting) considerations() {
	c := d.collaboration
	if c.Challenge == "" {
		d.ask("Welke uitdaging brengt de partijen samen?", "Which challenge brings the parties together?")
	}
	d.paragraphs(c.Challenge, c)
	d.facts(d.motiveFact())
	network := d.interestsOf(c.ID)
	d.add(DocumentList, network...)
	if len(network) == 0 {
		d.ask("Welke meerwaarde, welke voordelen kunnen gecreëerd worden door samen te werken?",
			"What added value, what advantages can be created by working together?")
	}
	d.interestTable()
	d.terms()
}

func (d *drafting) interestTable() {
	var rows []DocumentRow
	for p := range each(d.reading, d.signatories()) {
		interests := d.interestsOf(p.Meta().ID)
		if len(interests) == 0 {
			interests = []DocumentLine{d.askAbout("Wat maakt dat %s tijd en energie wil steken in dit samenwerkingsinitiatief?",
				"What makes %s want to put time and energy into this initiative?", oneLine(p.EntityName()))}
		}
		rows = append(rows, documentRow([]DocumentLine{d.line(oneLine(p.EntityName()))}, interests))
	}
	d.table(d.heads("Partij", "Party", "Belang", "Interest"), rows)
}

// terms lists the words that parties mean different things by, and asks which meaning holds.
func (d *drafting) terms() {
	for _, t := range documentRecords[*graph.Term](d) {
		for _, m := range t.Meanings {
			if who := d.nameOf(m.Stakeholder); who != "" {
				d.add(DocumentList, d.line(d.say("“%s” betekent voor %s: %s", "To %[2]s, “%[1]s” means: %[3]s", oneLine(t.Name), who, m.Text), t))
			}
		}
	}
	for _, t := range documentRecords[*graph.Term](d) {
		if len(t.Meanings) != 1 {
			d.ask("Wat betekent “%s” in deze tekst?", "What does “%s” mean in this text?", oneLine(t.Name))
		}
	}
}

// steps lists the actions that are still to be done, and what was agreed to do after conversations.
func (d *drafting) steps() {
	none := true
	for _, a := range documentRecords[*graph.Action](d) {
		if a.Status != graph.ActionPlanned && a.Status != graph.ActionRunning {
			continue
		}
		none = false
		text := oneLine(a.Name) + " (" + d.word(a.Status)
		if who := d.nameOf(a.Leader); who != "" {
			text += d.say("; trekker: %s", "; led by %s", who)
		}
		if a.Due != nil {
			text += d.say("; tegen %s", "; by %s", d.date(*a.Due))
		}
		d.add(DocumentList, d.line(text+")", a))
	}
	if none {
		d.ask("Welke stap nemen de partijen nu, en tegen wanneer?", "Which step do the parties take now, and by when?")
	}
}

// waysOfWorking lists what is recorded of the form of the collaboration.
func (d *drafting) waysOfWorking() {
	c := d.collaboration
	arrangement := d.word(c.Arrangement)
	if c.ArrangementText != "" {
		arrangement += ", " + c.ArrangementText
	}
	d.facts(
		documentFact{"Vorm", "Arrangement", arrangement, "Hoe noemen we wat we samen vormen?", "What do we call what we form together?"},
		documentFact{
			"Soort netwerk", "Kind of network", d.word(c.NetworkKind),
			"Is het een beleidsnetwerk of een organisatienetwerk?", "Is it a policy network or a network of organisations?",
		},
		documentFact{
			"Finaliteit", "Finality", d.word(c.Finality),
			"Is het doel informatie-uitwisseling, leren, middelen delen of actie?", "Is it for exchanging information, learning, sharing resources or action?",
		},
		documentFact{
			"Grondvorm", "Basic form", d.word(c.Form),
			"Is het een issue-, project- of ketensamenwerking?", "Is it based on an issue, a project or a chain?",
		},
		documentFact{
			"Formeel of informeel", "Formality", d.word(c.Formality),
			"Werken we formeel of informeel samen?", "Do we work together formally or informally?",
		},
		d.governanceFact(),
	)
}

func (d *drafting) governanceFact() documentFact {
	return documentFact{
		"Bestuur en coördinatie", "Governance", d.word(d.collaboration.Governance),
		"Hoe besturen we: zelfregulerend, met een leider-organisatie of met een netwerk-administratieve organisatie?",
		"How do we govern: by ourselves, with a lead organisation or with a network administrative organisation?",
	}
}
