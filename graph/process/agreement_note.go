package process

import "raakvlak/graph"

// memorandum composes the afsprakennota: what a cooperation agreement holds, and how each party prepared for it.
func (d *drafting) memorandum() {
	d.cooperationAgreement()
	d.section("Voorbereiding per partij", "Preparation by party")
	d.preparation()
}

// cooperationAgreement composes the samenwerkingsovereenkomst.
func (d *drafting) cooperationAgreement() {
	d.section("Partijen", "Parties")
	d.signing()
	d.section("Overwegingen", "Considerations")
	d.considerations()
	d.section("Doel en wijze van samenwerken", "Aim and way of working together")
	d.ambitionLines(d.ambitions)
	d.stances(d.signatories())
	d.waysOfWorking()
	d.section("Duur", "Term")
	d.ask("Van wanneer tot wanneer geldt de overeenkomst, en hoe wordt ze verlengd?", "From when until when does the agreement hold, and how is it extended?")
	d.section("Participatie en bijdragen", "Participation and contributions")
	d.contributions()
	d.section("Samenwerkingsoverleg en besluitvorming", "Meetings and decisions")
	d.facts(d.governanceFact())
	d.ask("Wie komt wanneer samen, en hoe beslissen de partijen?", "Who meets when, and how do the parties decide?")
	d.section("Kosten", "Costs")
	d.costs()
	d.section("Inkomsten", "Income")
	d.income()
	d.section("Uitbreiding en toetreding", "Extension and accession")
	d.askCandidates("Treedt %s, nu nog kandidaat, toe?", "Does %s, still a candidate, accede?")
	d.ask("Onder welke voorwaarden kan een nieuwe partij toetreden?", "On what terms may a new party accede?")
	d.section("Penvoerder", "Lead party")
	d.leadParty()
	d.section("Geschillen en beëindiging", "Disputes and ending")
	d.disputes()
	d.section("Slotbepalingen", "Final provisions")
	d.ask("Welk recht geldt, hoeveel exemplaren worden getekend, en hoe wordt de tekst gewijzigd?",
		"Which law holds, how many copies are signed, and how is the text amended?")
}

// commitmentLine says what one brings in, and how firm that is.
func (d *drafting) commitmentLine(c *graph.Commitment) DocumentLine {
	resource, _ := d.view.Find(c.Resource).(*graph.Resource)
	text := c.Text
	if resource != nil {
		what := resource.Name
		if amount := d.amount(c.Amount, resource); amount != "" {
			what += ": " + amount
		}
		if text != "" {
			what += " — "
		}
		text = what + text
	}
	return d.line(text+" ("+d.word(c.Status)+")", c)
}

// contributions lists what each brings in, and asks for what nobody does.
func (d *drafting) contributions() {
	var rows []DocumentRow
	all := d.promises
	owned, promised := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, c := range all {
		owned[c.Ambition], promised[c.Stakeholder] = true, true
		var ambition, condition []DocumentLine
		if name := d.nameOf(c.Ambition); name != "" {
			ambition = []DocumentLine{d.line(name)}
		}
		if c.Condition != "" {
			condition = []DocumentLine{d.line(c.Condition, c)}
		}
		rows = append(rows, documentRow([]DocumentLine{d.line(d.nameOf(c.Stakeholder))}, []DocumentLine{d.commitmentLine(c)}, ambition, condition))
	}
	d.table(d.heads("Partij", "Party", "Brengt in", "Brings in", "Voor", "For", "Voorwaarde", "Condition"), rows)
	for p := range each(d.reading, d.signatories()) {
		if !promised[p.Meta().ID] {
			d.ask("Wat wil %s inbrengen, bijdragen?", "What does %s want to bring in, contribute?", oneLine(p.EntityName()))
		}
	}
	for a := range each(d.reading, d.ambitions) {
		if !owned[a.ID] {
			d.ask("Wie maakt zich sterk voor “%s”, en waarmee?", "Who commits to “%s”, and with what?", oneLine(a.Name))
		}
	}
}

// costs lists the money that the ambitions need.
func (d *drafting) costs() {
	none := true
	for a := range each(d.reading, d.ambitions) {
		for _, n := range a.Needs {
			r, is := d.view.Find(n.Resource).(*graph.Resource)
			if !is || r.Kind != graph.ResourceMoney {
				continue
			}
			none = false
			amount := d.amount(n.Amount, r)
			if amount == "" {
				d.ask("Hoeveel kost “%s”?", "What does “%s” cost?", oneLine(a.Name))
				continue
			}
			d.add(DocumentList, d.line(oneLine(a.Name)+": "+amount+" ("+oneLine(r.Name)+")", a))
		}
	}
	if none {
		d.ask("Welke kosten zijn er?", "What costs are there?")
	}
	d.ask("Wie draagt welke kosten?", "Who bears which costs?")
}

// income lists the money that was promised.
func (d *drafting) income() {
	none := true
	for c := range each(d.reading, d.promises) {
		if r, is := d.view.Find(c.Resource).(*graph.Resource); is && r.Kind == graph.ResourceMoney {
			none = false
			l := d.commitmentLine(c)
			l.Text = d.nameOf(c.Stakeholder) + ": " + l.Text
			d.add(DocumentList, l)
		}
	}
	if none {
		d.ask("Wie brengt geld in, en hoe worden inkomsten verdeeld?", "Who brings in money, and how is income shared?")
	}
}

func (d *drafting) leadParty() {
	none := true
	for p := range each(d.reading, d.parties) {
		if takes := p.in(graph.RoleCoordinator); len(takes) > 0 {
			none = false
			d.add(DocumentList, d.line(oneLine(p.EntityName())+" ("+d.word(graph.RoleCoordinator)+")", takes...))
		}
	}
	if none {
		d.ask("Welke partij voert de pen?", "Which party leads?")
		return
	}
	d.ask("Is wie coördineert ook penvoerder, en met welke volmacht?", "Is who coordinates the lead party too, and with what authority?")
}

// disputes says on which ambitions the parties stand opposed, and asks how that is dealt with.
func (d *drafting) disputes() {
	parties := d.signatories()
	positions := make([]map[graph.ID]graph.Stance, len(parties))
	for i, p := range parties {
		positions[i] = d.positionsOf(p.Meta().ID)
	}
	for a := range each(d.reading, d.ambitions) {
		var pro, contra []string
		sources := []graph.Entity{a}
		for i, p := range parties {
			if d.pace.Step() != nil {
				return
			}
			s := positions[i][a.ID]
			switch {
			case !s.Known || s.Ambivalent || s.Value == 0:
				continue
			case s.Value > 0:
				pro = append(pro, oneLine(p.EntityName()))
			default:
				contra = append(contra, oneLine(p.EntityName()))
			}
			for _, e := range s.Evidence {
				sources = append(sources, e)
			}
		}
		if len(pro) > 0 && len(contra) > 0 {
			d.add(DocumentList, d.line(d.say("Over “%s” verschillen de partijen: voor %s, tegen %s.", "On “%s” the parties differ: for it %s, against it %s.",
				oneLine(a.Name), d.join(pro), d.join(contra)), sources...))
		}
	}
	d.ask("Hoe worden geschillen opgelost?", "How are disputes settled?")
	d.ask("Hoe en wanneer eindigt de overeenkomst, en wat dan met wat samen werd opgebouwd?",
		"How and when does the agreement end, and what then becomes of what was built together?")
}

// preparation lists per party what it and the others bring in and want.
func (d *drafting) preparation() {
	byParty := map[graph.ID][]DocumentLine{}
	for c := range each(d.reading, d.promises) {
		byParty[c.Stakeholder] = append(byParty[c.Stakeholder], d.commitmentLine(c))
	}
	parties := d.signatories()
	var rows []DocumentRow
	for p := range each(d.reading, parties) {
		id := p.Meta().ID
		brings, interests := byParty[id], d.interestsOf(id)
		if len(brings) == 0 {
			brings = []DocumentLine{d.open()}
		}
		if len(interests) == 0 {
			interests = []DocumentLine{d.open()}
		}
		rights := d.askAbout("Welke rechten vraagt %s?", "Which rights does %s ask for?", oneLine(p.EntityName()))
		rows = append(rows, documentRow([]DocumentLine{d.line(oneLine(p.EntityName()))}, brings, interests, []DocumentLine{rights}))
	}
	d.table(d.heads("Partij", "Party", "Brengt in", "Brings in", "Belang", "Interest", "Rechten", "Rights"), rows)
	if len(rows) > 0 {
		d.paragraphs(d.say("Wat de anderen inbrengen en welke belangen zij hebben, leest elke partij in de andere rijen.",
			"What the others bring in and what interests they have, each party reads in the other rows."))
	}
}
