package jobs

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/graph"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
)

// seed makes all maps of all runs the same.
const seed = 1

// Map names a map that analyses work on.
type Map int

// The maps.
const (
	M Map = iota // the generated ones
	L
	XL
	Crowded   // L, where all take part in one collaboration
	Met       // likewise, of as many as an operation pays to be told whom to talk with next
	Drafted   // one collaboration with as many records as a document may have
	Answered  // one collaboration about which many filled in every instrument
	Interplay // as many actors, ambitions and influences as a matrix may have, with a stance of each on each ambition
)

// String returns what a table calls it.
func (m Map) String() string {
	return [...]string{
		"M", "L", "XL", "L in one collaboration", fmt.Sprintf("%d in one collaboration", meeting),
		fmt.Sprintf("%d records in one collaboration", process.MostDocumentRecords), fmt.Sprintf("%d answered", respondents), fmt.Sprintf("%d actors × %d ambitions", actors, ambitions),
	}[m]
}

// What an interplay has.
const (
	actors    = 300
	ambitions = 1_000
)

// How many take part, or answer, in other maps.
const (
	meeting     = gen.Size(8_000)
	respondents = 20_000
)

// View returns the owner's view of the map.
func (m Map) View() (*graph.View, error) {
	switch m {
	case M:
		return viewOf(gen.Entities(gen.M, seed))
	case L:
		return viewOf(gen.Entities(gen.L, seed))
	case XL:
		return viewOf(gen.Entities(gen.XL, seed))
	case Crowded:
		return viewOf(crowd(gen.Entities(gen.L, seed)))
	case Met:
		return viewOf(crowd(gen.Entities(meeting, seed)))
	case Drafted:
		return viewOf(draft(process.MostDocumentRecords))
	case Answered:
		return viewOf(survey(respondents))
	default:
		return viewOf(interplay(actors, ambitions))
	}
}

// Small returns that of a map of the same kind which is small enough to be gone over many times.
func (m Map) Small() (*graph.View, error) {
	const stakeholders = 700
	switch m {
	case Crowded, Met:
		return viewOf(crowd(gen.Entities(stakeholders, seed)))
	case Drafted:
		return viewOf(draft(process.MostDocumentRecords / 10))
	case Answered:
		return viewOf(survey(respondents / 50))
	case Interplay:
		return viewOf(interplay(actors/10, ambitions/10))
	default:
		return viewOf(gen.Entities(stakeholders, seed))
	}
}

func viewOf(entities []graph.Entity) (*graph.View, error) {
	f := graph.Foundation{Map: graph.Map{Name: "Generated"}, By: gen.Owner, Entities: entities}
	founding, err := graph.Found(f, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{1})))
	if err != nil {
		return nil, err
	}
	return graph.NewView(founding.Snapshot, graph.SightOf(founding.Snapshot, gen.Owner))
}

func local(prefix string, n int) graph.ID {
	return graph.ID(graph.LocalPrefix + prefix + strconv.Itoa(n))
}

var said = graph.Statement{Origin: graph.OriginObserved, Confidence: 1}

// crowd has every stakeholder take part in one collaboration, which has all ambitions, and be assessed. A part of them
// promised something, and a part was spoken with.
func crowd(all []graph.Entity) []graph.Entity {
	r := rand.New(rand.NewPCG(seed, 0xc40d))
	out := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: local("c", 0)}, Name: "Iedereen samen"}}
	score := func() *int {
		n := 1 + r.IntN(5)
		return &n
	}
	attitudes := []graph.Attitude{graph.AttitudePartner, graph.AttitudeFollower, graph.AttitudeWaiter, graph.AttitudeAvoider, graph.AttitudeOpponent, graph.AttitudeUnknown}
	roles := []graph.Role{graph.RoleCandidate, graph.RoleCandidate, graph.RoleCandidate, graph.RolePartner}
	for _, e := range all {
		out = append(out, e)
		switch e := e.(type) {
		case *graph.Ambition:
			e.Collaboration = local("c", 0)
		case *graph.Organisation, *graph.Individual:
			n := len(out)
			p := &graph.Participation{Record: graph.Record{ID: local("p", n)}, Statement: said, Stakeholder: e.Meta().ID, Role: roles[r.IntN(len(roles))]}
			p.Collaboration = local("c", 0)
			if n < 10 {
				p.Role = graph.RoleInitiator
			}
			a := &graph.Assessment{
				Statement: said, Participation: p.ID, Power: score(), Interest: score(), Legitimacy: score(), Urgency: score(), Impact: score(),
				AttitudeNow: attitudes[r.IntN(len(attitudes))],
			}
			out = append(out, p, a)
			if r.IntN(4) == 0 {
				out = append(out, promise(r, e.Meta().ID), contact(r, e.Meta().ID))
			}
		}
	}
	return out
}

// promise is a commitment of the stakeholder to the one collaboration.
func promise(r *rand.Rand, who graph.ID) *graph.Commitment {
	c := &graph.Commitment{Statement: said, Stakeholder: who, Text: "tijd en vervoer", Status: graph.CommitmentPromised}
	c.Collaboration = local("c", 0)
	if r.IntN(10) == 0 {
		c.Status = graph.CommitmentWithdrawn
	}
	return c
}

// contact is a conversation with the stakeholder about the one collaboration, on which something is to follow.
func contact(r *rand.Rand, with graph.ID) *graph.Contact {
	c := &graph.Contact{Statement: said, With: []graph.ID{with}, At: today.AddDate(0, 0, -r.IntN(300)), FollowUp: "terugbellen"}
	c.Collaboration = local("c", 0)
	if due := c.At.AddDate(0, 0, r.IntN(300)); r.IntN(3) > 0 {
		c.FollowUpAt = &due
	}
	return c
}

// draft has a collaboration of about so many records: parties with an interest and a stance on each ambition, ambitions,
// commitments, actions and conversations.
func draft(records int) []graph.Entity {
	r := rand.New(rand.NewPCG(seed, 0xd4af))
	out := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: local("c", 0)}, Name: "Samen schrijven"}}
	n := records / 4
	for k := range n {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: local("a", k)}, Name: fmt.Sprintf("ambitie %04d", k), Collaboration: local("c", 0)})
	}
	for i := range n {
		who := local("o", i)
		p := &graph.Participation{Statement: said, Stakeholder: who, Role: graph.RolePartner}
		p.Collaboration = local("c", 0)
		out = append(out, &graph.Organisation{Record: graph.Record{ID: who}, Name: fmt.Sprintf("partij %04d", i)}, p,
			&graph.Interest{Statement: said, Holder: who, Text: fmt.Sprintf("belang %04d", i)})
		if i%2 == 0 {
			out = append(out, promise(r, who), contact(r, who))
		} else {
			out = append(out, contact(r, who), &graph.Action{Name: fmt.Sprintf("actie %04d", i), Collaboration: local("c", 0), Leader: who})
		}
		for k := range n {
			stance := r.IntN(9) - 4
			if r.IntN(5) > 0 {
				out = append(out, &graph.Position{Statement: said, Stakeholder: who, Ambition: local("a", k), Stance: &stance})
			}
		}
	}
	return out
}

// survey has every respondent answer every question of every instrument about one collaboration.
func survey(respondents int) []graph.Entity {
	r := rand.New(rand.NewPCG(seed, 0x5c45))
	out := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: local("c", 0)}, Name: "Samen terugkijken"}}
	for n := range respondents {
		for _, i := range instrument.Standard().All() {
			s := &graph.Scan{Statement: said, Instrument: i.Key}
			s.Author, s.Collaboration, s.StatedAt = graph.PrincipalID(fmt.Sprint("lid", n)), local("c", 0), today.AddDate(0, 0, -r.IntN(300))
			for q := range i.Questions() {
				s.Answers = append(s.Answers, graph.Answer{Question: q.Key, Value: q.Scale.Values[r.IntN(len(q.Scale.Values))].Key})
			}
			out = append(out, s)
		}
	}
	return out
}

// interplay has every actor influence every other, and say where it stands on every ambition, on some day of three years.
func interplay(actors, ambitions int) []graph.Entity {
	r := rand.New(rand.NewPCG(seed, 0x3ac7))
	var out []graph.Entity
	for i := range actors {
		out = append(out, &graph.Organisation{Record: graph.Record{ID: local("o", i)}, Name: fmt.Sprintf("actor %03d", i)})
	}
	for k := range ambitions {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: local("a", k)}, Name: fmt.Sprintf("ambition %04d", k)})
	}
	first := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range actors {
		for j := range actors {
			if i != j {
				out = append(out, &graph.Influence{Statement: said, Influencer: local("o", i), Influenced: local("o", j), Strength: r.IntN(5)})
			}
		}
		for k := range ambitions {
			stance := r.IntN(9) - 4
			p := &graph.Position{Statement: said, Stakeholder: local("o", i), Ambition: local("a", k), Stance: &stance}
			p.StatedAt = first.AddDate(0, 0, r.IntN(1_000))
			out = append(out, p)
		}
	}
	return out
}
