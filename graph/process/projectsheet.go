package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// projectSheet composes the projectfiche, the result of shaping: aim, result, lead, partners and commitment, planning,
// means and indicators of what the collaboration does. Actions that were dropped are left out.
func (d *drafting) projectSheet() {
	actions := slices.DeleteFunc(documentRecords[*graph.Action](d), func(a *graph.Action) bool { return a.Status == graph.ActionDropped })
	slices.SortStableFunc(actions, func(a, b *graph.Action) int { return cmp.Compare(actionDue(a), actionDue(b)) })
	d.section("Doel", "Aim")
	d.ambitionLines(d.ambitions)
	d.section("Resultaat", "Result")
	d.results(actions)
	d.section("Trekker", "Lead")
	d.leads(actions)
	d.section("Partners en commitment", "Partners and commitment")
	d.partners(actions)
	d.contributions()
	d.section("Planning", "Planning")
	d.planning(actions)
	d.section("Middelen", "Means")
	d.means()
	d.section("Indicatoren", "Indicators")
	d.indicators(actions)
}

// actionDue orders actions by their date; those without one come last.
func actionDue(a *graph.Action) int64 {
	if a.Due == nil {
		return 1<<63 - 1
	}
	return a.Due.UnixMilli()
}

func (d *drafting) results(actions []*graph.Action) {
	for _, a := range actions {
		text := oneLine(a.Name)
		if a.Description != "" {
			text += ": " + a.Description
		}
		if a.Result != "" {
			text += d.say(" Resultaat: %s", " Result: %s", a.Result)
		}
		d.add(DocumentList, d.line(text, a))
	}
	if len(actions) == 0 {
		d.ask("Welke acties leiden naar welk resultaat?", "Which actions lead to which result?")
	}
	for _, a := range actions {
		if a.Status == graph.ActionDone && a.Result == "" {
			d.ask("Wat leverde “%s” op?", "What came of “%s”?", oneLine(a.Name))
		}
	}
}

func (d *drafting) leads(actions []*graph.Action) {
	for _, a := range actions {
		if who := d.nameOf(a.Leader); who != "" {
			d.add(DocumentList, d.line(oneLine(a.Name)+": "+who, a))
		}
	}
	for _, a := range actions {
		if d.nameOf(a.Leader) == "" {
			d.ask("Wie trekt “%s”?", "Who leads “%s”?", oneLine(a.Name))
		}
	}
	if len(actions) == 0 {
		d.ask("Wie trekt het project?", "Who leads the project?")
	}
}

func (d *drafting) partners(actions []*graph.Action) {
	for _, a := range actions {
		var names []string
		for _, n := range d.named(a.Partners) {
			names = append(names, oneLine(n.EntityName()))
		}
		if len(names) > 0 {
			d.add(DocumentList, d.line(oneLine(a.Name)+": "+d.join(names), a))
		}
	}
	for _, a := range actions {
		if len(d.named(a.Partners)) == 0 {
			d.ask("Wie doet mee aan “%s”?", "Who takes part in “%s”?", oneLine(a.Name))
		}
	}
}

func (d *drafting) planning(actions []*graph.Action) {
	var rows []DocumentRow
	for _, a := range actions {
		var when DocumentLine
		switch {
		case a.Due == nil:
			when = d.askAbout("Tegen wanneer is “%s” klaar?", "By when is “%s” done?", oneLine(a.Name))
		case a.Status != graph.ActionDone && a.Due.Before(d.options.Date):
			d.askAbout("De datum van “%s” is voorbij: wat is de nieuwe?", "The date of “%s” is past: what is the new one?", oneLine(a.Name))
			when = DocumentLine{Text: d.date(*a.Due) + d.say(" (voorbij)", " (past)"), Open: true}
		default:
			when = DocumentLine{Text: d.date(*a.Due)}
		}
		rows = append(rows, documentRow([]DocumentLine{d.line(a.Name, a)}, []DocumentLine{when}, []DocumentLine{{Text: d.word(a.Status)}}))
	}
	d.table(d.heads("Actie", "Action", "Tegen", "By", "Stand", "State"), rows)
	if len(rows) == 0 {
		d.ask("Welke stappen zijn er, en tegen wanneer?", "Which steps are there, and by when?")
	}
}

// means sets what the ambitions need beside what was promised for them.
func (d *drafting) means() {
	promised := map[[2]graph.ID][]*graph.Commitment{}
	for c := range each(d.reading, d.promises) {
		key := [2]graph.ID{c.Ambition, c.Resource}
		promised[key] = append(promised[key], c)
	}
	var rows []DocumentRow
	for a := range each(d.reading, d.ambitions) {
		for _, n := range a.Needs {
			r, is := d.view.Find(n.Resource).(*graph.Resource)
			if !is {
				continue
			}
			need := oneLine(r.Name)
			if amount := d.amount(n.Amount, r); amount != "" {
				need += ": " + amount
			}
			rows = append(rows, documentRow([]DocumentLine{d.line(a.Name)}, []DocumentLine{d.line(need, a)}, d.promisedFor(a, r, promised[[2]graph.ID{a.ID, r.ID}])))
		}
	}
	d.table(d.heads("Ambitie", "Ambition", "Nodig", "Needed", "Toegezegd", "Promised"), rows)
	if len(rows) == 0 {
		d.ask("Welke middelen zijn nodig?", "What means are needed?")
	}
}

func (d *drafting) promisedFor(a *graph.Ambition, r *graph.Resource, promised []*graph.Commitment) []DocumentLine {
	var out []DocumentLine
	for _, c := range promised {
		l := d.commitmentLine(c)
		l.Text = d.nameOf(c.Stakeholder) + ": " + l.Text
		out = append(out, l)
	}
	if len(out) == 0 {
		out = append(out, d.askAbout("Wie brengt “%s” in voor “%s”?", "Who brings in “%s” for “%s”?", oneLine(r.Name), oneLine(a.Name)))
	}
	return out
}

func (d *drafting) indicators(actions []*graph.Action) {
	for _, a := range actions {
		if a.Indicator != "" {
			d.add(DocumentList, d.line(oneLine(a.Name)+": "+a.Indicator, a))
		}
	}
	for _, a := range actions {
		if a.Indicator == "" {
			d.ask("Waaraan zien we dat “%s” slaagt?", "How do we see that “%s” succeeds?", oneLine(a.Name))
		}
	}
	if len(actions) == 0 {
		d.ask("Waaraan zien we dat het project slaagt?", "How do we see that the project succeeds?")
	}
}
