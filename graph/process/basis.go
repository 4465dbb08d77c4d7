package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// matter is a kind of statements that answers about the collaboration rest on; those of several are set together.
type matter uint

const (
	ofParties      matter = 1 << iota // who takes part, and which individuals speak for one of them
	ofSpeakers                        // who speaks for the organisations that take part
	ofPromisors                       // who speaks for the organisations that promised something
	ofSpoken                          // whom those that were spoken with represent
	ofNetwork                         // interests of the collaboration itself
	ofBodies                          // interests of the organisations that take part
	ofPersons                         // interests of the individuals that take part
	ofVoices                          // interests of those that speak for the organisations
	ofPositions                       // what the parties' stances on the ambitions are read from
	ofCanvas                          // all that is recorded of their positions on the ambitions
	ofStances                         // what the parties' stances on anything are read from
	ofTorn                            // whom speakers answer to besides, and what those stances are read from
	ofPromises                        // what was promised and not withdrawn
	ofPower                           // every author's current assessment of power and interest
	ofContacts                        // conversations
	ofDependencies                    // of the parties upon each other, that were not denied
	ofTrust                           // trust among the parties
	ofElsewhere                       // what else the parties take part in
)

// allMatters is how many kinds there are.
const allMatters = 18

// basis says what an answer rests on that is read from these statements, and from more: each counts once, in the order of
// recording.
func (p *Process) basis(of matter, more ...graph.Stated) (analysis.Basis, error) {
	all := slices.Clone(more)
	for i := range allMatters {
		if one := matter(1) << i; of&one != 0 {
			list, err := p.stated(one)
			if err != nil {
				return analysis.Basis{}, err
			}
			all = append(all, list...)
		}
	}
	return basisOf(p.reading, all), p.ended()
}

// basisOf counts the statements, each once, in the order of recording. It sorts the list.
func basisOf(r *reading, all []graph.Stated) analysis.Basis {
	b := analysis.Basis{Revision: r.view.Revision()}
	sorted(r, all, func(a, b graph.Stated) int { return cmp.Compare(a.Meta().Sequence, b.Meta().Sequence) })
	var last graph.ID
	for s := range each(r, all) {
		if s.Meta().ID != last {
			b.Add(s)
		}
		last = s.Meta().ID
	}
	return b
}

// stated returns the statements of one kind. They are read once, and must not be changed.
func (p *Process) stated(of matter) ([]graph.Stated, error) {
	if all, is := p.rests[of]; is {
		return all, nil
	}
	if p.rests == nil {
		p.rests = map[matter][]graph.Stated{}
	}
	var all []graph.Stated
	switch of {
	case ofParties:
		all = p.partyEvidence()
	case ofNetwork:
		all = stated(p.Interests)
	case ofPromises:
		all = stated(p.promises)
	case ofPower:
		grid, err := p.grid()
		if err != nil {
			return nil, err
		}
		for at := range each(p.reading, grid.Placements) {
			for _, a := range at.Assessments {
				all = append(all, a.Assessment)
			}
		}
	case ofContacts:
		all = gathered(p.reading, p.Collaboration.ID, graph.KindContact, "collaboration", nil)
	case ofSpoken:
		all = p.representing()
	case ofPromisors:
		for m := range each(p.reading, p.promises) {
			all = append(all, p.speaking(m.Stakeholder)...)
		}
	default:
		for one := range each(p.reading, p.Parties) {
			all = append(all, p.statedBy(one, of)...)
		}
	}
	p.rests[of] = all
	return all, p.ended()
}

// statedBy returns the statements of one kind that are read of a party.
func (p *Process) statedBy(one *Party, of matter) []graph.Stated {
	id, organisation := one.Meta().ID, one.organisation()
	switch {
	case of == ofSpeakers:
		return p.speaking(id)
	case of == ofBodies && organisation, of == ofPersons && !organisation:
		return stated(p.interestsOf(id))
	case of == ofVoices && organisation:
		return p.voicesOf(one)
	case of == ofPositions:
		var all []graph.Stated
		for a := range each(p.reading, p.Ambitions) {
			all = append(all, p.position(one, a.ID).Evidence...)
		}
		return all
	case of == ofCanvas:
		return p.ambitionPart(one).Statements
	case of == ofStances:
		return p.stancesEvidence(id)
	case of == ofTorn && organisation:
		return p.tornEvidence(one)
	case of == ofDependencies:
		return gathered(p.reading, id, graph.KindDependency, "depender", func(s graph.Stated) bool {
			d := s.(*graph.Dependency)
			return p.inContext(&d.Statement) && d.Confirmation != graph.ConfirmationDenied && p.parties[d.Dependee] != nil
		})
	case of == ofTrust:
		return gathered(p.reading, id, graph.KindTie, "a", func(s graph.Stated) bool {
			t := s.(*graph.Tie)
			return t.Kind == graph.TieTrusts && p.inContext(&t.Statement) && p.parties[t.B] != nil
		})
	case of == ofElsewhere:
		return gathered(p.reading, id, graph.KindParticipation, "stakeholder", nil)
	}
	return nil
}

// gathered returns the statements that refer to an entity by the link, in the order of recording: those that are wanted, or
// all.
func gathered(r *reading, id graph.ID, k graph.Kind, link string, wanted func(graph.Stated) bool) []graph.Stated {
	var all []graph.Stated
	for e := range r.referring(id, k, link) {
		if s := e.(graph.Stated); wanted == nil || wanted(s) {
			all = append(all, s)
		}
	}
	return all
}

// here reports whether a statement counts in the context of the collaboration.
func (p *Process) here(s graph.Stated) bool { return p.inContext(s.Said()) }

// speaking returns all statements on who speaks for the organisation here.
func (p *Process) speaking(organisation graph.ID) []graph.Stated {
	return gathered(p.reading, organisation, graph.KindRepresentation, "organisation", p.here)
}

// representing returns the statements on whom those that were spoken with represent here.
func (p *Process) representing() []graph.Stated {
	var all []graph.Stated
	seen := map[graph.ID]bool{}
	for e := range p.referring(p.Collaboration.ID, graph.KindContact, "collaboration") {
		for _, who := range e.(*graph.Contact).With {
			if !seen[who] {
				seen[who] = true
				all = append(all, gathered(p.reading, who, graph.KindRepresentation, "individual", p.here)...)
			}
		}
	}
	return all
}

// stancesEvidence returns what the stakeholder's stances on topics and on ambitions are read from.
func (p *Process) stancesEvidence(stakeholder graph.ID) []graph.Stated {
	var all []graph.Stated
	for _, stances := range []map[graph.ID]graph.Stance{p.stancesOf(stakeholder), p.positionsOf(stakeholder)} {
		for _, s := range stances {
			if p.pace.Step() != nil {
				break
			}
			all = append(all, s.Evidence...)
		}
	}
	return all
}

// tornEvidence returns by what it is known whom those that speak for the organisation answer to, and where all stand.
func (p *Process) tornEvidence(one *Party) []graph.Stated {
	all := p.stancesEvidence(one.Meta().ID)
	for r := range each(p.reading, p.representations(one.Meta().ID)) {
		all = append(all, gathered(p.reading, r.Individual, graph.KindRepresentation, "individual", p.here)...)
		for other := range each(p.reading, p.answersTo(r)) {
			all = append(all, p.stancesEvidence(other.Meta().ID)...)
		}
	}
	return all
}

// grid returns the power–interest grid with [analysis.DefaultThreshold]; it is paid for once.
func (p *Process) grid() (*analysis.PowerInterestGrid, error) {
	if p.placed == nil {
		if err := p.pace.Err(); err != nil {
			return nil, err
		}
		grid, err := analysis.PowerInterestOf(p.view, p.Collaboration.ID, analysis.DefaultThreshold, p.work)
		if err != nil {
			return nil, err
		}
		p.placed = grid
	}
	return p.placed, nil
}
