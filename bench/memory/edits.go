package main

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

// editsPerKind is how many edits of each kind a figure rests on.
const editsPerKind = 1000

// edits measures what [graph.Snapshot.Advance] allocates for one edit, by what the edit does. The edits of a kind follow each
// other: what one leaves to be done by later ones is counted.
func (m *measurement) edits(s *graph.Snapshot) error {
	p := newPicker(s)
	s, err := m.widened(s, p)
	if err != nil {
		return err
	}
	for _, kind := range editKinds(p) {
		bytes, err := m.allocated(s, kind.edit)
		if err != nil {
			return fmt.Errorf("%s: %w", kind.name, err)
		}
		m.Add(report.Figure{
			Name: "edit at XL: " + kind.name, Value: bytes, Unit: "B", Wanted: report.Most(4096),
			Note: fmt.Sprintf("mean of %d", editsPerKind),
		})
	}
	return nil
}

// widened returns the snapshot with interests in three topics besides, as many as are edited, which the picker gets to know.
func (m *measurement) widened(s *graph.Snapshot, p *picker) (*graph.Snapshot, error) {
	for range editsPerKind {
		e, err := m.event(s, p.newInterest(3))
		if err != nil {
			return nil, err
		}
		p.wide = append(p.wide, e.Deltas[0].ID)
		if s, err = s.Advance(e); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// allocated returns the mean number of bytes that following an event of one edit takes, after s and after each other.
func (m *measurement) allocated(s *graph.Snapshot, edit func() graph.Edit) (float64, error) {
	var before, after runtime.MemStats
	bytes := uint64(0)
	for range editsPerKind {
		e, err := m.event(s, edit())
		if err != nil {
			return 0, err
		}
		runtime.ReadMemStats(&before)
		s, err = s.Advance(e)
		runtime.ReadMemStats(&after)
		if err != nil {
			return 0, err
		}
		bytes += after.TotalAlloc - before.TotalAlloc
	}
	return float64(bytes) / editsPerKind, nil
}

// event returns the event that the owner's edit makes on top of the snapshot.
func (m *measurement) event(s *graph.Snapshot, edit graph.Edit) (*graph.Event, error) {
	change := graph.Change{Map: s.Head().Map, Principal: gen.Owner, Edits: []graph.Edit{edit}}
	proposal, err := graph.Propose(s, &change, time.Now(), m.ids)
	if err != nil {
		return nil, err
	}
	return &proposal.Event, proposal.Event.Seal(s.Head().Number, s.Head().Hash, m.ids)
}

// editKind is one thing that people do to a map, and how to do it to a random part of it.
type editKind struct {
	name string
	edit func() graph.Edit
}

func editKinds(p *picker) []editKind {
	return []editKind{
		{"rewrite an interest", func() graph.Edit {
			return graph.Update(p.interest().ID, "", graph.Fields{"text": "Wij willen het anders, en schrijven dat op."})
		}},
		{"change an interest's stance", func() graph.Edit {
			i := p.interest()
			topics := append([]graph.TopicStance(nil), i.Topics...)
			topics[0].Stance = (topics[0].Stance+5)%9 - 4
			return graph.Update(i.ID, "", graph.Fields{"topics": topics})
		}},
		{"move an interest to another topic", func() graph.Edit {
			return graph.Update(p.interest().ID, "", graph.Fields{"topics": []graph.TopicStance{{Topic: p.topic(), Stance: 2}}})
		}},
		{"rename an organisation", func() graph.Edit {
			return graph.Update(p.organisation(), "", graph.Fields{"name": "Nieuwe naam"})
		}},
		{"create an interest", func() graph.Edit { return p.newInterest(1) }},
		{"create an interest in two topics", func() graph.Edit { return p.newInterest(2) }},
		{"create an interest in three topics", func() graph.Edit { return p.newInterest(3) }},
		{"create an interest in four topics", func() graph.Edit { return p.newInterest(4) }},
		{"create a dependency", func() graph.Edit {
			depender := p.organisation()
			dependee := p.organisation()
			for dependee == depender {
				dependee = p.organisation()
			}
			return graph.Create(&graph.Dependency{Depender: depender, Dependee: dependee, Importance: 2})
		}},
		{"move an interest from three topics to three others", func() graph.Edit {
			return graph.Update(p.nextWide(), "", graph.Fields{"topics": p.topicStances(3)})
		}},
		{"delete an interest", func() graph.Edit { return graph.Delete(p.takeInterest().ID, "") }},
		{"delete an interest in three topics", func() graph.Edit { return graph.Delete(p.nextWide(), "") }},
	}
}

// picker draws parts of a snapshot, the same in every run.
type picker struct {
	random        *rand.Rand
	interests     []*graph.Interest
	wide          []graph.ID // interests in three topics, the next one first
	topics        []graph.ID
	organisations []graph.ID
}

func newPicker(s *graph.Snapshot) *picker {
	p := &picker{random: rand.New(rand.NewPCG(seed, 0))}
	for i := range graph.Every[*graph.Interest](s) {
		p.interests = append(p.interests, i)
	}
	for t := range graph.Every[*graph.Topic](s) {
		p.topics = append(p.topics, t.ID)
	}
	for o := range graph.Every[*graph.Organisation](s) {
		p.organisations = append(p.organisations, o.ID)
	}
	return p
}

func (p *picker) interest() *graph.Interest { return p.interests[p.random.IntN(len(p.interests))] }

// takeInterest returns one that is not returned again.
func (p *picker) takeInterest() *graph.Interest {
	at := p.random.IntN(len(p.interests))
	taken := p.interests[at]
	p.interests = slices.Delete(p.interests, at, at+1)
	return taken
}

func (p *picker) topic() graph.ID { return p.topics[p.random.IntN(len(p.topics))] }

func (p *picker) organisation() graph.ID {
	return p.organisations[p.random.IntN(len(p.organisations))]
}

// nextWide returns an interest in three topics: each once before it returns one again.
func (p *picker) nextWide() graph.ID {
	p.wide = append(p.wide[1:], p.wide[0])
	return p.wide[len(p.wide)-1]
}

// newInterest makes one in so many topics.
func (p *picker) newInterest(topics int) graph.Edit {
	return graph.Create(&graph.Interest{
		Holder: p.organisation(), Text: "Voor ons telt dat het werk doorgaat.", Topics: p.topicStances(topics),
	})
}

func (p *picker) topicStances(n int) []graph.TopicStance {
	on := make([]graph.TopicStance, 0, n)
	for _, at := range p.random.Perm(len(p.topics))[:n] {
		on = append(on, graph.TopicStance{Topic: p.topics[at], Stance: 3})
	}
	return on
}
