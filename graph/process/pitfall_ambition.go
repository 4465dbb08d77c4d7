package process

import (
	"slices"

	"raakvlak/graph"
)

// harmonyTrap (harmonieval): no opposition is recorded although positions are unknown, assumed, or all alike.
func (p *Process) harmonyTrap(disputes []dispute) Pitfall {
	f := Pitfall{
		Key: PitfallHarmony, Name: Text{"Harmonieval", "Harmony trap"},
		WayOut: Text{
			"Verdraag de spanning van het verschil: vraag uitdrukkelijk wat iemand tegenhoudt, en leg ook dat vast.",
			"Bear the tension of difference: ask expressly what holds anybody back, and record that too.",
		},
	}
	present := p.Present()
	opposed := len(disputes) > 0
	for a := range each(p.reading, p.Ambitions) {
		opposed = opposed || some(p.reading, present, func(one *Party) bool { return p.position(one, a.ID).Value < 0 })
	}
	if opposed || len(present) < 2 {
		return f.settle(opposed)
	}
	for a := range each(p.reading, p.Ambitions) {
		p.tooHarmonious(&f, a, present)
	}
	return f.settle(len(p.Ambitions) > 0)
}

// tooHarmonious adds why it may be no harmony that nobody is known to oppose the ambition.
func (p *Process) tooHarmonious(f *Pitfall, a *graph.Ambition, present []*Party) {
	var silent, assumed []*Party
	var said []graph.Entity
	values := map[int]bool{}
	for one := range each(p.reading, present) {
		s := p.position(one, a.ID)
		if !s.Known {
			silent = append(silent, one)
			continue
		}
		values[s.Value] = true
		for _, e := range s.Evidence {
			said = append(said, e)
		}
		if !slices.ContainsFunc(s.Evidence, func(e graph.Stated) bool { return e.Said().Origin != graph.OriginAssumed && known(e) }) {
			assumed = append(assumed, one)
		}
	}
	if len(silent) > 0 {
		f.add(written("Niemand is tegen “%s”, maar niet bekend is hoe %s ertegenover staan.", "Nobody is against “%s”, but it is not known how %s stand.", a.Name, named(silent)),
			append([]graph.Entity{a}, stakeholders(silent)...)...)
	}
	if len(assumed) > 0 {
		f.add(written("Niemand is tegen “%s”, maar van %s is dat enkel verondersteld.", "Nobody is against “%s”, but of %s that is only assumed.", a.Name, named(assumed)),
			append([]graph.Entity{a}, stakeholders(assumed)...)...)
	}
	if len(silent) == 0 && len(values) == 1 {
		f.add(written("Iedereen zegt precies hetzelfde over “%s”.", "Everybody says exactly the same of “%s”.", a.Name), append([]graph.Entity{a}, said...)...)
	}
}

// known reports whether a position says anything; one that is still to be asked does not.
func known(s graph.Stated) bool {
	position, is := s.(*graph.Position)
	return !is || !position.Unknown()
}

// splitTooEarly: parts of an ambition exist while the whole is not yet shared by all partners.
func (p *Process) splitTooEarly() Pitfall {
	f := Pitfall{
		Key: PitfallSplit, Name: Text{"Het probleem (te) snel in deelproblemen opsplitsen", "Splitting the problem too early"},
		WayOut: Text{
			"Weersta de neiging om op te splitsen: maak eerst de gezamenlijke ambitie van allen, en verdeel dan.",
			"Resist the urge to split: first make the common ambition everybody's, and then divide it.",
		},
	}
	parts := map[graph.ID][]*graph.Ambition{}
	for a := range each(p.reading, p.Ambitions) {
		if top := p.top(a); top != a.ID {
			parts[top] = append(parts[top], a)
		}
	}
	for s := range each(p.reading, p.supports) {
		if below := parts[s.ambition.ID]; len(below) > 0 && !s.shared() {
			f.add(written("“%s” is al gesplitst in %d, en wordt door %d van %d partners gesteund.", "“%s” is split into %d already, and supported by %d of %d partners.",
				s.ambition.Name, len(below), len(s.pro), len(p.partners)), append([]graph.Entity{s.ambition}, entities(below)...)...)
		}
	}
	return f.settle(len(p.Ambitions) > 0)
}

// top returns the largest ambition of the collaboration that a is part of; itself when it is part of none.
func (p *Process) top(a *graph.Ambition) graph.ID {
	top := a.ID
	for up, is := p.view.Find(a.PartOf).(*graph.Ambition); is; up, is = p.view.Find(up.PartOf).(*graph.Ambition) {
		if up.Collaboration == p.Collaboration.ID {
			top = up.ID
		}
	}
	return top
}

// unservedInterests: interests of partners whose topics the shared ambitions do not touch, or touch the other way. Without
// a shared ambition all of the collaboration's count. A topic touches those above it and below it in the tree.
func (p *Process) unservedInterests() Pitfall {
	f := Pitfall{
		Key: PitfallUnserved, Name: Text{"Belangen die de gedeelde ambitie niet dient", "Interests that the shared ambition does not serve"},
		WayOut: Text{
			"Realiseer de verbinding tussen de ambitie en de diverse organisatiebelangen: zoek wat ook dit belang dient.",
			"Make the connection between the ambition and the interests of the organisations: look for what serves this one too.",
		},
	}
	ambitions := p.SharedAmbitions()
	if len(ambitions) == 0 {
		ambitions = p.Ambitions
	}
	served := p.aimsOf(ambitions)
	if len(served.own) == 0 {
		return f.settle(false)
	}
	weighed := false
	for one := range each(p.reading, p.partners) {
		var unserved []*graph.Interest
		for i := range each(p.reading, p.interestsOf(one.Meta().ID)) {
			weighed = weighed || len(i.Topics) > 0
			if len(i.Topics) > 0 && !p.serve(served, i) {
				unserved = append(unserved, i)
			}
		}
		if len(unserved) > 0 {
			f.add(written("%d belang(en) van %s worden niet gediend.", "%d interest(s) of %s are not served.", len(unserved), one.EntityName()),
				append([]graph.Entity{one.Stakeholder}, entities(unserved)...)...)
		}
	}
	return f.settle(weighed)
}

// aim is a topic that something is for, or against.
type aim struct {
	topic graph.ID
	pro   bool
}

// aims are what ambitions are for and against: the topics themselves, and those with all that lie above them.
type aims struct{ own, above map[aim]bool }

func (p *Process) aimsOf(ambitions []*graph.Ambition) aims {
	all := aims{map[aim]bool{}, map[aim]bool{}}
	for a := range each(p.reading, ambitions) {
		for _, t := range a.Topics {
			if t.Stance == 0 {
				continue
			}
			all.own[aim{t.Topic, t.Stance > 0}] = true
			for _, topic := range p.upwards(t.Topic) {
				all.above[aim{topic, t.Stance > 0}] = true
			}
		}
	}
	return all
}

// upwards returns the topic and those above it in the tree.
func (p *Process) upwards(topic graph.ID) []graph.ID {
	var out []graph.ID
	for t, is := p.view.Find(topic).(*graph.Topic); is; t, is = p.view.Find(t.NarrowerThan).(*graph.Topic) {
		out = append(out, t.ID)
	}
	return out
}

// serve reports whether one of the interest's topics is aimed at the same way, or one above or below it is.
func (p *Process) serve(all aims, i *graph.Interest) bool {
	for _, wanted := range i.Topics {
		if wanted.Stance == 0 {
			continue
		}
		if all.above[aim{wanted.Topic, wanted.Stance > 0}] {
			return true
		}
		for _, topic := range p.upwards(wanted.Topic) {
			if all.own[aim{topic, wanted.Stance > 0}] {
				return true
			}
		}
	}
	return false
}
