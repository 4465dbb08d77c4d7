package process

import (
	"strconv"
	"strings"
	"time"

	"raakvlak/graph"
)

// source returns the number of the source that the entity is, which it gives one at need.
func (d *drafting) source(e graph.Entity) int {
	id := e.Meta().ID
	if d.numbers[id] == 0 {
		n := len(d.document.Sources) + 1
		d.numbers[id] = n
		d.document.Sources = append(d.document.Sources, DocumentSource{Number: n, Entity: e, Text: d.describe(e)})
	}
	return d.numbers[id]
}

// describe says what the entity is, how it came to be known, by whom and when.
func (d *drafting) describe(e graph.Entity) string {
	what := d.word(e.EntityKind())
	if n, is := e.(graph.Named); is {
		what += " “" + oneLine(n.EntityName()) + "”"
	}
	s, is := e.(graph.Stated)
	if !is {
		m := e.Meta()
		return what + d.say("; vastgelegd door %s op %s", "; recorded by %s on %s", m.UpdatedBy, d.date(m.UpdatedAt))
	}
	said := s.Said()
	parts := []string{what + ", " + d.word(said.Origin)}
	if about := d.about(s); about != "" {
		of := d.say(" van ", " of ")
		if e.EntityKind() == graph.KindContact {
			of = d.say(" met ", " with ")
		}
		parts[0] = what + of + about + ", " + d.word(said.Origin)
	}
	if src := said.Source; src != nil {
		for _, part := range []string{src.Document, src.Locator, src.URL} {
			if part != "" {
				parts = append(parts, oneLine(part))
			}
		}
	}
	parts = append(parts, d.say("vastgelegd door %s, %s", "recorded by %s, %s", said.Author, d.date(said.StatedAt)))
	return strings.Join(parts, "; ")
}

// about names whom the statement is about.
func (d *drafting) about(s graph.Stated) string {
	if i, is := s.(*graph.Interest); is {
		return d.nameOf(i.Holder)
	}
	var names []string
	for _, id := range s.Subjects(d.view.Snapshot) {
		names = append(names, d.nameOf(id))
	}
	return d.join(names)
}

// nameOf returns the name of what has the id, as far as the view has it.
func (d *drafting) nameOf(id graph.ID) string {
	if n, is := d.view.Find(id).(graph.Named); is {
		return oneLine(n.EntityName())
	}
	return ""
}

// named returns the entities with the ids that the view has, in order.
func (d *drafting) named(ids []graph.ID) []graph.Named {
	var out []graph.Named
	for _, id := range ids {
		if n, is := d.view.Find(id).(graph.Named); is {
			out = append(out, n)
		}
	}
	return out
}

// join lists the names as a sentence does.
func (d *drafting) join(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + d.say(" en ", " and ") + names[n-1]
	}
}

// date writes a day as people do: 24 november 2026.
func (d *drafting) date(t time.Time) string { return dated(t).In(d.options.Language) }

// amount writes how much there is of a resource, "" when that is not known.
func (d *drafting) amount(amount *float64, resource *graph.Resource) string {
	if amount == nil {
		return ""
	}
	text := strconv.FormatFloat(*amount, 'f', -1, 64)
	text = strings.ReplaceAll(text, ".", d.say(",", "."))
	if resource != nil && resource.Unit != "" {
		text += " " + oneLine(resource.Unit)
	}
	return text
}
