package process

import (
	"cmp"
	"slices"
	"strings"

	"raakvlak/graph"
)

// versions adds what was agreed and recorded of this document, the latest first, and whether the map changed since.
func (d *drafting) versions() {
	agreed := slices.DeleteFunc(documentRecords[*graph.Agreement](d), func(a *graph.Agreement) bool {
		return a.Document != d.document.Kind
	})
	slices.SortStableFunc(agreed, func(a, b *graph.Agreement) int {
		return cmp.Or(cmp.Compare(agreedAt(b), agreedAt(a)), cmp.Compare(b.Sequence, a.Sequence))
	})
	if len(agreed) == 0 {
		return
	}
	for _, a := range agreed {
		v := DocumentVersion{Agreement: a, MapChanged: d.view.Head().Number > a.Number}
		for _, s := range d.document.Sources {
			if s.Entity.Meta().Number > a.Number {
				v.Changed++
			}
		}
		d.document.Versions = append(d.document.Versions, v)
	}
	d.section("Overeengekomen versies", "Agreed versions")
	for _, v := range d.document.Versions {
		d.version(v)
	}
}

func agreedAt(a *graph.Agreement) int64 {
	if a.AgreedAt == nil {
		return -1 << 63
	}
	return a.AgreedAt.UnixMilli()
}

func (d *drafting) version(v DocumentVersion) {
	a := v.Agreement
	text := []string{oneLine(a.Name)}
	if a.AgreedAt != nil {
		text = append(text, d.say("overeengekomen op %s", "agreed on %s", d.date(*a.AgreedAt)))
	}
	var names []string
	for _, n := range d.named(a.Parties) {
		names = append(names, oneLine(n.EntityName()))
	}
	if len(names) > 0 {
		text = append(text, d.say("door %s", "by %s", d.join(names)))
	}
	switch {
	case v.Changed > 0:
		text = append(text, d.say("sindsdien zijn %d van de bronnen van dit ontwerp gewijzigd of bijgekomen",
			"since then %d of the sources of this draft changed or were added", v.Changed))
	case v.MapChanged:
		text = append(text, d.say("sindsdien veranderde de kaart, maar geen enkele bron van dit ontwerp",
			"since then the map changed, but none of the sources of this draft"))
	default:
		text = append(text, d.say("sindsdien veranderde er niets", "nothing changed since"))
	}
	d.add(DocumentList, d.line(strings.Join(text, "; ")+".", a))
	d.paragraphs(a.Text, a)
}
