package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// The suggestion of partners that is measured: every stakeholder of M is a candidate.
const (
	needed      = 40
	carriers    = 3 // partners that bring nothing, from whom the introductions go
	mostOffered = 3 // by each candidate, of what is needed
)

// suggestions measures the set of partners that is suggested when there are too many candidates for the smallest one,
// beside all pairs of the same map.
func (m *measurement) suggestions() error {
	f := gen.Foundation(gen.M, seed)
	f.Entities = append(f.Entities, needy(gen.M)...)
	v, err := viewOf(f)
	if err != nil {
		return err
	}
	fresh := func() (*graph.View, error) { return graph.NewView(v.Snapshot, v.Sight()) }
	a, err := analysis.Align(v, analysis.AlignmentOptions{Of: analysis.SubjectInterests})
	if err != nil {
		return err
	}
	var ours, allPairs []float64
	var found *process.Suggestions
	for range rounds { // in turn, as what else the machine does changes
		took, err := median(1, func() (func() error, error) {
			v, err := fresh()
			return func() (err error) {
				found, err = suggested(v)
				return err
			}, err
		})
		if err != nil {
			return err
		}
		ours = append(ours, took)
		if took, err = median(1, func() (func() error, error) {
			return func() error {
				_, err := a.TopOfEach(nearest, analysis.PairHighestScore)
				return err
			}, nil
		}); err != nil {
			return err
		}
		allPairs = append(allPairs, took)
	}
	if err := carriesItsBound(found); err != nil {
		return err
	}
	mine, theirs := report.Median(ours), report.Median(allPairs)
	m.Add(report.Figure{
		Name:  fmt.Sprintf("suggested partners, %d candidates × %d needs, of all pairs, top %d each, %s", len(found.Candidates), needed, nearest, gen.M),
		Value: mine / theirs, Unit: "×", Wanted: report.Most(10),
		Note: fmt.Sprintf("%s and %s; %d members, at most %s times the fewest", milliseconds(mine), milliseconds(theirs),
			len(found.Sets[0].Members), report.Number(found.Bound)),
	})
	return nil
}

// suggested gathers the process and looks for one set.
func suggested(v *graph.View) (*process.Suggestions, error) {
	for c := range graph.Every[*graph.Collaboration](v.Snapshot) {
		p, err := process.Of(v, c.ID, analysis.Work{})
		if err != nil {
			return nil, err
		}
		return p.Suggestions("", 1)
	}
	return nil, errors.New("the map has no collaboration")
}

// carriesItsBound checks that what was measured is what was meant: one greedy set of all candidates that leaves no need
// open, with H(n) for its bound.
func carriesItsBound(s *process.Suggestions) error {
	bound := 0.0
	for n := range needed {
		bound += 1 / float64(n+1)
	}
	brought := map[graph.ID]bool{}
	for _, set := range s.Sets {
		for _, member := range set.Members {
			for _, r := range member.Brings {
				brought[r.ID] = true
			}
		}
	}
	if s.Exact || len(s.Sets) != 1 || len(s.Candidates) != int(gen.M) || len(brought) != needed || s.Bound < bound-1e-9 || s.Bound > bound+1e-9 {
		return fmt.Errorf("exact %t, %d sets that bring %d needs, %d candidates, bound %v; want one greedy set of %d that brings %d, with %v",
			s.Exact, len(s.Sets), len(brought), len(s.Candidates), s.Bound, gen.M, needed, bound)
	}
	return nil
}

// needy is a collaboration whose ambition needs what each stakeholder of a generated map of the size brings a little of.
func needy(size gen.Size) []graph.Entity {
	r := rand.New(rand.NewPCG(seed, 0x5e7))
	id := func(prefix string, n int) graph.ID { return graph.ID(graph.LocalPrefix + prefix + strconv.Itoa(n)) }
	said := graph.Statement{Origin: graph.OriginObserved, Confidence: 1}
	c := &graph.Collaboration{Record: graph.Record{ID: id("collaboration", 0)}, Name: "Table"}
	whole := &graph.Ambition{Record: graph.Record{ID: id("whole", 0)}, Name: "Whole", Collaboration: c.ID}
	out := []graph.Entity{c, whole}
	for n := range needed {
		out = append(out, &graph.Resource{Record: graph.Record{ID: id("need", n)}, Name: fmt.Sprintf("need %02d", n)})
		whole.Needs = append(whole.Needs, graph.Need{Resource: id("need", n)})
	}
	for n := range carriers {
		context := said
		context.Collaboration = c.ID
		out = append(out, &graph.Organisation{Record: graph.Record{ID: id("carrier", n)}, Name: fmt.Sprintf("carrier %d", n), Sector: graph.SectorPublic},
			&graph.Participation{Statement: context, Stakeholder: id("carrier", n), Role: graph.RolePartner, Engagement: graph.EngagementEngaged},
			&graph.Tie{Statement: said, A: id("carrier", n), B: id("s", n), Kind: graph.TieWorksWith, Strength: 2})
	}
	for n := range int(size) {
		for _, what := range r.Perm(needed)[:1+r.IntN(mostOffered)] {
			out = append(out, &graph.Offer{Statement: said, Stakeholder: id("s", n), Resource: id("need", what)})
		}
	}
	return out
}
