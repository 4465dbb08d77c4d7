package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Process is one collaboration as a view shows it. Make one with [Of]. It is not for several goroutines at once.
type Process struct {
	Collaboration *graph.Collaboration
	Parties       []*Party          // who takes part, by name
	Ambitions     []*graph.Ambition // of the collaboration, by name
	Interests     []*graph.Interest // of the network level: its own, in the order of recording

	view     *graph.View
	work     analysis.Work
	parties  map[graph.ID]*Party
	partners []*Party
	supports []*support // by ambition, in the order of Ambitions
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
	p := &Process{Collaboration: c, view: v, work: w}
	p.gatherAmbitions()
	for e := range v.Referring(c.ID, graph.KindInterest, "holder") {
		p.Interests = append(p.Interests, e.(*graph.Interest))
	}
	if err := p.gatherParties(); err != nil {
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
	for e := range p.view.Referring(p.Collaboration.ID, graph.KindAmbition, "collaboration") {
		p.Ambitions = append(p.Ambitions, e.(*graph.Ambition))
	}
	sortNamed(p.Ambitions)
}

// nameable is what has a name and a place in the order of recording: entities, and parties.
type nameable interface {
	EntityName() string
	Meta() *graph.Record
}

// sortNamed orders by name, then by recording.
func sortNamed[T nameable](all []T) {
	type keyed struct {
		one T
		key string // made once, as it takes longer than comparing two
	}
	named := make([]keyed, len(all))
	for i, one := range all {
		named[i] = keyed{one, graph.SortKey(one.EntityName())}
	}
	slices.SortFunc(named, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.one.Meta().Sequence, b.one.Meta().Sequence))
	})
	for i := range named {
		all[i] = named[i].one
	}
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
