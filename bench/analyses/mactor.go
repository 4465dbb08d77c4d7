package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"

	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// The interplay that is measured, and how large.
const (
	actors     = 200
	objectives = 100
)

// mactor measures all of MACTOR, from the statements of a view; the peer has its matrices ready.
func (m *measurement) mactor() error {
	v, err := viewOf(graph.Foundation{Map: graph.Map{Name: "Interplay"}, By: "owner", Entities: interplay()})
	if err != nil {
		return err
	}
	var found float64
	ours, err := median(rounds, func() (func() error, error) {
		fresh, err := graph.NewView(v.Snapshot, v.Sight())
		return func() (err error) {
			found, err = interplayOf(fresh)
			return err
		}, err
	})
	if err != nil {
		return err
	}
	all, err := analysis.MactorOf(v, analysis.MactorOptions{})
	if err != nil {
		return err
	}
	positions, err := all.Positions(2)
	if err != nil {
		return err
	}
	file, err := m.write("mactor", func(line func(...any)) {
		for i, row := range all.DirectInfluence() {
			var numbers []any
			for _, x := range row {
				numbers = append(numbers, x)
			}
			for _, x := range positions[i] {
				numbers = append(numbers, *x)
			}
			line(numbers...)
		}
	})
	if err != nil {
		return err
	}
	for _, how := range []struct{ what, name string }{{"mactor", "as the formulas stand"}, {"mactor-products", "as matrix products"}} {
		theirs, err := m.peer.ask(how.what, file, rounds)
		if err != nil {
			return err
		}
		if math.Abs(found-theirs.Found) > 1e-9*math.Abs(found) {
			return fmt.Errorf("all numbers add up to %v, and the peer's to %v", found, theirs.Found)
		}
		m.Add(report.Figure{
			Name: fmt.Sprintf("MACTOR, %d actors × %d objectives, NumPy %s / ours", actors, objectives, how.name), Value: theirs.median() / ours,
			Unit: "×", Wanted: report.Least(1), Note: milliseconds(theirs.median()) + " and " + milliseconds(ours) + ", ours from the statements",
		})
	}
	return nil
}

// interplayOf makes everything, and returns the sum of strengths and of what actors and ambitions have in all orders.
func interplayOf(v *graph.View) (sum float64, err error) {
	m, err := analysis.MactorOf(v, analysis.MactorOptions{})
	if err != nil {
		return 0, err
	}
	for i, a := range m.Actors() {
		sum += float64(i+1) * (a.Strength + a.MaximumStrength)
	}
	for order := 1; order <= analysis.MostOrder; order++ {
		for _, matrix := range []func(int) ([][]float64, error){m.Convergence, m.Divergence, m.AmbitionConvergence, m.AmbitionDivergence} {
			rows, err := matrix(order)
			if err != nil {
				return 0, err
			}
			for _, row := range rows {
				for _, x := range row {
					sum += x
				}
			}
		}
	}
	return sum, nil
}

func interplay() []graph.Entity {
	r := rand.New(rand.NewPCG(seed, 0x3ac7))
	id := func(prefix string, n int) graph.ID { return graph.ID(graph.LocalPrefix + prefix + strconv.Itoa(n)) }
	said := graph.Statement{Origin: graph.OriginObserved, Confidence: 1}
	var out []graph.Entity
	for i := range actors {
		out = append(out, &graph.Organisation{Record: graph.Record{ID: id("o", i)}, Name: fmt.Sprintf("actor %03d", i)})
	}
	for k := range objectives {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: id("a", k)}, Name: fmt.Sprintf("objective %03d", k)})
	}
	for i := range actors {
		for j := range actors {
			if strength := r.IntN(5); i != j && strength > 0 {
				out = append(out, &graph.Influence{Statement: said, Influencer: id("o", i), Influenced: id("o", j), Strength: strength})
			}
		}
		for k := range objectives {
			stance := r.IntN(9) - 4
			out = append(out, &graph.Position{Statement: said, Stakeholder: id("o", i), Ambition: id("a", k), Stance: &stance})
		}
	}
	return out
}
