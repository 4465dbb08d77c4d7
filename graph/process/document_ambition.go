package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// gatherAmbitions fills the ambitions of the collaboration, each before what is part of it, else by name; and the shared
// ones, which are part of no other of them.
func (d *drafting) gatherAmbitions() {
	all := documentRecords[*graph.Ambition](d)
	slices.SortStableFunc(all, func(a, b *graph.Ambition) int {
		return cmp.Or(cmp.Compare(graph.SortKey(a.Name), graph.SortKey(b.Name)), cmp.Compare(a.Sequence, b.Sequence))
	})
	parts := map[graph.ID][]*graph.Ambition{}
	own := map[graph.ID]bool{}
	for _, a := range all {
		own[a.ID] = true
	}
	for _, a := range all {
		if own[a.PartOf] {
			parts[a.PartOf] = append(parts[a.PartOf], a)
		}
	}
	var walk func(a *graph.Ambition)
	walk = func(a *graph.Ambition) {
		d.ambitions = append(d.ambitions, a)
		for _, part := range parts[a.ID] {
			walk(part)
		}
	}
	for _, a := range all {
		if !own[a.PartOf] {
			d.shared = append(d.shared, a)
			walk(a)
		}
	}
}

// ambitionLines lists the ambitions with who voiced them.
func (d *drafting) ambitionLines(ambitions []*graph.Ambition) {
	for a := range each(d.reading, ambitions) {
		text := a.Name
		if a.Description != "" {
			text += ": " + a.Description
		}
		var names []string
		for _, n := range d.named(a.VoicedBy) {
			names = append(names, oneLine(n.EntityName()))
		}
		if len(names) > 0 {
			text += d.say(" (uitgesproken door %s)", " (voiced by %s)", d.join(names))
		}
		d.add(DocumentList, d.line(text, a))
	}
	if len(ambitions) == 0 {
		d.ask("Wat inspireert ons samen: welke ambitie delen we?", "What inspires us together: which ambition do we share?")
	}
}

// stances adds a table of where the parties stand on each ambition, and asks for what is not known.
func (d *drafting) stances(parties []*Party) {
	positions := make([]map[graph.ID]graph.Stance, len(parties))
	for i, p := range parties {
		positions[i] = d.positionsOf(p.Meta().ID)
	}
	var rows []DocumentRow
	for a := range each(d.reading, d.ambitions) {
		var groups [3][]DocumentLine // for, against, and neither or both
		var unknown []string
		for i, p := range parties {
			if d.pace.Step() != nil {
				return
			}
			s := positions[i][a.ID]
			if !s.Known {
				unknown = append(unknown, oneLine(p.EntityName()))
				continue
			}
			l := DocumentLine{Text: oneLine(p.EntityName())}
			for _, e := range s.Evidence {
				if position, is := e.(*graph.Position); is && !position.Unknown() {
					l.Sources = append(l.Sources, d.source(e))
				}
			}
			g := 2
			switch {
			case s.Ambivalent:
				l.Text += d.say(" (uitspraken spreken elkaar tegen)", " (statements contradict each other)")
			case s.Value > 0:
				g = 0
			case s.Value < 0:
				g = 1
			}
			groups[g] = append(groups[g], l)
		}
		var open []DocumentLine
		if len(unknown) > 0 {
			d.askStance(unknown, a)
			open = []DocumentLine{{Text: d.join(unknown), Open: true}}
		}
		rows = append(rows, documentRow([]DocumentLine{d.line(a.Name, a)}, groups[0], groups[1], groups[2], open))
	}
	if len(parties) > 0 {
		d.table(d.heads("Ambitie", "Ambition", "Voor", "For", "Tegen", "Against", "Neutraal of dubbel", "Neutral or both", "Nog te bevragen", "Still to be asked"), rows)
	}
}

// askStance asks where the parties stand on the ambition.
func (d *drafting) askStance(names []string, a *graph.Ambition) {
	d.askAbout("Hoe staan deze partijen tegenover “%s”: %s?", "Where do these parties stand on “%s”: %s?", oneLine(a.Name), d.join(names))
}
