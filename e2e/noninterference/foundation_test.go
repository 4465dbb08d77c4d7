package noninterference_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"raakvlak/graph"
)

// foundation is what a case's map begins with: the same in both worlds, save what the hider says.
type foundation struct {
	part
	shared, hidden *rand.Rand
	extra          int // hidden statements that this world has more than the other
	entities       []graph.Entity
	names          map[graph.Kind][]graph.ID
}

// counts are how many there are of each plain kind.
var counts = map[graph.Kind]int{
	graph.KindOrganisation: 5, graph.KindIndividual: 3, graph.KindTopic: 4, graph.KindResource: 2, graph.KindCollaboration: 2,
	graph.KindAmbition: 3, graph.KindTerm: 1, graph.KindAction: 1, graph.KindAgreement: 1, graph.KindPassage: 1,
}

func (f *foundation) make() ([]graph.Entity, error) {
	f.names = map[graph.Kind][]graph.ID{}
	f.entities = members()
	for _, k := range plain {
		for i := range counts[k] {
			if err := f.add(f.shared, k, i, func(e graph.Entity) {
				if c, is := e.(*graph.Collaboration); is && i == 0 {
					c.Phase = graph.PhaseSharing
				}
			}); err != nil {
				return nil, err
			}
		}
	}
	for _, k := range stated {
		n := 2
		if k == graph.KindInterest || k == graph.KindPosition {
			n = 5
		}
		for i := range n {
			said := f.draw()
			if err := f.state(f.shared, k, fmt.Sprint(i), said.author, said.audience); err != nil {
				return nil, err
			}
		}
	}
	// The hidden ones of both worlds stand in the same places and are of the same kinds, so that ids are the same.
	kinds := []graph.Kind{graph.KindInterest, graph.KindPosition, stated[f.shared.IntN(len(stated))]}
	for i := range len(kinds) + f.extra {
		k := stated[f.hidden.IntN(len(stated))]
		if i < len(kinds) {
			k = kinds[i]
		}
		audience := f.audiences[f.hidden.IntN(len(f.audiences))]
		if err := f.state(f.hidden, k, fmt.Sprint("hidden", i), f.hider, audience); err != nil {
			return nil, err
		}
	}
	return f.entities, nil
}

// voice is who says something, and to whom.
type voice struct {
	author   graph.PrincipalID
	audience graph.Audience
}

// draw returns the voice of a statement that both worlds have.
func (f *foundation) draw() voice {
	partners := []graph.PrincipalID{partner0, partner1, partner2}
	voices := []voice{
		{partners[f.shared.IntN(3)], graph.AudiencePartners},
		{partners[f.shared.IntN(3)], graph.AudiencePartners},
		{partners[f.shared.IntN(3)], graph.AudienceSubject},
		{editor, graph.AudienceStewards},
		{f.reader, graph.AudienceAuthor},
		{f.reader, graph.AudienceStewards},
	}
	return voices[f.shared.IntN(len(voices))]
}

// state adds a statement. One for more than the stewards is about stakeholders that its author speaks for, and in a
// collaboration that shares.
func (f *foundation) state(from *rand.Rand, k graph.Kind, name string, author graph.PrincipalID, audience graph.Audience) error {
	wide := audience == graph.AudienceSubject || audience == graph.AudiencePartners
	about := bound[author]
	narrowed := map[graph.Kind][]graph.ID{}
	if about != nil {
		narrowed[graph.KindOrganisation] = slices.DeleteFunc(slices.Clone(about), func(id graph.ID) bool { return id[2] != 'o' })
		narrowed[graph.KindIndividual] = slices.DeleteFunc(slices.Clone(about), func(id graph.ID) bool { return id[2] != 'i' })
		if len(narrowed[graph.KindIndividual]) == 0 && k == graph.KindRepresentation {
			return nil // it takes a person
		}
	}
	if wide {
		narrowed[graph.KindCollaboration] = f.names[graph.KindCollaboration][:1]
		narrowed[graph.KindParticipation] = f.participations(about)
	}
	d := drawer{Rand: from, targets: func(kinds []graph.Kind) (ids []graph.ID) {
		for _, kind := range kinds {
			if few, is := narrowed[kind]; is {
				ids = append(ids, few...)
			} else {
				ids = append(ids, f.names[kind]...)
			}
		}
		return ids
	}}
	return f.addDrawn(d, k, name, func(e graph.Entity) {
		said := e.(graph.Stated).Said()
		said.Author, said.Audience = author, audience
	})
}

// participations returns those of the stakeholders.
func (f *foundation) participations(of []graph.ID) []graph.ID {
	var ids []graph.ID
	for _, e := range f.entities {
		if p, is := e.(*graph.Participation); is && slices.Contains(of, p.Stakeholder) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func (f *foundation) add(from *rand.Rand, k graph.Kind, i int, set func(graph.Entity)) error {
	d := drawer{Rand: from, targets: func(kinds []graph.Kind) (ids []graph.ID) {
		for _, kind := range kinds {
			ids = append(ids, f.names[kind]...)
		}
		return ids
	}}
	return f.addDrawn(d, k, fmt.Sprint(i), set)
}

// addDrawn draws until what is drawn keeps the rules between fields.
func (f *foundation) addDrawn(d drawer, k graph.Kind, name string, set func(graph.Entity)) error {
	for range 50 {
		fields, ok := d.fields(k, false)
		if !ok {
			continue
		}
		if needsCollaboration[k] && fields["collaboration"] == nil {
			continue
		}
		e, err := graph.FromFields(k, fields)
		if err != nil {
			return fmt.Errorf("draw a %s: %w", k, err)
		}
		if sameEnds(e) {
			continue
		}
		e.Meta().ID = graph.ID("_:" + k.Prefix() + name)
		set(e)
		f.entities = append(f.entities, e)
		f.names[k] = append(f.names[k], e.Meta().ID)
		return nil
	}
	if slices.Contains(stated, k) {
		return nil // there is nothing that its author may say it about
	}
	return fmt.Errorf("no %s could be drawn", k)
}

var needsCollaboration = map[graph.Kind]bool{graph.KindCommitment: true, graph.KindParticipation: true, graph.KindScan: true}

// sameEnds reports whether a relation leads from a stakeholder to itself.
func sameEnds(e graph.Entity) bool {
	switch e := e.(type) {
	case *graph.Dependency:
		return e.Depender == e.Dependee
	case *graph.Influence:
		return e.Influencer == e.Influenced
	case *graph.Tie:
		return e.A == e.B
	}
	return false
}
