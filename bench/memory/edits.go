package main

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

// editsPerKind is how many edits of each kind a figure rests on.
const editsPerKind = 1000

// edits measures what [graph.Snapshot.Advance] allocates for one edit, by what the edit does.
func (m *measurement) edits(s *graph.Snapshot) error {
	for _, kind := range editKinds(s) {
		events := make([]*graph.Event, editsPerKind)
		for i := range events {
			var err error
			if events[i], err = m.event(s, kind.edit()); err != nil {
				return fmt.Errorf("%s: %w", kind.name, err)
			}
		}
		bytes, err := allocated(s, events)
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

// event returns the event that the owner's edit makes on top of the snapshot.
func (m *measurement) event(s *graph.Snapshot, edit graph.Edit) (*graph.Event, error) {
	change := graph.Change{Map: s.Head().Map, Principal: gen.Owner, Edits: []graph.Edit{edit}}
	proposal, err := graph.Propose(s, &change, time.Now(), m.ids)
	if err != nil {
		return nil, err
	}
	return &proposal.Event, proposal.Event.Seal(s.Head().Number, s.Head().Hash, m.ids)
}

// allocated returns the mean number of bytes that following one of the events takes. Each follows s itself.
func allocated(s *graph.Snapshot, events []*graph.Event) (float64, error) {
	var before, after runtime.MemStats
	var last *graph.Snapshot
	runtime.ReadMemStats(&before)
	for _, e := range events {
		var err error
		if last, err = s.Advance(e); err != nil {
			return 0, err
		}
	}
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(last)
	return float64(after.TotalAlloc-before.TotalAlloc) / float64(len(events)), nil
}

// editKind is one thing that people do to a map, and how to do it to a random part of it.
type editKind struct {
	name string
	edit func() graph.Edit
}

func editKinds(s *graph.Snapshot) []editKind {
	p := newPicker(s)
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
		{"create a dependency", func() graph.Edit {
			// The first organisation depends on nobody else by that: whoever it is, it is not one of the picked ones.
			return graph.Create(&graph.Dependency{Depender: p.organisations[0], Dependee: p.organisation(), Importance: 2})
		}},
		{"delete an interest", func() graph.Edit { return graph.Delete(p.interest().ID, "") }},
	}
}

// picker draws parts of a snapshot, the same in every run.
type picker struct {
	random        *rand.Rand
	interests     []*graph.Interest
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

func (p *picker) topic() graph.ID { return p.topics[p.random.IntN(len(p.topics))] }

// organisation returns any but the first one.
func (p *picker) organisation() graph.ID {
	return p.organisations[1+p.random.IntN(len(p.organisations)-1)]
}

// newInterest makes one in so many topics.
func (p *picker) newInterest(topics int) graph.Edit {
	i := &graph.Interest{Holder: p.organisation(), Text: "Voor ons telt dat het werk doorgaat."}
	for _, at := range p.random.Perm(len(p.topics))[:topics] {
		i.Topics = append(i.Topics, graph.TopicStance{Topic: p.topics[at], Stance: 3})
	}
	return graph.Create(i)
}
