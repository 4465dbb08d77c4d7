package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// GapKind says what is missing at the table.
type GapKind string

// The kinds of gaps, in the order in which they are given.
const (
	GapNeed   GapKind = "NEED"   // a needed resource that nobody at the table brings
	GapSector GapKind = "SECTOR" // a sector without an organisation
	GapScale  GapKind = "SCALE"  // a geographic scale without an organisation
	GapDomain GapKind = "DOMAIN" // a field of work without an organisation
	GapLevel  GapKind = "LEVEL"  // a level of interests of which none is recorded
	GapTopic  GapKind = "TOPIC"  // a topic of an ambition that nobody at the table has a stance on
)

// Gap is something that nobody at the table brings or speaks for.
type Gap struct {
	Kind    GapKind
	Subject graph.Named // the resource or the topic; else nil
	Value   string      // the sector, scale, domain or level; else ""
	Because Text
	// Elsewhere are those on the map, and not at the table, that could fill it, by name.
	Elsewhere []graph.Named
}

// Missing returns who is missing at the table: what the ambitions need and nobody brings; sectors of the scheme; scales
// that the collaboration or an organisation of the map has; domains of organisations of the map; levels of interests; and
// topics of the ambitions. At the table is who takes part and did not decline. In the order of kinds, then of the scheme
// or by name. The measures are our convention; that the group is to be relevant and heterogeneous is DiSalvo's (2009).
func (s *Selection) Missing() ([]Gap, error) {
	t := s.process.seating()
	all := slices.Concat(s.missingNeeds(t), t.missingSectors(), t.missingScales(), t.missingDomains(), t.missingLevels(), t.missingTopics())
	return all, t.ended()
}

// seating is who sits at the table.
type seating struct {
	*Process
	at            map[graph.ID]bool
	organisations []*graph.Organisation // at the table
	others        []*graph.Organisation // of the map, by name
}

func (p *Process) seating() *seating {
	t := &seating{Process: p, at: map[graph.ID]bool{}}
	for one := range each(p.reading, p.Parties) {
		if one.Present() {
			t.at[one.Meta().ID] = true
		}
	}
	for _, e := range p.view.ByName(graph.KindOrganisation) {
		if p.pace.Step() != nil {
			break
		}
		if o := e.(*graph.Organisation); t.at[o.ID] {
			t.organisations = append(t.organisations, o)
		} else {
			t.others = append(t.others, o)
		}
	}
	return t
}

func (s *Selection) missingNeeds(t *seating) []Gap {
	var out []Gap
	for _, need := range s.Needs {
		if some(t.reading, need.Bringers, func(e graph.Named) bool { return t.at[e.Meta().ID] }) {
			continue
		}
		out = append(out, Gap{
			Kind: GapNeed, Subject: need.Resource, Elsewhere: need.Bringers,
			Because: written("Niemand aan tafel brengt ‘%s’ in.", "Nobody at the table brings “%s”.", need.Resource.Name),
		})
	}
	return out
}

// elsewhere returns the organisations of the map that are not at the table and that are so.
func (t *seating) elsewhere(so func(*graph.Organisation) bool) []graph.Named {
	var out []graph.Named
	for o := range each(t.reading, t.others) {
		if so(o) {
			out = append(out, o)
		}
	}
	return out
}

func (t *seating) missingSectors() []Gap {
	var out []Gap
	for _, sector := range []graph.Sector{graph.SectorPublic, graph.SectorNonProfit, graph.SectorProfit, graph.SectorCitizens} {
		is := func(o *graph.Organisation) bool { return o.Sector == sector }
		if !some(t.reading, t.organisations, is) {
			out = append(out, Gap{
				Kind: GapSector, Value: string(sector), Elsewhere: t.elsewhere(is),
				Because: written("Geen organisatie aan tafel behoort tot de sector %s.", "No organisation at the table is of the sector %s.", valueTexts[sector]),
			})
		}
	}
	return out
}

func (t *seating) missingScales() []Gap {
	var out []Gap
	for _, scale := range []graph.Scale{
		graph.ScaleLocal, graph.ScaleRegional, graph.ScaleNational, graph.ScaleEuropean, graph.ScaleInternational,
	} {
		is := func(o *graph.Organisation) bool { return o.Scale == scale }
		elsewhere := t.elsewhere(is)
		if some(t.reading, t.organisations, is) || len(elsewhere) == 0 && t.Collaboration.Scale != scale {
			continue
		}
		out = append(out, Gap{
			Kind: GapScale, Value: string(scale), Elsewhere: elsewhere,
			Because: written("Geen organisatie aan tafel werkt op de schaal %s.", "No organisation at the table works at the scale %s.", valueTexts[scale]),
		})
	}
	return out
}

func (t *seating) missingDomains() []Gap {
	present := map[string]bool{}
	for o := range each(t.reading, t.organisations) {
		for _, d := range o.Domains {
			present[graph.SortKey(d)] = true
		}
	}
	var out []Gap
	at := map[string]int{}
	for o := range each(t.reading, t.others) {
		for _, d := range o.Domains {
			key := graph.SortKey(d)
			if present[key] {
				continue
			}
			i, known := at[key]
			if !known {
				i, at[key] = len(out), len(out)
				out = append(out, Gap{
					Kind: GapDomain, Value: d,
					Because: written("Geen organisatie aan tafel werkt aan %s.", "No organisation at the table works on %s.", d),
				})
			}
			if n := len(out[i].Elsewhere); n == 0 || out[i].Elsewhere[n-1] != graph.Named(o) {
				out[i].Elsewhere = append(out[i].Elsewhere, o)
			}
		}
	}
	sorted(t.reading, out, func(a, b Gap) int { return cmp.Compare(graph.SortKey(a.Value), graph.SortKey(b.Value)) })
	return out
}

func (t *seating) missingLevels() []Gap {
	has := map[graph.Level]bool{graph.LevelNetwork: len(t.Interests) > 0}
	for id := range t.at {
		if t.pace.Step() != nil {
			break
		}
		for range t.referring(id, graph.KindInterest, "holder") {
			has[graph.LevelOf(id)] = true
			break
		}
	}
	for o := range each(t.reading, t.organisations) {
		for r := range each(t.reading, t.representations(o.ID)) {
			for range t.referring(r.Individual, graph.KindInterest, "holder") {
				has[graph.LevelIndividual] = true
				break
			}
		}
	}
	var out []Gap
	for _, level := range []graph.Level{graph.LevelNetwork, graph.LevelOrganisation, graph.LevelIndividual} {
		if !has[level] {
			out = append(out, Gap{
				Kind: GapLevel, Value: string(level),
				Because: written("Er is geen belang gekend op het niveau %s. Vraag: %s", "No interest is known at the level of the %s. Ask: %s",
					valueTexts[level], QuestionKey(level).Text()),
			})
		}
	}
	return out
}

func (t *seating) missingTopics() []Gap {
	var out []Gap
	for topic := range each(t.reading, t.ambitionTopics()) {
		var elsewhere []graph.Named
		seen := map[graph.ID]bool{}
		held := false
		for e := range t.referring(topic.ID, graph.KindInterest, "topics") {
			holder := e.(*graph.Interest).Holder
			if t.speaksHere(holder) {
				held = true
				break
			}
			// A collaboration that has it cannot be brought to the table.
			if named, is := t.view.Find(holder).(graph.Named); is && named.EntityKind().IsStakeholder() && !seen[holder] {
				seen[holder] = true
				elsewhere = append(elsewhere, named)
			}
		}
		if held {
			continue
		}
		sortNamed(t.reading, elsewhere)
		out = append(out, Gap{
			Kind: GapTopic, Subject: topic, Elsewhere: elsewhere,
			Because: written("Een ambitie gaat over ‘%s’, maar niemand aan tafel heeft er een gekend belang bij.",
				"An ambition is about “%s”, but nobody at the table is known to have an interest in it.", topic.Name),
		})
	}
	return out
}

// speaksHere reports whether the holder is at the table, or represents an organisation that is.
func (t *seating) speaksHere(holder graph.ID) bool {
	if t.at[holder] {
		return true
	}
	for e := range t.referring(holder, graph.KindRepresentation, "individual") {
		if r := e.(*graph.Representation); t.inContext(&r.Statement) && t.at[r.Organisation] {
			return true
		}
	}
	return false
}
