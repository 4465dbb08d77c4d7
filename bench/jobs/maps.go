package jobs

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/graph"
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
	Interplay // as many actors, ambitions and influences as a matrix may have, with a stance of each on each ambition
)

// String returns what a table calls it.
func (m Map) String() string {
	return [...]string{"M", "L", "XL", "L in one collaboration", fmt.Sprintf("%d actors × %d ambitions", actors, ambitions)}[m]
}

// What an interplay has.
const (
	actors    = 300
	ambitions = 1_000
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
	default:
		return viewOf(interplay(actors, ambitions))
	}
}

// Small returns that of a map of the same kind which is small enough to be gone over many times.
func (m Map) Small() (*graph.View, error) {
	const stakeholders = 700
	switch m {
	case Crowded:
		return viewOf(crowd(gen.Entities(stakeholders, seed)))
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

// crowd has every stakeholder take part in one collaboration, which has all ambitions, and be assessed.
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
