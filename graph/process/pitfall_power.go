package process

import (
	"slices"

	"raakvlak/graph"
)

// powerWithoutCommitment: who has much power by any author's current assessment, and promised nothing.
func (p *Process) powerWithoutCommitment() (Pitfall, error) {
	f := Pitfall{
		Key: PitfallUncommittedPower, Name: Text{"Macht zonder commitment", "Power without commitment"},
		WayOut: Text{
			"De daadkracht van het netwerk leunt op de inzet van de organisaties: vraag naar het belang, en dan wat zij willen inbrengen.",
			"The network acts by what organisations put in: ask for the interest, and then what they want to bring in.",
		},
	}
	grid, err := p.grid()
	if err != nil {
		return f, err
	}
	committed := map[graph.ID]bool{}
	for c := range each(p.reading, p.promises) {
		committed[c.Stakeholder] = true
	}
	assessed := false
	for at := range each(p.reading, grid.Placements) {
		assessed = assessed || at.Power != nil
		if at.Power == nil || at.Power.Highest < grid.Threshold || committed[at.Stakeholder.Meta().ID] || !p.present(at.Stakeholder) {
			continue
		}
		evidence := []graph.Entity{at.Stakeholder}
		for _, a := range at.Assessments {
			if a.Assessment.Power != nil && *a.Assessment.Power >= grid.Threshold {
				evidence = append(evidence, a.Assessment)
			}
		}
		f.add(written("%s heeft macht (tot %d van 5) en bracht nog niets in.", "%s has power (up to %d of 5) and has brought in nothing yet.",
			at.Stakeholder.EntityName(), at.Power.Highest), evidence...)
	}
	return f.settle(assessed), nil
}

// commitmentWithoutMandate: an organisation promised something, and nobody with a mandate to negotiate or decide is known
// to speak for it here.
func (p *Process) commitmentWithoutMandate() Pitfall {
	f := Pitfall{
		Key: PitfallUnmandated, Name: Text{"Commitment zonder mandaat", "Commitment without mandate"},
		WayOut: Text{
			"Laat de achterban bevestigen, of laat iemand met mandaat mee aan tafel.", "Have the constituency confirm it, or have somebody with a mandate at the table.",
		},
	}
	all := p.promises
	byWhom := map[graph.ID][]*graph.Commitment{}
	var who []graph.Named
	for c := range each(p.reading, all) {
		if o, is := p.view.Find(c.Stakeholder).(*graph.Organisation); is {
			if byWhom[o.ID] == nil {
				who = append(who, o)
			}
			byWhom[o.ID] = append(byWhom[o.ID], c)
		}
	}
	sortNamed(p.reading, who)
	for o := range each(p.reading, who) {
		speaking := p.representations(o.Meta().ID)
		if slices.ContainsFunc(speaking, func(r *graph.Representation) bool {
			return r.Mandate == graph.MandateNegotiate || r.Mandate == graph.MandateDecide
		}) {
			continue
		}
		finding := written("%s beloofde iets; niemand met mandaat om te onderhandelen of te beslissen is bekend.",
			"%s promised something; nobody with a mandate to negotiate or decide is known.", o.EntityName())
		f.add(finding, append(append([]graph.Entity{o}, entities(byWhom[o.Meta().ID])...), entities(speaking)...)...)
	}
	return f.settle(len(all) > 0)
}

// carriesAll is from which share on one organisation carries too much: our convention.
const carriesAll = 0.5

// singleDependence: of what the present parties depend on each other for, weighed by importance, at least half leads to one
// of them, and two others or more depend on it.
func (p *Process) singleDependence() Pitfall {
	f := Pitfall{
		Key: PitfallSingleDependence, Name: Text{"Eén organisatie waarvan alles afhangt", "One organisation that everything depends on"},
		WayOut: Text{
			"Zoek een tweede die hetzelfde kan inbrengen, of spreek af wat er gebeurt als zij wegvalt.",
			"Look for a second one that can bring in the same, or agree on what happens when it drops out.",
		},
	}
	total := 0
	upon := map[graph.ID][]*graph.Dependency{}
	for one := range each(p.reading, p.Present()) {
		for e := range p.referring(one.Meta().ID, graph.KindDependency, "depender") {
			d := e.(*graph.Dependency)
			if to := p.parties[d.Dependee]; !p.inContext(&d.Statement) || d.Confirmation == graph.ConfirmationDenied || to == nil || !to.Present() {
				continue
			}
			total += d.Importance
			upon[d.Dependee] = append(upon[d.Dependee], d)
		}
	}
	for one := range each(p.reading, p.Present()) {
		weight, from := 0, map[graph.ID]bool{}
		for d := range each(p.reading, upon[one.Meta().ID]) {
			weight += d.Importance
			from[d.Depender] = true
		}
		if len(from) < 2 || float64(weight) < carriesAll*float64(total) {
			continue
		}
		f.add(written("Van alle afhankelijkheid leidt %d %% naar %s, van %d partijen.", "Of all dependence %d%% leads to %s, from %d parties.",
			100*weight/total, one.EntityName(), len(from)), append([]graph.Entity{one.Stakeholder}, entities(upon[one.Meta().ID])...)...)
	}
	return f.settle(total > 0)
}

// tornRepresentatives: somebody speaks for an organisation at the table, and its own interest or position, or that of
// another organisation it answers to, is opposite. It answers to those that it represents too, and to the one that its
// constituency (achterban) is recorded as, by name.
func (p *Process) tornRepresentatives() Pitfall {
	f := Pitfall{
		Key: PitfallTornRepresentatives, Name: Text{"Vertegenwoordiger tussen twee vuren", "A representative pulled both ways"},
		WayOut: Text{
			"Maak de spanning tussen eigen belang, achterban en mandaat bespreekbaar, en spreek terugmelding af.",
			"Make the tension between own interest, constituency and mandate something to talk about, and agree on reporting back.",
		},
	}
	speaking := false
	for one := range each(p.reading, p.Present()) {
		if !one.organisation() {
			continue
		}
		for r := range each(p.reading, p.representations(one.Meta().ID)) {
			speaking = true
			for other := range each(p.reading, p.answersTo(r)) {
				p.torn(&f, one, r, other)
			}
		}
	}
	return f.settle(speaking)
}

// answersTo returns whom a representative has in mind besides the organisation: itself, the other organisations that it
// represents, and its constituency; by name.
func (p *Process) answersTo(r *graph.Representation) []graph.Named {
	var others []graph.Named
	seen := map[graph.ID]bool{r.Organisation: true}
	add := func(e graph.Entity) {
		if n, is := e.(graph.Named); is && !seen[n.Meta().ID] {
			seen[n.Meta().ID] = true
			others = append(others, n)
		}
	}
	add(p.view.Find(r.Individual))
	for e := range p.referring(r.Individual, graph.KindRepresentation, "individual") {
		if other := e.(*graph.Representation); p.inContext(&other.Statement) {
			add(p.view.Find(other.Organisation))
		}
	}
	if key := graph.SortKey(r.Constituency); key != "" {
		for one := range each(p.reading, p.called(key)) {
			add(one.Stakeholder)
		}
	}
	sortNamed(p.reading, others)
	return others
}

// called returns the parties whose names have the key.
func (p *Process) called(key string) []*Party {
	if p.byName == nil {
		p.byName = map[string][]*Party{}
		for one := range each(p.reading, p.Parties) {
			name := graph.SortKey(one.EntityName())
			p.byName[name] = append(p.byName[name], one)
		}
	}
	return p.byName[key]
}

// torn adds the subjects on which the other's stance is opposite to the organisation's.
func (p *Process) torn(f *Pitfall, one *Party, r *graph.Representation, other graph.Named) {
	var subjects []graph.Named
	about := map[graph.ID][]graph.Entity{}
	compare := func(own, theirs map[graph.ID]graph.Stance) {
		for id, x := range own {
			if p.pace.Step() != nil {
				return
			}
			y := theirs[id]
			subject, is := p.view.Find(id).(graph.Named)
			if !is || x.Value*y.Value >= 0 {
				continue
			}
			subjects = append(subjects, subject)
			for _, e := range append(slices.Clone(x.Evidence), y.Evidence...) {
				about[id] = append(about[id], e)
			}
		}
	}
	compare(p.stancesOf(one.Meta().ID), p.stancesOf(other.Meta().ID))
	compare(p.positionsOf(one.Meta().ID), p.positionsOf(other.Meta().ID))
	if len(subjects) == 0 {
		return
	}
	sortNamed(p.reading, subjects)
	speaker := p.view.Find(r.Individual).(graph.Named)
	evidence := []graph.Entity{speaker, one.Stakeholder}
	if other.Meta().ID != r.Individual {
		evidence = append(evidence, other)
	}
	evidence = append(evidence, r)
	for _, s := range subjects {
		evidence = append(append(evidence, s), about[s.Meta().ID]...)
	}
	f.add(written("%s spreekt voor %s; %s staat anders tegenover %s.", "%s speaks for %s; %s stands differently on %s.",
		speaker.EntityName(), one.EntityName(), other.EntityName(), named(subjects)), evidence...)
}

// manyCollaborations is up to how many an organisation takes part in at once: our convention.
const manyCollaborations = 3

// tooManyCollaborations: a present organisation takes part in more collaborations of the map than it can carry at once.
func (p *Process) tooManyCollaborations() Pitfall {
	f := Pitfall{
		Key: PitfallOvercommitted, Name: Text{"In te veel samenwerkingsverbanden tegelijk", "In too many collaborations at once"},
		WayOut: Text{
			"Vraag wat zij hiervoor laten liggen, en vraag minder, later of van iemand anders.", "Ask what they leave for this, and ask for less, later, or of somebody else.",
		},
	}
	organisations := filtered(p.reading, p.Present(), (*Party).organisation)
	for one := range each(p.reading, organisations) {
		in := p.engagements(one)
		if len(in) <= manyCollaborations {
			continue
		}
		evidence := []graph.Entity{one.Stakeholder}
		for _, id := range in {
			evidence = append(evidence, p.view.Find(id))
		}
		f.add(written("%s neemt deel aan %d samenwerkingsverbanden.", "%s takes part in %d collaborations.", one.EntityName(), len(in)), evidence...)
	}
	return f.settle(len(organisations) > 0)
}
