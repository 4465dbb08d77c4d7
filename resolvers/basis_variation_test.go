package resolvers_test

import (
	"math/rand/v2"

	"raakvlak/graph"
)

// vary makes another map of the example: it draws anew what statements say of how much, and some of whom they are about.
func vary(stated []graph.Stated, r *rand.Rand) {
	var who []graph.ID
	for _, s := range stated {
		if d, is := s.(*graph.Dependency); is {
			who = append(who, d.Depender, d.Dependee)
		}
	}
	for _, s := range stated {
		switch s := s.(type) {
		case *graph.Interest:
			for i := range s.Topics {
				s.Topics[i].Stance = r.IntN(9) - 4
			}
		case *graph.Position:
			if s.Stance != nil {
				s.Stance = new(r.IntN(9) - 4)
			}
		case *graph.Dependency:
			s.Importance, s.Replaceability = 1+r.IntN(4), nil
			if r.IntN(2) == 0 {
				s.Replaceability = new(float64(r.IntN(5)) / 4)
			}
			elsewhere(r, who, &s.Depender, &s.Dependee)
		case *graph.Influence:
			s.Strength = r.IntN(5)
			elsewhere(r, who, &s.Influencer, &s.Influenced)
		case *graph.Tie:
			s.Strength = 1 + r.IntN(4)
			elsewhere(r, who, &s.A, &s.B)
		case *graph.Offer:
			s.Willing = nil
			if r.IntN(3) > 0 {
				s.Willing = new(r.IntN(2) == 0)
			}
		case *graph.Assessment:
			for _, score := range []**int{&s.Power, &s.Interest, &s.Legitimacy, &s.Urgency, &s.Impact} {
				*score = nil
				if r.IntN(4) > 0 {
					*score = new(1 + r.IntN(5))
				}
			}
		}
	}
}

// elsewhere has one of two that are joined lead from or to others.
func elsewhere(r *rand.Rand, who []graph.ID, from, to *graph.ID) {
	if r.IntN(2) == 0 {
		return
	}
	if a, b := who[r.IntN(len(who))], who[r.IntN(len(who))]; a != b {
		*from, *to = a, b
	}
}

// fewer leaves out some of the statements, in one map few of them and in another many.
func (d *dismantling) fewer(ids []graph.ID) {
	share := d.random.Float64()
	for _, id := range ids {
		if d.random.Float64() < share && d.view.Find(id) != nil {
			d.apply(graph.Delete(id, ""))
		}
	}
}
