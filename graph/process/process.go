package process

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Process is one collaboration as a view shows it. Make one with [Of]. It is not for several goroutines at once.
type Process struct {
	Collaboration *graph.Collaboration
	Parties       []*Party          // who takes part, by name
	Ambitions     []*graph.Ambition // of the collaboration, by name
	Interests     []*graph.Interest // of the network level: its own, in the order of recording

	*reading
	work          analysis.Work
	parties       map[graph.ID]*Party
	byName        map[string][]*Party // made when first asked for
	atTable       []*Party            // those that did not decline, without the individuals that speak for one of them
	partners      []*Party
	organisations []*Party                         // partners
	supports      []*support                       // by ambition, in the order of Ambitions
	promises      []*graph.Commitment              // that were not withdrawn, in the order of recording
	promisesOf    map[graph.ID][]*graph.Commitment // by stakeholder
	rests         map[matter][]graph.Stated        // what answers rest on; made when first asked for
	placed        *analysis.PowerInterestGrid      // likewise
}

// Of gathers what the view has of the collaboration. A collaboration that the view has not is [graph.CodeNotFound]. The
// price is an upper bound by all that the view has of the kinds that are read.
func Of(v *graph.View, collaboration graph.ID, w analysis.Work) (*Process, error) {
	c, is := v.Find(collaboration).(*graph.Collaboration)
	if !is {
		return nil, graph.Within(graph.NotFound(collaboration), "collaboration")
	}
	if err := w.Begin(price(v)); err != nil {
		return nil, err
	}
	p := &Process{Collaboration: c, reading: newReading(v, w.Check), work: w}
	p.gatherAmbitions()
	for e := range p.referring(c.ID, graph.KindInterest, "holder") {
		p.Interests = append(p.Interests, e.(*graph.Interest))
	}
	p.gatherCommitments()
	p.gatherParties()
	if err := p.ended(); err != nil {
		return nil, err
	}
	return p, p.weighSupport()
}

// price bounds the work by what the whole view has of what is read.
func price(v *graph.View) analysis.Price {
	const perStatement = 100
	n := 0
	for _, k := range []graph.Kind{
		graph.KindParticipation, graph.KindAssessment, graph.KindCommitment, graph.KindAmbition, graph.KindPosition,
		graph.KindInterest, graph.KindRepresentation, graph.KindContact, graph.KindDependency, graph.KindTie,
	} {
		n += v.Count(k)
	}
	return analysis.Price(perStatement * n)
}

func (p *Process) gatherAmbitions() {
	for e := range p.referring(p.Collaboration.ID, graph.KindAmbition, "collaboration") {
		p.Ambitions = append(p.Ambitions, e.(*graph.Ambition))
	}
	sortNamed(p.reading, p.Ambitions)
}

// inContext reports whether a statement holds for the collaboration: said in its context, or in none.
func (p *Process) inContext(s *graph.Statement) bool {
	return s.Collaboration == "" || s.Collaboration == p.Collaboration.ID
}

// Revision returns the stamp of the last Change that changed anything in the view.
func (p *Process) Revision() graph.Revision { return p.view.Revision() }

// Language returns the map's language, Dutch unless it has one.
func (p *Process) Language() graph.Language { return LanguageOf(p.view) }

// LanguageOf returns the language of the view's map, Dutch unless it has one.
func LanguageOf(v *graph.View) graph.Language {
	if m := v.Map(); m != nil && m.Language != "" {
		return m.Language
	}
	return graph.LanguageDutch
}
